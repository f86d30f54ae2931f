import { join } from 'node:path'
import { clocksForNeed, compileLaw, type LawInForce } from '@luukku/domain/law'
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
  const rules = expected.services.flatMap((service) =>
    clocksForNeed(law, {
      register: services[service]?.register === 'social' ? 'social' : 'health',
      service,
      ageAtContact: typeof person?.age === 'number' ? person.age : undefined,
      urgencyClass: expected.urgency_class,
      socialUrgency: expected.social_urgency,
      specialSupport: expected.special_support_suspected === true,
      planBased: expected.plan_based === true,
      contactAt,
      assessedAt: officeDayOf(contactAt),
      asOf: contactAt,
    })
      .filter((clock) => clock.state !== 'notApplied')
      .map((clock) => clock.ruleId),
  )
  return [...new Set(rules)]
}
