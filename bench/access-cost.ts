import { readBenchValues, readCount } from '../tools/luukku/bench-values.ts'
import { withBenchCounty } from './main-job/bench-county.ts'
import { startBenchServer } from './main-job/bench-server.ts'
import { measureJobs, type JobFigures } from './main-job/measure-jobs.ts'
import { withSwitchedOff, type Part } from './main-job/switched-off.ts'
import { measuredOn } from './measured-on.ts'

const usage = `bench access-cost [--residents 20000] [--jobs 300] [--warmup 100] [--clients 2] [--rounds 4] [--keep DIR]
`
const variants = {
  whole: [],
  withoutJournal: ['journal'],
  withoutAccess: ['access'],
  withoutBoth: ['journal', 'access'],
} as const satisfies Record<string, readonly Part[]>
type Variant = keyof typeof variants

/**
 * What journal and access cost of the main job's CPU: the same jobs with both, without each and without both, on one county,
 * a fresh server each time, in an order that turns round so that what grows or warms up favours none. CPU time and not the
 * clock's, so that a machine with other work tells nearly the same. Exit code 0 when no job failed and the share is at most
 * 20 %.
 */
export async function run(args: string[]): Promise<number> {
  const values = readBenchValues(args, {
    residents: { type: 'string', default: '20000' },
    jobs: { type: 'string', default: '300' },
    warmup: { type: 'string', default: '100' },
    clients: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '4' },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  })
  if (values.help) {
    process.stderr.write(usage)
    return 0
  }
  const plan = {
    residents: readCount('residents', values.residents),
    jobs: readCount('jobs', values.jobs),
    warmup: readCount('warmup', values.warmup, { least: 0 }),
    clients: readCount('clients', values.clients),
    statements: false,
  }
  const rounds = readCount('rounds', values.rounds)
  const names = Object.keys(variants) as Variant[]
  const seen: { variant: Variant; figures: JobFigures }[] = []
  const problems: string[] = []
  await withBenchCounty({ residents: plan.residents, keptFolder: values.keep }, async (county) => {
    const play = async () => {
      const server = await startBenchServer(county)
      try {
        return await measureJobs(county, server, plan)
      } finally {
        await server.stop()
      }
    }
    // A county just made is cold: its first jobs are nobody's cost.
    await play()
    for (let round = 0; round < rounds; round++)
      for (const variant of round % 2 === 0 ? names : names.toReversed())
        await withSwitchedOff(county.superuserUrl, variants[variant], async () => {
          const done = await play()
          seen.push({ variant, figures: done.figures })
          problems.push(...done.problems.map((problem) => `${variant}: ${problem}`))
          process.stderr.write(`${variant} ${JSON.stringify(done.figures.cpuMsPerJob)}\n`)
        })
  })
  const cpuOf = (variant: Variant, of: 'server' | 'postgres') =>
    median(seen.filter((one) => one.variant === variant).map(({ figures }) => figures.cpuMsPerJob[of]))
  const cost = (variant: Variant) => cpuOf(variant, 'server') + cpuOf(variant, 'postgres')
  const share = (variant: Variant) => Math.round(((cost('whole') - cost(variant)) / cost('whole')) * 1000) / 10
  const figures = {
    bench: 'access-cost',
    ...plan,
    rounds,
    cpuMsPerJob: Object.fromEntries(
      names.map((variant) => [variant, { server: cpuOf(variant, 'server'), postgres: cpuOf(variant, 'postgres') }]),
    ),
    /** Each run's server and PostgreSQL together, in the order of the rounds: how far apart they are says what a share is worth. */
    runs: Object.fromEntries(
      names.map((variant) => [
        variant,
        seen
          .filter((one) => one.variant === variant)
          .map(({ figures }) => Math.round((figures.cpuMsPerJob.server + figures.cpuMsPerJob.postgres) * 10) / 10),
      ]),
    ),
    bookedPerJob: Object.fromEntries(
      names.map((variant) => [
        variant,
        median(seen.filter((one) => one.variant === variant).map(({ figures }) => figures.booked / figures.jobs)),
      ]),
    ),
    /** Of server and PostgreSQL together; the client is no part of the job. */
    percent: {
      journal: share('withoutJournal'),
      access: share('withoutAccess'),
      both: share('withoutBoth'),
    },
    failed: problems.length,
    ...measuredOn(),
  }
  process.stdout.write(`${JSON.stringify(figures, undefined, 1)}\n`)
  for (const problem of new Set(problems)) process.stderr.write(`failed: ${problem}\n`)
  return problems.length === 0 && figures.percent.both <= 20 ? 0 : 1
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return Math.round((sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2) * 100) / 100
}
