import { Agent } from 'node:http'
import { routes } from '@luukku/contract'
import { playScenario, scenarioSchema } from '../../apps/server/src/modules/rehearsal/index.ts'
import type { MovableClock } from '../../apps/server/src/platform/clock.ts'
import { measuredOn } from '../measured-on.ts'
import { benchMoment, type BenchCounty } from './bench-county.ts'
import { keptAliveCaller } from './kept-alive.ts'
import { signInNurses } from './nurses.ts'
import { costOf } from './process-cost.ts'
import { startStatementCount, statementReport } from './statement-report.ts'
import { quantiles, timesByRoute } from './times.ts'
import { watchMemory } from './watch-memory.ts'

const stories = [
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.',
  'Kurkku kipeä kolme päivää, nieleminen onnistuu.',
  'Ahdistaa joka päivä ja uni on huonoa.',
  'Vuokra on maksamatta ja rahat loppu.',
]

export interface Plan {
  residents: number
  jobs: number
  warmup: number
  clients: number
  minutes?: number
  statements: boolean
}

export interface JobFigures {
  jobs: number
  failed: number
  booked: number
  cpuMsPerJob: { client: number; server: number; postgres: number; all: number }
}

/** Plays whole jobs and tells what they took and cost. @returns the figures, and what failed in words without anybody */
export async function measureJobs(
  county: BenchCounty,
  server: { url: string; pid: number },
  plan: Plan,
): Promise<{ figures: JobFigures; problems: string[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: plan.clients * 2 })
  const byRoute = timesByRoute()
  const connect = (cookies: Map<string, string>) => keptAliveCaller(server.url, agent, cookies, byRoute.seen)
  const nurses = await signInNurses(county.urls, plan.clients)
  const signedIn = await Promise.all(
    nurses.map(async (token) => {
      const call = connect(new Map([['luukku_session', token]]))
      return { call, formToken: (await call(routes.readSession)).formToken }
    }),
  )
  const still: MovableClock = { now: () => new Date(benchMoment), set: () => undefined }
  const serialBase = Math.floor(Date.now() / 1000)
  let serial = 0
  const play = async (jobs: number, until = Infinity) => {
    const times: number[] = []
    const problems: string[] = []
    let booked = 0
    let left = jobs
    await Promise.all(
      signedIn.map(async (staff) => {
        while (left-- > 0 && performance.now() < until) {
          const n = serial++
          const begun = performance.now()
          const scenario = scenarioSchema.parse({
            id: String(n),
            channel: 'web_form',
            contact_time: benchMoment.slice(0, 11) + '09:00',
            lang: 'fi',
            person: { age: 20 + (n % 60) },
            message: stories[n % stories.length],
          })
          try {
            const played = await playScenario({
              origin: server.url,
              connect,
              clock: still,
              signIn: () => Promise.resolve(staff),
              scenario,
              serial: serialBase + n,
            })
            if (played.plan.lines.length === 0) throw new Error('no plan')
            booked += played.appointments.length
          } catch (error) {
            problems.push(error instanceof Error ? error.message : String(error))
          }
          times.push(performance.now() - begun)
        }
      }),
    )
    return { times, problems, booked }
  }
  await play(plan.warmup)
  byRoute.clear()
  if (plan.statements) await startStatementCount(county.superuserUrl)
  const before = {
    at: performance.now(),
    client: process.cpuUsage(),
    server: costOf(server.pid),
    postgres: costOf(county.postmaster),
  }
  const memory = plan.minutes === undefined ? undefined : watchMemory(server)
  const { times, problems, booked } =
    plan.minutes === undefined ? await play(plan.jobs) : await play(Infinity, before.at + plan.minutes * 60_000)
  const jobs = times.length
  const memoryOverTime = await memory?.stop()
  const seconds = (performance.now() - before.at) / 1000
  const client = process.cpuUsage(before.client)
  const after = { server: costOf(server.pid), postgres: costOf(county.postmaster) }
  agent.destroy()
  const each = (ms: number) => Math.round((ms / jobs) * 10) / 10
  const cpuMsPerJob = {
    client: each((client.user + client.system) / 1000),
    server: each(after.server.cpuMs - before.server.cpuMs),
    postgres: each(after.postgres.cpuMs - before.postgres.cpuMs),
  }
  const figures = {
    bench: 'main-job',
    residents: plan.residents,
    clients: plan.clients,
    jobs,
    warmup: plan.warmup,
    failed: problems.length,
    booked,
    jobsPerSecond: Number((jobs / seconds).toFixed(1)),
    jobMs: quantiles(times),
    cpuMsPerJob: {
      ...cpuMsPerJob,
      all: each(
        (client.user + client.system) / 1000 +
          after.server.cpuMs -
          before.server.cpuMs +
          after.postgres.cpuMs -
          before.postgres.cpuMs,
      ),
    },
    memoryMb: {
      client: Math.round(process.memoryUsage().rss / 1_048_576),
      server: after.server.memoryMb,
      serverPeak: after.server.peakMb,
      postgres: after.postgres.memoryMb,
    },
    ...(memoryOverTime === undefined ? {} : { memoryOverTime }),
    routes: byRoute.report(jobs),
    ...(plan.statements ? await statementFigures(county.superuserUrl, jobs, cpuMsPerJob) : {}),
    ...measuredOn(),
  }
  return { figures, problems: [...new Set(problems)] }
}

/**
 * What PostgreSQL was asked, and what journal and access cost of it: the journal's entry, the actor's settings and the
 * look-up of the session. What the wall's policies cost inside a statement cannot be told apart from it.
 */
async function statementFigures(
  superuserUrl: string,
  jobs: number,
  cpu: { client: number; server: number; postgres: number },
): Promise<object> {
  const statements = await statementReport(superuserUrl, jobs)
  const kinds = ['journal', 'context', 'session'] as const
  const postgresMsPerJob = kinds.reduce((sum, kind) => sum + (statements.kinds[kind]?.msPerJob ?? 0), 0)
  const share = (of: number) => Math.round((postgresMsPerJob / of) * 1000) / 10
  return {
    journalAndAccess: {
      postgresMsPerJob: Math.round(postgresMsPerJob * 100) / 100,
      percentOfPostgresStatements: share(statements.all.msPerJob),
      percentOfAllCpu: share(cpu.client + cpu.server + cpu.postgres),
    },
    statements,
  }
}
