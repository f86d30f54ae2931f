import { cpus } from 'node:os'
import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { routes } from '@luukku/contract'
import { withThrowawayDatabase } from '../tools/luukku/data/with-throwaway-database.ts'
import { migrateDatabase } from '../tools/luukku/postgres/migrate-database.ts'
import { databaseEnvironment } from '../tools/luukku/postgres/urls.ts'
import { createApp } from '../apps/server/src/app.ts'
import { getStaffWithRole } from '../apps/server/src/modules/auth/index.ts'
import { createCaller, playScenario, scenarioSchema } from '../apps/server/src/modules/rehearsal/index.ts'
import { movableClock, type MovableClock } from '../apps/server/src/platform/clock.ts'
import { readConfig } from '../apps/server/src/platform/config.ts'
import { insertSession } from '../apps/server/src/platform/session-queries.ts'
import { analyzeCounty, readCountyFiles, seedCounty, seedResidents } from '../apps/server/src/modules/seed/index.ts'

const stories = [
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.',
  'Kurkku kipeä kolme päivää, nieleminen onnistuu.',
  'Ahdistaa joka päivä ja uni on huonoa.',
  'Vuokra on maksamatta ja rahat loppu.',
]

/**
 * `bench main-job [--residents N] [--jobs N] [--clients N]`: whole jobs over HTTP (contact, assessment, booking, plan) with
 * journal and access on; client and server share one process, PostgreSQL has its own. One JSON object on standard output.
 */
export async function run(args: string[]): Promise<number> {
  return withThrowawayDatabase(async (urls, folder) => {
    await migrateDatabase(urls.ownerUrl)
    Object.assign(process.env, databaseEnvironment(urls), { LUUKKU_DATA: folder })
    return measure(args)
  })
}

async function measure(args: string[]): Promise<number> {
  const option = (name: string, otherwise: number) => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? otherwise : Number(args[at + 1])
  }
  const [residents, jobs, clients] = [option('residents', 176_665), option('jobs', 400), option('clients', 16)]
  const start = '2026-11-24T07:00:00Z'
  const config = readConfig({
    ...process.env,
    LUUKKU_CLOCK: start,
    LUUKKU_CLOCK_SETTABLE: 'true',
    LUUKKU_RATE_LIMIT: '0',
    LUUKKU_LOG: 'silent',
    PORT: '0',
  })
  const county = await readCountyFiles(config.countyId)
  await seedCounty(config.database.ownerUrl, county, movableClock(new Date(start)))
  const app = await createApp(config)
  try {
    const { db, clock, sealer } = app.services
    await seedResidents({ db, sealer, clock }, county, residents, (done) => {
      if (done % 20_000 === 0) process.stderr.write(`${String(done)} residents\n`)
    })
    await analyzeCounty(config.database.ownerUrl)
    const origin = await app.http.listen({ port: 0, host: '127.0.0.1' })
    const { token } = await db.technical(
      config.countyId,
      async (tx) =>
        insertSession(tx, config.countyId, { kind: 'staff', staffId: await getStaffWithRole(tx, 'triage') }),
      clock,
    )
    const call = createCaller(origin, new Map([['luukku_session', token]]))
    const staff = { call, formToken: (await call(routes.readSession)).formToken }
    const still: MovableClock = { now: () => clock.now(), set: () => undefined }
    const times: number[] = []
    let failed = 0
    let next = 0
    const before = { cpu: process.cpuUsage(), at: performance.now() }
    const client = async () => {
      for (let n = next++; n < jobs; n = next++) {
        const begun = performance.now()
        const scenario = scenarioSchema.parse({
          id: String(n),
          channel: 'web_form',
          contact_time: '2026-11-24T09:00',
          lang: 'fi',
          person: { age: 20 + (n % 60) },
          message: stories[n % stories.length],
        })
        await playScenario({ origin, clock: still, signIn: () => Promise.resolve(staff), scenario, serial: n }).catch(
          () => failed++,
        )
        times.push(performance.now() - begun)
      }
    }
    await Promise.all(Array.from({ length: clients }, client))
    const seconds = (performance.now() - before.at) / 1000
    const used = process.cpuUsage(before.cpu)
    times.sort((a, b) => a - b)
    const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
    process.stdout.write(
      `${JSON.stringify({ residents, jobs, clients, failed, jobsPerSecond: Number((jobs / seconds).toFixed(1)), p50Ms: at(0.5), p99Ms: at(0.99), nodeCpuMsPerJob: Number(((used.user + used.system) / 1000 / jobs).toFixed(1)), nodeMemoryMb: Math.round(process.memoryUsage().rss / 1e6), machine: cpus()[0]?.model ?? '', cores: cpus().length, load: readFileSync('/proc/loadavg', 'utf8').slice(0, 4), commit: execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim() })}\n`,
    )
    return failed === 0 ? 0 : 1
  } finally {
    await app.close()
  }
}
