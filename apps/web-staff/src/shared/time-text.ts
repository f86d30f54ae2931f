import type { Language } from './language.tsx'

const zone = 'Europe/Helsinki'
const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const
type Lang = keyof typeof locales
const formats = new Map<string, Intl.DateTimeFormat>()

function format(lang: Lang, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[lang], { timeZone: zone, ...options })
  formats.set(key, made)
  return made
}

/** The calendar day of an instant in Finland, YYYY-MM-DD. */
export function localDay(at: number | string): string {
  return format('en', 'day', { year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(new Date(at))
    .split('/')
    .toReversed()
    .join('-')
}

/** 9.05, 14.30 (9:05 in English). */
export function clockText(at: string | number, lang: Lang): string {
  const text = format(lang, 'clock', { hour: 'numeric', minute: '2-digit' }).format(new Date(at))
  return text.replace(/^0(?=\d)/, '')
}

/** A wall-clock time `HH:MM` as people write it: 8.00 (8:00 in English). */
export const wallText = (time: string, lang: Lang): string => {
  const text = time.replace(/^0(?=\d)/, '')
  return lang === 'en' ? text : text.replace(':', '.')
}

/** «10–12» for whole hours, «10.15–12» otherwise. */
export function windowText(from: string, to: string, lang: Lang): string {
  // «9–10.30» in Finnish and Swedish; English writes the minutes of both.
  const short = (text: string) => (lang === 'en' ? text : text.replace(/\.00$/, ''))
  return `${short(clockText(from, lang))}–${short(clockText(to, lang))}`
}

/** A day that carries no time: «ke 24.2.», with the year when it isn't this one. */
export function dateText(date: string, lang: Lang, today: string): string {
  const year = date.slice(0, 4) !== today.slice(0, 4)
  const noon = new Date(`${date}T12:00:00Z`)
  const weekday = format(lang, 'weekday', { weekday: 'short' }).format(noon)
  const [y, m, d] = date.split('-').map(Number)
  const numbers = lang === 'en' ? `${String(d)}/${String(m)}` : `${String(d)}.${String(m)}.`
  const full = year ? (lang === 'en' ? `${numbers}/${String(y)}` : `${numbers}${String(y)}`) : numbers
  return `${weekday} ${full}`
}

/** A month `YYYY-MM` in words: «lokakuu 2026». */
export const monthText = (month: string, lang: Lang): string =>
  format(lang, 'month', { month: 'long', year: 'numeric' }).format(new Date(`${month}-15T12:00:00Z`))

/** The day so many days later. */
export function addDaysTo(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Today, tomorrow, or the date. */
export function dayWord(date: string, today: string, { t, lang }: Language): string {
  const days = daysBetween(today, date)
  if (days === 0) return t('time.today')
  if (days === 1) return t('time.tomorrow')
  if (days === -1) return t('time.yesterday')
  return dateText(date, lang, today)
}

/** One time among others of other days, always with its day: «tänään 10.15 · ti 1.12. 10.15». */
export const dayTimeText = (at: string, now: number, language: Language): string =>
  `${dayWord(localDay(at), localDay(now), language)} ${clockText(at, language.lang)}`

/** «klo 10.15» for today, «ke 25.11. 9.00». */
export function momentText(at: string, now: number, language: Language): string {
  const day = localDay(at)
  const clock = clockText(at, language.lang)
  return day === localDay(now) ? `${language.t('time.at')}${clock}` : dayTimeText(at, now, language)
}

export type TimeTone = 'calm' | 'soon' | 'over'
export interface TimeLeft {
  text: string
  tone: TimeTone
}
const soonMinutes = 30

/** The time left of a promise in words; colour is only ever an addition to them. */
export function timeLeft(to: string, now: number, { t }: Language): TimeLeft {
  const minutes = Math.floor((Date.parse(to) - now) / 60_000)
  const tone: TimeTone = minutes < 0 ? 'over' : minutes <= soonMinutes ? 'soon' : 'calm'
  return { text: t(minutes < 0 ? 'time.over' : 'time.left', { span: spanText(Math.abs(minutes), t) }), tone }
}

/** «12 min», «3 h 5 min», «4 pv». */
export function spanText(minutes: number, t: Language['t']): string {
  if (minutes < 60) return t('time.minutes', { n: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return t('time.days', { n: Math.floor(hours / 24) })
  return minutes % 60 === 0 || hours >= 10
    ? t('time.hours', { n: hours })
    : t('time.hoursMinutes', { h: hours, m: minutes % 60 })
}

const soonDays = 3
/** The days left of a legal date. The day itself is still in time. */
export function daysLeft(dueDate: string, today: string, { t }: Language): TimeLeft {
  const days = daysBetween(today, dueDate)
  if (days < 0) return { text: t('time.over', { span: t('time.days', { n: -days }) }), tone: 'over' }
  if (days === 0) return { text: t('time.today'), tone: 'soon' }
  return { text: t('time.left', { span: t('time.days', { n: days }) }), tone: days <= soonDays ? 'soon' : 'calm' }
}
