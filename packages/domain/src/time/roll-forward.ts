import type { EpochDay } from './epoch-day.ts'
import type { LocalDate } from './local-date.ts'
import { fromEpochDay, toEpochDay, weekdayOfEpochDay } from './local-date.ts'
import { holidaySet } from './working-calendar.ts'

let restDays: ReadonlySet<EpochDay> | undefined

/**
 * The day on which an act may still be done when its last day is a holiday, an eve or a weekend: the next day that is
 * none of these. The eves are named in the act itself, so the working-day policy does not touch this.
 *
 * @law 150/1930 § 5
 */
export function rollForwardDay(day: EpochDay): EpochDay {
  restDays ??= holidaySet(() => true)
  let rolled = day
  while (weekdayOfEpochDay(rolled) > 5 || restDays.has(rolled)) rolled += 1
  return rolled
}

/** `rollForwardDay` for a calendar day. */
export function rollForward(date: LocalDate): LocalDate {
  return fromEpochDay(rollForwardDay(toEpochDay(date)))
}
