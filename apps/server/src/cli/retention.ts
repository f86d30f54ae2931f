import { endRetention } from '../modules/retention/index.ts'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDb } from '../platform/db.ts'
import { createSealer } from '../platform/seal.ts'

/** `retention`: what would be destroyed today. `retention --destroy` destroys it. Exit code 0 in both. */
export async function run(args: string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--destroy' && arg !== '--dry-run')
  if (unknown.length > 0) {
    process.stderr.write('usage: ./luukku retention [--dry-run | --destroy]\n')
    return 2
  }
  const config = readConfig(process.env)
  const { jobsUrl, ownerUrl } = config.database
  const jobsDb = createDb(jobsUrl ?? ownerUrl, { pool: 1, ...(jobsUrl ? {} : { setRole: 'luukku_jobs' as const }) })
  try {
    const sealer = createSealer(config.sealKeys, config.indexKey)
    const report = await endRetention(
      { jobsDb, clock: systemClock, sealer, config },
      { dryRun: !args.includes('--destroy') },
    )
    process.stdout.write(`${JSON.stringify(report)}\n`)
    return 0
  } finally {
    await jobsDb.close()
  }
}
