import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { moduleCommands } from '../command-table.ts'
import { type Cluster, startCluster } from '../postgres/cluster.ts'
import { makePasswords } from '../postgres/passwords.ts'
import { socketUrl } from '../postgres/urls.ts'
import { runModule } from '../run-module.ts'
import { openExternalDatabase } from './external-database.ts'

/** A PostgreSQL of somebody else, with an owner who may make roles and is no superuser. */
const passwords = makePasswords()
let folder: string
let theirs: Cluster
let superuser: Client
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-theirs-'))
  theirs = await startCluster({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    passwords,
    durability: 'throwaway',
  })
  superuser = new Client({ connectionString: theirs.superuserUrl('postgres') })
  await superuser.connect()
  await superuser.query(`create role luukku_owner login createrole password '${passwords.luukku_owner}'`)
  url = socketUrl(theirs.socketFolder, 'luukku_owner', passwords.luukku_owner, 'luukku')
}, 240_000)
afterAll(async () => {
  await superuser.end()
  await theirs.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  vi.stubEnv('DATABASE_APP_URL', '')
  vi.stubEnv('DATABASE_JOBS_URL', '')
  await superuser.query('create database luukku owner luukku_owner')
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await superuser.query('drop database luukku with (force)')
  await superuser.query('drop role if exists luukku_app, luukku_jobs')
})

const roles = async () =>
  (
    await superuser.query<{ rolname: string; rolpassword: string | null }>(
      `select rolname, rolpassword from pg_authid where rolname in ('luukku_app', 'luukku_jobs') order by 1`,
    )
  ).rows
const lets = async (address: string) => {
  const client = new Client({ connectionString: address })
  await client.connect()
  await client.end()
}
const refusal = (ownerUrl = url, ownerAlone = false) =>
  openExternalDatabase(ownerUrl, passwords, ownerAlone).then(
    () => 'was not refused',
    (error: Error) => `${error.name}: ${error.message}`,
  )

describe('the roles that serve on a PostgreSQL of somebody else', () => {
  it('are made where they are missing, and found again by the next start', async () => {
    const first = await openExternalDatabase(url, passwords)
    await lets(first.urls.appUrl)
    await lets(first.urls.jobsUrl)
    const made = await roles()
    expect((await openExternalDatabase(url, makePasswords())).urls).toEqual(first.urls)
    expect(await roles()).toEqual(made)
  })

  it('get a password where nobody logs in as them yet, as the first migration leaves them', async () => {
    const owner = new Client({ connectionString: url })
    await owner.connect()
    await owner.query('create role luukku_app nologin; create role luukku_jobs nologin')
    await owner.end()
    await lets((await openExternalDatabase(url, passwords)).urls.appUrl)
  })

  it.each(['luukku_app', 'luukku_jobs'])('keep a password of their own: %s', async (role) => {
    const owner = new Client({ connectionString: url })
    await owner.connect()
    await owner.query(`create role ${role} login password 'of another server'`)
    await owner.end()
    const before = await roles()
    const said = await refusal()
    expect(said).toContain(`KnownFailure: The role ${role} is there already`)
    expect(said).toContain(`Give its address in DATABASE_${role === 'luukku_app' ? 'APP' : 'JOBS'}_URL`)
    expect(said).not.toContain(passwords.luukku_owner)
    expect(await roles(), 'nothing is half-made').toEqual(before)
  })

  it('are taken as they are where their addresses are given', async () => {
    const own = (role: string) => socketUrl(theirs.socketFolder, role as 'luukku_app', 'of another server', 'luukku')
    for (const role of ['luukku_app', 'luukku_jobs'])
      await superuser.query(`create role ${role} login password 'of another server'`)
    vi.stubEnv('DATABASE_APP_URL', own('luukku_app'))
    vi.stubEnv('DATABASE_JOBS_URL', own('luukku_jobs'))
    const before = await roles()
    expect((await openExternalDatabase(url, passwords)).urls.appUrl).toBe(own('luukku_app'))
    expect(await roles()).toEqual(before)
  })

  it('are neither made nor asked for by a command that acts as the owner alone', async () => {
    await openExternalDatabase(url, passwords, true)
    expect(await roles()).toEqual([])
    await superuser.query(`create role luukku_app login password 'of another server'`)
    const before = await roles()
    await openExternalDatabase(url, passwords, true)
    expect(await roles()).toEqual(before)
  })

  it('which migrate and journal do', async () => {
    const [command, ...others] = moduleCommands.filter(({ ownerAlone }) => ownerAlone)
    expect([command?.name, ...others.map(({ name }) => name)]).toEqual(['migrate', 'journal'])
    if (!command) return
    await superuser.query(`create role luukku_app login password 'of another server'`)
    const before = await roles()
    vi.stubEnv('DATABASE_URL', url)
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await runModule(command, ['--data', join(folder, 'data')])).toBe(0)
    expect((await roles()).filter(({ rolname }) => rolname === 'luukku_app')).toEqual(before)
  })

  it('are not made where they could not come in', async () => {
    await superuser.query('revoke all on database luukku from public')
    expect(await refusal()).toContain('grant connect, temporary on database luukku to luukku_app, luukku_jobs')
    expect(await roles()).toEqual([])
  })
})
