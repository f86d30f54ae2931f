import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { asRetention, countDue, endConfirmed } from '../modules/retention/index.ts'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDb } from '../platform/db.ts'
import { createSealer } from '../platform/seal.ts'

/**
 * Before the database is opened.
 *
 * @returns 2 when the arguments are not understood, or ask both to destroy and not to; else nothing
 */
export function before(args: string[]): Promise<number | undefined> {
  const [wish, ...others] = args
  const known = wish === undefined || wish === '--destroy' || wish === '--dry-run'
  if (known && others.every((other) => other === wish)) return Promise.resolve(undefined)
  process.stderr.write('usage: ./luukku retention [--data DIR] [--dry-run | --destroy]\n')
  return Promise.resolve(2)
}

/**
 * `retention`: what is past its time today, by class. `retention --destroy`: carries out now what a records keeper has
 * confirmed and planned work has not finished; nothing else is destroyed. Exit code 0 in both.
 */
export async function run(args: string[]): Promise<number> {
  const config = readConfig(process.env)
  const { jobsUrl, ownerUrl } = config.database
  const jobsDb = createDb(jobsUrl ?? ownerUrl, { pool: 1, ...(jobsUrl ? {} : { setRole: 'luukku_jobs' as const }) })
  const services = { jobsDb, clock: systemClock, sealer: createSealer(config.sealKeys, config.indexKey), config }
  try {
    if (args.includes('--destroy')) {
      process.stdout.write(`${JSON.stringify({ listsCarriedOut: await endConfirmed(services) })}\n`)
      return 0
    }
    const lines = await jobsDb.write(asRetention(services, 'proposeRetention'), (tx) =>
      countDue(tx, toHelsinkiDate(toInstant(tx.at))),
    )
    process.stdout.write(`${JSON.stringify({ dryRun: true, lines })}\n`)
    return 0
  } finally {
    await jobsDb.close()
  }
}
