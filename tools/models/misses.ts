import type { Contact } from './contacts.ts'
import type { Answer } from './score-contacts.ts'

const atOnce = new Set(['H-URGENT', 'SO-URGENT', 'CP-URGENT', 'OLD-18-URGENT'])

/** In words, what differs between a contact's expected outcome and the answer; the dangerous first. */
export function missesOf(contact: Contact, answer: Answer): string[] {
  const { expected } = contact
  const lacking = (wanted: readonly string[], got: readonly string[]) => wanted.filter((one) => !got.includes(one))
  const found: string[] = []
  if (!expected.urgency_acceptable.includes(answer.urgency_class)) {
    const isUnder = expected.urgency_acceptable.every((one) => answer.urgency_class > one)
    found.push(`${isUnder ? 'UNDER' : 'over'} ${answer.urgency_class} for ${expected.urgency_acceptable.join('')}`)
  } else if (answer.urgency_class !== expected.urgency_class)
    found.push(`class ${answer.urgency_class} for ${expected.urgency_class}`)
  if (expected.call_112 && !answer.call_112) found.push('MISSED 112')
  if (!expected.call_112 && answer.call_112) found.push('112 too many')
  if (expected.child_protection_notice && !answer.child_protection_notice) found.push('MISSED CHILD PROTECTION')
  if (!expected.child_protection_notice && answer.child_protection_notice) found.push('child protection too many')
  const missing = lacking(expected.services, answer.services)
  if (missing.length > 0) found.push(`lacks ${missing.join(' ')}`)
  const extra = lacking(answer.services, [...expected.services, ...expected.also_acceptable])
  if (extra.length > 0) found.push(`extra ${extra.join(' ')}`)
  const noClock = lacking(expected.clocks, answer.clocks)
  if (noClock.length > 0) found.push(`clock lacks ${noClock.join(' ')}`)
  const moreClock = lacking(answer.clocks, expected.clocks).filter((clock) => !atOnce.has(clock))
  if (moreClock.length > 0) found.push(`clock extra ${moreClock.join(' ')}`)
  if (found.length === 0) return []
  const fired = answer.reasons
    .filter(({ element }) => element === 'urgency')
    .map(
      ({ ruleId, because }) => `${ruleId}(${because.map((one) => one.words ?? one.answerKey ?? one.factId).join('|')})`,
    )
  return [`${contact.id}: ${found.join('; ')} | ${contact.message.slice(0, 110)} | ${fired.slice(0, 4).join(' ')}`]
}
