import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { takeDataFolder } from '../../tools/luukku/data/data-folder.ts'
import { migrateDatabase } from '../../tools/luukku/postgres/migrate-database.ts'
import { startReadyCluster } from '../../tools/luukku/postgres/ready-cluster.ts'
import { type DatabaseUrls, socketUrls } from '../../tools/luukku/postgres/urls.ts'
import {
  analyzeCounty,
  endSeeding,
  findSeeding,
  readCountyFiles,
  seedCounty,
  seedResidents,
} from '../../apps/server/src/modules/seed/index.ts'
import { movableClock } from '../../apps/server/src/platform/clock.ts'
import { readConfig } from '../../apps/server/src/platform/config.ts'
import { createDb } from '../../apps/server/src/platform/db.ts'
import { createSealer } from '../../apps/server/src/platform/seal.ts'

export interface BenchCounty {
  urls: DatabaseUrls
  superuserUrl: string
  folder: string
  postmaster: number
}

/**
 * Nine o'clock on a Tuesday to come. Not one that has passed: planned work runs by the machine's own time, and what is due
 * in an hour would be done at once and counted into the job.
 */
export const benchMoment = nextTuesday(new Date()).toISOString()

function nextTuesday(now: Date): Date {
  const days = ((2 - now.getUTCDay() + 7) % 7) + (now.getUTCDay() === 2 || now.getUTCDay() === 1 ? 7 : 0)
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 7))
}

/**
 * A county of real size on a PostgreSQL of its own, with the settings of a real installation (writes reach the disk), for
 * the length of `work`. With `keptFolder` the people are made once and found again by the next run.
 */
export async function withBenchCounty<T>(
  o: { residents: number; keptFolder?: string | undefined; settings?: Record<string, string> },
  work: (county: BenchCounty) => Promise<T>,
): Promise<T> {
  const path = o.keptFolder ?? mkdtempSync(join(realpathSync(tmpdir()), 'luukku-bench-'))
  const folder = takeDataFolder(path)
  if (!folder) throw new Error(`another command works on ${path}`)
  const cluster = await startReadyCluster({
    folder: join(path, 'postgres'),
    logFile: join(path, 'postgres.log'),
    passwords: folder.passwords,
    durability: 'lasting',
    database: 'luukku',
    ...(o.settings === undefined ? {} : { settings: o.settings }),
  })
  try {
    const urls = socketUrls(cluster.socketFolder, folder.passwords, 'luukku')
    await migrateDatabase(urls.ownerUrl)
    await fill(urls, o.residents)
    const postmaster = Number(readFileSync(join(path, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    return await work({ urls, superuserUrl: cluster.superuserUrl('luukku'), folder: path, postmaster })
  } finally {
    await cluster.stop()
    folder.release()
    if (o.keptFolder === undefined) rmSync(path, { recursive: true, force: true })
  }
}

async function fill(urls: DatabaseUrls, residents: number): Promise<void> {
  const config = readConfig({ DATABASE_URL: urls.ownerUrl })
  const { state } = await findSeeding(urls.ownerUrl, config.countyId)
  if (state === 'whole') return
  const county = await readCountyFiles(config.countyId)
  const clock = movableClock(new Date(benchMoment))
  if (state === 'missing') await seedCounty(urls.ownerUrl, county, clock, undefined, { residents, contacts: 0 })
  const db = createDb(urls.appUrl, { pool: 4 })
  try {
    const sealer = createSealer(config.sealKeys, config.indexKey)
    await seedResidents({ db, sealer, clock }, county, residents, (done) => {
      if (done % 20_000 === 0) process.stderr.write(`${String(done)} residents\n`)
    })
  } finally {
    await db.close()
  }
  await analyzeCounty(urls.ownerUrl)
  await settle(urls.ownerUrl)
  await endSeeding(urls.ownerUrl, county.id)
}

/** What the large load left to the disk is written before anything is measured. */
async function settle(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('vacuum (analyze) person')
    await client.query('vacuum (analyze) person_identity')
  } finally {
    await client.end()
  }
}
