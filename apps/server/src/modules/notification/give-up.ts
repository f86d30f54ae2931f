import { addMinutes, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { followUndelivered } from './follow-undelivered.ts'
import { countAttempt, findPlanned, noteWayDown } from './notification-queries.ts'

/**
 * Counts an attempt that failed. The last one gives this way up: the message goes by the next way the person allowed, or a
 * person is asked to tell it (`followUndelivered`).
 *
 * @returns how many attempts there were; undefined when it is not tried again
 */
export async function countFailure(
  tx: WriteTx,
  services: Pick<Services, 'jobs' | 'sealer'>,
  notificationId: string,
  fault: 'message' | 'way' = 'message',
): Promise<number | undefined> {
  const planned = await findPlanned(tx, notificationId)
  if (!planned) return undefined
  const counted = await countAttempt(tx, notificationId, fault)
  if (!counted?.given_up) return counted?.attempts
  await followUndelivered(tx, services, planned)
  return undefined
}

/** Until a way that is down is tried again with a message: a quarter of a minute, double that, up to a quarter of an hour. */
const waitMinutes = (attempts: number) => Math.min(15, 2 ** (attempts - 3))

/** The way takes nothing from anybody: since when is kept, and the message waits for its next try. */
export async function waitForWay(
  tx: WriteTx,
  services: Pick<Services, 'jobs' | 'sealer'>,
  notice: { id: string; channel: 'sms' | 'email' },
): Promise<void> {
  await noteWayDown(tx, notice.channel)
  const attempts = await countFailure(tx, services, notice.id, 'way')
  if (attempts === undefined) return
  const at = new Date(addMinutes(toInstant(tx.at), waitMinutes(attempts)))
  await services.jobs.plan(tx, 'send-notification', { county: tx.actor.county, notificationId: notice.id }, { at })
}
