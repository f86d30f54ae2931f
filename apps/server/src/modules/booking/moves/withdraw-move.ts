import { randomUUID } from 'node:crypto'
import type { TransactionOptions } from '../../../platform/db.ts'
import type { Services } from '../../../platform/services.ts'
import { lockCalendars } from '../insert-appointment.ts'
import { passMove } from './answer-move.ts'
import { findProposal, hasFault, listAskedWith } from './move-queries.ts'

type Needed = Pick<Services, 'jobsDb' | 'clock'>

/**
 * The roster of this professional has changed: nobody is to think over a new time that it does not carry any more. The question is
 * over, the booked time stands, and another night may ask about another one.
 */
export async function withdrawMovesWith(services: Needed, county: string, staffId: string): Promise<void> {
  const { jobsDb } = services
  for (const { id } of await jobsDb.write(optionsOf(services, county), (tx) => listAskedWith(tx, staffId)))
    await jobsDb.write(optionsOf(services, county), async (tx) => {
      await lockCalendars(tx, [staffId])
      // Under the lock: whoever answered meanwhile has.
      const asked = await findProposal(tx, id)
      if (asked?.status === 'asked' && asked.hold_id !== null && (await hasFault(tx, asked.hold_id)))
        await passMove(tx, asked, 'over')
    })
}

const optionsOf = ({ clock }: Needed, county: string): TransactionOptions => ({
  actor: { kind: 'system', county, task: 'withdraw-move' },
  purpose: 'guidance',
  requestId: randomUUID(),
  clock,
  action: 'withdrawMove',
  ground: '1326/2010 § 51 a, 1301/2014 § 36: a time in time for who would be late',
})
