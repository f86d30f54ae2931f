import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startCluster } from '../../postgres/cluster.ts'
import { makePasswords } from '../../postgres/passwords.ts'
import { socketUrl } from '../../postgres/urls.ts'

/** For tests: a PostgreSQL of somebody else, with an owner who may make roles and is no superuser. */
export async function startTheirPostgres() {
  const passwords = makePasswords()
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-theirs-'))
  const theirs = await startCluster({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    passwords,
    durability: 'throwaway',
  })
  const superuser = new Client({ connectionString: theirs.superuserUrl('postgres') })
  await superuser.connect()
  await superuser.query(`create role luukku_owner login createrole password '${passwords.luukku_owner}'`)
  const addressOf = (role: 'postgres' | 'luukku_owner' | 'luukku_app' | 'luukku_jobs', password: string) =>
    socketUrl(theirs.socketFolder, role, password, 'luukku')
  return {
    folder,
    passwords,
    superuser,
    addressOf,
    ownerUrl: addressOf('luukku_owner', passwords.luukku_owner),
    stop: async () => {
      await superuser.end()
      await theirs.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Does something in that database as this role. */
export async function asRole(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}
