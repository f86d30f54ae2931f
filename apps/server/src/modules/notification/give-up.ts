import { addMinutes, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { appendEvents, lockContactRow, stepForCase, toCaseState } from '../contact/index.ts'
import { countAttempt, noteWayDown } from './notification-queries.ts'

/**
 * Counts an attempt that failed. The last one gives the message up where people see it: the contact gets a call as its next
 * step, with an owner on shift, unless something comes sooner anyway.
 *
 * @returns how many attempts there were; undefined when it is not tried again
 */
export async function countFailure(
  tx: WriteTx,
  notificationId: string,
  fault: 'message' | 'way' = 'message',
): Promise<number | undefined> {
  const counted = await countAttempt(tx, notificationId, fault)
  if (!counted?.given_up) return counted?.attempts
  const row = await lockContactRow(tx, counted.contact_id)
  if (!row || row.status === 'closed' || row.joined_into !== null) return undefined
  const current = toCaseState(row).nextStep
  const call = await stepForCase(tx, row, { kind: 'call', at: toInstant(tx.at) })
  const isSooner = current.kind !== 'appointment' && current.at <= call.at
  const nextStep = isSooner ? current : call
  await appendEvents(tx, row, [{ change: { type: 'notice-failed', template: counted.template, nextStep } }])
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { notification: notificationId, given: 'up' },
  })
  return undefined
}

/** Until a way that is down is tried again with a message: a quarter of a minute, double that, up to a quarter of an hour. */
const waitMinutes = (attempts: number) => Math.min(15, 2 ** (attempts - 3))

/** The way takes nothing from anybody: since when is kept, and the message waits for its next try. */
export async function waitForWay(
  tx: WriteTx,
  { jobs }: Pick<Services, 'jobs'>,
  notice: { id: string; channel: 'sms' | 'email' },
): Promise<void> {
  await noteWayDown(tx, notice.channel)
  const attempts = await countFailure(tx, notice.id, 'way')
  if (attempts === undefined) return
  const at = new Date(addMinutes(toInstant(tx.at), waitMinutes(attempts)))
  await jobs.plan(tx, 'send-notification', { county: tx.actor.county, notificationId: notice.id }, { at })
}
