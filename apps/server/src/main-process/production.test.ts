import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTcpDoor, type TcpDoor } from '@luukku/testkit/tcp-door'
import { refusedStart, startServerChild } from '@luukku/testkit/server-child'
import { createSmallCounty } from '@luukku/testkit/small-county'
import { openDatabaseProblems } from '../platform/open-database-problems.ts'

/** The real main is started: what it refuses in production it refuses before it listens or speaks to anybody. */
const { settings } = JSON.parse(
  readFileSync(new URL('../../../../instances/lapland/settings.json', import.meta.url), 'utf8'),
) as { settings: Record<string, unknown> }
let database: TestDatabase
let door: TcpDoor
let folder: string
let safe: Record<string, string>

beforeAll(async () => {
  database = await createTestDatabase()
  await createSmallCounty(database.superuserUrl, ['2026-11-24'])
  const owner = new Client({ connectionString: database.superuserUrl })
  await owner.connect()
  await owner.query(`update county set settings = $1`, [JSON.stringify(settings)])
  await owner.end()
  door = await openTcpDoor(database.appUrl)
  folder = mkdtempSync(join(tmpdir(), 'luukku-production-'))
  const key = () => randomBytes(32).toString('base64')
  safe = {
    LUUKKU_MODE: 'production',
    LUUKKU_PUBLIC_URL: 'https://luukku.example',
    LUUKKU_DATA: folder,
    PORT: '0',
    DATABASE_URL: door.url(database.ownerUrl),
    DATABASE_APP_URL: door.url(database.appUrl),
    DATABASE_JOBS_URL: door.url(database.jobsUrl),
    LUUKKU_SEAL_KEYS: `k1:${key()}`,
    LUUKKU_INDEX_KEY: key(),
    LUUKKU_COOKIE_KEY: key(),
    OIDC_ISSUER: 'https://127.0.0.1:1/',
    OIDC_CLIENT_SECRET: 'a secret of our own, long enough',
  }
})
afterAll(async () => {
  await door.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const without = (name: string) => Object.fromEntries(Object.entries(safe).filter(([key]) => key !== name))
const openUrl = (url: string) => url.replace(/:[^:@/]+@/, '@')

describe('production', () => {
  test('starts with everything of its own: healthy, ready, secure cookies, no development doors', async () => {
    const server = await startServerChild(safe)
    try {
      const get = (path: string) => fetch(`${server.origin}${path}`, { redirect: 'manual' })
      expect([(await get('/health')).status, (await get('/ready')).status]).toEqual([200, 200])
      const page = await get('/api/session')
      expect(page.headers.get('strict-transport-security')).toContain('max-age')
      for (const cookie of page.headers.getSetCookie()) {
        expect(cookie).toMatch(/^__Host-/)
        expect(cookie).toMatch(/Secure/)
        expect(cookie).toMatch(/HttpOnly/i)
      }
      expect(page.headers.getSetCookie().length).toBeGreaterThan(0)
      for (const path of [
        '/dev/inbox',
        '/dev/inbox.json',
        '/dev/oidc/.well-known/openid-configuration',
        '/.git/config',
        '/metrics',
        '/api/docs',
        '/api/openapi.json',
      ])
        expect((await get(path)).status, path).toBe(404)
      // The configuration stands in the log, without a secret.
      expect(server.log()).toContain('"LUUKKU_PUBLIC_URL":"https://luukku.example"')
      for (const [name, value] of Object.entries(safe))
        if (/KEY|SECRET|DATABASE/.test(name)) expect(server.log(), name).not.toContain(value)
    } finally {
      await server.stop()
    }
  })

  test('answers metrics to who shows the token, and the API’s page where the county wants it', async () => {
    const token = randomBytes(24).toString('hex')
    const server = await startServerChild({ ...safe, LUUKKU_METRICS_TOKEN: token, LUUKKU_API_DOCS: 'true' })
    try {
      const metrics = async (authorization?: string) =>
        fetch(`${server.origin}/metrics`, { headers: authorization === undefined ? {} : { authorization } })
      const shown = await metrics(`Bearer ${token}`)
      expect([shown.status, (await shown.text()).includes('process_cpu')]).toEqual([200, true])
      const nobody = await metrics()
      const absent = await fetch(`${server.origin}/metricz`)
      for (const wrong of [undefined, `Bearer ${token.slice(1)}x`, token, 'Bearer '])
        expect((await metrics(wrong)).status, String(wrong?.length)).toBe(404)
      expect([nobody.status, absent.status]).toEqual([404, 404])
      for (const path of ['/api/docs', '/api/openapi.json'])
        expect((await fetch(`${server.origin}${path}`)).status, path).toBe(200)
    } finally {
      await server.stop()
    }
  })

  test('refuses a county whose settings lack a number that somebody would be told by', async () => {
    const owner = new Client({ connectionString: database.superuserUrl })
    await owner.connect()
    const put = (value: object) => owner.query(`update county set settings = $1`, [JSON.stringify(value)])
    try {
      await put({ ...settings, alarms: {} })
      const { code, said } = await refusedStart(safe)
      expect([code, said.includes('alarms.dataRequests')], said).toEqual([1, true])
      expect(said).not.toMatch(/\n\s+at /)
    } finally {
      await put(settings)
      await owner.end()
    }
  })

  describe('refuses to serve by a role that the wall does not hold, whatever its address looks like', () => {
    const password = 'long enough to look safe'
    /** A role that may sign in and has what `makes` says; it is gone afterwards. */
    const asRole = async (makes: string, work: (url: string) => Promise<void>) => {
      const superuser = new Client({ connectionString: database.superuserUrl })
      await superuser.connect()
      await superuser.query(`create role luukku_hardly with login password '${password}' ${makes}`)
      await superuser.query(`grant connect on database ${database.name} to luukku_hardly`)
      try {
        const url = new URL(safe['DATABASE_APP_URL'] ?? '')
        url.username = 'luukku_hardly'
        url.password = password
        await work(url.href)
      } finally {
        await superuser.query(`revoke connect on database ${database.name} from luukku_hardly`)
        await superuser.query('drop role luukku_hardly')
        await superuser.end()
      }
    }
    test.each([
      ['a superuser', 'superuser', 'DATABASE_APP_URL'],
      ['one with BYPASSRLS', 'nosuperuser bypassrls', 'DATABASE_JOBS_URL'],
      ['a member of the owner', 'nosuperuser in role luukku_owner', 'DATABASE_APP_URL'],
    ])('%s', async (_name, makes, variable) => {
      await asRole(makes, async (url) => {
        const { code, said } = await refusedStart({ ...safe, [variable]: url })
        expect([code, said.includes(`${variable}: its role is a superuser`)], said).toEqual([1, true])
        expect(said).not.toContain(url)
        expect(said).not.toMatch(/\n\s+at /)
      })
    })
  })

  test('refuses a database that lets in whoever does not know the password', async () => {
    const superuser = new Client({ connectionString: database.superuserUrl })
    await superuser.connect()
    superuser.on('error', () => undefined)
    // The server reads and writes its own file: where it lies is its affair.
    const { rows } = await superuser.query<{ rules: string }>(
      `select pg_read_file(current_setting('hba_file')) as rules`,
    )
    const rules = rows[0]?.rules ?? ''
    const take = async (text: string) => {
      const made = await superuser.query<{ id: number }>(`select lo_from_bytea(0, convert_to($1, 'UTF8')) as id`, [
        text,
      ])
      await superuser.query(`select lo_export($1, current_setting('hba_file')), lo_unlink($1)`, [made.rows[0]?.id])
      await superuser.query('select pg_reload_conf()')
    }
    try {
      await take(`local ${database.name} all trust\n${rules}`)
      await expect
        .poll(async () => (await openDatabaseProblems([{ name: 'X', url: database.appUrl }])).length, {
          timeout: 20_000,
        })
        .toBe(1)
      const { code, said } = await refusedStart(safe)
      expect([code, said.includes('DATABASE_APP_URL: the database lets it in with a wrong password')], said).toEqual([
        1,
        true,
      ])
    } finally {
      await take(rules)
      await superuser.end()
    }
  })

  test.each<[string, () => Record<string, string>, string]>([
    ['the default sealing key', () => without('LUUKKU_SEAL_KEYS'), 'LUUKKU_SEAL_KEYS'],
    ['the default index key', () => without('LUUKKU_INDEX_KEY'), 'LUUKKU_INDEX_KEY'],
    ['the default cookie key', () => without('LUUKKU_COOKIE_KEY'), 'LUUKKU_COOKIE_KEY'],
    [
      'the default sealing key under another name',
      () => ({ ...safe, LUUKKU_SEAL_KEYS: `k1:${Buffer.alloc(32, 'development seal').toString('base64')}` }),
      'LUUKKU_SEAL_KEYS',
    ],
    ['a key of zeros', () => ({ ...safe, LUUKKU_INDEX_KEY: Buffer.alloc(32).toString('base64') }), 'LUUKKU_INDEX_KEY'],
    ['a sealing key that is too short', () => ({ ...safe, LUUKKU_SEAL_KEYS: 'k1:c2hvcnQ=' }), 'LUUKKU_SEAL_KEYS'],
    [
      'a sealing key without a name',
      () => ({ ...safe, LUUKKU_SEAL_KEYS: safe['LUUKKU_SEAL_KEYS']?.slice(3) ?? '' }),
      'id:base64',
    ],
    ['an empty client secret', () => ({ ...safe, OIDC_CLIENT_SECRET: '' }), 'OIDC_CLIENT_SECRET is missing'],
    ['one key for two purposes', () => ({ ...safe, LUUKKU_COOKIE_KEY: safe['LUUKKU_INDEX_KEY'] ?? '' }), 'differ'],
    ['the default client secret', () => without('OIDC_CLIENT_SECRET'), 'OIDC_CLIENT_SECRET'],
    ['no identity provider', () => without('OIDC_ISSUER'), 'OIDC_ISSUER'],
    ['an identity provider over plain HTTP', () => ({ ...safe, OIDC_ISSUER: 'http://idp.example' }), 'OIDC_ISSUER'],
    ['development sign-in', () => ({ ...safe, LUUKKU_DEVELOPMENT_SIGN_IN: 'true' }), 'LUUKKU_DEVELOPMENT_SIGN_IN'],
    ['cookies over plain HTTP', () => ({ ...safe, LUUKKU_PUBLIC_URL: 'http://luukku.example' }), 'LUUKKU_PUBLIC_URL'],
    ['no public address', () => without('LUUKKU_PUBLIC_URL'), 'LUUKKU_PUBLIC_URL'],
    [
      'a database without password',
      () => ({ ...safe, DATABASE_APP_URL: openUrl(safe['DATABASE_APP_URL'] ?? '') }),
      'DATABASE_APP_URL',
    ],
    ['serving as the owner', () => without('DATABASE_APP_URL'), 'DATABASE_APP_URL'],
    [
      'serving as the owner under the name of the application',
      () => ({ ...safe, DATABASE_APP_URL: safe['DATABASE_URL'] ?? '' }),
      'DATABASE_APP_URL',
    ],
    ['a clock that was set', () => ({ ...safe, LUUKKU_CLOCK: '2026-11-24T09:12:00+02:00' }), 'LUUKKU_CLOCK'],
    ['a clock that can be set', () => ({ ...safe, LUUKKU_CLOCK_SETTABLE: 'true' }), 'LUUKKU_CLOCK'],
    ['nobody who watches', () => ({ ...safe, LUUKKU_WATCH_SECONDS: '0' }), 'LUUKKU_WATCH_SECONDS'],
    ['no limit to requests', () => ({ ...safe, LUUKKU_RATE_LIMIT: '0' }), 'LUUKKU_RATE_LIMIT'],
  ])('refuses to start with %s', async (_name, environment, mention) => {
    const before = door.connections()
    const { code, said } = await refusedStart(environment())
    expect([code, said.includes(mention)], said).toEqual([1, true])
    // One line for what is wrong, none of its values, no stack, and nobody was spoken to.
    for (const [name, value] of Object.entries(safe))
      if (/KEY|SECRET|DATABASE/.test(name)) expect(said).not.toContain(value)
    expect(said).not.toMatch(/\n\s+at /)
    expect(door.connections()).toBe(before)
  })

  test('the same settings are taken in development, where nothing is real', async () => {
    const { LUUKKU_MODE: _mode, OIDC_ISSUER: _issuer, ...rest } = safe
    const server = await startServerChild({
      ...rest,
      LUUKKU_PUBLIC_URL: 'http://localhost',
      LUUKKU_CLOCK: '2026-11-24T09:12:00+02:00',
    })
    await server.stop()
  })
})
