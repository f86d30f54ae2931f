import type { DeskCase } from '@luukku/contract'
import type { StaffKey } from '@luukku/i18n/staff/texts'

export type PanelName =
  | 'call'
  | 'message'
  | 'questionnaire'
  | 'assign'
  | '112'
  | 'permission'
  | 'people'
  | 'join'
  | 'timeline'
  | 'clocks'
  | 'plan'
  | 'book'
  | 'time'
  | 'reopen'
  | 'close'
export interface CaseAction {
  panel: PanelName
  key: string
  label: Extract<StaffKey, `action.${string}`>
}

/** A booked time that is still to come. */
const hasChangeableTime = (found: DeskCase) =>
  found.plan?.lines.some(({ appointment }) => appointment?.canChange === true) === true

/** What may be done now, by the server's word, and what may always be looked at. */
export function actionsOf(found: DeskCase): CaseAction[] {
  const may = (action: DeskCase['allowedActions'][number]) => found.allowedActions.includes(action)
  const all: (CaseAction & { shown: boolean })[] = [
    { panel: 'call', key: 's', label: 'action.call', shown: may('call') },
    { panel: 'message', key: 'v', label: 'action.message', shown: may('ask-back') },
    { panel: 'questionnaire', key: 'i', label: 'action.questionnaire', shown: may('answer') },
    { panel: 'assign', key: 'o', label: 'action.assign', shown: may('assign') || may('hand-over') },
    { panel: 'permission', key: 'l', label: 'action.permission', shown: may('assess') },
    { panel: 'people', key: 'e', label: 'action.people', shown: true },
    { panel: '112', key: 'x', label: 'action.112', shown: may('guide-112') },
    { panel: 'join', key: 'y', label: 'action.join', shown: may('join') && found.maybeSame.length > 0 },
    { panel: 'book', key: 'b', label: 'action.book', shown: may('book') },
    { panel: 'time', key: 'r', label: 'action.time', shown: hasChangeableTime(found) },
    { panel: 'plan', key: 'p', label: 'action.plan', shown: found.plan !== undefined },
    { panel: 'clocks', key: 'a', label: 'action.clocks', shown: true },
    { panel: 'timeline', key: 't', label: 'action.timeline', shown: true },
    { panel: 'close', key: 'q', label: 'action.close', shown: may('close') },
    { panel: 'reopen', key: 'u', label: 'action.reopen', shown: may('reopen') },
  ]
  return all.filter((action) => action.shown).map(({ panel, key, label }) => ({ panel, key, label }))
}
