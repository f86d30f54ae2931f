import { readFile } from 'node:fs/promises'
import { routes } from '@luukku/contract'
import { daysBetween, toHelsinkiDate } from '@luukku/domain/time'
import { z } from 'zod'
import { createApp } from '../app.ts'
import { getStaffWithRole } from '../modules/auth/index.ts'
import { createCaller, momentOf, playScenario, scenarioSchema, type Scenario } from '../modules/rehearsal/index.ts'
import { readCountyFiles, seedCounty } from '../modules/seed/index.ts'
import { movableClock, type MovableClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { insertSession } from '../platform/session-queries.ts'

const fileSchema = z.union([z.looseObject({ scenarios: z.array(z.unknown()) }), z.array(z.unknown())])

/**
 * `rehearse FILE [--county NAME]`: plays scripted first contacts the whole way on a throw-away database that has the
 * county's settings, services and rosters and nobody's data. One JSON object a line on standard output.
 *
 * @returns 0 when every scenario could be played, 1 when one could not (its line says why), 2 when the file is no such file
 */
export async function run(args: string[]): Promise<number> {
  const file = args.find((arg) => !arg.startsWith('--'))
  if (file === undefined) {
    process.stderr.write('usage: ./luukku rehearse FILE\n')
    return 2
  }
  const parsed = fileSchema.safeParse(await readJson(file))
  if (!parsed.success) {
    process.stderr.write(`rehearse: ${file} holds no scenarios\n`)
    return 2
  }
  const listed = Array.isArray(parsed.data) ? parsed.data : parsed.data.scenarios
  const scenarios = listed.map(readScenario)
  const moments = scenarios.flatMap((s) => ('problem' in s ? [] : [momentOf(s)])).sort()
  const first = moments[0] ?? new Date(0).toISOString()
  const days = daysBetween(toHelsinkiDate(momentish(first)), toHelsinkiDate(momentish(moments.at(-1) ?? first)))
  const config = readConfig({
    ...process.env,
    LUUKKU_MODE: 'development',
    LUUKKU_CLOCK: first,
    LUUKKU_CLOCK_SETTABLE: 'true',
    PORT: '0',
    LUUKKU_RATE_LIMIT: '0',
    LUUKKU_LOG: process.env['LUUKKU_LOG'] ?? 'silent',
  })
  await seedCounty(
    config.database.ownerUrl,
    await readCountyFiles(config.countyId),
    movableClock(new Date(first)),
    days + 120,
  )
  const app = await createApp(config)
  try {
    const origin = await app.http.listen({ port: 0, host: '127.0.0.1' })
    const staff = async () => {
      const token = await app.services.db.technical(
        config.countyId,
        async (tx) =>
          (await insertSession(tx, config.countyId, { kind: 'staff', staffId: await getStaffWithRole(tx, 'triage') }))
            .token,
        app.services.clock,
      )
      const call = createCaller(origin, new Map([['luukku_session', token]]))
      return { call, formToken: (await call(routes.readSession)).formToken }
    }
    let failed = 0
    for (const [serial, scenario] of scenarios.entries()) {
      if ('problem' in scenario) {
        failed++
        say(scenario)
        continue
      }
      try {
        // A session of its own: the clock moves by days between scenarios.
        ;(app.services.clock as MovableClock).set(new Date(momentOf(scenario)))
        say(
          await playScenario({
            origin,
            clock: app.services.clock as MovableClock,
            signIn: staff,
            scenario,
            serial,
          }),
        )
      } catch (error) {
        failed++
        say({ id: scenario.id, problem: error instanceof Error ? error.message : 'unexpected' })
      }
    }
    process.stderr.write(`rehearse: ${String(scenarios.length - failed)} of ${String(scenarios.length)} played\n`)
    return failed === 0 ? 0 : 1
  } finally {
    await app.close()
  }
}

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const momentish = (text: string) => momentOf({ id: '', message: '', contact_time: text })

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

function readScenario(value: unknown, index: number): Scenario | { id: string; problem: string } {
  const result = scenarioSchema.safeParse(value)
  const id = String((value as { id?: unknown } | null)?.id ?? `#${String(index + 1)}`)
  if (!result.success)
    return { id, problem: `not a scenario: ${result.error.issues.map((i) => i.path.join('.')).join(', ')}` }
  try {
    momentOf(result.data)
    return result.data
  } catch {
    return { id, problem: 'not a scenario: contact_time' }
  }
}
