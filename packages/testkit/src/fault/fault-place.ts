import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startKeptCluster } from '../../../../tools/luukku/postgres/kept-cluster.ts'
import { migrateDatabase } from '../../../../tools/luukku/postgres/migrate-database.ts'
import { makePasswords } from '../../../../tools/luukku/postgres/passwords.ts'
import type { Durability } from '../../../../tools/luukku/postgres/settings.ts'
import { socketUrls, type DatabaseUrls } from '../../../../tools/luukku/postgres/urls.ts'
import { createDb } from '../../../../apps/server/src/platform/db.ts'
import { insertSession, type NewSession } from '../../../../apps/server/src/platform/session-queries.ts'
import { smallCounty } from '../small-county.ts'
import { bookingMoment, createBookingCounty, type BookingCounty } from './booking-county.ts'

/** A PostgreSQL of its own that comes back when it is killed, filled with a county to book in. */
export interface FaultPlace {
  folder: string
  urls: DatabaseUrls
  superuserUrl: string
  cookieKey: string
  /** What the real server is started with. */
  environment: Record<string, string>
  /** Cookies of new sessions. */
  signIn: (sessions: readonly NewSession[]) => Promise<string[]>
  postmaster: () => number
  /** Kills PostgreSQL (-9) and resolves when it answers again. */
  killDatabase: () => Promise<void>
  connect: () => Promise<Client>
  stop: () => Promise<void>
}

export async function openFaultPlace(
  county: BookingCounty,
  durability: Durability = 'lasting',
  settings: Record<string, string> = {},
): Promise<FaultPlace> {
  const opened = performance.now()
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-fault-'))
  const passwords = makePasswords()
  const cluster = await startKeptCluster(
    {
      folder: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
      passwords,
      durability,
      database: 'luukku',
      settings,
    },
    10_000,
  )
  const stop = async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const urls = socketUrls(cluster.socketFolder, passwords, 'luukku')
    const superuserUrl = cluster.superuserUrl('luukku')
    await migrateDatabase(urls.ownerUrl)
    await createBookingCounty(superuserUrl, county)
    const cookieKey = randomBytes(32).toString('base64')
    const postmaster = () => Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    const connect = async () => {
      for (let tries = 0; ; tries++) {
        const client = new Client({ connectionString: superuserUrl })
        client.on('error', () => undefined)
        try {
          await client.connect()
          return client
        } catch (error) {
          await client.end().catch(() => undefined)
          if (tries > 600) throw error
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
      }
    }
    return {
      folder,
      urls,
      superuserUrl,
      cookieKey,
      environment: {
        DATABASE_URL: urls.ownerUrl,
        DATABASE_APP_URL: urls.appUrl,
        DATABASE_JOBS_URL: urls.jobsUrl,
        LUUKKU_COOKIE_KEY: cookieKey,
        LUUKKU_DATA: folder,
        LUUKKU_CLOCK: bookingMoment,
        LUUKKU_RATE_LIMIT: '0',
        LUUKKU_LOG: 'silent',
        PORT: '0',
      },
      signIn: async (sessions) => {
        const db = createDb(urls.appUrl, { pool: 2 })
        try {
          // The server's clock runs on from this moment: who signs in after half an hour is no session left idle since.
          const now = Date.parse(bookingMoment) + performance.now() - opened
          const clock = { now: () => new Date(now) }
          return await db.technical(
            smallCounty.id,
            async (tx) => {
              const tokens: string[] = []
              for (const one of sessions) tokens.push((await insertSession(tx, smallCounty.id, one)).token)
              return tokens
            },
            clock,
          )
        } finally {
          await db.close()
        }
      },
      postmaster,
      killDatabase: async () => {
        process.kill(postmaster(), 'SIGKILL')
        await (await connect()).end()
      },
      connect,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
