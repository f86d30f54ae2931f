import type { CaseState } from './fold-case.ts'

export type CaseAction =
  | 'open'
  | 'answer'
  | 'assess'
  | 'call'
  | 'ask-back'
  | 'inform'
  | 'assign'
  | 'hand-over'
  | 'book'
  | 'guide-112'
  | 'join'
  | 'close'
  | 'reopen'

const everyday = ['open', 'answer', 'assess', 'call', 'ask-back', 'inform', 'assign', 'hand-over', 'guide-112'] as const

/**
 * What may be done to a case in this state. Closing needs every need to be done or passed on; assessing needs a licence
 * (health care act 1326/2010 § 51: a licensed health care professional assesses).
 *
 * @param openNeeds needs of the case that are still to be met
 */
export function allowedActions(
  state: Pick<CaseState, 'status' | 'joinedInto'>,
  who: { readonly licensed: boolean },
  openNeeds: number,
): readonly CaseAction[] {
  if (state.joinedInto !== undefined) return []
  if (state.status === 'closed') return ['reopen']
  const actions: CaseAction[] = everyday.filter((action) => action !== 'assess' || who.licensed)
  if (state.status === 'assessed' || state.status === 'booked') actions.push('book')
  actions.push('join')
  if (openNeeds === 0) actions.push('close')
  return actions
}
