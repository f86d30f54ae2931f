import { randomUUID } from 'node:crypto'
import type { CaseChange } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { TransactionOptions, WriteTx } from '../../../platform/db.ts'
import type { JobData } from '../../../platform/jobs.ts'
import type { Services } from '../../../platform/services.ts'
import { appendEvents, lockContactRow, stepForCase, type ContactRow } from '../../contact/index.ts'
import { listAppointments } from '../../plan/index.ts'
import { stepAfterBooking } from '../book-times.ts'
import { followStep } from '../insert-appointment.ts'
import { wasTold } from '../was-told.ts'

/**
 * A client did not come, and it was no slip of the hand: somebody on shift makes the next attempt. The professional who
 * recorded it does not see the contact; what belongs to it follows here. Done twice it changes nothing more.
 */
export async function tellMissed(services: Services, data: JobData): Promise<void> {
  const county = String(data['county'])
  const appointmentId = String(data['appointmentId'])
  const options: TransactionOptions = {
    actor: { kind: 'system', county, task: 'tell-missed' },
    purpose: 'guidance',
    requestId: randomUUID(),
    clock: services.clock,
    action: 'tellMissed',
    ground: '1326/2010 § 51 a, 1301/2014 § 36: a missed time ends no duty to arrange',
  }
  await services.jobsDb.write(options, async (tx) => {
    const [missed] = await listAppointments(tx, { ids: [appointmentId] })
    const row = missed && (await lockContactRow(tx, missed.contact_id))
    if (
      !row ||
      row.status === 'closed' ||
      missed.status !== 'no-show' ||
      (await wasTold(tx, row.id, appointmentId, 'resident-missed'))
    )
      return
    const next = await nextAttempt(tx, row, missed.need_id)
    await appendEvents(tx, row, [
      { change: { type: 'time-changed', how: 'resident-missed', appointment: appointmentId } },
      { change: next },
    ])
    if ('nextStep' in next && next.nextStep) await followStep(tx, missed.need_id, next.nextStep)
    tx.journal({
      register: missed.register,
      persons: [row.person_id],
      detail: { contact: row.id, missed: appointmentId },
    })
  })
}

/** Who was in a hurry and did not come is called at once: something may have happened. Others get a new time. */
async function nextAttempt(tx: WriteTx, row: ContactRow, needId: string): Promise<CaseChange> {
  if (row.urgency_class > 'B') return stepAfterBooking(tx, row, needId)
  return { type: 'unbooked', nextStep: await stepForCase(tx, row, { kind: 'call', at: toInstant(tx.at) }) }
}
