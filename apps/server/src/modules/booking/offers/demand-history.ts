import {
  addDays,
  daysBetween,
  defaultWorkingDayPolicy,
  isWorkingDay,
  weekdayOf,
  type LocalDate,
} from '@luukku/domain/time'
import { forecastDemand, type NeedClass } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import type { ServiceRow } from '../../catalogue/index.ts'
import { listDemand, listLate, type DemandRow, type LateRow } from './policy-queries.ts'

/** Four months: the shares of the kinds of need are taken from about so long. */
export const historyDays = 119
/** How long a need may wait is told apart so finely; a need counts as the step at or below its own, the more urgent one. */
const limitSteps = [0, 1, 3, 7, 14, 21, 30]
/** Half an hour: what capacity and demand are counted in. */
export const unitMinutes = 30

export interface DemandHistory {
  /** Yesterday is the last day that is known. */
  readonly day: LocalDate
  readonly demand: readonly DemandRow[]
  readonly late: readonly LateRow[]
}

/** Only what had come in before today: the day itself is still under way. */
export async function readDemandHistory(tx: ReadTx, day: LocalDate): Promise<DemandHistory> {
  const from = addDays(day, -historyDays)
  const [demand, late] = await Promise.all([listDemand(tx, from), listLate(tx, from)])
  return { day, demand: demand.filter((row) => row.day < day), late: late.filter((row) => row.day < day) }
}

export const limitStepOf = (days: number) => limitSteps.findLast((step) => step <= Math.max(0, days)) ?? 0

export interface ExpectedDemand {
  readonly classes: readonly NeedClass[]
  /** Of each class. */
  readonly services: readonly string[]
  /** Half hours asked for, by class and day from today. */
  readonly expected: readonly Float64Array[]
  /** Days of history behind it. */
  readonly days: number
}

/** Kinds of days for the forecast. */
export const kindsOfDay = 8
/** The usual weekday; a holiday on a weekday is a kind of day of its own. */
export const kindOfDay = (day: LocalDate) => {
  const weekday = weekdayOf(day)
  return weekday >= 1 && weekday <= 5 && !isWorkingDay(day, defaultWorkingDayPolicy) ? 7 : weekday
}

/** @param poolsOf  indexes of the pools that a service can use, the usual one first */
export function expectDemand(
  history: DemandHistory,
  services: ReadonlyMap<string, ServiceRow>,
  poolsOf: (service: ServiceRow) => readonly number[],
  ahead: number,
): ExpectedDemand {
  // A place in a group takes nobody's time.
  const rows = history.demand.filter(
    ({ service }) => services.get(service)?.bookable === true && services.get(service)?.is_group !== true,
  )
  const first = rows.reduce<LocalDate>((least, { day }) => (day < least ? day : least), history.day)
  const days = daysBetween(first, history.day)
  const counts = new Map<string, { needClass: NeedClass; service: string; minutes: number; list: Float64Array }>()
  for (const row of rows) {
    const service = services.get(row.service)
    if (!service) continue
    const limitDays = limitStepOf(row.limit_days)
    const id = `${row.service} ${String(limitDays)}`
    const pools = poolsOf(service)
    if (pools.length === 0) continue
    const known = counts.get(id) ?? {
      needClass: { id, pools, limitDays },
      service: row.service,
      minutes: service.duration_minutes,
      list: new Float64Array(days),
    }
    counts.set(id, known)
    const at = daysBetween(first, row.day)
    known.list[at] = (known.list[at] ?? 0) + row.needs
  }
  const all = [...counts.values()]
  const forecast = forecastDemand({
    counts: all.map(({ list }) => list),
    kindOfDay: (at) => kindOfDay(addDays(first, at)),
    kinds: kindsOfDay,
    periodDays: 7,
    ahead,
  })
  return {
    classes: all.map(({ needClass }) => needClass),
    services: all.map(({ service }) => service),
    expected: all.map(({ minutes }, at) =>
      (forecast[at] ?? new Float64Array(ahead)).map((n) => (n * minutes) / unitMinutes),
    ),
    days,
  }
}
