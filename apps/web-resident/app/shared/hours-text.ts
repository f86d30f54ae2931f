import { clockText, type Language } from '@luukku/i18n'

/** Office hours as they are read in this language. @param hours `08:00`, `16:00` */
export const hoursText = (hours: { from: string; to: string }, language: Language): { from: string; to: string } => ({
  from: clockText(hours.from, language),
  to: clockText(hours.to, language),
})
