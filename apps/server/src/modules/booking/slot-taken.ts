import { AppError, violatedConstraint } from '../../platform/errors.ts'

/** Taken by somebody else, or the person has something else then: one answer, whoever asks. */
export const isSlotTaken = (error: unknown): boolean =>
  violatedConstraint(error)?.startsWith('appointment_one_per_') === true ||
  (error instanceof AppError && error.code === 'slot-taken') ||
  (error as { code?: unknown }).code === '40P01'
