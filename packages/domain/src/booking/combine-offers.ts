import { addDays, daysBetween, type LocalDate } from '../time/index.ts'
import { canKeepBoth, combineOnDay, costOfDay, type TravelMs } from './combine-on-day.ts'
import type { Candidate, Combination, OfferReason, WantedNeed } from './types.ts'

export interface OffersWanted {
  readonly needs: readonly WantedNeed[]
  /** Among equally good times the first in this order is taken: the caller turns it, so that not all are offered the same. */
  readonly candidates: readonly Candidate[]
  /** The earliest times, whoever gives them and whatever they cost others. */
  readonly earliest?: boolean
  /** Only combinations on one day. */
  readonly sameDay?: boolean
  readonly limit: number
  /** From one place to another; half an hour between any two where it is not given. */
  readonly travelMs?: TravelMs
}

export interface Offers {
  readonly offers: readonly Combination[]
  /** Needs with no time at all, or none by their date. */
  readonly uncovered: readonly { readonly needId: string; readonly why: 'noTime' | 'noTimeInsideLimit' }[]
}

/**
 * Combinations for several needs of one person. For each day: the best of that day, from near and, where more needs fit it so,
 * from farther, and what does not fit that day at its own first time. First in order is, for who is in no hurry, a professional
 * who knows them (`isKnown`) and has a time by the need's date or soon (`knownWithinDays`), then what the county's policy finds
 * cheapest for others (`cost`), then the earliest. Order of offers: most needs covered, fewest past their date, the most urgent
 * soonest, the shortest way (`away`), fewest strangers where somebody known has a time, fewest days, cheapest for others, near
 * each other. What would be first were nobody known is always among them, where there is room for two.
 */
export function combineOffers(o: OffersWanted): Offers {
  const plain = rankOffers(o, () => false)
  if (o.earliest === true) return plain
  const counts = knownThatCounts(o)
  if (!o.candidates.some(counts)) return plain
  const preferred = rankOffers(o, counts)
  const [first] = plain.offers
  const key = first && keyOf(first.items)
  if (!first || o.limit < 2 || preferred.offers.some(({ items }) => keyOf(items) === key)) return preferred
  return { ...preferred, offers: [...preferred.offers.slice(0, o.limit - 1), first] }
}

/** Days after the first free time within which somebody known counts for a need that has no date: nobody waits longer unasked. */
const knownWithinDays = 7

/** Nobody in a hurry waits for somebody who knows them, nobody misses their date for it, and without one nobody waits long. */
function knownThatCounts({ needs, candidates }: OffersWanted): (one: Candidate) => boolean {
  const lastOf = new Map(
    needs.map(({ needId, urgencyClass, latest }): [string, LocalDate | undefined] => {
      if (urgencyClass <= 'C') return [needId, undefined]
      const first = firstDayOf(candidates.filter((one) => one.needId === needId))
      return [needId, latest ?? (first && addDays(first, knownWithinDays))]
    }),
  )
  return (one) => {
    const last = lastOf.get(one.needId)
    return one.isKnown === true && last !== undefined && one.day <= last
  }
}

/** @param isKnown  whose times are given before earlier ones */
function rankOffers(
  { needs, candidates, earliest = false, sameDay = false, limit, travelMs }: OffersWanted,
  isKnown: (one: Candidate) => boolean,
): Offers {
  const wanted = [...needs].sort(
    (a, b) => order(a.urgencyClass, b.urgencyClass) || order(a.latest ?? 'z', b.latest ?? 'z'),
  )
  const of = new Map(wanted.map(({ needId }) => [needId, [] as Candidate[]]))
  for (const candidate of candidates) of.get(candidate.needId)?.push(candidate)
  const hurried = new Set(wanted.filter(({ urgencyClass }) => urgencyClass <= 'C').map(({ needId }) => needId))
  const early = ({ needId, fromMs }: Candidate) =>
    earliest || hurried.has(needId) ? fromMs : Math.floor(fromMs / equallyGoodMs) * equallyGoodMs
  const soon = (one: Candidate) => early(one) - (isKnown(one) ? dayMs : 0)
  const byPrice = (a: Candidate, b: Candidate) =>
    Number(isKnown(b)) - Number(isKnown(a)) || costOf(a) - costOf(b) || early(a) - early(b)
  const hasJourneys = candidates.some(({ away = 0 }) => away > 0)
  for (const { needId, latest } of wanted) {
    const lateOf = ({ day }: Candidate) => Number(isLate(day, latest))
    // Nobody in a hurry waits a day for a shorter way, and nobody misses their date for one.
    const byJourney = (a: Candidate, b: Candidate) =>
      lateOf(a) - lateOf(b) || (hurried.has(needId) ? order(a.day, b.day) : 0) || awayOf(a) - awayOf(b)
    of.get(needId)?.sort(hasJourneys ? (a, b) => byJourney(a, b) || byPrice(a, b) : byPrice)
  }
  const ofDay = new Map([...of].map(([needId, list]) => [needId, Map.groupBy(list, ({ day }) => day)]))
  const days = [...new Set(candidates.map(({ day }) => day))].sort()
  const rank = new Map(wanted.map((need, index) => [need.needId, index]))
  const inOrder = (items: readonly Candidate[]) =>
    [...items].sort((a, b) => (rank.get(a.needId) ?? 0) - (rank.get(b.needId) ?? 0))

  const found = days.flatMap((day) => {
    const onDay = wanted.map(({ needId }) => ofDay.get(needId)?.get(day) ?? []).filter((list) => list.length > 0)
    const ways = waysOfDay(onDay, (lists) => combineOnDay(lists, soon, travelMs))
    if (sameDay) return ways
    return ways.map((together) => {
      const rest = wanted.filter(({ needId }) => !together.some((item) => item.needId === needId))
      // What fits this day only from farther is the next way of the day.
      const isOther = together === ways.at(-1) ? () => true : (candidate: Candidate) => candidate.day !== day
      return rest.reduce<readonly Candidate[]>((items, { needId }) => {
        const next = of
          .get(needId)
          ?.find((one) => isOther(one) && items.every((item) => canKeepBoth(one, item, travelMs)))
        return next === undefined ? items : [...items, next]
      }, together)
    })
  })
  const unique = new Map(
    found.filter((items) => items.length > 0).map((items) => [keyOf(inOrder(items)), inOrder(items)]),
  )
  const ranked = [...unique.values()]
    .map((items) => ({ items, score: score(items, wanted, of, isKnown) }))
    .sort((a, b) => compareScores(a.score, b.score))
    .slice(0, limit)
  return {
    offers: ranked.map(({ items }) => ({ items, reasons: reasonsOf(items, wanted) })),
    uncovered: wanted.flatMap<Offers['uncovered'][number]>(({ needId, latest }) => {
      const times = of.get(needId) ?? []
      if (times.length === 0) return [{ needId, why: 'noTime' }]
      const isLate = latest !== undefined && times.every(({ day }) => day > latest)
      return isLate ? [{ needId, why: 'noTimeInsideLimit' }] : []
    }),
  }
}

/**
 * The ways to spend one day: the best from near, and from farther only where more needs fit the day so. Whoever has to go far
 * for one need may then have the other there too, though it could be met nearer.
 */
function waysOfDay(
  byNeed: readonly (readonly Candidate[])[],
  combine: (byNeed: readonly (readonly Candidate[])[]) => readonly Candidate[],
): readonly (readonly Candidate[])[] {
  const steps = [...new Set(byNeed.flatMap((list) => list.map(awayOf)))].sort((a, b) => a - b)
  const ways: (readonly Candidate[])[] = []
  for (const step of steps) {
    const most = ways.at(-1)?.length ?? 0
    if (most === byNeed.length) break
    const within = byNeed.map((list) => thinned(list.filter((one) => awayOf(one) <= step)))
    const way = combine(within.filter((list) => list.length > 0))
    if (way.length > most) ways.push(way)
  }
  return ways
}

/** What is not urgent is as good at ten as at nine: whoever searches next is then given another time of those two hours. */
const equallyGoodMs = 2 * 3_600_000

const mostOfDay = 24

/** At most 24 times of a day, of those that begin, are held and are given in the same way only one. */
function thinned(list: readonly Candidate[]): readonly Candidate[] {
  const seen = new Map<string, Map<string, Set<number>>>()
  const kept = list.filter(({ fromMs, unitId, mode }) => {
    const modes = seen.get(unitId) ?? new Map<string, Set<number>>()
    const starts = modes.get(mode) ?? new Set<number>()
    if (starts.has(fromMs)) return false
    seen.set(unitId, modes.set(mode, starts.add(fromMs)))
    return true
  })
  if (kept.length <= mostOfDay) return kept
  // As many of each step away, and of who knows the person: many do not crowd out the few.
  const steps = [...Map.groupBy(kept, (one) => `${String(awayOf(one))} ${String(one.isKnown === true)}`).values()]
  return steps.flatMap((step) => spreadOver(step, Math.max(1, Math.floor(mostOfDay / steps.length))))
}

/** So many of the times, spread over the day, so that morning does not crowd out the afternoon. */
function spreadOver(list: readonly Candidate[], most: number): readonly Candidate[] {
  if (list.length <= most) return list
  return list.filter(
    (_, index) => Math.floor((index * most) / list.length) !== Math.floor(((index - 1) * most) / list.length),
  )
}

const dayMs = 24 * 3_600_000

function score(
  items: readonly Candidate[],
  wanted: readonly WantedNeed[],
  of: ReadonlyMap<string, readonly Candidate[]>,
  isKnown: (one: Candidate) => boolean,
) {
  const byNeed = new Map(items.map((item) => [item.needId, item]))
  const late = wanted.filter(({ needId, latest }) => isLate(byNeed.get(needId)?.day, latest)).length
  // Days that a need of class A-C waits beyond its first possible day.
  const waited = wanted
    .filter(({ urgencyClass }) => urgencyClass <= 'C')
    .reduce((sum, { needId }) => sum + waitOf(byNeed.get(needId)?.day, firstDayOf(of.get(needId) ?? [])), 0)
  const days = new Set(items.map(({ day }) => day))
  const spread = [...days].reduce((sum, day) => sum + costOfDay(items.filter((item) => item.day === day)), 0)
  const cost = items.reduce((sum, item) => sum + costOf(item), 0)
  // The farthest journey counts: two needs in one far place are one journey.
  const away = Math.max(0, ...items.map(awayOf))
  const first = Math.min(...items.map(({ fromMs }) => fromMs))
  // Needs in no hurry that are met by a stranger though somebody who knows the person has a time.
  const strangers = wanted.filter(({ needId }) => {
    const item = byNeed.get(needId)
    return (item === undefined || !isKnown(item)) && (of.get(needId) ?? []).some(isKnown)
  }).length
  return [wanted.length - items.length, late, waited, away, strangers, days.size, cost, first, spread]
}

function reasonsOf(items: readonly Candidate[], wanted: readonly WantedNeed[]): readonly OfferReason[] {
  const reasons: OfferReason[] = []
  const several = items.length > 1
  if (several) reasons.push(new Set(items.map(({ day }) => day)).size === 1 ? 'sameDay' : 'severalDays')
  const visits = items.filter(({ mode }) => mode === 'onsite')
  if (visits.length > 1 && new Set(visits.map(({ unitId }) => unitId)).size === 1) reasons.push('samePlace')
  if (visits.length === 0) reasons.push('remote')
  const latestOf = new Map(wanted.map(({ needId, latest }) => [needId, latest]))
  const hasLate = items.some(({ needId, day }) => isLate(day, latestOf.get(needId)))
  reasons.push(hasLate ? 'outsideLimit' : 'insideLimit')
  if (items.some((one) => one.isKnown === true)) reasons.push('known')
  return reasons
}

const isLate = (day: LocalDate | undefined, latest: LocalDate | undefined) =>
  day !== undefined && latest !== undefined && day > latest
const costOf = ({ cost = 0 }: Candidate) => cost
const awayOf = ({ away = 0 }: Candidate) => away
const firstDayOf = (list: readonly Candidate[]) =>
  list.reduce<LocalDate | undefined>((first, { day }) => (first === undefined || day < first ? day : first), undefined)
const waitOf = (day: LocalDate | undefined, first: LocalDate | undefined) =>
  day === undefined || first === undefined ? 0 : daysBetween(first, day)
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const keyOf = (items: readonly Candidate[]) =>
  items.map((i) => `${i.needId}${i.staffId}${i.mode}${String(i.fromMs)}`).join()
const compareScores = (a: readonly number[], b: readonly number[]) => {
  const index = a.findIndex((value, i) => value !== b[i])
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0)
}
