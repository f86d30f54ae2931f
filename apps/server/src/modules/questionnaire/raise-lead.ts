import { randomUUID } from 'node:crypto'
import type { CaseChange } from '@luukku/domain/contact'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { appendEvents, goOnClocks, lockContactRow, raisesByWords, type NewEvent } from '../contact/index.ts'
import { callNow } from './raise-case.ts'

/**
 * An answer alarmed in a contact that was joined into another: whoever looks after the person looks at the one that leads.
 * It gets the class, the place in the queue and a call at once, also where it was closed meanwhile: then it goes on. Nothing
 * is lowered. Done twice it calls once more.
 */
export async function raiseLead({ jobsDb, clock }: Pick<Services, 'jobsDb' | 'clock'>, data: JobData): Promise<void> {
  const county = String(data['county'])
  const [contactId, leadId] = [String(data['contactId']), String(data['leadId'])]
  await jobsDb.write(
    {
      actor: { kind: 'system', county, task: raisesByWords },
      purpose: 'guidance',
      requestId: randomUUID(),
      clock,
      action: 'raiseLead',
      ground: '1326/2010 § 50, § 51: urgent help',
    },
    async (tx) => {
      const row = await lockContactRow(tx, contactId)
      const lead = await lockContactRow(tx, leadId)
      if (!row || !lead) return
      const urgencyClass = row.urgency_class < lead.urgency_class ? row.urgency_class : lead.urgency_class
      const nextStep = await callNow(tx, lead, urgencyClass)
      const change: CaseChange = {
        type: 'answered',
        urgencyClass,
        urgencySource: lead.urgency_source,
        sortKey: row.sort_key < lead.sort_key ? row.sort_key : lead.sort_key,
        nextStep,
      }
      const reopened: NewEvent[] = lead.status === 'closed' ? [{ change: { type: 'reopened', nextStep } }] : []
      if (lead.status === 'closed') await goOnClocks(tx, lead.id)
      await appendEvents(tx, lead, [...reopened, { change }])
      if (lead.joined_into !== null)
        await tx.plan('raise-lead', { county, contactId: leadId, leadId: lead.joined_into })
      tx.journal({
        register: lead.register,
        persons: [lead.person_id],
        detail: { contact: leadId, did: 'raise', clientAlone: true },
      })
    },
  )
}

export async function workQuestionnaires(services: Services): Promise<void> {
  await services.jobs.work('raise-lead', (data) => raiseLead(services, data))
}
