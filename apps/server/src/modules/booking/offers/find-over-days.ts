import type { Candidate } from '@luukku/domain/booking'
import type { LocalDate } from '@luukku/domain/time'
import { lookAheadDays, planDays } from './offer-book.ts'

/** Priced days looked at one batch after the other, in the order of the policy: the first ones nearly always have a time. */
const batches = [6, 8, planDays]
/** Days beyond the priced ones, in the order of the calendar. */
const laterBatches = [14, 28, 56, lookAheadDays]
/** Enough to choose from: every need has times on so many days. */
const enoughDays = 2
/** Whoever asks for more offers than these wants as many days as they ask for. */
const usualLimit = 6

export interface DaysToLookAt {
  /** For each need its priced days, the one to offer first foremost; none: nobody gives its service on any of them. */
  readonly daysOf: readonly (readonly LocalDate[])[]
  /** Days beyond the priced ones, the same for every need. */
  readonly laterDays: () => readonly LocalDate[]
  /** How many offers are asked for. */
  readonly limit: number
  /** Free times of these needs, told by their place, on these days: a list for each. */
  readonly find: (needs: readonly number[], days: ReadonlySet<LocalDate>) => Promise<Candidate[][]>
  /** As near as the need can be met anywhere. */
  readonly isNear: (time: Candidate, need: number) => boolean
}

/**
 * Free times for each need: on as few of the priced days as give enough to choose from. Beyond them only the needs are looked for
 * that have no time on any of them, and those that more times are asked for than these days have; then the other needs on the
 * days found, so that what can be done on one day is offered together.
 */
export async function findOverDays(o: DaysToLookAt): Promise<Candidate[][]> {
  const { daysOf, laterDays, limit, find, isNear } = o
  const asksMore = limit > usualLimit
  const enough = asksMore ? limit : enoughDays
  const all = daysOf.map((_, need) => need)
  let found: Candidate[][] = all.map(() => [])
  const timesOf = (need: number) => found[need] ?? []
  const lacks = (need: number) =>
    new Set(timesOf(need).flatMap((one) => (isNear(one, need) ? [one.day] : []))).size < enough
  let looked = 0
  for (const many of batches) {
    if (!all.some((need) => lacks(need) && (daysOf[need]?.length ?? 0) > looked)) break
    looked += many
    // Each batch looks at all days so far: a combination wants the days of every need.
    found = await find(all, new Set(daysOf.flatMap((list) => list.slice(0, looked))))
  }
  const short = all.filter((need) => (asksMore ? lacks(need) : timesOf(need).length === 0))
  const beyond: Candidate[][] = all.map(() => [])
  const add = (needs: readonly number[], lists: readonly Candidate[][]) => {
    for (const [at, need] of needs.entries()) {
      const more = lists[at] ?? []
      found[need] = [...timesOf(need), ...more]
      beyond[need] = [...(beyond[need] ?? []), ...more]
    }
  }
  if (short.length === 0) return found
  const after = laterDays()
  let later = 0
  for (const many of laterBatches) {
    const needs = short.filter(lacks)
    const days = after.slice(later, later + many)
    if (needs.length === 0 || days.length === 0) break
    later += many
    add(needs, await find(needs, new Set(days)))
  }
  const days = beyond.flatMap((list) => [...new Set(list.map(({ day }) => day))].sort().slice(0, enough))
  const others = all.filter((need) => !short.includes(need))
  if (days.length > 0 && others.length > 0) add(others, await find(others, new Set(days)))
  return found
}
