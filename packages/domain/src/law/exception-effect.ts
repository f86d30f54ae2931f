import type { Rule } from './rule.ts'

/** Whether the rule itself names the exception. */
export function isExceptionNamed(rule: Rule, exceptionId: string): boolean {
  return rule.exceptions.includes(exceptionId)
}
