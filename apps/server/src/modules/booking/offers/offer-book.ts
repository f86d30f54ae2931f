import {
  createTimePrices,
  freeBits,
  lateShare,
  poolGroups,
  rankDays,
  slotMinutes,
  slotsADay,
  toOfferPolicy,
  keptTimes,
  type KeptDay,
  type CalendarGrid,
  type CalendarRules,
  type NeedClass,
  type RankedDay,
  type TimesView,
} from '@luukku/domain/booking'
import {
  addDays,
  daysBetween,
  epochMsOf,
  fromHelsinki,
  toHelsinkiDate,
  toInstant,
  type LocalDate,
} from '@luukku/domain/time'
import type { ReadTx } from '../../../platform/db.ts'
import { serviceBook, type ServiceRow } from '../../catalogue/index.ts'
import { readStaffBook, type StaffBook } from '../../staffing/index.ts'
import { calendarsOf, type CountyCalendars } from '../calendars/county-calendars.ts'
import type { CalendarNews } from '../calendars/booked-times.ts'
import type { WeekCalendars } from '../calendars/week-calendars.ts'
import {
  expectDemand,
  readDemandHistory,
  unitMinutes,
  type DemandHistory,
  type ExpectedDemand,
} from './demand-history.ts'
import { createOfferPools, type Pool } from './offer-pools.ts'
import { readPolicies, type CountyPolicies } from './read-policy.ts'

/** How far ahead times are priced. What is beyond has no price: it is offered when nothing is free before, or is asked for. */
export const planDays = 42
/** How far beyond the day asked for a time is looked for where nothing is free before: half a year, the longest limit of the law. */
export const lookAheadDays = 182
/** No time is looked for farther from today: so far no roster is. */
export const farthestDays = 400
const unitSlots = unitMinutes / slotMinutes
/** When people ask: what is still expected of today falls from the first to the last of these hours. */
const [firstHour, lastHour] = [8, 16]

/** Free times, prices and policy as they are at this moment, for every need of the county. */
export interface OfferBook {
  readonly day: LocalDate
  readonly policies: CountyPolicies
  readonly pools: readonly Pool[]
  /** Free and all half hours by pool and day from today. */
  freeOf(pool: number, day: number): number
  capacityOf(pool: number, day: number): number
  priceOf(pool: number, day: number): number
  /** Half hours expected by pool (the usual one of each need) and day of asking. */
  readonly expectedByPool: readonly Float64Array[]
  readonly demand: ExpectedDemand
  /** For whom the county's policy keeps the free times of the coming days, by pool and day; a picture for people. */
  keptAt(at: Date, days: number): readonly (readonly KeptDay[])[]
  /** Days in the order in which they are offered. @param unitId whose people it is one of, where it is known */
  rank(need: NeedClass, at: Date, unitId?: string | null): readonly RankedDay[]
  needClass(service: ServiceRow, limitDays: number): NeedClass
}

interface Kept {
  history: DemandHistory | undefined
  made: { weeks: readonly WeekCalendars[]; policies: CountyPolicies; history: DemandHistory; book: Living } | undefined
}
interface Living extends OfferBook {
  follow(news: CalendarNews): boolean
}

/** Built when the day, the roster, the policy or the forecast is another; what is booked is followed as it comes. */
export async function offerBookOf(tx: ReadTx): Promise<OfferBook> {
  const kept = tx.kept('offers', (): Kept => ({ history: undefined, made: undefined }))
  const calendars = calendarsOf(tx)
  tx.kept('offers-follow', () => {
    calendars.onChange((news) => {
      // Everything was read anew: so are the counts.
      if (kept.made?.book.follow(news) === false) kept.made = undefined
    })
    return true
  })
  const day = toHelsinkiDate(toInstant(tx.at))
  const policies = await readPolicies(tx)
  if (kept.history?.day !== day) kept.history = await readDemandHistory(tx, day)
  const { history } = kept
  const weeks = await weeksAhead(tx, calendars, day)
  const { made } = kept
  if (made?.policies === policies && made.history === history && sameList(made.weeks, weeks)) return made.book
  const services = await serviceBook(tx)
  const { staff } = await readStaffBook(tx)
  // Made and kept in one go: nothing that is booked meanwhile is missed.
  const book = makeBook({ day, policies, history, weeks, services, staff })
  kept.made = { weeks, policies, history, book }
  return book
}

const weeksAhead = (tx: ReadTx, calendars: CountyCalendars, day: LocalDate) =>
  calendars.weeks(tx, startOf(day), startOf(addDays(day, planDays)))

const sameList = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((one, at) => one === b[at])

function makeBook(o: {
  day: LocalDate
  policies: CountyPolicies
  history: DemandHistory
  weeks: readonly WeekCalendars[]
  services: ReadonlyMap<string, ServiceRow>
  staff: StaffBook['staff']
}): Living {
  const { day, policies, history, weeks, services, staff } = o
  const shifts = weeks.flatMap((week) =>
    week.calendars().map(({ staffId, only, rules: { open } }) => {
      const professions = staff.get(staffId)?.professions ?? []
      return { week, staffId, professions, only, open }
    }),
  )
  const { list: pools, ...poolsOf } = createOfferPools(services.values(), shifts)
  const poolOf = (staffId: string, only: readonly string[]) =>
    poolsOf.ofShift(staff.get(staffId)?.professions ?? [], only)
  const shiftsOf = Map.groupBy(shifts, ({ staffId }) => staffId)
  /** Of the shift in which a time begins. */
  const poolAt = (staffId: string, fromMs: number) => {
    const own = shiftsOf.get(staffId) ?? []
    const shift = own.find(({ week: { clock }, open }) => {
      const slot = clock.slotOf(fromMs)
      return fromMs >= clock.fromMs && fromMs < clock.toMs && open.some(({ from, to }) => from <= slot && slot < to)
    })
    return poolOf(staffId, (shift ?? own[0])?.only ?? [])
  }
  const free = pools.map(() => new Float64Array(planDays))
  const capacity = pools.map(() => new Float64Array(planDays))
  for (const week of weeks)
    for (const { staffId, only, rules, grid } of week.calendars()) {
      const pool = poolOf(staffId, only)
      if (pool === undefined) continue
      for (const [at, date] of week.clock.days.entries()) {
        const ahead = daysBetween(day, date)
        if (ahead < 0 || ahead >= planDays) continue
        add(free[pool], ahead, unitsOn(rules, grid, at))
        add(capacity[pool], ahead, unitsOn({ ...rules, booked: [] }, grid, at))
      }
    }
  const demand = expectDemand(history, services, poolsOf.of, planDays)
  const countyPolicy = toOfferPolicy(policies.county, pools.length)
  const policyOf = (chosen: CountyPolicies['ofService']) =>
    new Map([...chosen].map(([whose, one]) => [whose, toOfferPolicy(one, pools.length)]))
  const [ofService, ofUnit] = [policyOf(policies.ofService), policyOf(policies.ofUnit)]
  const nested = [countyPolicy, ...ofService.values(), ...ofUnit.values()].find((one) => one.kind === 'nestedLimits')
  const prices =
    nested?.kind === 'nestedLimits'
      ? createTimePrices({
          classes: demand.classes,
          free,
          expected: demand.expected,
          forecastError: nested.parameters.forecastError,
        })
      : undefined
  const groups = poolGroups(demand.classes, pools.length)
  const shares = lateShares(history, services, poolsOf.ofProfession, groups, pools.length)
  const expectedByPool = pools.map(() => new Float64Array(planDays))
  for (const [at, { pools: own }] of demand.classes.entries())
    demand.expected[at]?.forEach((n, ahead) => add(expectedByPool[own[0] ?? 0], ahead, n))
  let quarter = -1
  /** What is still expected and still free today, brought up to date by the quarter of an hour: each costs every price once. */
  const bringUpToDate = (at: Date) => {
    const now = Math.floor((at.getTime() - startOf(day)) / 900_000)
    if (now === quarter) return
    quarter = now
    const left = pools.map(() => 0)
    for (const week of weeks) {
      const today = week.clock.days.indexOf(day)
      if (today < 0) continue
      const from = Math.max(0, Math.ceil(week.clock.slotOf(at.getTime())) - today * slotsADay)
      for (const { staffId, only, rules, grid } of week.calendars()) {
        const pool = poolOf(staffId, only)
        if (pool !== undefined) left[pool] = (left[pool] ?? 0) + unitsOn(rules, grid, today, from)
      }
    }
    for (const [pool, list] of free.entries()) {
      prices?.take(pool, 0, (list[0] ?? 0) - (left[pool] ?? 0))
      list[0] = left[pool] ?? 0
    }
    const part = partOfDay(at, day)
    prices?.setExpectedToday(demand.expected.map((list) => (list[0] ?? 0) * (1 - part)))
  }
  const view = (at: Date): TimesView => ({
    days: planDays,
    partOfDay: () => partOfDay(at, day),
    freeOf: (pool, ahead) => free[pool]?.[ahead] ?? 0,
    capacityOf: (pool, ahead) => capacity[pool]?.[ahead] ?? 0,
    priceOf: (pool, ahead) => prices?.priceOf(pool, ahead) ?? 0,
    lateShareOf: ({ pools: own }) => shares[groups[own[0] ?? 0] ?? 0] ?? 0,
  })
  return {
    day,
    policies,
    pools,
    freeOf: (pool, ahead) => free[pool]?.[ahead] ?? 0,
    capacityOf: (pool, ahead) => capacity[pool]?.[ahead] ?? 0,
    priceOf: (pool, ahead) => prices?.priceOf(pool, ahead) ?? 0,
    expectedByPool,
    demand,
    keptAt(at, days) {
      bringUpToDate(at)
      const left = 1 - partOfDay(at, day)
      const expected = demand.expected.map((list) => list.map((n, ahead) => (ahead === 0 ? n * left : n)))
      return keptTimes({
        setting: policies.county,
        classes: demand.classes,
        free,
        capacity,
        expected,
        days,
        partOfDay: 1 - left,
      })
    },
    needClass: ({ code, professions }, limitDays) => ({
      id: code,
      pools: poolsOf.of({ code, professions }),
      limitDays,
    }),
    rank(need, at, unitId) {
      bringUpToDate(at)
      return rankDays(ofUnit.get(unitId ?? '') ?? ofService.get(need.id) ?? countyPolicy, need, view(at))
    },
    follow(news) {
      if (news === undefined) return false
      const pool = poolAt(news.staffId, news.span.fromMs)
      const ahead = daysBetween(day, toHelsinkiDate(toInstant(news.span.fromMs)))
      if (pool === undefined || ahead < 0 || ahead >= planDays) return true
      const units = ((news.span.toMs - news.span.fromMs) / (unitMinutes * 60_000)) * (news.isTaken ? 1 : -1)
      add(free[pool], ahead, -units)
      prices?.take(pool, ahead, units)
      return true
    },
  }
}

function lateShares(
  { day, late }: DemandHistory,
  services: ReadonlyMap<string, ServiceRow>,
  poolOf: (profession: string) => number | undefined,
  groups: readonly number[],
  pools: number,
): number[] {
  const days = 28
  const seen = Array.from({ length: pools }, () => new Int32Array(days))
  const past = Array.from({ length: pools }, () => new Int32Array(days))
  for (const row of late) {
    const [usual = ''] = services.get(row.service)?.professions ?? []
    const pool = poolOf(usual)
    const at = days - daysBetween(row.day, day)
    if (pool === undefined || at < 0) continue
    const group = groups[pool] ?? pool
    add(seen[group], at, row.given)
    add(past[group], at, row.late)
  }
  return seen.map((list, group) => lateShare(list, past[group] ?? []))
}

/** Half hours in which a calendar meets somebody in any way on the n-th day of its grid. */
function unitsOn(rules: CalendarRules, grid: CalendarGrid, day: number, fromSlot = 0): number {
  const anyWay = {
    ...rules,
    open: rules.open.map((piece) => ({ ...piece, modes: ['onsite' as const] })),
    closed: [...rules.closed, { from: day * slotsADay, to: day * slotsADay + fromSlot }],
  }
  const bits = freeBits(grid, anyWay, { mode: 'onsite', place: rules.open[0]?.place ?? 0 })
  let slots = 0
  for (let word = (day * slotsADay) / 32; word < ((day + 1) * slotsADay) / 32; word++)
    slots += bitCount(bits[word] ?? 0)
  return slots / unitSlots
}

function bitCount(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

const partOfDay = (at: Date, day: LocalDate) => {
  const hours = (at.getTime() - startOf(day)) / 3_600_000
  return Math.min(1, Math.max(0, (hours - firstHour) / (lastHour - firstHour)))
}

function add(list: Float64Array | Int32Array | undefined, at: number, by: number): void {
  if (list) list[at] = (list[at] ?? 0) + by
}

export const startOf = (day: LocalDate) => epochMsOf(fromHelsinki(day, '00:00'))
