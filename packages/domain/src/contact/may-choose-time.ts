import type { CaseClass } from './case-event.ts'

/**
 * Whether the first times of a case may be left to the client to choose: every open need can wait a day, and nothing told since
 * the assessment raised the case above its needs. A need that was met keeps nobody from choosing the time of another.
 */
export function mayChooseTime(
  caseClass: CaseClass,
  needs: readonly { readonly status: string; readonly urgencyClass: CaseClass }[],
): boolean {
  const open = needs.filter(({ status }) => status === 'open')
  const isRisen = needs.every(({ status, urgencyClass }) => status === 'closed' || urgencyClass > caseClass)
  return open.length > 0 && open.every(({ urgencyClass }) => urgencyClass > 'C') && !(isRisen && caseClass <= 'C')
}
