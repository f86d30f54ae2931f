import { randomUUID } from 'node:crypto'
import type { LawInForce } from '@luukku/domain/law'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import type { JobName } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { lockNeed } from './clock-record-queries.ts'
import { readLaw } from './read-law.ts'
import { recountClocks } from './recount-clocks.ts'

const batchSize = 50

export type RecountServices = Pick<Services, 'jobs' | 'jobsDb' | 'clock' | 'config' | 'sealer'>
/** Brings the desk's list to a need's legal day, in the transaction that changed it. */
export type Follow = (tx: WriteTx, needId: string) => Promise<void>

/** Needs whose clocks are counted anew together, for one reason. */
export interface Recount {
  readonly task: JobName
  readonly action: string
  readonly ground: string
  /** What the journal says was done to each. */
  readonly did: string
  /** Ids of needs in their order, after one. */
  readonly list: (
    tx: ReadTx,
    law: LawInForce,
    o: { after: string | undefined; limit: number },
  ) => Promise<readonly string[]>
}

/** Planned recounting, one batch a job: a full one plans the next. */
export async function workRecount(
  { jobs, jobsDb, clock, config, sealer }: RecountServices,
  { task, action, ground, did, list }: Recount,
  follow: Follow,
): Promise<void> {
  const county = config.countyId
  const actor = { kind: 'system', county, task } as const
  await jobs.work(task, (data) =>
    jobsDb.write({ actor, purpose: 'guidance', requestId: randomUUID(), clock, action, ground }, async (tx) => {
      const law = await readLaw(tx)
      const after = data['after'] === undefined ? undefined : String(data['after'])
      const ids = await list(tx, law, { after, limit: batchSize })
      for (const id of ids) {
        const need = await lockNeed(tx, id)
        if (!need) continue
        await recountClocks(tx, sealer, law, id)
        await follow(tx, id)
        tx.journal({ register: need.register, persons: [need.person_id], detail: { need: id, did } })
      }
      const last = ids.length === batchSize ? ids.at(-1) : undefined
      if (last !== undefined) await jobs.plan(tx, task, { county, after: last })
    }),
  )
}
