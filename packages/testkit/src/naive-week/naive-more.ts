import { lackedBy, type Candidate, type SeriesWish } from '@luukku/domain/booking'
import { addDays, daysBetween, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { SessionSearch } from '../../../../apps/server/src/modules/booking/groups/session-candidates.ts'
import { canCome } from './work-of.ts'

/** Whether a series can be whole: every way to choose its days is tried. */
export function hasSeries(first: Candidate, free: readonly Candidate[], wish: SeriesWish): boolean {
  const days = new Set(
    free.filter(({ staffId, mode }) => staffId === first.staffId && mode === first.mode).map(({ day }) => day),
  )
  let ends = new Set([first.day])
  for (let number = 1; number < wish.count; number++) {
    const target = addDays(first.day, number * wish.everyDays)
    ends = new Set(
      [...days].filter(
        (day) => Math.abs(daysBetween(target, day)) <= wish.toleranceDays && [...ends].some((before) => before < day),
      ),
    )
  }
  return ends.size > 0
}

/** What is wrong with a series that is said to be whole. */
export function faultOfSeries(times: readonly Candidate[], wish: SeriesWish): string | undefined {
  const [first] = times
  if (!first || times.length !== wish.count) return 'not so many'
  return times.every(({ day, staffId, mode }, number) => {
    const target = addDays(first.day, number * wish.everyDays)
    const isNear = Math.abs(daysBetween(target, day)) <= wish.toleranceDays
    const before = times[number - 1]
    return isNear && staffId === first.staffId && mode === first.mode && (before === undefined || before.day < day)
  })
    ? undefined
    : 'a time that does not fit'
}

/** Sessions of a group that a person can come to, one by one. */
export function sessionsNaively(service: string, o: SessionSearch, minutes: Parameters<typeof canCome>[3]): string[] {
  const { wanted, book, visit } = o
  return o.sessions.flatMap((one) => {
    const member = book.staff.get(one.staffId)
    const span = { fromMs: one.fromMs, toMs: one.toMs }
    const isThere = one.mode === 'onsite'
    if (one.service !== service || one.fromMs < o.fromMs) return []
    if (wanted.onlyStaffId !== undefined && wanted.onlyStaffId !== one.staffId) return []
    if (wanted.modes?.includes(one.mode) === false) return []
    if (wanted.language !== undefined && member?.languages.includes(wanted.language) !== true) return []
    if (visit.method !== null && member?.competences.includes(visit.method) !== true) return []
    if (isThere && wanted.municipality !== undefined)
      if (book.units.get(one.unitId)?.municipality_code !== wanted.municipality) return []
    if (isThere && lackedBy(visit.place_wishes, one.features).length > 0) return []
    if (wanted.days?.has(toHelsinkiDate(toInstant(one.fromMs))) === false) return []
    if (!canCome(o.own, span, isThere ? { unitId: one.unitId } : undefined, minutes)) return []
    return [`${one.staffId} ${one.unitId} ${String(one.fromMs)}`]
  })
}
