import { randomUUID } from 'node:crypto'
import type { TransactionOptions, WriteTx } from '../../../platform/db.ts'
import type { JobData } from '../../../platform/jobs.ts'
import type { Services } from '../../../platform/services.ts'
import { passOffer } from './answer-offer.ts'
import { offerFreedTime } from './offer-freed-time.ts'
import { questionUndelivered } from './question-undelivered.ts'
import { findOffer } from './waiting-queries.ts'

/** Planned work of the waiting list: asking the next one, and ending what was not answered. */
export async function workWaiting(services: Services): Promise<void> {
  const { jobs, jobsDb, clock, config } = services
  const work = (task: string, data: JobData, doIt: (tx: WriteTx) => Promise<unknown>) => {
    const options: TransactionOptions = {
      actor: { kind: 'system', county: String(data['county'] ?? config.countyId), task },
      purpose: 'guidance',
      requestId: randomUUID(),
      clock,
      action: task,
      ground: '1326/2010 § 51 a, 1301/2014 § 36: a freed time is offered to who waits for it',
    }
    return jobsDb.write(options, doIt)
  }
  await jobs.work('offer-freed-time', async (data) => {
    await work('offer-freed-time', data, (tx) => offerFreedTime(tx, services, String(data['freedId'])))
  })
  await jobs.work('end-waiting-offer', async (data) => {
    await work('end-waiting-offer', data, async (tx) => {
      const offer = await findOffer(tx, String(data['offerId']))
      // Held longer since: the end that was planned then comes too.
      if (offer?.status !== 'offered' || offer.expires_at > tx.at) return
      await passOffer(tx, services, offer, offer.undelivered ? 'unreached' : 'expired')
    })
  })
  await jobs.work('question-undelivered', async (data) => {
    const by = data['by'] === 'sms' || data['by'] === 'email' ? data['by'] : 'desk'
    await work('question-undelivered', data, (tx) =>
      questionUndelivered(tx, services, { heldId: String(data['heldId']), by }),
    )
  })
}
