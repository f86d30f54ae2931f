import pg from 'pg'
import { randomToken } from './seal.ts'

/**
 * What of the database itself leaves people's data open, one line each, none of it a value: a serving role whom the wall does
 * not hold, for row-level security holds no superuser, nobody with BYPASSRLS and no owner for long; and a server that lets in
 * whoever does not know the password. Neither shows in an address.
 */
export async function openDatabaseProblems(addresses: readonly { name: string; url: string }[]): Promise<string[]> {
  const found = await Promise.all(
    addresses.map(async ({ name, url }) => [
      ...((await isPastTheWall(url))
        ? [`${name}: its role is a superuser, has BYPASSRLS or owns the tables: the wall would not hold it`]
        : []),
      ...((await letsInAnybody(url))
        ? [`${name}: the database lets it in with a wrong password: an open database`]
        : []),
    ]),
  )
  return found.flat()
}

const patience = { connectionTimeoutMillis: 10_000 }

async function isPastTheWall(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, ...patience })
  await client.connect()
  try {
    const { rows } = await client.query<{ past: boolean }>(
      `select exists (select from pg_roles r where pg_has_role(current_user, r.oid, 'member')
           and (r.rolsuper or r.rolbypassrls or exists (select from pg_class c where c.relowner = r.oid and c.relrowsecurity)))
         as past`,
    )
    return rows[0]?.past !== false
  } finally {
    await client.end()
  }
}

/** One try with a password that is nobody's. Who is let in by a certificate of their own needs none. */
async function letsInAnybody(url: string): Promise<boolean> {
  const address = new URL(url)
  if (address.searchParams.has('sslcert')) return false
  address.password = randomToken()
  address.searchParams.delete('password')
  const client = new pg.Client({ connectionString: address.href, ...patience })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
