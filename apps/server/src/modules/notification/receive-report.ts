import { randomUUID } from 'node:crypto'
import type { TransactionOptions } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { followUndelivered } from './follow-undelivered.ts'
import { noticeDetail } from './notification-queries.ts'
import { lockHandedOver, markDelivery, settleArrived } from './undelivered-queries.ts'

/** What a gateway reports of one message: our own reference of it and what became of it. Nothing of a person. */
export interface DeliveryReport {
  ref: string
  delivery: 'delivered' | 'undelivered'
}
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * A report of delivery. The same one twice, one that comes late, and several in the wrong order come to the same: what was
 * delivered stays delivered, what was not is followed once. Of a message that we do not know nothing happens, and the caller
 * is answered as always.
 */
export async function receiveReport(
  services: Pick<Services, 'jobsDb' | 'clock' | 'config' | 'jobs' | 'sealer'>,
  { ref, delivery }: DeliveryReport,
): Promise<void> {
  if (!uuid.test(ref)) return
  const { jobsDb, clock, config } = services
  const options: TransactionOptions = {
    actor: { kind: 'system', county: config.countyId, task: 'sms-report' },
    purpose: 'guidance',
    requestId: randomUUID(),
    clock,
    action: 'receiveSmsReport',
    ground: '1326/2010 § 51, 1301/2014 § 36: telling what was agreed',
  }
  await jobsDb.write(options, async (tx) => {
    const sent = await lockHandedOver(tx, ref)
    if (!sent || sent.delivery === delivery || sent.delivery === 'delivered') return
    // Of an attempt that is being tried again: the attempts are counted where they are made.
    if (sent.status === 'planned' && delivery === 'undelivered') return
    await markDelivery(tx, sent.id, delivery)
    tx.journal({
      register: 'both',
      persons: [sent.person_id],
      detail: { ...noticeDetail(sent), delivery },
    })
    if (delivery === 'delivered') await settleArrived(tx, sent.id)
    else await followUndelivered(tx, services, sent)
  })
}
