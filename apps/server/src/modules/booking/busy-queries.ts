import { sql } from 'kysely'
import type { Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../platform/db.ts'

const spanColumns = sql.raw(
  `(extract(epoch from lower(during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(during)) * 1000)::float8 as "toMs"`,
)

/** What these professionals and this person have booked, as spans alone: also what the caller may not see. */
export async function listBusyTimes(
  tx: ReadTx,
  staffIds: readonly string[],
  personId: string,
  from: Date,
  to: Date,
): Promise<{ busyOf: Map<string, Span[]>; own: Span[] }> {
  const rows = await tx.rows(sql<Span & { staff_id: string | null }>`
    select staff_id, ${spanColumns} from busy_times(${[...staffIds]}::uuid[], tstzrange(${from}, ${to}))
    union all
    select null, ${spanColumns} from person_busy_times(${personId}, tstzrange(${from}, ${to}))`)
  const busyOf = new Map<string, Span[]>()
  const own: Span[] = []
  for (const { staff_id, fromMs, toMs } of rows) {
    const list = staff_id === null ? own : (busyOf.get(staff_id) ?? [])
    list.push({ fromMs, toMs })
    if (staff_id !== null) busyOf.set(staff_id, list)
  }
  return { busyOf, own }
}

/** The span of an appointment that is being moved. */
export const findMovedTime = (tx: ReadTx, appointmentId: string) =>
  tx.first(sql<Span>`select ${spanColumns} from appointment where id = ${appointmentId}`)
