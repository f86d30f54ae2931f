import { readBenchValues, readCount } from '../tools/luukku/bench-values.ts'
import { withBenchCounty } from './main-job/bench-county.ts'
import { startBenchServer } from './main-job/bench-server.ts'
import { measureJobs } from './main-job/measure-jobs.ts'

const usage = `bench main-job [--residents 176665] [--jobs 400] [--warmup 60] [--clients 16] [--minutes N] [--keep DIR] [--statements] [--profile DIR]
  --minutes N     goes on for so long instead of a number of jobs, and tells the server's memory each half minute
  --keep DIR      keeps the county in DIR, so that the next run finds it there
  --statements    counts what PostgreSQL was asked, by kind, and its time
  --profile DIR   writes the server's CPU profile to DIR
`

/**
 * Whole jobs over HTTP (contact, assessment, booking, plan) with journal and access on. Client, server and PostgreSQL are
 * processes of their own on the same machine, each with its CPU and memory reported. One JSON object on standard output.
 */
export async function run(args: string[]): Promise<number> {
  const values = readBenchValues(args, {
    residents: { type: 'string', default: '176665' },
    jobs: { type: 'string', default: '400' },
    warmup: { type: 'string', default: '60' },
    clients: { type: 'string', default: '16' },
    minutes: { type: 'string' },
    keep: { type: 'string' },
    statements: { type: 'boolean', default: false },
    profile: { type: 'string' },
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
    ...(values.minutes === undefined ? {} : { minutes: readCount('minutes', values.minutes) }),
    statements: values.statements,
  }
  const settings: Record<string, string> = values.statements
    ? { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' }
    : {}
  return withBenchCounty({ residents: plan.residents, keptFolder: values.keep, settings }, async (county) => {
    const profiled: Record<string, string> =
      values.profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${values.profile}` }
    const server = await startBenchServer(county, profiled)
    try {
      const { figures, problems } = await measureJobs(county, server, plan)
      process.stdout.write(`${JSON.stringify(figures)}\n`)
      for (const problem of problems) process.stderr.write(`failed: ${problem}\n`)
      return problems.length === 0 ? 0 : 1
    } finally {
      await server.stop()
    }
  })
}
