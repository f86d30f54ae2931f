import { addDays, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { asRetention } from './as-retention.ts'
import { countBatch, type Found } from './count-births.ts'
import { firstPlace, type Cursor } from './due-batch.ts'
import { destroyBatch } from './end-retention.ts'
import { proposeRetention } from './propose-retention.ts'
import { keptPlaces } from './retention-queries.ts'

/** After the policy's nightly work, before anybody is at the desk. */
const nightHour = '04:10'

/** Planned work of retention: a list each night, and, one batch a job, what a person asked to count or confirmed. */
export async function workRetention(services: Services): Promise<void> {
  const { jobs, jobsDb, clock, config } = services
  await jobs.work('propose-retention', async () => {
    await jobsDb.write(asRetention(services, 'proposeRetention'), async (tx) => {
      // Each start plans the coming night; of many only the first of a night does it, and plans the next.
      if ((await proposeRetention(tx)) !== undefined) await planNight(tx, services)
    })
  })
  await jobs.work('count-retention', async (data) => {
    await jobsDb.write(asRetention(services, 'countRetention'), async (tx) => {
      const retentionClass = String(data['class'])
      const batch = await countBatch(tx, services, {
        proposalId: String(data['proposal']),
        retentionClass,
        cursor: cursorOf(data),
        found: foundOf(data),
      })
      if (!batch?.next) return
      await jobs.plan(tx, 'count-retention', {
        ...{ county: config.countyId, proposal: String(data['proposal']), class: retentionClass },
        ...{ due: batch.found.due, since: batch.found.since ?? '', kinds: JSON.stringify(batch.found.kinds) },
        ...batch.next,
      })
    })
  })
  await jobs.work('end-retention', async (data) => {
    await jobsDb.write(asRetention(services, 'endRetention'), async (tx) => {
      const proposal = String(data['proposal'])
      const next = await destroyBatch(tx, services, proposal, cursorOf(data))
      if (next) await jobs.plan(tx, 'end-retention', { county: config.countyId, proposal, ...next })
    })
  })
  await jobsDb.technical(config.countyId, (tx) => planNight(tx, services), clock)
}

function planNight(tx: WriteTx, { jobs }: Pick<Services, 'jobs'>): Promise<void> {
  const night: LocalDate = addDays(toHelsinkiDate(toInstant(tx.at)), 1)
  return jobs.plan(
    tx,
    'propose-retention',
    { county: tx.actor.county, night },
    { at: new Date(fromHelsinki(night, nightHour)) },
  )
}

function cursorOf(data: JobData): Cursor {
  const place = keptPlaces.find((one) => one === data['place'])
  const after = data['after']
  return place ? { place, ...(after === undefined ? {} : { after: String(after) }) } : firstPlace
}
const foundOf = (data: JobData): Found => ({
  due: Number(data['due'] ?? 0),
  since: typeof data['since'] === 'string' && data['since'] !== '' ? data['since'] : null,
  kinds: JSON.parse(typeof data['kinds'] === 'string' ? data['kinds'] : '{}') as Record<string, number>,
})
