/** The pages of the resident's form, one thing a page. */
export type DraftStep = 'tell' | 'question' | 'reach' | 'understood' | 'permission' | 'send' | 'stop'

export interface DraftFacts {
  readonly hasText: boolean
  /** The proposal says 112 or class A. */
  readonly alarming: boolean
  readonly stopAnswered: boolean
  /** Questions that could still change something and have no answer yet. */
  readonly openQuestions: number
  readonly hasContactWay: boolean
  readonly understoodConfirmed: boolean
  readonly permissionNeeded: boolean
  readonly permissionAnswered: boolean
}

/**
 * The first page that is not done. The red-flag stop comes before everything else as soon as something alarming is
 * known; contact is safe before any message can be sent.
 */
export function decideDraftStep(facts: DraftFacts): DraftStep {
  if (!facts.hasText) return 'tell'
  if (facts.alarming && !facts.stopAnswered) return 'stop'
  if (facts.openQuestions > 0) return 'question'
  if (!facts.hasContactWay) return 'reach'
  if (!facts.understoodConfirmed) return 'understood'
  if (facts.permissionNeeded && !facts.permissionAnswered) return 'permission'
  return 'send'
}
