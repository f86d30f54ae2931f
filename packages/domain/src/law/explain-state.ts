import type { LocalDate } from '../time/index.ts'
import type { DecidedState } from './decide-state.ts'
import type { ExplanationCode, ExplanationStep } from './types.ts'

/** Codes of the steps that tell the state; the only part of a reasoning that changes once a clock has started. */
export const stateSteps: ReadonlySet<ExplanationCode> = new Set([
  ...(['exception', 'groundMissing', 'stopped', 'stoppedLate', 'passed', 'lapsed', 'ended'] as const),
])

/** What decided the state, step by step. */
export function explainState(decided: DecidedState, dueDate: LocalDate | null): readonly ExplanationStep[] {
  const steps: ExplanationStep[] = []
  const step = (code: ExplanationCode, parameters: ExplanationStep['parameters']) => steps.push({ code, parameters })
  const { exception, groundMissing, stoppedBy, endedBy, state } = decided
  if (exception !== undefined) {
    step('exception', { exception: exception.id, confidence: exception.confidence, state })
  }
  if (groundMissing !== undefined) step('groundMissing', { exception: groundMissing })
  if (decided.status === 'lapsed' && dueDate !== null) {
    step('lapsed', { date: dueDate })
  } else if (stoppedBy !== null) {
    step(state === 'breached' ? 'stoppedLate' : 'stopped', { event: stoppedBy.event, at: stoppedBy.at })
  } else if (state === 'breached' && dueDate !== null) {
    step('passed', { date: dueDate })
  }
  if (endedBy !== undefined) step('ended', { event: endedBy })
  return steps
}
