import type { Instant } from '../time/index.ts'

export type NextStepKind =
  'emergency-call' | 'call' | 'read' | 'await-answer' | 'book' | 'appointment' | 'follow-up' | 'external'

/** A named person on shift, or a duty role staffed at the moment. */
export interface StepOwner {
  readonly kind: 'staff' | 'duty'
  readonly id: string
}

export interface NextStep {
  readonly kind: NextStepKind
  readonly at: Instant
  readonly owner: StepOwner
}

/** What the resident was promised. Half-open. */
export interface ContactPromise {
  readonly kind: 'call' | 'message' | 'emergency' | 'read'
  readonly from: Instant
  readonly to: Instant
}
