import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dutyAlarmText } from '@luukku/i18n/notification/duty-alarm'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import type { Outlets } from './send-notification.ts'

/**
 * Sends a duty role its alarm, unless the contact has been answered meanwhile. A role without an address for alarms (112,
 * 116117) is phoned by the resident, who was told so.
 *
 * @throws when the message was not taken: the queue tries again
 */
export async function alarmDuty(
  { jobsDb, clock, config }: Pick<Services, 'jobsDb' | 'clock' | 'config'>,
  outlets: Pick<Outlets, 'sms'>,
  data: JobData,
): Promise<'sent' | 'no-address' | 'answered'> {
  const county = String(data['county'] ?? config.countyId)
  return jobsDb.read(
    {
      actor: { kind: 'system', county, task: 'alarm-duty' },
      purpose: 'guidance',
      requestId: randomUUID(),
      clock,
      action: 'alarmDuty',
      ground: '1326/2010 § 51, 1301/2014 § 12: urgent help',
    },
    async (tx) => {
      const found = await tx.first(sql<{
        person_id: string
        urgency_class: string
        reference: string
        to: string | null
      }>`
        select c.person_id, c.urgency_class, c.reference, d.alarm_to as to
        from contact c join duty_role d on d.county_id = c.county_id and d.code = ${String(data['role'])}
        where c.id = ${String(data['contactId'])} and c.county_id = ${county} and c.answered_at is null and c.status <> 'closed'`)
      if (!found) return 'answered'
      if (found.to === null) return 'no-address'
      await outlets.sms.send({ channel: 'sms', to: found.to, ...dutyAlarmText(found.urgency_class, found.reference) })
      tx.journal({ register: 'both', persons: [found.person_id], detail: { contact: String(data['contactId']) } })
      return 'sent'
    },
  )
}
