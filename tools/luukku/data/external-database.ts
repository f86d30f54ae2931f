import { createHmac } from 'node:crypto'
import { Client } from 'pg'
import { KnownFailure } from '../known-failure.ts'
import { type DatabaseUrls, type PostgresPasswords, withoutPassword } from '../postgres/urls.ts'
import type { OpenDatabase } from './open-database.ts'

/** The first with `uuidv7()`, which gives every row its key. */
const oldestVersion = 180_000
const connectMilliseconds = 8_000

/**
 * A PostgreSQL that somebody else runs. DATABASE_URL is its owner's address; where DATABASE_APP_URL and DATABASE_JOBS_URL
 * are not given, their roles are made with passwords derived from the owner's, so that two servers on one database agree.
 *
 * @throws KnownFailure  when the address is wrong, nobody answers, the version is too old or the owner lacks a right
 */
export async function openExternalDatabase(url: string, passwords: PostgresPasswords): Promise<OpenDatabase> {
  const owner = await connect(url, 'DATABASE_URL')
  try {
    const version = Number(
      (await owner.query<{ v: string }>(`select current_setting('server_version_num') as v`)).rows[0]?.v,
    )
    if (version < oldestVersion)
      throw new KnownFailure(
        `DATABASE_URL leads to PostgreSQL ${Math.floor(version / 10_000)}; Luukku needs 18 or newer.`,
      )
    const urls: DatabaseUrls = {
      ownerUrl: url,
      appUrl: process.env.DATABASE_APP_URL || (await ensureRole(owner, url, 'luukku_app', passwords)),
      jobsUrl: process.env.DATABASE_JOBS_URL || (await ensureRole(owner, url, 'luukku_jobs', passwords)),
    }
    await tryOut(urls.appUrl, 'DATABASE_APP_URL')
    await tryOut(urls.jobsUrl, 'DATABASE_JOBS_URL')
    return { urls, socketFolder: undefined, ended: new Promise(() => undefined), stop: () => Promise.resolve() }
  } finally {
    await owner.end()
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

/** An unreachable host with several addresses fails with many errors and an empty message of its own. */
function reasonOf(error: unknown): string {
  const parts = error instanceof AggregateError ? (error.errors as Error[]) : [error as Error]
  return [...new Set(parts.map((part) => part.message))].join('; ')
}

async function ensureRole(
  owner: Client,
  ownerUrl: string,
  role: 'luukku_app' | 'luukku_jobs',
  passwords: PostgresPasswords,
): Promise<string> {
  const ownerPassword = typeof owner.password === 'string' ? owner.password : ''
  const password = ownerPassword
    ? createHmac('sha256', ownerPassword).update(role).digest('base64url')
    : passwords[role]
  const url = urlOfRole(ownerUrl, role, password)
  if (await letsIn(url)) return url
  try {
    const found = await owner.query('select 1 from pg_roles where rolname = $1', [role])
    const verb = found.rowCount === 0 ? 'create' : 'alter'
    await owner.query(`${verb} role ${role} with login password ${owner.escapeLiteral(password)}`)
  } catch (error) {
    throw new KnownFailure(
      `The owner in DATABASE_URL may not make the role ${role} (${(error as Error).message}). ` +
        `Let an administrator make it (create role ${role} login password '...' nosuperuser nobypassrls) and give its address in ` +
        `${role === 'luukku_app' ? 'DATABASE_APP_URL' : 'DATABASE_JOBS_URL'}.`,
    )
  }
  return url
}

async function letsIn(url: string): Promise<boolean> {
  try {
    await tryOut(url, 'role')
    return true
  } catch {
    return false
  }
}

/** The same database as another role; host, port, database and every other option stay. */
export function urlOfRole(ownerUrl: string, role: string, password: string): string {
  const [address = '', query = ''] = ownerUrl.split('?')
  const options = query.split('&').filter((option) => option !== '' && !/^(user|password)=/i.test(option))
  const asRole = address.replace(/^(postgres(?:ql)?:\/\/)(?:[^/]*@)?/, `$1${role}:${encodeURIComponent(password)}@`)
  return options.length === 0 ? asRole : `${asRole}?${options.join('&')}`
}
