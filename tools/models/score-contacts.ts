import type { answerScenario } from '../../apps/server/src/cli/answer-scenario.ts'
import type { Contact } from './contacts.ts'

export type Answer = ReturnType<typeof answerScenario>

/** Figures over a set of contacts. Shares are 0-1; under-triage and what was missed are counts with the ids. */
export interface Score {
  readonly contacts: number
  readonly exact: number
  readonly acceptable: number
  readonly underTriage: readonly string[]
  readonly overTriage: number
  readonly missed112: readonly string[]
  readonly extra112: number
  readonly missedChildProtection: readonly string[]
  readonly extraChildProtection: number
  readonly serviceRecall: number
  readonly extraServicesACase: number
  readonly clockRecall: number
  readonly clockPrecision: number
  readonly questionsMedian: number
  readonly questionsMost: number
}

/** At-once rules: right where expected, never counted as too many. */
const atOnce = new Set(['H-URGENT', 'SO-URGENT', 'CP-URGENT', 'OLD-18-URGENT'])

export function scoreContacts(contacts: readonly Contact[], answerOf: (contact: Contact) => Answer): Score {
  const pairs = contacts.map((contact) => ({ contact, expected: contact.expected, answer: answerOf(contact) }))
  const count = (test: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(test).length
  const ids = (test: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(test).map(({ contact }) => contact.id)
  const sum = (value: (pair: (typeof pairs)[number]) => number) => pairs.reduce((total, pair) => total + value(pair), 0)
  const share = (part: number, whole: number) => (whole === 0 ? 1 : Math.round((part / whole) * 1000) / 1000)
  const n = pairs.length
  const rightClocks = sum(
    ({ expected, answer }) => expected.clocks.filter((clock) => answer.clocks.includes(clock)).length,
  )
  const extraClocks = sum(
    ({ expected, answer }) =>
      answer.clocks.filter((clock) => !expected.clocks.includes(clock) && !atOnce.has(clock)).length,
  )
  const questions = pairs.map(({ answer }) => answer.questions.length).sort((a, b) => a - b)
  return {
    contacts: n,
    exact: share(
      count(({ expected, answer }) => answer.urgency_class === expected.urgency_class),
      n,
    ),
    acceptable: share(
      count(({ expected, answer }) => expected.urgency_acceptable.includes(answer.urgency_class)),
      n,
    ),
    underTriage: ids(({ expected, answer }) => expected.urgency_acceptable.every((one) => answer.urgency_class > one)),
    overTriage: count(({ expected, answer }) => expected.urgency_acceptable.every((one) => answer.urgency_class < one)),
    missed112: ids(({ expected, answer }) => expected.call_112 && !answer.call_112),
    extra112: count(({ expected, answer }) => !expected.call_112 && answer.call_112),
    missedChildProtection: ids(
      ({ expected, answer }) => expected.child_protection_notice && !answer.child_protection_notice,
    ),
    extraChildProtection: count(
      ({ expected, answer }) => !expected.child_protection_notice && answer.child_protection_notice,
    ),
    serviceRecall: share(
      sum(
        ({ expected, answer }) =>
          expected.services.filter((service) => answer.services.includes(service)).length / expected.services.length,
      ),
      n,
    ),
    extraServicesACase: share(
      sum(
        ({ expected, answer }) =>
          answer.services.filter(
            (service) => !expected.services.includes(service) && !expected.also_acceptable.includes(service),
          ).length,
      ),
      n,
    ),
    clockRecall: share(
      rightClocks,
      sum(({ expected }) => expected.clocks.length),
    ),
    clockPrecision: share(rightClocks, rightClocks + extraClocks),
    questionsMedian: questions[Math.floor(questions.length / 2)] ?? 0,
    questionsMost: questions.at(-1) ?? 0,
  }
}
