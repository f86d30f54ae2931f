import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { moduleCommands } from '../command-table.ts'
import { makePasswords } from '../postgres/passwords.ts'
import { runModule } from '../run-module.ts'
import { openExternalDatabase } from './external-database.ts'
import { asRole, startTheirPostgres } from './testing/their-postgres.ts'

let theirs: Awaited<ReturnType<typeof startTheirPostgres>>
beforeAll(async () => {
  theirs = await startTheirPostgres()
}, 240_000)
afterAll(() => theirs.stop())
beforeEach(async () => {
  vi.stubEnv('DATABASE_APP_URL', '')
  vi.stubEnv('DATABASE_JOBS_URL', '')
  await theirs.superuser.query('create database luukku owner luukku_owner')
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await theirs.superuser.query('drop database luukku with (force)')
  await theirs.superuser.query('drop role if exists luukku_app, luukku_jobs')
})

const roles = async () =>
  (
    await theirs.superuser.query<{ rolname: string; rolpassword: string | null }>(
      `select rolname, rolpassword from pg_authid where rolname in ('luukku_app', 'luukku_jobs') order by 1`,
    )
  ).rows
const lets = (address: string) => asRole(address, 'select 1')
const refusal = () =>
  openExternalDatabase(theirs.ownerUrl, theirs.passwords).then(
    () => 'was not refused',
    (error: Error) => `${error.name}: ${error.message}`,
  )

describe('the roles that serve on a PostgreSQL of somebody else', () => {
  it('are made where they are missing, and found again by the next start', async () => {
    const first = await openExternalDatabase(theirs.ownerUrl, theirs.passwords)
    await lets(first.urls.appUrl)
    await lets(first.urls.jobsUrl)
    const made = await roles()
    expect((await openExternalDatabase(theirs.ownerUrl, makePasswords())).urls).toEqual(first.urls)
    expect(await roles()).toEqual(made)
  })

  it('get a password where nobody logs in as them yet, as the first migration leaves them', async () => {
    await asRole(theirs.ownerUrl, 'create role luukku_app nologin; create role luukku_jobs nologin')
    await lets((await openExternalDatabase(theirs.ownerUrl, theirs.passwords)).urls.appUrl)
  })

  it.each(['luukku_app', 'luukku_jobs'])('keep a password of their own: %s', async (role) => {
    await asRole(theirs.ownerUrl, `create role ${role} login password 'of another server'`)
    const before = await roles()
    const said = await refusal()
    expect(said).toContain(`KnownFailure: The role ${role} is there already`)
    expect(said).toContain(`Give its address in DATABASE_${role === 'luukku_app' ? 'APP' : 'JOBS'}_URL`)
    expect(said).not.toContain(theirs.passwords.luukku_owner)
    expect(await roles(), 'nothing is half-made').toEqual(before)
  })

  it('are taken as they are where their addresses are given', async () => {
    const own = (role: 'luukku_app' | 'luukku_jobs') => theirs.addressOf(role, 'of another server')
    for (const role of ['luukku_app', 'luukku_jobs'])
      await theirs.superuser.query(`create role ${role} login password 'of another server'`)
    vi.stubEnv('DATABASE_APP_URL', own('luukku_app'))
    vi.stubEnv('DATABASE_JOBS_URL', own('luukku_jobs'))
    const before = await roles()
    expect((await openExternalDatabase(theirs.ownerUrl, theirs.passwords)).urls.appUrl).toBe(own('luukku_app'))
    expect(await roles()).toEqual(before)
  })

  it('are neither made nor asked for by a command that acts as the owner alone', async () => {
    await openExternalDatabase(theirs.ownerUrl, theirs.passwords, true)
    expect(await roles()).toEqual([])
    await theirs.superuser.query(`create role luukku_app login password 'of another server'`)
    const before = await roles()
    await openExternalDatabase(theirs.ownerUrl, theirs.passwords, true)
    expect(await roles()).toEqual(before)
  })

  it('which migrate and journal do', async () => {
    const [command, ...others] = moduleCommands.filter(({ ownerAlone }) => ownerAlone)
    expect([command?.name, ...others.map(({ name }) => name)]).toEqual(['migrate', 'journal'])
    if (!command) return
    await theirs.superuser.query(`create role luukku_app login password 'of another server'`)
    const before = await roles()
    vi.stubEnv('DATABASE_URL', theirs.ownerUrl)
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await runModule(command, ['--data', join(theirs.folder, 'data')])).toBe(0)
    expect((await roles()).filter(({ rolname }) => rolname === 'luukku_app')).toEqual(before)
  })

  it('are not made where they could not come in', async () => {
    await theirs.superuser.query('revoke all on database luukku from public')
    expect(await refusal()).toContain('grant connect, temporary on database luukku to luukku_app, luukku_jobs')
    expect(await roles()).toEqual([])
  })
})
