import type { Candidate, Mode, Span } from '@luukku/domain/booking'
import { breakOfShift, freeSpans, isInside, listStarts } from '@luukku/domain/booking'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'

export interface TimesWanted {
  needId: string
  personId: string
  service: string
  modes?: readonly Mode[]
  language?: string
  municipality?: string
  staffId?: string
  from: Date
  to: Date
  /** Minutes from now before which nothing is offered. */
  noticeMinutes?: number
  /** The time of this appointment counts as free: it is being moved. */
  movingId?: string
}

interface ShiftRow {
  staff_id: string
  unit_id: string
  from: Date
  to: Date
  modes: Mode[]
  service_modes: Mode[]
  duration_minutes: number
  municipality_code: string | null
}

const gridMinutes = 15
const mostAtOnce = 3
const spanOf = (row: { from: Date; to: Date }): Span => ({ fromMs: row.from.getTime(), toMs: row.to.getTime() })

/**
 * Free times for one need: receptions of professionals who may give the service, minus absences, rests, what is booked,
 * and what the person has booked, also where the caller may not see it.
 */
export async function findCandidates(tx: ReadTx, wanted: TimesWanted): Promise<Candidate[]> {
  const shifts = await listReceptions(tx, wanted)
  const staffIds = [...new Set(shifts.map(({ staff_id }) => staff_id))]
  const during = sql`tstzrange(${wanted.from}, ${wanted.to})`
  const busy = await tx.rows(
    sql<{ staff_id: string; from: Date; to: Date }>`
      select staff_id, lower(during) as from, upper(during) as to from busy_times(${staffIds}::uuid[], ${during})
      union all
      select staff_id, lower(during), upper(during) from shift
      where kind = 'absence' and staff_id = any (${staffIds}::uuid[]) and during && ${during}`,
  )
  const own = (
    await tx.rows(
      sql<{
        from: Date
        to: Date
      }>`select lower(during) as from, upper(during) as to from person_busy_times(${wanted.personId}, ${during})`,
    )
  ).map(spanOf)
  const moving =
    wanted.movingId === undefined
      ? []
      : await tx.rows(
          sql<{
            from: Date
            to: Date
          }>`select lower(during) as from, upper(during) as to from appointment where id = ${wanted.movingId}`,
        )
  const isMoved = (span: Span) => moving.some((m) => m.from.getTime() === span.fromMs && m.to.getTime() === span.toMs)
  const earliestMs = Math.max(tx.at.getTime() + (wanted.noticeMinutes ?? 0) * 60_000, wanted.from.getTime())
  const busyOf = Map.groupBy(busy, ({ staff_id }) => staff_id)
  const seen = new Map<string, number>()
  return shifts.flatMap((shift) => {
    const span = spanOf(shift)
    const day = toHelsinkiDate(toInstant(span.fromMs))
    const rest = breakOfShift(span)
    const taken = (busyOf.get(shift.staff_id) ?? []).map(spanOf)
    const free = freeSpans([span], [...taken, ...own.filter((s) => !isMoved(s)), ...(rest === undefined ? [] : [rest])])
    return shift.modes
      .filter(
        (mode) => shift.service_modes.includes(mode) && (wanted.modes === undefined || wanted.modes.includes(mode)),
      )
      .filter(
        (mode) =>
          mode !== 'onsite' || wanted.municipality === undefined || wanted.municipality === shift.municipality_code,
      )
      .flatMap((mode) =>
        listStarts(free, shift.duration_minutes, gridMinutes, earliestMs)
          .filter((time) => isAmongFirst(seen, `${String(time.fromMs)} ${mode} ${shift.unit_id}`))
          .map((time) => ({
            ...time,
            needId: wanted.needId,
            staffId: shift.staff_id,
            unitId: shift.unit_id,
            mode,
            day,
          })),
      )
  })
}

/** Many professionals of one unit free at the same moment add nothing to an offer: a few of them are enough. */
function isAmongFirst(seen: Map<string, number>, key: string): boolean {
  const count = seen.get(key) ?? 0
  seen.set(key, count + 1)
  return count < mostAtOnce
}

async function listReceptions(tx: ReadTx, w: TimesWanted): Promise<ShiftRow[]> {
  return tx.rows(sql<ShiftRow>`
    select s.staff_id, s.unit_id, lower(s.during) as from, upper(s.during) as to, s.modes, v.modes as service_modes, v.duration_minutes,
      u.municipality_code
    from shift s join staff_member m on m.id = s.staff_id and m.active join unit u on u.id = s.unit_id
      join service v on v.county_id = s.county_id and v.code = ${w.service} and v.bookable
    where s.county_id = ${tx.actor.county} and s.kind = 'reception' and s.during && tstzrange(${w.from}, ${w.to})
      and m.professions && v.professions and (cardinality(s.services) = 0 or v.code = any (s.services))
      and (v.register not in ('health', 'social') or v.register = any (m.registers) or 'both' = any (m.registers))
      and (${w.language ?? null}::text is null or ${w.language ?? null} = any (m.languages))
      and (${w.staffId ?? null}::uuid is null or m.id = ${w.staffId ?? null}::uuid)
    order by lower(s.during), s.staff_id`)
}

/** The unit where this professional can give the service at this time and in this mode; undefined when not. */
export async function findUnitOf(
  tx: ReadTx,
  item: { service: string; staffId: string; mode: Mode; start: Date; end: Date },
): Promise<{ unitId: string; durationMinutes: number } | undefined> {
  const shifts = await listReceptions(tx, {
    needId: '',
    personId: '',
    service: item.service,
    staffId: item.staffId,
    from: item.start,
    to: item.end,
  })
  const absences = await tx.rows(
    sql<{ from: Date; to: Date }>`select lower(during) as from, upper(during) as to from shift
      where kind = 'absence' and staff_id = ${item.staffId} and during && tstzrange(${item.start}, ${item.end})`,
  )
  const found = shifts.find((shift) => {
    const rest = breakOfShift(spanOf(shift))
    const free = freeSpans([spanOf(shift)], [...absences.map(spanOf), ...(rest === undefined ? [] : [rest])])
    return (
      shift.modes.includes(item.mode) &&
      shift.service_modes.includes(item.mode) &&
      isInside({ fromMs: item.start.getTime(), toMs: item.end.getTime() }, free)
    )
  })
  return found && { unitId: found.unit_id, durationMinutes: found.duration_minutes }
}
