import { randomUUID } from 'node:crypto'
import { sessionCancelReasons } from '@luukku/contract'
import { sessionCancelTexts } from '@luukku/i18n/data/groups'
import { sql } from 'kysely'
import type { TransactionOptions } from '../../../platform/db.ts'
import type { JobData } from '../../../platform/jobs.ts'
import type { Services } from '../../../platform/services.ts'
import { findContactRow, lockContactRow } from '../../contact/index.ts'
import { sealGround } from '../../law/index.ts'
import { storePayload } from '../../person/index.ts'
import { listAppointments } from '../../plan/index.ts'
import { cancelAppointment, needOf } from '../change-appointment.ts'

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
  const booked = await services.jobsDb.write(options(), (tx) =>
    tx.rows(sql<{ id: string }>`
      select id from appointment where session_id = ${sessionId} and status in ('booked', 'arrived') order by seat`),
  )
  for (const { id } of booked)
    await services.jobsDb.write(options(), async (tx) => {
      const [old] = await listAppointments(tx, { ids: [id] })
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
    })
}
