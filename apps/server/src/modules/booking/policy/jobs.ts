import { randomUUID } from 'node:crypto'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../../platform/db.ts'
import type { Services } from '../../../platform/services.ts'
import { insertRetuning } from './policy-trial-queries.ts'
import { runTrial } from './run-trial.ts'

/** When nobody waits for an answer and yesterday is over. */
const nightHour = '02:30'
/** Before the desk opens, when yesterday's bookings stand. */
const movesHour = '03:30'

/** Planned work of the policy: playing it on the past when a manager asks, and each night. */
export async function workPolicy(services: Services): Promise<void> {
  const { jobs, jobsDb, clock, config } = services
  const countyOf = (data: Record<string, unknown>) => String(data['county'] ?? config.countyId)
  await jobs.work('retune-policy', async (data) => {
    await jobsDb.technical(
      countyOf(data),
      async (tx) => {
        const trialId = randomUUID()
        // Each start plans the coming night; of many only the first of a night does it, and plans the next.
        if ((await insertRetuning(tx, { id: trialId, night: String(data['night']) as LocalDate })) !== 1) return
        await jobs.plan(tx, 'run-policy-trial', { county: countyOf(data), trialId })
        const night = String(data['night']) as LocalDate
        await jobs.plan(
          tx,
          'propose-moves',
          { county: countyOf(data) },
          { at: new Date(fromHelsinki(night, movesHour)) },
        )
        await planNight(tx, services, countyOf(data))
      },
      clock,
    )
  })
  await jobs.work('run-policy-trial', (data) => runTrial(services, countyOf(data), String(data['trialId'])))
  await jobsDb.technical(config.countyId, (tx) => planNight(tx, services, config.countyId), clock)
}

function planNight(tx: WriteTx, { jobs }: Pick<Services, 'jobs'>, county: string): Promise<void> {
  const night = addDays(toHelsinkiDate(toInstant(tx.at)), 1)
  return jobs.plan(tx, 'retune-policy', { county, night }, { at: new Date(fromHelsinki(night, nightHour)) })
}
