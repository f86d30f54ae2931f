import type { Language } from './languages.ts'

const zone = 'Europe/Helsinki'

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  fi: ['sunnuntaina', 'maanantaina', 'tiistaina', 'keskiviikkona', 'torstaina', 'perjantaina', 'lauantaina'],
  sv: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  se: ['sotnabeaivvi', 'vuossárgga', 'maŋŋebárgga', 'gaskavahku', 'duorastaga', 'bearjadaga', 'lávvardaga'],
}
// Two words that stay on one line.
const today: Readonly<Record<Language, string>> = { fi: 'tänään', sv: 'i\u00a0dag', en: 'today', se: 'odne' }
const tomorrow: Readonly<Record<Language, string>> = {
  fi: 'huomenna',
  sv: 'i\u00a0morgon',
  en: 'tomorrow',
  se: 'ihttin',
}
const clockWord: Readonly<Record<Language, string>> = { fi: 'klo ', sv: 'kl. ', en: 'at ', se: 'dii.\u00a0' }

/** The calendar day of an instant in Finland, `YYYY-MM-DD`. */
export function dayOfInstant(instant: string): string {
  const part = partsOf(instant)
  return `${part.year}-${part.month}-${part.day}`
}

/** `24.2.2027` in fi, sv and se, `24 February 2027` in en. @param day `YYYY-MM-DD` */
export function dateText(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (language !== 'en') return `${Number(date)}.${Number(month)}.${year}`
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(noonOf(day))
  return `${Number(date)} ${name} ${year}`
}

/** `tiistaina 24.11.2026`, as it stands in the middle of a sentence. @param day `YYYY-MM-DD` */
export function dayText(day: string, language: Language): string {
  const weekday = weekdays[language][noonOf(day).getUTCDay()] ?? ''
  return `${weekday} ${dateText(day, language)}`
}

/** `tänään`, `huomenna`, or the day in full. @param from the day it is now, `YYYY-MM-DD` */
export function nearDayText(day: string, from: string, language: Language): string {
  if (day === from) return today[language]
  if (day === nextDay(from)) return tomorrow[language]
  return dayText(day, language)
}

/** `10.15` in fi, sv and se, `10:15` in en; full hours are `10` and `10:00`. */
export function timeText(instant: string, language: Language): string {
  const { hour, minute } = partsOf(instant)
  return clockText(`${hour}:${minute}`, language)
}

/** The same of an hour that no day stands beside. @param clock `08:00` */
export function clockText(clock: string, language: Language): string {
  const [hour, minute = '00'] = clock.split(':')
  if (language === 'en') return `${Number(hour)}:${minute}`
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}`
}

/** `klo 10–12`: a span inside one day. */
export function spanText(from: string, to: string, language: Language): string {
  const word = language === 'en' ? '' : clockWord[language]
  return `${word}${timeText(from, language)}–${timeText(to, language)}`
}

/** `tiistaina 24.11.2026 klo 10.15` */
export function momentText(instant: string, language: Language): string {
  return `${dayText(dayOfInstant(instant), language)} ${clockWord[language]}${timeText(instant, language)}`
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

function nextDay(day: string): string {
  return new Date(noonOf(day).getTime() + 86_400_000).toISOString().slice(0, 10)
}

function partsOf(instant: string): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const found = Object.fromEntries(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  const { year = '', month = '', day = '', hour = '', minute = '' } = found
  return { year, month, day, hour, minute }
}
