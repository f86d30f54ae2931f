import { join } from 'node:path'
import { clocksForContact, compileLaw, type LawInForce } from '@luukku/domain/law'
import { fromHelsinki, officeDayOf, toLocalDate } from '@luukku/domain/time'
import { readLawFolder } from '../../apps/server/src/cli/law-files.ts'
import { getModels } from '../../apps/server/src/modules/guidance/index.ts'
import type { Contact } from './contacts.ts'

export const law: LawInForce = compileLaw(readLawFolder(join(import.meta.dirname, '../../law')))

/** The rules that the law starts for the expected services of a contact, assessed on the contact day or the next office day. */
export function clocksOfContact({
  contact_time,
  person,
  expected,
}: Pick<Contact, 'contact_time' | 'person' | 'expected'>): string[] {
  const [day = '', time = ''] = contact_time.split('T')
  const contactAt = fromHelsinki(toLocalDate(day), time)
  const services = getModels().common.services
  const needs = expected.services.map((service) => ({
    register: services[service]?.register === 'social' ? ('social' as const) : ('health' as const),
    service,
    ageAtContact: typeof person?.age === 'number' ? person.age : undefined,
    urgencyClass: expected.urgency_class,
    socialUrgency: expected.social_urgency,
    specialSupport: expected.special_support_suspected === true || undefined,
    planBased: expected.plan_based === true,
    contactAt,
    assessedAt: officeDayOf(contactAt),
    asOf: contactAt,
  }))
  return clocksForContact(law, needs)
    .filter(({ state }) => state !== 'notApplied')
    .map(({ ruleId }) => ruleId)
}
