import type { LocalText } from '@luukku/contract'
import { planNextTexts } from '@luukku/i18n/data/plan'

/** What happens next on a line without a booked time: said from its state now, so that a cancelled time is not promised. */
export function nextTextOf(line: {
  next_kind: string
  outside: string | null
  can_choose: boolean
  isOver: boolean
}): LocalText {
  if (line.isOver) return planNextTexts.over
  if (line.outside === 'external') return planNextTexts.external
  if (line.can_choose) return planNextTexts.choose
  return planNextTexts[line.next_kind === 'book' ? 'book' : 'follow-up']
}
