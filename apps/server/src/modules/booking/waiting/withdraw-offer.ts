import { randomUUID } from 'node:crypto'
import type { Services } from '../../../platform/services.ts'
import { passOffer } from './answer-offer.ts'
import { isKept } from './is-kept.ts'
import { findOffer } from './waiting-queries.ts'

/**
 * Takes an open offer back that cannot be kept any more: its time goes on to the next one who waits, and the person keeps their
 * place. In a transaction of its own, after the one of an answer was lost; an offer that stands is left alone.
 */
export async function withdrawOffer({ jobsDb, jobs, clock, config }: Services, offerId: string): Promise<void> {
  await jobsDb.write(
    {
      actor: { kind: 'system', county: config.countyId, task: 'withdraw-offer' },
      purpose: 'guidance',
      requestId: randomUUID(),
      clock,
      action: 'withdrawOffer',
      ground: '1326/2010 § 51 a, 1301/2014 § 36: a freed time is offered to who waits for it',
    },
    async (tx) => {
      const asked = await findOffer(tx, offerId)
      if (!asked || (await isKept(tx, asked))) return
      // Under the lock: whoever answered meanwhile has.
      const offer = await findOffer(tx, offerId)
      if (offer?.status === 'offered' && offer.expires_at > tx.at) await passOffer(tx, { jobs }, offer, 'withdrawn')
    },
  )
}
