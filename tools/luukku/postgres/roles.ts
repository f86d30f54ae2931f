import type { Client } from 'pg'
import type { PostgresPasswords } from './urls.ts'

/** The roles Luukku signs in as. The owner migrates; the other two own nothing and stand under row-level security. */
const roles = ['luukku_owner', 'luukku_app', 'luukku_jobs'] as const

/** Creates the roles where they are missing and gives them these passwords. Safe to repeat after being cut off anywhere. */
export async function ensureRoles(superuser: Client, passwords: PostgresPasswords): Promise<void> {
  const found = await superuser.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    roles,
  ])
  const existing = new Set(found.rows.map((row) => row.rolname))
  for (const role of roles) {
    const verb = existing.has(role) ? 'alter' : 'create'
    await superuser.query(
      `${verb} role ${role} with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls ` +
        `password ${superuser.escapeLiteral(passwords[role])}`,
    )
  }
}

/** Creates the database where it is missing, owned by `luukku_owner` and open to Luukku's roles alone. */
export async function ensureDatabase(superuser: Client, database: string): Promise<void> {
  const name = superuser.escapeIdentifier(database)
  const found = await superuser.query('select 1 from pg_database where datname = $1', [database])
  if (found.rowCount === 0) await superuser.query(`create database ${name} owner luukku_owner`)
  await superuser.query(`revoke all on database ${name} from public`)
  await superuser.query(`grant connect, temporary on database ${name} to luukku_app, luukku_jobs`)
}
