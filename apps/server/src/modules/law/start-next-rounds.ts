import { type Follow, type Recount, type RecountServices, workRecount } from './recount-in-batches.ts'
import { listNeedsWithoutNextRound } from './rounds-queries.ts'

/**
 * What met a yearly review before reviews recurred here started no next round, and nothing need ever be recorded of that need
 * again. Planned once at each start, one batch a job; where every round has its next it finds nothing and ends.
 */
export async function workRounds(services: RecountServices, follow: Follow): Promise<void> {
  const { jobs, jobsDb, clock, config } = services
  await workRecount(services, nextRounds, follow)
  await jobsDb.technical(config.countyId, (tx) => jobs.plan(tx, nextRounds.task, { county: config.countyId }), clock)
}

const nextRounds: Recount = {
  task: 'start-next-rounds',
  action: 'startNextRounds',
  ground: '417/2007 § 30: a client plan is reviewed each year',
  did: 'next-round',
  list(tx, { ruleById }, o) {
    const recurring = [...ruleById.values()].flatMap(({ id, recurs }) => (recurs ? [id] : []))
    return listNeedsWithoutNextRound(tx, recurring, o)
  },
}
