import type { GuidanceInput, UrgencyClass } from '@luukku/domain/guidance'

/** A made-up contact of a model's file (`models/CONTACTS.md`), with what a careful professional would do. */
export interface TestContact {
  readonly id: string
  readonly input: GuidanceInput
  readonly acceptable: readonly string[]
  readonly services: readonly string[]
  readonly call112: boolean
}

interface Written {
  id: string
  channel?: string
  contact_time: string
  lang?: string
  message?: string
  person?: { on_behalf_of?: string | null }
  structured_answers?: Record<string, unknown>
  expected?: { urgency_class: UrgencyClass; urgency_acceptable?: string[]; services?: string[]; call_112?: boolean }
}

/** Contacts without an expected answer are left out: a trial has nothing to hold them against. */
export function readTestContacts(text: string | null): TestContact[] {
  if (text === null) return []
  const { scenarios = [] } = JSON.parse(text) as { scenarios?: Written[] }
  return scenarios.flatMap(({ expected, person, ...one }) => {
    if (expected === undefined) return []
    const { on_behalf_of: onBehalfOf, ...rest } = person ?? {}
    return [
      {
        id: one.id,
        input: {
          text: one.message ?? '',
          lang: one.lang === 'sv' || one.lang === 'en' || one.lang === 'se' ? one.lang : 'fi',
          person: { ...rest, onBehalfOf },
          channel: one.channel ?? 'web_form',
          answers: one.structured_answers ?? {},
          contactTime: one.contact_time,
        },
        acceptable: expected.urgency_acceptable ?? [expected.urgency_class],
        services: expected.services ?? [],
        call112: expected.call_112 === true,
      },
    ]
  })
}
