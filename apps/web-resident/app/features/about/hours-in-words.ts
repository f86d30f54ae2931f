import type { CatalogueHit } from '@luukku/contract'
import { dateText, type Language } from '@luukku/i18n'

type Hours = NonNullable<CatalogueHit['hours']>[number]
const days = {
  MO: 'services.mo',
  TU: 'services.tu',
  WE: 'services.we',
  TH: 'services.th',
  FR: 'services.fr',
  SA: 'services.sa',
  SU: 'services.su',
} as const
type Key = (typeof days)[keyof typeof days] | 'services.closed' | 'services.alwaysOpen' | 'services.byReservation'

/** One row of opening hours as a resident reads it, with the date of an exception; undefined when it tells no hours. */
export function hoursInWords(one: Hours, t: (key: Key) => string, language: Language): string | undefined {
  const day = (code: string | undefined) =>
    code !== undefined && code in days ? t(days[code as keyof typeof days]) : ''
  const [first, last] = [day(one.from), day(one.to)]
  if (one.overMidnight && !one.closed && one.opens && one.closes) return `${first} ${one.opens} – ${last} ${one.closes}`
  const hours = one.closed
    ? t('services.closed')
    : one.alwaysOpen
      ? t('services.alwaysOpen')
      : one.opens
        ? `${one.opens}–${one.closes ?? ''}`
        : one.byReservation
          ? t('services.byReservation')
          : undefined
  if (hours === undefined) return undefined
  const weekdays = last === '' || last === first ? first : `${first}–${last}`
  return [one.exceptional ? datesOf(one, language) : '', weekdays, hours].filter(Boolean).join(' ')
}

function datesOf({ validFrom = '', validTo = validFrom }: Hours, language: Language): string {
  const [from, to] = [dateText(validFrom, language), dateText(validTo, language)]
  return from === to ? from : `${from}–${to}`
}
