import { randomUUID } from 'node:crypto'
import { addDays, fromHelsinki, toLocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { lockNeed } from './clock-record-queries.ts'
import { emergencyPowers, listNeedsUnder } from './emergency-decrees.ts'
import { readLaw } from './read-law.ts'
import { recountClocks } from './recount-clocks.ts'

const batchSize = 50

/** Plans that the limits follow a decree: now, and on the days it begins and has ended. */
export async function planDecree(
  tx: WriteTx,
  jobs: Services['jobs'],
  { from, to }: { from: string; to: string },
): Promise<void> {
  const dayStarts = [toLocalDate(from), addDays(toLocalDate(to), 1)].map((day) => new Date(fromHelsinki(day, '00:00')))
  const ahead = dayStarts.filter((at) => at > tx.at)
  for (const at of [tx.at, ...ahead]) await jobs.plan(tx, 'follow-decrees', { county: tx.actor.county }, { at })
}

/**
 * The clocks of open needs are counted anew when a decree begins, ends or is taken back, one batch a job: a limit that it takes out
 * of use has the state that the law gives it, and its own again when it is over. No date moves.
 *
 * @param follow brings the desk's list to the need's legal day, in the transaction that changed it
 */
export async function workDecrees(
  services: Pick<Services, 'jobs' | 'jobsDb' | 'clock' | 'config' | 'sealer'>,
  follow: (tx: WriteTx, needId: string) => Promise<void>,
): Promise<void> {
  const { jobs, jobsDb, clock, config, sealer } = services
  const county = config.countyId
  await jobs.work('follow-decrees', (data) =>
    jobsDb.write(
      {
        actor: { kind: 'system', county, task: 'follow-decrees' },
        purpose: 'guidance',
        requestId: randomUUID(),
        clock,
        action: 'followDecrees',
        ground: '1552/2011 § 88: a decree puts limits of non-urgent care out of use while it is in force',
      },
      async (tx) => {
        const law = await readLaw(tx)
        const after = data['after'] === undefined ? undefined : String(data['after'])
        const duties = law.exceptions.get(emergencyPowers)?.obligations ?? []
        const ids = await listNeedsUnder(tx, duties, { after, limit: batchSize })
        for (const id of ids) {
          const need = await lockNeed(tx, id)
          if (!need) continue
          await recountClocks(tx, sealer, law, id)
          await follow(tx, id)
          tx.journal({ register: need.register, persons: [need.person_id], detail: { need: id, did: 'decree' } })
        }
        const last = ids.length === batchSize ? ids.at(-1) : undefined
        if (last !== undefined) await jobs.plan(tx, 'follow-decrees', { county, after: last })
      },
    ),
  )
}
