import { Client } from 'pg'
import { KnownFailure } from '../known-failure.ts'
import { type DatabaseUrls, type PostgresPasswords, withoutPassword } from '../postgres/urls.ts'
import type { OpenDatabase } from './open-database.ts'
import { ensureRoles, servingRole } from './serving-roles.ts'
import { refuseForeignDatabase } from './whose-database.ts'

/** The first with `uuidv7()`, which gives every row its key. */
const oldestVersion = 180_000
const connectMilliseconds = 8_000

/**
 * A PostgreSQL that somebody else runs. DATABASE_URL is its owner's address; where DATABASE_APP_URL and DATABASE_JOBS_URL
 * are not given, their roles are made with passwords derived from the owner's, so that two servers on one database agree.
 *
 * @param ownerAlone  for a command that acts as the owner only: the roles are neither made nor tried
 * @throws KnownFailure  when the address is wrong, nobody answers, the version is too old, the database holds something else, the
 *   owner lacks a right, or a role has a password of its own
 */
export async function openExternalDatabase(
  url: string,
  passwords: PostgresPasswords,
  ownerAlone = false,
): Promise<OpenDatabase> {
  const owner = await connect(url, 'DATABASE_URL')
  try {
    await refuseOldVersion(owner)
    await refuseForeignDatabase(owner)
    const urls = await addressesOf(owner, url, passwords, ownerAlone)
    if (!ownerAlone) {
      await tryOut(urls.appUrl, 'DATABASE_APP_URL')
      await tryOut(urls.jobsUrl, 'DATABASE_JOBS_URL')
    }
    return { urls, socketFolder: undefined, ended: new Promise(() => undefined), stop: () => Promise.resolve() }
  } finally {
    await owner.end()
  }
}

async function refuseOldVersion(owner: Client): Promise<void> {
  const found = await owner.query<{ v: string }>(`select current_setting('server_version_num') as v`)
  const version = Number(found.rows[0]?.v)
  if (version < oldestVersion)
    throw new KnownFailure(
      `DATABASE_URL leads to PostgreSQL ${Math.floor(version / 10_000)}; Luukku needs 18 or newer.`,
    )
}

async function addressesOf(
  owner: Client,
  ownerUrl: string,
  passwords: PostgresPasswords,
  ownerAlone: boolean,
): Promise<DatabaseUrls> {
  const ownerPassword = typeof owner.password === 'string' ? owner.password : ''
  const app = servingRole('luukku_app', ownerUrl, ownerPassword, passwords)
  const jobs = servingRole('luukku_jobs', ownerUrl, ownerPassword, passwords)
  const missing = [app, jobs].filter(({ variable }) => !process.env[variable])
  if (!ownerAlone && missing.length > 0) await ensureRoles(owner, missing, whyShut)
  return {
    ownerUrl,
    appUrl: process.env.DATABASE_APP_URL || app.url,
    jobsUrl: process.env.DATABASE_JOBS_URL || jobs.url,
  }
}

async function connect(url: string, variable: string): Promise<Client> {
  let client: Client
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw new Error('it must begin with postgresql://')
    client = new Client({ connectionString: url, connectionTimeoutMillis: connectMilliseconds })
  } catch (error) {
    throw new KnownFailure(`${variable} is not an address of PostgreSQL: ${(error as Error).message}.`)
  }
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw new KnownFailure(
      `${variable} (${withoutPassword(url)}) does not let Luukku in: ${reasonOf(error)}. Nothing was changed.`,
    )
  }
}

async function tryOut(url: string, variable: string): Promise<void> {
  await (await connect(url, variable)).end()
}

async function whyShut(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectMilliseconds })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return reasonOf(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** An unreachable host with several addresses fails with many errors and an empty message of its own. */
function reasonOf(error: unknown): string {
  const parts = error instanceof AggregateError ? (error.errors as Error[]) : [error as Error]
  return [...new Set(parts.map((part) => part.message))].join('; ')
}
