import { parseArgs } from 'node:util'
import { importCatalogue } from '../modules/catalogue/index.ts'
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
import { seedContacts } from './seed-contacts.ts'
import { createSealer } from '../platform/seal.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

/**
 * `seed [--county NAME] [--residents N] [--contacts N] [--at MOMENT] [--if-empty]`: fills the database with a demo county. A county
 * that has residents already is refused; with `--if-empty` it is left as it is, and that is success.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      county: { type: 'string' },
      residents: { type: 'string', default: '3000' },
      contacts: { type: 'string', default: '240' },
      at: { type: 'string' },
      'if-empty': { type: 'boolean', default: false },
    },
  })
  const residents = Number(values.residents)
  if (!Number.isInteger(residents) || residents < 0) {
    say(`seed: --residents needs a whole number, not ${JSON.stringify(values.residents)}`)
    return 2
  }
  const config = readConfig(process.env)
  if (config.production) {
    say('seed: refused in production mode: made-up people do not belong among real ones')
    return 1
  }
  const county = await readCountyFiles(values.county ?? config.countyId)
  const clock = values.at === undefined ? systemClock : movableClock(new Date(values.at))
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
      if (values['if-empty']) return 0
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
    const contacts = Math.min(Number(values.contacts) || 0, residents)
    if (contacts > 0) {
      process.env['LUUKKU_COUNTY'] = county.id
      const result = await seedContacts(contacts, clock.now(), (done) => {
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
