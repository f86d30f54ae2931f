import { addDays, fromHelsinki, toLocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { emergencyPowers, listNeedsUnder } from './emergency-decrees.ts'
import { type Follow, type Recount, type RecountServices, workRecount } from './recount-in-batches.ts'

/** Plans that the limits follow a decree: now, and on the days it begins and has ended. */
export async function planDecree(
  tx: WriteTx,
  jobs: Services['jobs'],
  { from, to }: { from: string; to: string },
): Promise<void> {
  const dayStarts = [toLocalDate(from), addDays(toLocalDate(to), 1)].map((day) => new Date(fromHelsinki(day, '00:00')))
  const ahead = dayStarts.filter((at) => at > tx.at)
  for (const at of [tx.at, ...ahead]) await jobs.plan(tx, decrees.task, { county: tx.actor.county }, { at })
}

/**
 * The clocks of open needs are counted anew when a decree begins, ends or is taken back: a limit that it takes out of use has the
 * state that the law gives it, and its own again when it is over. No date moves.
 */
export const workDecrees = (services: RecountServices, follow: Follow): Promise<void> =>
  workRecount(services, decrees, follow)

const decrees: Recount = {
  task: 'follow-decrees',
  action: 'followDecrees',
  ground: '1552/2011 § 88: a decree puts limits of non-urgent care out of use while it is in force',
  did: 'decree',
  list: (tx, { exceptions }, o) => listNeedsUnder(tx, exceptions.get(emergencyPowers)?.obligations ?? [], o),
}
