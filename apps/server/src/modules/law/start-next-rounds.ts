import { randomUUID } from 'node:crypto'
import type { WriteTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import type { Services } from '../../platform/services.ts'
import { lockNeed } from './clock-record-queries.ts'
import { readLaw } from './read-law.ts'
import { recountClocks } from './recount-clocks.ts'
import { listNeedsWithoutNextRound } from './rounds-queries.ts'

const batchSize = 50

/**
 * What met a yearly review before reviews recurred here started no next round, and nothing need ever be recorded of that need
 * again. Planned once at each start, one batch a job; where every round has its next it finds nothing and ends.
 */
export async function workRounds(
  services: Pick<Services, 'jobs' | 'jobsDb' | 'clock' | 'config' | 'sealer'>,
): Promise<void> {
  const { jobs, jobsDb, clock, config } = services
  const county = config.countyId
  await jobs.work('start-next-rounds', (data) =>
    jobsDb.write(
      {
        actor: { kind: 'system', county, task: 'start-next-rounds' },
        purpose: 'guidance',
        requestId: randomUUID(),
        clock,
        action: 'startNextRounds',
        ground: '417/2007 § 30: a client plan is reviewed each year',
      },
      async (tx) => {
        const after = data['after'] === undefined ? undefined : String(data['after'])
        const last = await startNextRounds(tx, services.sealer, after, batchSize)
        if (last !== undefined) await jobs.plan(tx, 'start-next-rounds', { county, after: last })
      },
    ),
  )
  await jobsDb.technical(config.countyId, (tx) => jobs.plan(tx, 'start-next-rounds', { county }), clock)
}

/** @returns the last need of a full batch: others may come after it */
async function startNextRounds(
  tx: WriteTx,
  sealer: Sealer,
  after: string | undefined,
  limit: number,
): Promise<string | undefined> {
  const law = await readLaw(tx)
  const recurring = [...law.ruleById.values()].flatMap(({ id, recurs }) => (recurs ? [id] : []))
  const ids = await listNeedsWithoutNextRound(tx, recurring, { after, limit })
  for (const id of ids) {
    const need = await lockNeed(tx, id)
    if (!need) continue
    await recountClocks(tx, sealer, law, id)
    tx.journal({ register: need.register, persons: [need.person_id], detail: { need: id, did: 'next-round' } })
  }
  return ids.length === limit ? ids.at(-1) : undefined
}
