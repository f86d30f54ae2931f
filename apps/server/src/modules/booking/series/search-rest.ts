import { shiftSeries, type Candidate } from '@luukku/domain/booking'
import {
  addDays,
  daysBetween,
  fromHelsinki,
  toHelsinkiDate,
  toHelsinkiTime,
  toInstant,
  type LocalDate,
} from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import { listAppointments, type AppointmentRow } from '../../plan/index.ts'
import { latestOf } from '../bookable-needs.ts'
import { farthestDays } from '../offers/offer-book.ts'
import { findCandidates } from '../find-candidates.ts'
import { listRest } from './list-rest.ts'
import { firstDayOf } from '../offers/first-day.ts'

/** A first time, and where the rest of the series goes with it. */
export interface RestMove {
  readonly to: Candidate
  readonly later: readonly { readonly appointmentId: string; readonly fromMs: number; readonly toMs: number }[]
  readonly insideLimit: boolean
}

/** The first of the moved times lies in these weeks from the first day. */
const weeksAhead = 8
const toleranceDays = 2
const mostProfessionals = 4

/** The days on which a time so many days after may lie. */
const nearDays = (first: LocalDate, days: number) =>
  Array.from({ length: 2 * toleranceDays + 1 }, (_, at) => addDays(first, days + at - toleranceDays))

const clockAway = (one: Candidate, old: AppointmentRow) => Math.abs(clockOf(one.fromMs) - clockOf(old.from.getTime()))
const clockOf = (ms: number) => toHelsinkiTime(toInstant(ms)).minuteOfDay

/**
 * Other times for one of a series and all that come after it: whole moves only. Days between them stay as they are, a day or
 * two give way; each move is with one professional in one way. What the series itself has counts as free, as long as the
 * professional and the way stay.
 *
 * @param o.limit  how many moves at most, those nearest the old time first and one a day of a professional
 * @param o.from   the first day on which the first of the moved times may be; else today
 * @returns and the most of them in a row that could be found, where no whole move is
 */
export async function searchRest(
  tx: ReadTx,
  old: AppointmentRow,
  o: { limit: number; from?: string | undefined },
): Promise<{ moves: RestMove[]; rest: AppointmentRow[]; longest: number }> {
  const [rest, afterMs] = [await listRest(tx, old), await endOfEarlier(tx, old)]
  const dayOf = ({ from }: AppointmentRow) => toHelsinkiDate(toInstant(from))
  const after = rest.map((one) => daysBetween(dayOf(old), dayOf(one)))
  const today = toHelsinkiDate(toInstant(tx.at))
  const first = firstDayOf(o.from, today)
  if (daysBetween(today, first) > farthestDays) return { moves: [], rest, longest: 0 }
  const span = (after.at(-1) ?? 0) + toleranceDays
  const find = async (from: LocalDate, to: LocalDate, onlyStaffId?: string): Promise<Candidate[]> => {
    const [found = []] = await findCandidates(tx, [{ id: old.need_id, service: old.service }], {
      personId: old.person_id,
      turn: 0,
      from: new Date(fromHelsinki(from, '00:00')),
      to: new Date(fromHelsinki(to, '00:00')),
      noticeMinutes: 60,
      movingId: old.id,
      ...(onlyStaffId === undefined ? {} : { onlyStaffId }),
    })
    return [...found].sort((a, b) => a.fromMs - b.fromMs)
  }
  const own = [old, ...rest].map((one) => ({
    needId: old.need_id,
    staffId: one.staff_id,
    unitId: one.unit_id,
    mode: one.mode,
    day: dayOf(one),
    fromMs: one.from.getTime(),
    toMs: one.to.getTime(),
  }))
  const nearby = dayOf(old) > addDays(first, 7) ? addDays(dayOf(old), -7) : first
  const begins = await find(nearby, addDays(nearby, 21))
  // Their own professional first: what a course of therapy rests on.
  const staffIds = [...new Set([old.staff_id, ...begins.map(({ staffId }) => staffId)])].slice(0, mostProfessionals)
  const moves: RestMove[] = []
  let longest = 0
  const latest = await latestDay(tx, old.need_id)
  const lastBegin = addDays(first, weeksAhead * 7)
  for (const staffId of staffIds) {
    const free = [...(await find(first, addDays(lastBegin, span), staffId)), ...own.slice(1)].filter(
      (one) => one.staffId === staffId,
    )
    const byPlace = Map.groupBy(free, ({ day, mode }) => `${day} ${mode}`)
    for (const place of byPlace.values()) {
      // The hour they are used to, on another day.
      const [to] = place
        .filter((one) => one.fromMs >= afterMs && !(one.fromMs === old.from.getTime() && one.mode === old.mode))
        .sort((a, b) => clockAway(a, old) - clockAway(b, old) || a.fromMs - b.fromMs)
      if (!to || to.day < first || to.day >= lastBegin) continue
      const near = after.flatMap((days) =>
        nearDays(to.day, days).flatMap((day) => byPlace.get(`${day} ${to.mode}`) ?? []),
      )
      const { times, isWhole } = shiftSeries(to, near, after, toleranceDays)
      longest = Math.max(longest, times.length)
      if (!isWhole) continue
      const later = times.slice(1).map(({ fromMs, toMs }, at) => ({ appointmentId: rest[at]?.id ?? '', fromMs, toMs }))
      moves.push({ to, later, insideLimit: latest === undefined || to.day <= latest })
    }
  }
  const away = ({ to }: RestMove) => Math.abs(to.fromMs - old.from.getTime())
  const byOwn = ({ to }: RestMove) => Number(to.staffId !== old.staff_id)
  return {
    moves: moves
      .sort((a, b) => byOwn(a) - byOwn(b) || away(a) - away(b) || a.to.fromMs - b.to.fromMs)
      .slice(0, o.limit),
    rest,
    longest,
  }
}

/** When the last of the series before this one ends: what comes later in it stays later. */
async function endOfEarlier(tx: ReadTx, old: AppointmentRow): Promise<number> {
  const all = await listAppointments(tx, { needIds: [old.need_id] })
  const before = all.filter(
    ({ series_id, status, from }) =>
      series_id === old.series_id && from < old.from && status !== 'cancelled' && status !== 'moved',
  )
  return Math.max(0, ...before.map(({ to }) => to.getTime()))
}

async function latestDay(tx: ReadTx, needId: string): Promise<LocalDate | undefined> {
  const need = await tx.first(
    sql<{ real_life_date: LocalDate | null; legal_due_date: LocalDate | null }>`
      select real_life_date, legal_due_date from need where id = ${needId}`,
  )
  return need && latestOf(need)
}
