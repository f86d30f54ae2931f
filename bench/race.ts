import { mostRounds, runRaces } from '@luukku/testkit/fault/race-run'
import { readBenchValues, readCount } from '../tools/luukku/bench-values.ts'
import { measuredOn } from './measured-on.ts'

/**
 * `bench race [--rounds N] [--clients N] [--prove]`: many clients on the last time, the same click twice, several channels (the
 * desk books, the desk moves, the resident moves), and cancellations in between. One JSON object; exit code 1 unless every round ends with exactly one booking and every
 * loser is offered others. With `--prove` the constraint is dropped first, and the exit code is 1 when that is not seen.
 */
export async function run(args: string[]): Promise<number> {
  const values = readBenchValues(args, {
    rounds: { type: 'string', default: '1000' },
    clients: { type: 'string', default: '200' },
    prove: { type: 'boolean', default: false },
  })
  const [rounds, clients] = [
    readCount('rounds', values.rounds, { most: mostRounds }),
    readCount('clients', values.clients, { most: 10_000 }),
  ]
  const begun = performance.now()
  const result = await runRaces({
    rounds,
    clients,
    withoutConstraint: values.prove,
    onProgress: (text) => void process.stderr.write(`${text}\n`),
  })
  const wrong =
    result.roundsWithoutExactlyOne + result.overlaps + result.losersWithoutAlternatives + result.differingRepeats
  const isSound = wrong + result.serverErrors === 0
  const seconds = Math.round((performance.now() - begun) / 1000)
  process.stdout.write(`${JSON.stringify({ broken: values.prove, isSound, ...result, seconds, ...measuredOn() })}\n`)
  return isSound === values.prove ? 1 : 0
}
