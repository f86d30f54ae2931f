import { AppError, violatedConstraint } from '../../platform/errors.ts'

/** Taken by somebody else, or the person has something else then: one answer, whoever asks. */
export const isSlotTaken = (error: unknown): boolean =>
  violatedConstraint(error)?.startsWith('appointment_one_per_') === true ||
  (error instanceof AppError && error.code === 'slot-taken') ||
  (error as { code?: unknown }).code === '40P01'

/**
 * Why a missed time cannot be had back: what it had freed has been given on. The professional's time where it is neither the room
 * nor the interpreter.
 */
export function givenOnReason(error: unknown): string {
  switch (violatedConstraint(error)) {
    case 'appointment_one_per_resource':
      return 'room-given-on'
    case 'appointment_one_per_interpreter':
      return 'interpreter-given-on'
    default:
      return 'time-given-on'
  }
}
