import type { GuidanceInput } from '@luukku/domain/guidance'
import type { Contact } from './contacts.ts'

/** A test contact as the rules take it. */
export function toInput(contact: Contact): GuidanceInput {
  const { on_behalf_of: onBehalfOf, ...person } = contact.person ?? {}
  return {
    text: contact.message,
    lang: contact.lang,
    person: { ...person, onBehalfOf },
    channel: contact.channel ?? 'web_form',
    answers: contact.structured_answers ?? {},
    contactTime: contact.contact_time,
  }
}
