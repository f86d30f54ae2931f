import { randomUUID } from 'node:crypto'
import type { TransactionOptions } from '../../../platform/db.ts'
import type { Services } from '../../../platform/services.ts'
import { passOffer } from './answer-offer.ts'
import { isKept } from './is-kept.ts'
import { findOffer, listOpenOffersWith } from './waiting-queries.ts'

type Needed = Pick<Services, 'jobsDb' | 'jobs' | 'clock'>

/**
 * Takes an open offer back that cannot be kept any more: its time goes on to the next one who waits, and the person keeps their
 * place. In a transaction of its own, after the one of an answer was lost; an offer that stands is left alone.
 */
export async function withdrawOffer(services: Needed, county: string, offerId: string): Promise<void> {
  await services.jobsDb.write(optionsOf(services, county), async (tx) => {
    const asked = await findOffer(tx, offerId)
    if (!asked || (await isKept(tx, asked))) return
    // Under the lock: whoever answered meanwhile has.
    const offer = await findOffer(tx, offerId)
    if (offer?.status === 'offered' && offer.expires_at > tx.at) await passOffer(tx, services, offer, 'withdrawn')
  })
}

/** The roster of this professional has changed: nobody is to wait for a yes to a time that it does not carry any more. */
export async function withdrawOffersWith(services: Needed, county: string, staffId: string): Promise<void> {
  const open = await services.jobsDb.write(optionsOf(services, county), (tx) => listOpenOffersWith(tx, staffId))
  for (const { id } of open) await withdrawOffer(services, county, id)
}

const optionsOf = ({ clock }: Needed, county: string): TransactionOptions => ({
  actor: { kind: 'system', county, task: 'withdraw-offer' },
  purpose: 'guidance',
  requestId: randomUUID(),
  clock,
  action: 'withdrawOffer',
  ground: '1326/2010 § 51 a, 1301/2014 § 36: a freed time is offered to who waits for it',
})
