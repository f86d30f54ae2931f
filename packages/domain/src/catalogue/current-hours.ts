import { isInstantText, isLocalDate, toHelsinkiDate, toInstant, type LocalDate } from '../time/index.ts'
import type { OpeningHours } from './catalogue-entry.ts'

/** So many exceptions are told ahead: a register may list the holidays of years, and the usual hours are to be seen beside them. */
const exceptionsAhead = 5

/**
 * The hours that hold on a day, and the nearest exceptional ones that are still to come, those by date and first. What has passed or
 * not begun is left out, and so is an exception without a date: nobody knows when it is. Dates come as `YYYY-MM-DD`.
 */
export function currentHours(hours: readonly OpeningHours[], today: LocalDate): OpeningHours[] {
  const dated = hours.map(({ validFrom, validTo, ...rest }) => {
    const from = dayOf(validFrom)
    // An exception without an end is of its one day.
    const to = dayOf(validTo) ?? (rest.exceptional ? from : undefined)
    return { ...rest, ...(from === undefined ? {} : { validFrom: from }), ...(to === undefined ? {} : { validTo: to }) }
  })
  const current = dated.filter(
    ({ exceptional, validFrom, validTo }) =>
      (validTo === undefined || validTo >= today) &&
      (exceptional ? validFrom !== undefined : validFrom === undefined || validFrom <= today),
  )
  const exceptions = current.filter(({ exceptional }) => exceptional)
  return [
    ...exceptions.sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1)).slice(0, exceptionsAhead),
    ...current.filter(({ exceptional }) => !exceptional),
  ]
}

/** The day in Finland: a moment with an offset may be of the day before in another zone. */
function dayOf(written: string | undefined): LocalDate | undefined {
  if (written === undefined) return undefined
  if (isInstantText(written)) return toHelsinkiDate(toInstant(written))
  const day = written.slice(0, 10)
  return isLocalDate(day) ? day : undefined
}
