import { importCatalogue } from '../modules/catalogue/index.ts'
import { momentOf } from '../modules/rehearsal/index.ts'
import {
  analyzeCounty,
  endSeeding,
  findSeeding,
  hasResidents,
  markSeeding,
  oneSeedAtATime,
  readCountyFiles,
  readDemoRegister,
  seedCounty,
  seedResidents,
  withOwner,
  type CountyFiles,
  type SeedAsked,
} from '../modules/seed/index.ts'
import { movableClock, systemClock, type Clock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDb, type Db } from '../platform/db.ts'
import { defaultCounty } from '../platform/default-county.ts'
import { createSealer, type Sealer } from '../platform/seal.ts'
import { seedContacts } from './seed-contacts.ts'
import { readArguments, sayWhenWrong, WronglyAsked } from './wrongly-asked.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

const usage = 'seed [--data DIR] [--county NAME] [--residents N] [--contacts N] [--at MOMENT] [--if-empty]'

const refused = 'seed: refused in production mode: made-up people do not belong among real ones'

/** Before the database is opened. @returns 2 when the arguments are not understood, 1 in production mode, else nothing */
export async function before(args: string[]): Promise<number | undefined> {
  return sayWhenWrong('seed', async () => {
    const { county } = readAsked(args)
    if (county !== undefined) await readCountyFiles(county)
    if (process.env['LUUKKU_MODE'] !== 'production') return undefined
    say(refused)
    return 1
  })
}

/**
 * `seed [--county NAME] [--residents N] [--contacts N] [--at MOMENT] [--if-empty]`: fills the database with a demo county. A county
 * that has residents already is refused; with `--if-empty` it is left as it is, and that is success. One that a stop left
 * half-filled is filled to the end, as it was first asked for.
 */
export async function run(args: string[]): Promise<number> {
  return sayWhenWrong('seed', () => seed(readAsked(args)))
}

interface Asked {
  county: string | undefined
  residents: number
  contacts: number
  /** An instant in ISO form. */
  at: string | undefined
  ifEmpty: boolean
}

/** @throws WronglyAsked */
function readAsked(args: string[]): Asked {
  const { values } = readArguments(usage, {
    args,
    options: {
      county: { type: 'string' },
      residents: { type: 'string', default: '3000' },
      contacts: { type: 'string', default: '240' },
      at: { type: 'string' },
      'if-empty': { type: 'boolean', default: false },
    },
  })
  const wholeNumber = (name: 'residents' | 'contacts') => {
    if (!/^\d{1,9}$/.test(values[name]))
      throw new WronglyAsked(`--${name} needs a whole number, not ${JSON.stringify(values[name])}`)
    return Number(values[name])
  }
  return {
    county: values.county,
    residents: wholeNumber('residents'),
    contacts: wholeNumber('contacts'),
    at: values.at === undefined ? undefined : readMoment(values.at),
    ifEmpty: values['if-empty'],
  }
}

function readMoment(text: string): string {
  try {
    return new Date(momentOf({ contact_time: text })).toISOString()
  } catch {
    throw new WronglyAsked(`--at needs a moment as 2026-11-24T09:12, not ${JSON.stringify(text)}`)
  }
}

async function seed(wanted: Asked): Promise<number> {
  const config = readConfig(process.env)
  if (config.production) {
    say(refused)
    return 1
  }
  const county = await readCountyFiles(wanted.county ?? config.countyId)
  const { ownerUrl, appUrl, pool } = config.database
  const db = createDb(appUrl ?? ownerUrl, { pool, ...(appUrl ? {} : { setRole: 'luukku_app' as const }) })
  const sealer = createSealer(config.sealKeys, config.indexKey)
  try {
    return await oneSeedAtATime(
      ownerUrl,
      () => say('seed: another one fills this database: waiting for it'),
      () => fill({ county, ownerUrl, db, sealer }, wanted),
    )
  } finally {
    await db.close()
  }
}

interface Needs {
  county: CountyFiles
  ownerUrl: string
  db: Db
  sealer: Sealer
}

async function fill(needs: Needs, wanted: Asked): Promise<number> {
  const { county, ownerUrl, db } = needs
  const found = await findSeeding(ownerUrl, county.id)
  if (found.state === 'whole') {
    if (wanted.ifEmpty) return 0
    if (await db.read(contextOf(county, clockAt(wanted.at)), hasResidents)) {
      say(`seed: the county ${county.id} already has people and is left as it is; start with --fresh to empty it`)
      return 1
    }
  }
  // What was begun is ended as it was begun: half of it by other numbers would be nobody's county.
  const asked = found.state === 'half' ? found.asked : wanted
  const clock = clockAt(asked.at)
  if (found.state === 'half')
    say(
      `going on where a stop left ${county.name.fi}: ${String(asked.residents)} residents, ${String(asked.contacts)} contacts`,
    )
  else if (found.state === 'whole') await withOwner(ownerUrl, (owner) => markSeeding(owner, county.id, toMark(wanted)))
  else {
    const made = await seedCounty(ownerUrl, county, clock, undefined, toMark(wanted))
    say(`${county.name.fi}: ${made.units} units, ${made.staff} professionals, ${made.shifts} shifts`)
  }
  await fillPeople(needs, asked.residents, clock)
  if (!(await fillContacts(county, Math.min(asked.contacts, asked.residents), clock.now()))) return 1
  await endSeeding(ownerUrl, county.id)
  if (county.id !== defaultCounty) say(`see it with LUUKKU_COUNTY=${county.id} ./luukku start`)
  return 0
}

const toMark = ({ residents, contacts, at }: Asked): SeedAsked => ({ residents, contacts, ...(at ? { at } : {}) })

const clockAt = (at: string | undefined): Clock => (at === undefined ? systemClock : movableClock(new Date(at)))

const contextOf = (county: CountyFiles, clock: Clock) => ({
  actor: { kind: 'system' as const, county: county.id, task: 'seed' },
  purpose: 'technical' as const,
  requestId: 'seed',
  clock,
  action: 'seed',
  ground: 'demo county',
})

async function fillPeople({ county, ownerUrl, db, sealer }: Needs, residents: number, clock: Clock): Promise<void> {
  const register = await readDemoRegister(county.id)
  if (register !== undefined) {
    const { counts } = await db.write(contextOf(county, clock), (tx) =>
      importCatalogue(tx, register, { whole: false, dryRun: false }),
    )
    say(`${String(counts.added)} services, places and organisations of others`)
  }
  const started = performance.now()
  const step = residents > 20_000 ? 10_000 : 1000
  await seedResidents({ db, sealer, clock }, county, residents, (done) => {
    if (done % step === 0 || done === residents) say(`${done} residents of ${residents}`)
  })
  say(`residents in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  await analyzeCounty(ownerUrl)
}

/** @returns false when not one could be made */
async function fillContacts(county: CountyFiles, contacts: number, now: Date): Promise<boolean> {
  if (contacts === 0) return true
  const result = await seedContacts(contacts, { county: county.id, now }, (done) => {
    say(`${String(done)} contacts of ${String(contacts)}`)
  })
  say(`${String(result.made)} contacts the whole way of their phase`)
  for (const [reason, count] of result.refused) say(`${String(count)} stopped on their way: ${reason}`)
  if (result.made > 0) return true
  say('seed: not one contact could be made: the county has people, and no contacts')
  return false
}
