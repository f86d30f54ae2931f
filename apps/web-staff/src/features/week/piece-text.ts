import type { OwnPiece } from '@luukku/contract'
import type { Language } from '../../shared/language.tsx'
import { clockText } from '../../shared/time-text.ts'

/** «9.00–9.30»; a piece from midnight to midnight is the whole day. */
export function spanText({ start, end }: Pick<OwnPiece, 'start' | 'end'>, { t, lang }: Language): string {
  const isWhole = Date.parse(end) - Date.parse(start) >= 23 * 3_600_000
  return isWhole ? t('week.wholeDay') : `${clockText(start, lang)}–${clockText(end, lang)}`
}

/** What a piece of a day is, in a word or two. */
export function pieceText(piece: OwnPiece, { t, local }: Language): string {
  if (piece.group) return `${t('week.group')}: ${local(piece.group.title)}`
  if (piece.kind === 'booked') return piece.booked ? local(piece.booked.title) : t('week.closedTo')
  if (piece.kind === 'absence' && piece.absence) return `${t('week.absence')}: ${t(`roster.absence.${piece.absence}`)}`
  return t(`week.${piece.kind}`)
}

/** How full a day is; nothing without a reception. */
export const shareOf = ({ openMinutes, bookedMinutes }: { openMinutes: number; bookedMinutes: number }) =>
  openMinutes === 0 ? undefined : Math.min(100, Math.round((bookedMinutes / openMinutes) * 100))
