import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { appendEvents, lockContactRow, stepForCase, toCaseState } from '../contact/index.ts'
import { countAttempt } from './notification-queries.ts'

/** As often as the queue tries, less one: the last try finds that it was given up. */
export const giveUpAfter = 10

/**
 * Counts an attempt that failed. The last one gives the message up where people see it: the contact gets a call as its next
 * step, with an owner on shift, unless something comes sooner anyway.
 */
export async function countFailure(tx: WriteTx, notificationId: string): Promise<void> {
  const given = await countAttempt(tx, notificationId, giveUpAfter)
  if (!given) return
  const row = await lockContactRow(tx, given.contact_id)
  if (!row || row.status === 'closed' || row.joined_into !== null) return
  const current = toCaseState(row).nextStep
  const call = await stepForCase(tx, row, { kind: 'call', at: toInstant(tx.at) })
  const isSooner = current.kind !== 'appointment' && current.at <= call.at
  const nextStep = isSooner ? current : call
  await appendEvents(tx, row, [{ change: { type: 'notice-failed', template: given.template, nextStep } }])
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { notification: notificationId, given: 'up' },
  })
}
