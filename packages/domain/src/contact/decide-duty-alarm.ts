import { addMinutes, type Instant } from '../time/index.ts'
import type { CaseChange } from './case-event.ts'
import type { CaseState } from './fold-case.ts'

/** `tell`: the role hears of it now. `none`: there is nobody to tell. `as-before`: it has been told, or is being told. */
export type DutyAlarm = 'tell' | 'none' | 'as-before'

/** Of a step further away than a shift the role is told when it comes, by the watch: guidance may be back before. */
const aheadMinutes = 12 * 60

/**
 * Whether a duty role has to be told of a contact, asked of every change of every contact in one place: a step that somebody
 * on duty owns without knowing is owned by nobody. Of every class: D and E wait for guidance's next shift, and come to a role
 * only where none is near or where a colleague hands them over. A needless alarm costs a look; one that was not sent may cost
 * a life.
 *
 * Told when the role gets the step, when the class rises while it has it, and when something new came that a person has to
 * look at; not again for each deed of the role itself.
 *
 * @param before undefined for a contact that has just come
 */
export function decideDutyAlarm(
  before: CaseState | undefined,
  after: CaseState,
  changes: readonly CaseChange[],
  now: Instant,
): DutyAlarm {
  const { owner, at } = after.nextStep
  if (after.status === 'closed' || after.joinedInto !== undefined || owner.kind !== 'duty') return 'none'
  if (at > addMinutes(now, aheadMinutes)) return 'none'
  if (before === undefined || before.status === 'closed') return 'tell'
  const had = before.nextStep.owner
  const isNew = had.kind !== 'duty' || had.id !== owner.id
  return isNew || after.urgencyClass < before.urgencyClass || changes.some(bringsNews) ? 'tell' : 'as-before'
}

/** What comes from outside, or is handed over by somebody: the role that has the case already does not know it. */
function bringsNews(change: CaseChange): boolean {
  if (change.type === 'answered') return change.nextStep !== undefined
  return ['replied', 'assigned', 'escalated', 'reopened'].includes(change.type)
}
