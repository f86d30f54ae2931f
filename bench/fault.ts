import { runFaults, type Breakage } from '@luukku/testkit/fault/fault-run'
import { readBenchValues, readCount } from '../tools/luukku/bench-values.ts'
import { NotUnderstood } from '../tools/luukku/known-failure.ts'
import { measuredOn } from './measured-on.ts'

const breakages: readonly Breakage[] = ['no-constraint', 'forgets-keys', 'no-durability']

/**
 * `bench fault [--server N] [--database N] [--clients N] [--seed N] [--prove]`: server and database are killed (-9) at random
 * points under load; then what clients were told is held against the rows. One JSON object on standard output, exit code 1
 * when anything is lost, double or without journal entry. With `--prove` the same is done with something broken on purpose,
 * and the exit code is 1 when the checker does not see it.
 */
export async function run(args: string[]): Promise<number> {
  const values = readBenchValues(args, {
    server: { type: 'string', default: '40' },
    database: { type: 'string', default: '20' },
    clients: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    prove: { type: 'boolean', default: false },
  })
  const options = {
    serverKills: readCount('server', values.server, { least: 0 }),
    databaseKills: readCount('database', values.database, { least: 0 }),
    clients: readCount('clients', values.clients, { most: 10_000 }),
    seed: readCount('seed', values.seed, { least: 0 }),
    millisecondsBetween: 1500,
    onProgress: (text: string) => void process.stderr.write(`${text}\n`),
  }
  if (options.serverKills + options.databaseKills === 0)
    throw new NotUnderstood('--server or --database is above 0: without a kill nothing is found out')
  let failed = 0
  for (const breakage of values.prove ? breakages : [undefined]) {
    const result = await runFaults({ ...options, ...(breakage === undefined ? {} : { breakage }) })
    const isSound = result.faults.length === 0 && result.chainFaults === 0
    if (isSound === (breakage !== undefined)) failed += 1
    process.stdout.write(
      `${JSON.stringify({ ...(breakage === undefined ? {} : { broken: breakage, seen: !isSound }), ...result, faults: breakage === undefined ? result.faults : result.faults.slice(0, 3), faultCount: result.faults.length, seed: options.seed, clients: options.clients, ...measuredOn() })}\n`,
    )
  }
  return failed === 0 ? 0 : 1
}
