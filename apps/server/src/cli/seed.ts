import { importCatalogue } from '../modules/catalogue/index.ts'
import { momentOf } from '../modules/rehearsal/index.ts'
import {
  analyzeCounty,
  hasCounty,
  hasResidents,
  readCountyFiles,
  readDemoRegister,
  seedCounty,
  seedResidents,
} from '../modules/seed/index.ts'
import { movableClock, systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDb } from '../platform/db.ts'
import { createSealer } from '../platform/seal.ts'
import { seedContacts } from './seed-contacts.ts'
import { readArguments, sayWhenWrong, WronglyAsked } from './wrongly-asked.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

const usage = 'seed [--data DIR] [--county NAME] [--residents N] [--contacts N] [--at MOMENT] [--if-empty]'

/** What can be said of the arguments before the database is opened. @returns 2 when they are not understood, else nothing */
export async function before(args: string[]): Promise<number | undefined> {
  return sayWhenWrong('seed', async () => {
    const { county } = readAsked(args)
    if (county !== undefined) await readCountyFiles(county)
    return undefined
  })
}

/**
 * `seed [--county NAME] [--residents N] [--contacts N] [--at MOMENT] [--if-empty]`: fills the database with a demo county. A county
 * that has residents already is refused; with `--if-empty` it is left as it is, and that is success.
 */
export async function run(args: string[]): Promise<number> {
  return sayWhenWrong('seed', () => seed(readAsked(args)))
}

interface Asked {
  county: string | undefined
  residents: number
  contacts: number
  at: Date | undefined
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

function readMoment(text: string): Date {
  try {
    return new Date(momentOf({ contact_time: text }))
  } catch {
    throw new WronglyAsked(`--at needs a moment as 2026-11-24T09:12, not ${JSON.stringify(text)}`)
  }
}

async function seed(asked: Asked): Promise<number> {
  const { residents } = asked
  const config = readConfig(process.env)
  if (config.production) {
    say('seed: refused in production mode: made-up people do not belong among real ones')
    return 1
  }
  const county = await readCountyFiles(asked.county ?? config.countyId)
  const clock = asked.at === undefined ? systemClock : movableClock(asked.at)
  const { ownerUrl, appUrl, pool } = config.database
  const db = createDb(appUrl ?? ownerUrl, { pool, ...(appUrl ? {} : { setRole: 'luukku_app' as const }) })
  try {
    const context = {
      actor: { kind: 'system' as const, county: county.id, task: 'seed' },
      purpose: 'technical' as const,
      requestId: 'seed',
      clock,
      action: 'seed',
      ground: 'demo county',
    }
    if (await hasCounty(ownerUrl, county.id)) {
      if (asked.ifEmpty) return 0
      if (await db.read(context, hasResidents)) {
        say(`seed: the county ${county.id} already has people and is left as it is; start with --fresh to empty it`)
        return 1
      }
    } else {
      const made = await seedCounty(ownerUrl, county, clock)
      say(`${county.name.fi}: ${made.units} units, ${made.staff} professionals, ${made.shifts} shifts`)
    }
    const register = await readDemoRegister(county.id)
    if (register !== undefined) {
      const { counts } = await db.write(context, (tx) => importCatalogue(tx, register, { whole: false, dryRun: false }))
      say(`${String(counts.added)} services, places and organisations of others`)
    }
    const sealer = createSealer(config.sealKeys, config.indexKey)
    const started = performance.now()
    await seedResidents({ db, sealer, clock }, county, residents, (done) => {
      if (done % 10_000 === 0 || done === residents) say(`${done} residents of ${residents}`)
    })
    say(`residents in ${((performance.now() - started) / 1000).toFixed(1)} s`)
    await analyzeCounty(ownerUrl)
    const contacts = Math.min(asked.contacts, residents)
    if (contacts > 0) {
      const result = await seedContacts(contacts, { county: county.id, now: clock.now() }, (done) => {
        say(`${String(done)} contacts of ${String(contacts)}`)
      })
      say(`${String(result.made)} contacts the whole way of their phase`)
      for (const [reason, count] of result.refused) say(`${String(count)} stopped on their way: ${reason}`)
      if (result.made === 0) {
        say('seed: not one contact could be made: the county has people, and no contacts')
        return 1
      }
    }
    return 0
  } finally {
    await db.close()
  }
}
