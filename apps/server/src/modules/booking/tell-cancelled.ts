import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TransactionOptions, WriteTx } from '../../platform/db.ts'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { appendEvents, lockContactRow, type ContactRow, type NewEvent } from '../contact/index.ts'
import { planAppointmentNotices } from '../notification/index.ts'
import { openPayloads, storePayload } from '../person/index.ts'
import { listAppointments } from '../plan/index.ts'
import { stepAfterBooking } from './book-times.ts'
import { tellSessionCancelled } from './groups/tell-session-cancelled.ts'
import { tellMissed } from './life/tell-missed.ts'
import { tellTakenBack } from './life/tell-taken-back.ts'
import { tellByCall } from './tell-by-call.ts'
import { wasTold } from './was-told.ts'

/** Planned work of booking. */
export async function workBooking(services: Services): Promise<void> {
  await services.jobs.work('tell-cancelled', (data) => tellCancelled(services, data))
  await services.jobs.work('tell-session-cancelled', (data) => tellSessionCancelled(services, data))
  await services.jobs.work('tell-missed', (data) => tellMissed(services, data))
  await services.jobs.work('tell-taken-back', (data) => tellTakenBack(services, data))
}

/**
 * A professional cancelled a time of their own, behind the wall: they do not see the contact. What belongs to the contact
 * follows here: the reason as a message, a notice or a call, and somebody on shift who books again. Done twice it changes
 * nothing more.
 */
export async function tellCancelled(services: Services, data: JobData): Promise<void> {
  const county = String(data['county'])
  const appointmentId = String(data['appointmentId'])
  const options: TransactionOptions = {
    actor: { kind: 'system', county, task: 'tell-cancelled' },
    purpose: 'guidance',
    requestId: randomUUID(),
    clock: services.clock,
    action: 'tellCancelled',
    ground: '785/1992 § 4: a changed time and its reason are told at once',
  }
  await services.jobsDb.write(options, async (tx) => {
    const [old] = await listAppointments(tx, { ids: [appointmentId] })
    const row = old && (await lockContactRow(tx, old.contact_id))
    if (!row || row.status === 'closed' || (await wasTold(tx, row.id, appointmentId, 'unit-cancelled'))) return
    const payloadId = await copyReason(tx, services, row, appointmentId)
    const by = await planAppointmentNotices(tx, services, row, [], 'appointment-cancelled')
    const changed: NewEvent = {
      change: { type: 'time-changed', how: 'unit-cancelled', appointment: appointmentId },
      ...(payloadId === undefined ? {} : { payloadId }),
    }
    const call = await tellByCall(tx, row, { by: 'unit', told: false }, by)
    await appendEvents(tx, row, [changed, { change: await stepAfterBooking(tx, row, old.need_id) }, ...call])
    tx.journal({
      register: row.register,
      persons: [row.person_id],
      detail: { contact: row.id, cancelled: appointmentId },
    })
  })
}

/** The reason lies in the need's own register; the person reads it as a message. */
async function copyReason(
  tx: WriteTx,
  { sealer }: Pick<Services, 'sealer'>,
  row: ContactRow,
  appointmentId: string,
): Promise<string | undefined> {
  const record = await tx.first(sql<{ ground_payload_id: string | null }>`
    select ground_payload_id from clock_record
    where contact_id = ${row.id} and name = 'PROVIDER-CANCELS' and data ->> 'appointment' = ${appointmentId}`)
  const groundId = record?.ground_payload_id ?? undefined
  const words = groundId === undefined ? undefined : (await openPayloads(tx, sealer, [groundId])).get(groundId)
  if (words === undefined) return undefined
  return storePayload(tx, sealer, {
    register: 'both',
    personId: row.person_id,
    contactId: row.id,
    kind: 'message',
    retentionClass: 'correspondence',
    content: words,
  })
}
