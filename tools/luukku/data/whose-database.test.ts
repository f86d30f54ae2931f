import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { migrateDatabase } from '../postgres/migrate-database.ts'
import { openExternalDatabase } from './external-database.ts'
import { asRole, startTheirPostgres } from './testing/their-postgres.ts'

let theirs: Awaited<ReturnType<typeof startTheirPostgres>>
let superuserUrl: string
beforeAll(async () => {
  theirs = await startTheirPostgres()
  superuserUrl = theirs.addressOf('postgres', theirs.passwords.postgres)
}, 240_000)
afterAll(() => theirs.stop())
beforeEach(async () => {
  vi.stubEnv('DATABASE_APP_URL', '')
  vi.stubEnv('DATABASE_JOBS_URL', '')
  await theirs.superuser.query('create database luukku owner luukku_owner')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await theirs.superuser.query('drop database luukku with (force)')
  await theirs.superuser.query('drop role if exists luukku_app, luukku_jobs')
  await theirs.superuser.query('alter role luukku_owner reset all; alter role luukku_owner createrole')
})

/** Everything that a command could have left: relations, schemas, roles, extensions, rights on the schema. */
const traces = () =>
  asRole(
    superuserUrl,
    `select 'relation' as kind, oid::regclass::text as name, relacl::text as rights from pg_class where oid > 16383
      union all select 'schema', nspname, nspacl::text from pg_namespace
      union all select 'role', rolname, null from pg_roles
      union all select 'extension', extname, null from pg_extension order by 1, 2`,
  )
const refusal = (url = theirs.ownerUrl, ownerAlone = false) =>
  openExternalDatabase(url, theirs.passwords, ownerAlone).then(
    () => 'was not refused',
    (error: Error) => `${error.name}: ${error.message}`,
  )

describe('a database that is not to be filled is refused in one line, and nothing is changed', () => {
  it.each([
    ['tables of another program', 'create table invoice (id integer)', 'holds something else'],
    ['a table with a name of ours', 'create table unit (id integer)', 'holds something else'],
    ['a view alone', 'create view v as select 1 as n', 'holds something else'],
    ['tables in a schema of their own', 'create schema shop; create table shop.item ()', 'holds something else'],
    ['a list of migrations that is not ours', 'create table schema_migration (version text)', 'holds something else'],
    [
      'a list of migrations that is not ours, and a table of our name',
      'create table schema_migration (version text); create table county (id text)',
      'holds something else',
    ],
    ['a standby, or one set so', 'alter role luukku_owner set default_transaction_read_only = on', 'is read-only'],
    ['an owner who may make no tables', 'revoke all on schema public from public, pg_database_owner', 'make it the'],
    ['an owner who may make no schemas', 'alter database luukku owner to postgres', 'may not make schemas'],
    ['an owner who may make no roles', 'alter role luukku_owner nocreaterole', 'may not make roles'],
    ['tables that would go elsewhere', 'create schema luukku_owner authorization luukku_owner', 'search_path'],
  ])('%s', async (_, sql, words) => {
    await asRole(superuserUrl, sql)
    const before = await traces()
    for (const one of [await refusal(), await refusal(undefined, true)]) {
      expect(one).toMatch(/^KnownFailure: [^\n]*Nothing was changed\.$/)
      expect(one).toContain(words)
    }
    expect(await traces()).toEqual(before)
  })

  it('but one where a start was cut off before its first file is begun anew', async () => {
    await asRole(
      theirs.ownerUrl,
      'create table schema_migration (name text primary key, hash text, applied_at timestamptz)',
    )
    expect(await refusal()).toBe('was not refused')
  })

  it('tables of an extension are nobody else’s', async () => {
    await asRole(superuserUrl, 'create extension pg_stat_statements')
    expect(await refusal()).toBe('was not refused')
  })
})

describe('a database of ours', () => {
  it('is taken by its owner again, and refused to who owns nothing in it', async () => {
    await migrateDatabase(theirs.ownerUrl)
    const { urls } = await openExternalDatabase(theirs.ownerUrl, theirs.passwords)
    const said = await refusal(urls.appUrl, true)
    expect(said).toContain('belong to another role')
    await asRole(superuserUrl, 'alter role luukku_owner set default_transaction_read_only = on')
    expect(await refusal()).toContain('is read-only')
  })
})
