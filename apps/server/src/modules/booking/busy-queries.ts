import { sql, type RawBuilder } from 'kysely'
import type { Span } from '@luukku/domain/booking'
import type { TakenSpan } from './calendars/booked-times.ts'
import type { ReadTx } from '../../platform/db.ts'

const spanColumns = sql.raw(
  `(extract(epoch from lower(during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(during)) * 1000)::float8 as "toMs"`,
)

/**
 * What this person has booked: also what the caller may not see, as spans alone. Where a time is, on site or at home, is told of those that
 * the caller may see, by the wall of the rows: the way from there can be kept free without telling of any other.
 */
export async function listOwnBusyTimes(tx: ReadTx, personId: string, from: Date, to: Date): Promise<TakenSpan[]> {
  const rows = await tx.rows(sql<Span & { where: { unitId?: string; home?: string } | null }>`
    select ${spanColumns}, (select case when a.mode = 'onsite' then jsonb_build_object('unitId', a.unit_id)
        else jsonb_build_object('home', coalesce((select n.municipality_code from need n where n.id = a.need_id), '')) end
      from appointment a
      where a.person_id = ${personId} and a.during && b.during and a.mode in ('onsite', 'home') and is_taken(a.status) limit 1) as "where"
    from (${ownBusy(tx, personId, sql`tstzrange(${from}, ${to})`)}) b`)
  return rows.map(({ where, ...span }) => ({ ...span, ...where }))
}

/**
 * What the person has booked. Who acts for another is not shown a gap where something lies that they may not know of: they
 * see what they may see, and what once went before their eyes; the database refuses the rest as a lost race.
 */
function ownBusy(tx: ReadTx, personId: string, during: RawBuilder<unknown>): RawBuilder<unknown> {
  const { actor } = tx
  if (actor.kind !== 'resident' || actor.personId === personId)
    return sql`select during from person_busy_times(${personId}, ${during})`
  return sql`
    select during from appointment where person_id = ${personId} and during && ${during} and is_taken(status)
    union all select during from lost_time where person_id = ${personId} and during && ${during}`
}

/** The span of an appointment that is being moved, and whether it was booked without the interpreter it asks for. */
export const findMovedTime = (tx: ReadTx, appointmentId: string) =>
  tx.first(
    sql<
      Span & { withoutInterpreter: boolean }
    >`select ${spanColumns}, without_interpreter as "withoutInterpreter" from appointment where id = ${appointmentId}`,
  )
