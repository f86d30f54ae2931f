import { randomUUID } from 'node:crypto'
import { sessionCancelReasons } from '@luukku/contract'
import { sessionCancelTexts } from '@luukku/i18n/data/groups'
import { sql } from 'kysely'
import type { TransactionOptions, WriteTx } from '../../../platform/db.ts'
import type { JobData } from '../../../platform/jobs.ts'
import type { Services } from '../../../platform/services.ts'
import { findContactRow, lockContactRow } from '../../contact/index.ts'
import { sealGround } from '../../law/index.ts'
import { storePayload } from '../../person/index.ts'
import { listAppointments } from '../../plan/index.ts'
import { cancelAppointment, needOf } from '../change-appointment.ts'
import { passOffer } from '../waiting/answer-offer.ts'
import { findOffer } from '../waiting/waiting-queries.ts'

/**
 * Cancels the place of each who had one in a session that is not held: told with the reason, the need open again, somebody on
 * shift who finds another time. One transaction a person: what one of them meets keeps nobody else from being told, and done
 * twice it finds nobody left.
 */
export async function tellSessionCancelled(services: Services, data: JobData): Promise<void> {
  const [county, sessionId] = [String(data['county']), String(data['sessionId'])]
  const reason = sessionCancelReasons.find((one) => one === data['reason']) ?? 'other'
  const options = (): TransactionOptions => ({
    actor: { kind: 'system', county, task: 'tell-session-cancelled' },
    purpose: 'guidance',
    requestId: randomUUID(),
    clock: services.clock,
    action: 'tellSessionCancelled',
    ground: '785/1992 § 4: a changed time and its reason are told at once',
  })
  const { booked, offers } = await services.jobsDb.write(options(), async (tx) => ({
    booked: await tx.rows(sql<{ id: string }>`
      select id from appointment where session_id = ${sessionId} and status in ('booked', 'arrived') order by seat`),
    offers: await tx.rows(sql<{ id: string }>`
      select o.id from appointment a join waiting_offer o on o.appointment_id = a.id
      where a.session_id = ${sessionId} and a.status = 'held' and o.status = 'offered'`),
  }))
  const faults: unknown[] = []
  const each = async (doIt: (tx: WriteTx) => Promise<void>) => {
    try {
      await services.jobsDb.write(options(), doIt)
    } catch (error) {
      // The others are told all the same; the work is done again for who was not.
      faults.push(error)
    }
  }
  for (const { id } of booked) await each((tx) => cancelPlace(tx, services, id, reason))
  for (const { id } of offers)
    await each(async (tx) => {
      const offer = await findOffer(tx, id)
      if (offer?.status === 'offered') await passOffer(tx, services, offer, 'withdrawn')
    })
  if (faults.length > 0) throw faults[0]
}

async function cancelPlace(
  tx: WriteTx,
  services: Services,
  appointmentId: string,
  reason: (typeof sessionCancelReasons)[number],
): Promise<void> {
  const [old] = await listAppointments(tx, { ids: [appointmentId] })
  if (!old || !(await lockContactRow(tx, old.contact_id))) return
  const row = await findContactRow(tx, old.contact_id)
  if (!row) return
  const words = sessionCancelTexts[reason]
  const content = words[row.language as keyof typeof words] as string | undefined
  const messageId = await storePayload(tx, services.sealer, {
    register: 'both',
    personId: old.person_id,
    contactId: old.contact_id,
    kind: 'message',
    retentionClass: 'correspondence',
    content: content ?? words.fi,
  })
  const groundId = await sealGround(tx, services.sealer, needOf(old), words.fi)
  await cancelAppointment(tx, services, old, { by: 'unit', told: false, reason: { messageId, groundId } })
}
