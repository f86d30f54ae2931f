import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import { createSmallCounty } from '@luukku/testkit/small-county'
import { Client } from 'pg'
import type { App } from '../../app.ts'

// What is sent to break the server rather than to use it. The ids in the names are OWASP ASVS 5.0.0.
let database: TestDatabase
let app: App
let owner: Client
beforeAll(async () => {
  database = await createTestDatabase()
  await createSmallCounty(database.superuserUrl, [])
  owner = new Client({ connectionString: database.superuserUrl })
  await owner.connect()
  app = await openTestApp(database)
})
afterAll(async () => {
  await app.close()
  await owner.end()
  await database.drop()
})

const send = (payload: string, headers: Record<string, string> = {}) =>
  app.http.inject({
    method: 'POST',
    url: '/api/contacts',
    payload,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
  })
const contacts = async () => (await owner.query<{ n: number }>(`select count(*)::int as n from contact`)).rows[0]?.n
const contact = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }

describe('headers', () => {
  test.each(['/api/county', '/api/me', '/api/nothing', '/health', '/api/docs', '/ei-ole'])(
    'V3.2.1, V3.4.3, V3.4.6: %s may not be framed, sniffed or told of to other sites',
    async (url) => {
      const { headers } = await app.http.inject({ url })
      expect(headers['x-content-type-options']).toBe('nosniff')
      // The pages tell their own site alone.
      expect(['no-referrer', 'same-origin']).toContain(headers['referrer-policy'])
      expect(headers['x-frame-options']).toBe('DENY')
      expect(String(headers['content-security-policy'])).toContain("frame-ancestors 'none'")
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['x-powered-by']).toBeUndefined()
    },
  )
  test('V14.3.2: no answer about a person is kept by a cache, nor a refusal of one', async () => {
    for (const url of ['/api/me', '/api/me/log', '/api/desk', `/api/own/${randomUUID()}`])
      expect((await app.http.inject({ url })).headers['cache-control'], url).toContain('no-store')
  })
})

describe('bodies', () => {
  test.each([
    ['__proto__', `{"__proto__":{"isAdmin":true},"channel":"web_form","lang":"fi","text":"x"}`],
    [
      'constructor.prototype',
      `{"constructor":{"prototype":{"isAdmin":true}},"channel":"web_form","lang":"fi","text":"x"}`,
    ],
  ])('V15.3.6: %s changes no prototype', async (_name, body) => {
    expect((await send(body)).statusCode).toBeLessThan(500)
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  })
  test.each([
    ['100,000 brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a number too large', `{"channel":"web_form","lang":"fi","text":"x","answers":{"n":1e400}}`],
    ['a lone surrogate', `{"channel":"web_form","lang":"fi","text":"\\ud83e"}`],
    ['keys twice', `{"channel":"web_form","channel":"phone","lang":"fi","text":"x"}`],
    [
      '100,000 keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${String(n)}`, n]))),
    ],
    ['no object', `"x"`],
  ])('V1.5.2: %s is answered, and the server goes on', async (_name, body) => {
    expect((await send(body)).statusCode).toBeLessThan(500)
    expect((await app.http.inject({ url: '/health' })).statusCode).toBe(200)
  })
  test('V3.5.1: a form or text that another site could send without asking changes nothing', async () => {
    const before = await contacts()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect((await send(JSON.stringify(contact), { 'content-type': type })).statusCode, type).toBeGreaterThanOrEqual(
        400,
      )
    expect(await contacts()).toBe(before)
  })
  test('V15.3.3, V8.3.1: what only the server decides is not taken from a body', async () => {
    const answer = await send(
      JSON.stringify({
        ...contact,
        id: randomUUID(),
        countyId: 'pirkanmaa',
        verified: true,
        status: 'closed',
        urgencyClass: 'A',
        receivedAt: '2020-01-01T00:00:00Z',
        assignedStaffId: randomUUID(),
      }),
    )
    expect([200, 400]).toContain(answer.statusCode)
    const { rows } = await owner.query(
      `select 1 from contact where county_id <> 'lapland' or verified or status = 'closed' or received_at < '2021-01-01' or assigned_staff_id is not null`,
    )
    expect(rows).toEqual([])
  })
})

describe('addresses and methods', () => {
  test.each(['/api/..%2f..%2fetc/passwd', '/api/me/%2e%2e/desk', '/api/desk;/..', '/api/%00', '/API/ME', '//api/me'])(
    'V4.2.1: %s leads nowhere',
    async (url) => {
      expect([400, 401, 403, 404]).toContain((await app.http.inject({ url })).statusCode)
    },
  )
  test.each([
    ['/api/%zz', 400, 'invalid-request'],
    ['/api/contacts/%c3%28/receipt', 400, 'invalid-request'],
    [`/api/desk/contacts/${'zz'.repeat(51)}`, 404, 'not-found'],
  ])(
    'V16.5.1: %s, which cannot be read, is a problem with its code and is not said back',
    async (url, status, code) => {
      const { statusCode, headers, body } = await app.http.inject({ url })
      expect(statusCode).toBe(status)
      expect(headers['content-type']).toContain('application/problem+json')
      expect(JSON.parse(body)).toMatchObject({ code, status })
      expect(body).not.toMatch(/zz|%|FST/i)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    },
  )
  test.each(['/oma/%zz', '/health%zz', '/%e0%a4', '/staff/%zz?next=%zz'])(
    'V16.5.1: a page at %s is one that is not there, as at any other address',
    async (url) => {
      const [unreadable, absent] = await Promise.all([url, '/ei-ole'].map((one) => app.http.inject({ url: one })))
      expect(unreadable?.statusCode).toBe(404)
      expect(unreadable?.headers['content-type']).toBe(absent?.headers['content-type'])
      // Not `zz` alone: a nonce of the page may hold it by chance.
      expect(unreadable?.body).not.toMatch(/%zz|%e0%a4|FST_/)
      expect(unreadable?.headers['x-content-type-options']).toBe('nosniff')
    },
  )
  test('V3.5.3: a method said in a header or a query is not taken', async () => {
    const asked = await app.http.inject({
      method: 'GET',
      url: '/api/contacts?_method=POST',
      headers: { 'x-http-method-override': 'POST' },
    })
    expect(asked.statusCode).toBe(404)
    expect((await app.http.inject({ method: 'TRACE' as 'GET', url: '/api/county' })).statusCode).toBeGreaterThanOrEqual(
      400,
    )
  })
  test('V15.3.7: a parameter said twice is refused or read once, never joined', async () => {
    const answer = await app.http.inject({ url: '/api/desk?view=team&view=own' })
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  })
  test('V16.5.1: an error tells a code and nothing of the inside', async () => {
    for (const answer of [await send('{'), await app.http.inject({ url: `/api/own/${"'; drop table contact; --"}` })])
      expect(answer.body).not.toMatch(/node_modules|at .*\.ts|select |pg_|stack/i)
  })
})
