import { createHmac } from 'node:crypto'
import type { Client } from 'pg'
import { KnownFailure } from '../known-failure.ts'
import type { PostgresPasswords } from '../postgres/urls.ts'

/** A role that serves, the address it gets when none is given, and the password in it. */
export type ServingRole = { role: 'luukku_app' | 'luukku_jobs'; variable: string; password: string; url: string }

/** Its password is derived from the owner's, so that two servers on one database agree; else it is the data folder's. */
export function servingRole(
  role: ServingRole['role'],
  ownerUrl: string,
  ownerPassword: string,
  passwords: PostgresPasswords,
): ServingRole {
  const password = ownerPassword
    ? createHmac('sha256', ownerPassword).update(role).digest('base64url')
    : passwords[role]
  const variable = role === 'luukku_app' ? 'DATABASE_APP_URL' : 'DATABASE_JOBS_URL'
  return { role, variable, password, url: urlOfRole(ownerUrl, role, password) }
}

/**
 * Makes the roles that are missing, all or none, and lets those log in that nobody logs in as yet. The password of a role that
 * logs in already is somebody's: roles are of the whole PostgreSQL, and another server may serve by it this moment.
 *
 * @param whyShut  tries the address: nothing when it opens, else the reason
 * @throws KnownFailure  that says which address to give, or which right the owner lacks
 */
export async function ensureRoles(
  owner: Client,
  roles: readonly ServingRole[],
  whyShut: (url: string) => Promise<string | undefined>,
): Promise<void> {
  await owner.query('begin')
  try {
    // Two first starts at once: the second finds the roles of the first.
    await owner.query('select pg_advisory_xact_lock(726412)')
    for (const role of roles) await ensureRole(owner, role, whyShut)
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

async function ensureRole(
  owner: Client,
  { role, variable, password, url }: ServingRole,
  whyShut: (url: string) => Promise<string | undefined>,
): Promise<void> {
  const found = await owner.query<{ logsIn: boolean }>(
    'select rolcanlogin as "logsIn" from pg_roles where rolname = $1',
    [role],
  )
  if (found.rows[0]?.logsIn) {
    const reason = await whyShut(url)
    if (reason === undefined) return
    throw new KnownFailure(
      `The role ${role} is there already and does not open with the password that Luukku would give it (${reason}); ` +
        `another server may use it. Give its address in ${variable}. If nobody uses it, let an administrator run ` +
        `"alter role ${role} nologin": then it gets a new password. Nothing was changed.`,
    )
  }
  try {
    await owner.query(
      `${found.rows[0] ? 'alter' : 'create'} role ${role} with login password ${owner.escapeLiteral(password)}`,
    )
  } catch (error) {
    throw new KnownFailure(
      `The owner in DATABASE_URL may not make the role ${role} (${(error as Error).message}). ` +
        `Let an administrator make it (create role ${role} login password '...' nosuperuser nobypassrls) and give its address in ` +
        `${variable}. Nothing was changed.`,
    )
  }
  const { rows } = await owner.query<{ name: string; may: boolean }>(
    `select current_database() as name, has_database_privilege($1, current_database(), 'connect') as may`,
    [role],
  )
  if (rows[0]?.may) return
  throw new KnownFailure(
    `The role ${role} may not come into the database of DATABASE_URL: let an administrator make both roles and run ` +
      `"grant connect, temporary on database ${rows[0]?.name ?? ''} to luukku_app, luukku_jobs". Nothing was changed.`,
  )
}

/** The same database as another role; host, port, database and every other option stay. */
export function urlOfRole(ownerUrl: string, role: string, password: string): string {
  const [address = '', query = ''] = ownerUrl.split('?')
  const options = query.split('&').filter((option) => option !== '' && !/^(user|password)=/i.test(option))
  const asRole = address.replace(/^(postgres(?:ql)?:\/\/)(?:[^/]*@)?/, `$1${role}:${encodeURIComponent(password)}@`)
  return options.length === 0 ? asRole : `${asRole}?${options.join('&')}`
}
