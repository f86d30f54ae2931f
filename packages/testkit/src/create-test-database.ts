import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { type DatabaseUrls, socketUrl, socketUrls } from '../../../tools/luukku/postgres/urls.ts'
import type { TestCluster } from './test-cluster.ts'

/** A database of one test file alone: migrated, empty, thrown away at the end. */
export type TestDatabase = DatabaseUrls & {
  name: string
  /** Address of PostgreSQL's superuser, who sees past every wall: to look at what was written, never as what is tested. */
  superuserUrl: string
  drop: () => Promise<void>
}

/**
 * Makes a database as a copy of the migrated template, in some 20 ms. Call it in `beforeAll` of a test of the `database` or
 * `e2e` project and `drop` it in `afterAll`.
 *
 * @param cluster  the PostgreSQL to make it on; by default the one of this test run
 */
export const createTestDatabase = (cluster: TestCluster = inject('testCluster')): Promise<TestDatabase> =>
  createFrom(cluster, cluster.templateDatabase)

/** A database without any tables: to be migrated by the test itself, as far as it wants. */
export const createEmptyDatabase = (cluster: TestCluster = inject('testCluster')): Promise<TestDatabase> =>
  createFrom(cluster, 'template0')

async function createFrom(cluster: TestCluster, template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await asSuperuser(cluster, async (superuser) => {
    await superuser.query(`create database ${name} template ${template} owner luukku_owner`)
    await superuser.query(`revoke all on database ${name} from public`)
    await superuser.query(`grant connect, temporary on database ${name} to luukku_app, luukku_jobs`)
  })
  return {
    name,
    ...socketUrls(cluster.socketFolder, cluster.passwords, name),
    superuserUrl: socketUrl(cluster.socketFolder, 'postgres', cluster.passwords.postgres, name),
    drop: () =>
      asSuperuser(cluster, async (superuser) => {
        await superuser.query(`drop database if exists ${name} with (force)`)
      }),
  }
}

async function asSuperuser(cluster: TestCluster, work: (superuser: Client) => Promise<void>): Promise<void> {
  const superuser = new Client({
    connectionString: socketUrl(cluster.socketFolder, 'postgres', cluster.passwords.postgres, 'postgres'),
  })
  await superuser.connect()
  try {
    await work(superuser)
  } finally {
    await superuser.end()
  }
}
