import type { RouteBody, routes } from '@luukku/contract'
import { daysBetween, toHelsinkiDate, toInstant } from '@luukku/domain/time'

/** The search whose series is like this one: as many times, as far from one another, from the same day, in the same way. */
export function seriesLike({
  contactId,
  needId,
  times,
}: Pick<RouteBody<typeof routes.bookSeries>, 'contactId' | 'needId' | 'times'>): RouteBody<typeof routes.searchSeries> {
  const days = times.map(({ start }) => toHelsinkiDate(toInstant(start)))
  const steps = days.slice(1).map((day, at) => daysBetween(days[at] ?? day, day))
  const everyDays = within(Math.round(steps.reduce((sum, step) => sum + step, 0) / Math.max(1, steps.length)), 1, 56)
  const [from] = days
  return {
    contactId,
    needId,
    count: times.length,
    everyDays,
    // A day gives way at least: of the days that were asked for one has just been lost.
    toleranceDays: within(Math.max(0, ...steps.map((step) => Math.abs(step - everyDays))), 1, 7),
    modes: [...new Set(times.map(({ mode }) => mode))],
    ...(from === undefined ? {} : { from }),
  }
}

const within = (n: number, least: number, most: number) => Math.min(most, Math.max(least, n))
