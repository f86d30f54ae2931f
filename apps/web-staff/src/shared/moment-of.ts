import { serverClock } from './server-clock.ts'
import type { Language } from './language.tsx'
import { clockText, dateText, localDay } from './time-text.ts'

/** «ke 25.11. 10.00» */
export const momentOf = (instant: string, lang: Language['lang']): string =>
  `${dateText(localDay(instant), lang, localDay(serverClock.now()))} ${clockText(instant, lang)}`
