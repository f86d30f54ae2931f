import { readFile } from 'node:fs/promises'
import { toHelsinkiDate } from '@luukku/domain/time'
import { createApp, type App } from '../app.ts'
import {
  isPlayable,
  isRefused,
  leaveOutFar,
  momentOf,
  playScenario,
  readScenarios,
  signInAtWork,
  type Refused,
  type Scenario,
} from '../modules/rehearsal/index.ts'
import { readCountyFiles, rosterSpans, seedCounty, type CountyFiles } from '../modules/seed/index.ts'
import { movableClock, type MovableClock } from '../platform/clock.ts'
import { readConfig, type Config } from '../platform/config.ts'
import { defaultCounty } from '../platform/default-county.ts'
import { closedEnvironment } from './closed-environment.ts'
import { readArguments, sayWhenWrong, WronglyAsked } from './wrongly-asked.ts'

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const tell = (text: string) => process.stderr.write(`rehearse: ${text}\n`)

/**
 * What can be said before a database is made for the run.
 *
 * @returns 2 when the file or the county is none, 1 when not one scenario could be played, else nothing
 */
export async function before(args: string[]): Promise<number | undefined> {
  return sayWhenWrong('rehearse', async () => {
    const { played, refused } = await prepare(args)
    if (played.length > 0) return undefined
    refused.forEach(say)
    tell(`0 of ${String(refused.length)} played`)
    return 1
  })
}

/**
 * `rehearse FILE [--county NAME]`: plays scripted first contacts the whole way on a throw-away database that has the
 * county's settings, services and rosters and nobody's data. One JSON object a line on standard output, the scenarios
 * that cannot be played first. Nothing leaves the machine, whatever the environment says.
 *
 * @returns 0 when every scenario could be played, 1 when one could not (its line says why), 2 when the file is no such file
 */
export async function run(args: string[]): Promise<number> {
  return sayWhenWrong('rehearse', async () => {
    const { county, played, refused } = await prepare(args)
    refused.forEach(say)
    const days = played.map((scenario) => toHelsinkiDate(momentOf(scenario))).sort()
    const first = played.map(momentOf).sort()[0] ?? ''
    const config = rehearsalConfig(process.env, county.id, first)
    tell(`filling ${county.name.fi} with its services and rosters`)
    await seedCounty(config.database.ownerUrl, county, movableClock(new Date(first)), rosterSpans(days))
    const app = await createApp(config)
    try {
      const failed = refused.length + (await playAll(app, played))
      const all = played.length + refused.length
      tell(`${String(all - failed)} of ${String(all)} played`)
      return failed === 0 ? 0 : 1
    } finally {
      await app.close()
    }
  })
}

/** The configuration of a rehearsal in this environment: the settings of the installation stay outside. */
export function rehearsalConfig(environment: NodeJS.ProcessEnv, county: string, first: string): Config {
  return readConfig(
    closedEnvironment(environment, {
      LUUKKU_COUNTY: county,
      LUUKKU_CLOCK: first,
      LUUKKU_CLOCK_SETTABLE: 'true',
      PORT: '0',
      LUUKKU_RATE_LIMIT: '0',
      LUUKKU_LOG: environment['LUUKKU_LOG'] ?? 'silent',
    }),
  )
}

interface Rehearsal {
  county: CountyFiles
  played: Scenario[]
  refused: Refused[]
}

async function prepare(args: string[]): Promise<Rehearsal> {
  const usage = 'rehearse FILE [--county NAME]'
  const { values, positionals } = readArguments(usage, {
    args,
    options: { county: { type: 'string' } },
    allowPositionals: true,
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new WronglyAsked(`give one file\nusage: ./luukku ${usage}`)
  const county = await readCountyFiles(values.county ?? process.env['LUUKKU_COUNTY'] ?? defaultCounty)
  const listed = leaveOutFar(readListed(file, await readText(file)))
  return { county, played: listed.filter(isPlayable), refused: listed.filter(isRefused) }
}

/** What was read before the database was made: a pipe can be read only once. */
const kept = new Map<string, string>()

async function readText(file: string): Promise<string> {
  const before = kept.get(file)
  if (kept.delete(file) && before !== undefined) return before
  try {
    const text = await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')
    kept.set(file, text)
    return text
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const known: Record<string, string> = { ENOENT: 'is not there', EISDIR: 'is a folder', EACCES: 'may not be read' }
    throw new WronglyAsked(`${file} ${known[code ?? ''] ?? `cannot be read (${code ?? 'unknown'})`}`)
  }
}

function readListed(file: string, text: string): (Scenario | Refused)[] {
  try {
    return readScenarios(text)
  } catch (error) {
    if (error instanceof RangeError) throw new WronglyAsked(`${file} ${error.message}`)
    throw error
  }
}

/** @returns how many could not be played; the line of each says why */
async function playAll(app: App, scenarios: readonly Scenario[]): Promise<number> {
  const origin = await app.http.listen({ port: 0, host: '127.0.0.1' })
  const clock = app.services.clock as MovableClock
  let failed = 0
  for (const [serial, scenario] of scenarios.entries()) {
    try {
      clock.set(new Date(momentOf(scenario)))
      // A session of its own: the clock moves by days between scenarios.
      say(await playScenario({ origin, clock, signIn: () => signInAtWork(app.services, origin), scenario, serial }))
    } catch (error) {
      failed++
      say({ id: scenario.id, problem: error instanceof Error ? error.message : 'unexpected' })
    }
    if ((serial + 1) % 10 === 0) tell(`${String(serial + 1)} of ${String(scenarios.length)}`)
  }
  return failed
}
