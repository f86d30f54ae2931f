import { understand, isAlarming, type Told } from './understand.ts'
import { toldOf, type DraftContent } from './draft-state.ts'

/**
 * Which dangers alarm: the red flags that an alarming rule speaks by, or the rule where it speaks by none. What was
 * alarming and then changed by the resident counts while nothing else alarms.
 */
function dangersOf({ alarm, ...told }: Told, at: Date): string[] {
  const proposal = understand(told, at)
  if (!isAlarming(proposal)) return alarm === undefined ? [] : dangersOf({ ...told, ...alarm }, at)
  const flags = new Set(proposal.redFlagsPresent.map(({ factId }) => factId))
  const ids = proposal.reasons
    .filter(({ element, because }) => (element === 'urgency' || element === 'call112') && because.length > 0)
    .flatMap(({ ruleId, because }) => {
      const spoken = because.map(({ factId }) => factId).filter((id) => flags.has(id))
      return spoken.length > 0 ? spoken : [ruleId]
    })
  return [...new Set(ids)]
}

/**
 * An answer to the stop stands for the dangers that were there when it was given. A danger told after it is met by a stop
 * of its own: «my state is not like this» of chest pain says nothing of a stroke.
 *
 * @param answersStop this change is the answer to the stop that `before` was shown
 */
export function keepStopAnswer(before: DraftContent, after: DraftContent, answersStop: boolean): DraftContent {
  if (after.stopAnswered === undefined) return after
  const known = answersStop ? [...(before.stopMet ?? []), ...dangersIn(before)] : (before.stopMet ?? [])
  const stopMet = [...new Set(known)]
  if (dangersIn(after).every((id) => stopMet.includes(id))) return { ...after, stopMet }
  const { stopAnswered: _answer, ...unanswered } = after
  return { ...unanswered, stopMet }
}

function dangersIn(draft: DraftContent): string[] {
  if (draft.contact.text.trim() === '') return []
  return dangersOf(toldOf(draft), new Date(draft.startedAt))
}
