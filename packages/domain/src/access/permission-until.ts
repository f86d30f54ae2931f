import { addMonths, type LocalDate } from '../time/index.ts'

/** Months a permission lasts when the person names no day. Longer is asked again: too short costs a question, too long a secret. */
export const permissionMonths = 6

/**
 * Last day of a permission. A day in the past gives none; one further than two years is cut: by then nobody remembers
 * having said yes.
 * @law 703/2023 § 58 lets it stand until further notice; a shorter one is our choice
 */
export function permissionUntil(today: LocalDate, asked: LocalDate | undefined): LocalDate | undefined {
  if (asked === undefined) return addMonths(today, permissionMonths)
  if (asked < today) return undefined
  const furthest = addMonths(today, 24)
  return asked < furthest ? asked : furthest
}
