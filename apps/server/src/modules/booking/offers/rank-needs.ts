import type { Candidate, RankedDay } from '@luukku/domain/booking'
import { addDays, daysBetween, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../../platform/db.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { calendarsOf } from '../calendars/county-calendars.ts'
import { latestOf, type NeedToRank } from '../bookable-needs.ts'
import { farthestDays, lookAheadDays, offerBookOf, planDays } from './offer-book.ts'

export interface Ranking {
  /** For each need its priced days, the one to offer first foremost. */
  readonly daysOf: readonly (readonly LocalDate[])[]
  /** The days beyond the priced ones, up to the last on which a time is looked for: nothing is expected there, the earliest is first. */
  readonly laterDays: () => readonly LocalDate[]
  readonly costOf: (needId: string, profession: string, day: LocalDate) => number
  /** Whether some nearer day with free times was passed over. */
  readonly leavesNear: (items: readonly Candidate[]) => boolean
}

/** In which order the county's policy offers days to these needs, and what each costs others. */
export async function rankNeeds(
  tx: ReadTx,
  needs: readonly NeedToRank[],
  o: { today: LocalDate; fromDay: LocalDate; earliest: boolean },
): Promise<Ranking> {
  await calendarsOf(tx).follow(tx)
  const book = await offerBookOf(tx)
  const services = await serviceBook(tx)
  const first = Math.max(0, daysBetween(o.today, o.fromDay))
  const ranked = needs.map((need): readonly RankedDay[] => {
    const service = services.get(need.service)
    if (!service?.bookable) return []
    // A session is there or not, whatever is free around it: its days are every day.
    if (service.is_group)
      return Array.from({ length: Math.max(0, planDays - first) }, (_, at) => ({
        day: first + at,
        costs: new Map<number, number>(),
      }))
    const days = book
      .rank(book.needClass(service, limitDaysOf(need, o.today)), tx.at, need.unit_id)
      .filter(({ day }) => day >= first)
    if (!o.earliest) return days
    return [...days]
      .sort((a, b) => a.day - b.day)
      .map(({ day, costs }) => ({ day, costs: new Map([...costs.keys()].map((pool) => [pool, day])) }))
  })
  const placeOf = new Map(needs.map(({ id }, at) => [id, at]))
  /** By profession: a time in a shift for some services alone costs what it costs those. */
  const byProfession = (ofPools: RankedDay['costs']) => {
    const least = new Map<string, number>()
    for (const [pool, cost] of ofPools) {
      const profession = book.pools[pool]?.profession ?? ''
      least.set(profession, Math.min(least.get(profession) ?? Infinity, cost))
    }
    return least
  }
  const costs = ranked.map((days) => new Map(days.map(({ day, costs: ofPools }) => [day, byProfession(ofPools)])))
  const ahead = new Map<LocalDate, number>()
  const daysAhead = (date: LocalDate): number => {
    const known = ahead.get(date)
    if (known !== undefined) return known
    const days = daysBetween(o.today, date)
    ahead.set(date, days)
    return days
  }
  return {
    daysOf: ranked.map((days) => days.map(({ day }) => addDays(o.today, day))),
    laterDays: () => listLaterDays(needs, o.today, first),
    costOf: (needId, profession, date) => {
      const day = daysAhead(date)
      return costs[placeOf.get(needId) ?? -1]?.get(day)?.get(profession) ?? unknownCost + day
    },
    leavesNear: (items) =>
      !o.earliest &&
      items.some(({ needId, day }) => {
        const days = ranked[placeOf.get(needId) ?? -1] ?? []
        const isPriced = daysAhead(day) > 0 && daysAhead(day) < planDays
        return isPriced && (days[0]?.day ?? 0) > Math.min(...days.map((one) => one.day))
      }),
  }
}

/** A pool that nothing is known of: after all that something is known of. */
const unknownCost = 1e8

/** Up to the last date of the needs, and no less than `lookAheadDays` past the first day asked for. */
function listLaterDays(needs: readonly NeedToRank[], today: LocalDate, first: number): LocalDate[] {
  const dates = needs.flatMap((need) => latestOf(need) ?? [])
  const last = Math.min(farthestDays, Math.max(first + lookAheadDays, ...dates.map((date) => daysBetween(today, date))))
  const from = Math.max(first, planDays)
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, at) => addDays(today, from + at))
}

/** Same day for A to C, whatever else runs; without a date a need can wait as long as times are planned. */
function limitDaysOf(need: NeedToRank, today: LocalDate): number {
  if (need.urgency_class <= 'C') return 0
  const latest = latestOf(need)
  return latest === undefined ? planDays : Math.max(0, daysBetween(today, latest))
}
