import { replayPast, type PastNeed } from '@luukku/domain/capacity'
import { addDays, daysBetween, toHelsinkiDate, toInstant, weekdayOf, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../../platform/db.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { readStaffBook, readWeeks, type Reception } from '../../staffing/index.ts'
import { historyDays, kindOfDay, kindsOfDay, readDemandHistory, unitMinutes } from '../offers/demand-history.ts'
import { planDays, startOf } from '../offers/offer-book.ts'
import { createOfferPools } from '../offers/offer-pools.ts'

/** Counted at most: what was before fills the calendars and teaches the forecast. */
const mostCountedDays = 56
/** Who may wait longer than times are planned ahead is never late by this. */
const longestLimit = 60

/** The county's own last weeks, to play policies on: numbers by day and service. */
export interface CountyPast extends ReturnType<typeof replayPast> {
  readonly from: LocalDate
  /** Yesterday. */
  readonly to: LocalDate
  readonly countedDays: number
  /** Days whose roster is not known any more: as many times as that weekday usually has. */
  readonly guessedDays: number
  /** By type of need. */
  readonly serviceOf: readonly string[]
}

/** In a county without contacts nothing is counted. */
export async function readPast(tx: ReadTx): Promise<CountyPast> {
  const today = toHelsinkiDate(toInstant(tx.at))
  const history = await readDemandHistory(tx, today)
  const services = await serviceBook(tx)
  const { staff } = await readStaffBook(tx)
  const rows = history.demand.filter(
    ({ service }) => services.get(service)?.bookable === true && services.get(service)?.is_group !== true,
  )
  const first = rows.reduce<LocalDate>((least, { day }) => (day < least ? day : least), today)
  const span = daysBetween(first, today)
  const countedDays = Math.min(mostCountedDays, Math.floor(span / 2))
  const from = addDays(today, -countedDays)
  const weeks = await readWeeks(tx, startOf(addDays(today, -historyDays)), startOf(addDays(today, planDays)))
  const professionsOf = (staffId: string) => staff.get(staffId)?.professions ?? []
  const receptions = weeks.flatMap((week) => week.receptions)
  // The pools of the search: a shift for some services alone is nobody else's time.
  const pools = createOfferPools(
    services.values(),
    receptions.map(({ staffId, services: only }) => ({ professions: professionsOf(staffId), only })),
  )
  const roster = timesByDay(receptions, pools.list.length, ({ staffId, services: only }) =>
    pools.ofShift(professionsOf(staffId), only),
  )
  const nameOf = (pool: number) => [pools.list[pool]?.profession, ...(pools.list[pool]?.only ?? [])].join(' ')
  const days = Array.from({ length: span + planDays }, (_, at) => addDays(first, at))
  const usual = usualWeek(roster, pools.list.length)
  const needs = rows.map(({ day, service, limit_days: limit, needs: count }): PastNeed => {
    const row = services.get(service)
    return {
      day: daysBetween(from, day),
      kind: service,
      professions: row === undefined ? [] : pools.of({ code: service, professions: row.professions }).map(nameOf),
      units: (row?.duration_minutes ?? unitMinutes) / unitMinutes,
      limitDays: Math.min(longestLimit, limit),
      count,
    }
  })
  const { centre, demand } = replayPast({
    professions: pools.list.map((_, pool) => nameOf(pool)),
    capacity: pools.list.map((_, pool) =>
      days.map((day) => (roster.get(day) ?? usual[weekdayOf(day) % 7])?.[pool] ?? 0),
    ),
    firstDay: -daysBetween(first, from),
    countedDays,
    runOutDays: planDays,
    dayKinds: { kinds: kindsOfDay, periodDays: 7, kindOf: (day) => kindOfDay(addDays(from, day)) },
    needs,
  })
  return {
    centre,
    demand,
    from,
    to: addDays(today, -1),
    countedDays,
    guessedDays: days.slice(0, span).filter((day) => !roster.has(day)).length,
    serviceOf: centre.needTypes.map(({ id }) => id.split(' ')[0] ?? ''),
  }
}

/** Half hours of reception by day and pool, from the first to the last day that is rostered. */
function timesByDay(
  receptions: readonly Reception[],
  pools: number,
  poolOf: (reception: Reception) => number | undefined,
): Map<LocalDate, Float64Array> {
  const byDay = new Map<LocalDate, Float64Array>()
  const known = receptions.map(({ day }) => day).sort()
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return byDay
  for (let day = first; day <= last; day = addDays(day, 1)) byDay.set(day, new Float64Array(pools))
  for (const reception of receptions) {
    const [pool, list] = [poolOf(reception), byDay.get(reception.day)]
    if (pool === undefined || list === undefined) continue
    const minutes = reception.open.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / 60_000, 0)
    list[pool] = (list[pool] ?? 0) + minutes / unitMinutes
  }
  return byDay
}

/** The mean of each weekday, Sunday first as `weekdayOf` counts. */
function usualWeek(roster: ReadonlyMap<LocalDate, Float64Array>, pools: number): readonly Float64Array[] {
  const sums = Array.from({ length: 7 }, () => ({ days: 0, list: new Float64Array(pools) }))
  for (const [day, list] of roster) {
    const sum = sums[weekdayOf(day) % 7]
    if (!sum) continue
    sum.days += 1
    list.forEach((n, pool) => (sum.list[pool] = (sum.list[pool] ?? 0) + n))
  }
  return sums.map(({ days, list }) => list.map((n) => n / Math.max(1, days)))
}
