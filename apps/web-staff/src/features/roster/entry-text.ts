import type { RosterEntryView } from '@luukku/contract'
import type { Language } from '../../shared/language.tsx'
import { localDay, windowText } from '../../shared/time-text.ts'

/**
 * An entry in a cell of its day: «8–16» of a reception, with its kind of anything else; whole days have no hours.
 *
 * @param length  whole: the kind always, for who hears the cell instead of seeing it
 */
export function entryText(
  entry: RosterEntryView,
  day: string,
  { t, lang }: Language,
  length: 'short' | 'whole',
): string {
  const kind = entry.absence
    ? `${t('roster.kind.absence')}: ${t(`roster.absence.${entry.absence}`)}`
    : t(`roster.kind.${entry.kind}`)
  const [begins, ends] = [localDay(entry.start) === day, localDay(entry.end) === day]
  const [from, to] = windowText(entry.start, entry.end, lang).split('–')
  const isWhole = entry.kind === 'absence' && !ends && (!begins || from === '0')
  const hours = isWhole ? '' : `${begins ? (from ?? '') : ''}–${ends ? (to ?? '') : ''}`
  const words = entry.kind === 'reception' && length === 'short' ? [hours] : [kind, hours]
  return [...words, ...(entry.isRepeated && length === 'whole' ? [t('roster.repeated')] : [])].filter(Boolean).join(' ')
}
