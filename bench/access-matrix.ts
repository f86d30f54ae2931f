import { readFileSync } from 'node:fs'
import { openBenchGround } from '@luukku/testkit/access/access-ground'
import { askWithEmptyGrants } from '@luukku/testkit/access/empty-grants'
import { listEndpoints } from '@luukku/testkit/access/list-endpoints'
import { runMatrix, type MatrixResult } from '@luukku/testkit/access/run-matrix'
import { readBenchValues, readCount } from '../tools/luukku/bench-values.ts'
import { measuredOn } from './measured-on.ts'

const roles = JSON.parse(
  readFileSync(new URL('../apps/server/src/access-matrix/expected.json', import.meta.url), 'utf8'),
) as Record<string, string[]>

/**
 * `bench access-matrix [--calls N] [--seed N]`: every route x role x relation against the real server, with pieces planted in
 * protected records that are sought in every answer, header, log and metric; then calls drawn by the seed. Exit code 0 when
 * every cell was asked and nothing was found.
 */
export async function run(args: string[]): Promise<number> {
  const values = readBenchValues(args, {
    calls: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  })
  const calls = readCount('calls', values.calls, { least: 0 })
  const seed = readCount('seed', values.seed, { least: 0 })
  const begun = performance.now()
  const ground = await openBenchGround()
  try {
    const endpoints = await listEndpoints(ground)
    const result = await runMatrix({
      ground,
      endpoints,
      roles,
      calls,
      seed,
      onProgress: (text) => void process.stderr.write(`${text}\n`),
    })
    const empty = await askWithEmptyGrants(ground)
    const isSound = faultsOf(result) === 0 && empty.seen.length + empty.unguarded.length === 0
    const seconds = Math.round((performance.now() - begun) / 1000)
    process.stdout.write(
      `${JSON.stringify({ bench: 'access-matrix', isSound, seed, ...result, emptyGrants: empty, seconds, ...measuredOn() }, undefined, 1)}\n`,
    )
    return isSound && result.cellsAsked >= result.cells ? 0 : 1
  } finally {
    await ground.close()
  }
}

const faultsOf = (r: MatrixResult) =>
  r.canaryHits + r.openedWrongly + r.absentDiffers + r.closedWrongly + r.undecided + r.serverErrors + r.changedTables.length + r.logHits + r.looks.unjournaled + Math.abs(r.refusals.answered - r.refusals.journaled) // prettier-ignore
