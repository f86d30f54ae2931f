import { routes } from '@luukku/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import { createSmallCounty } from '@luukku/testkit/small-county'
import type { App } from '../../app.ts'

let database: TestDatabase
let app: App

beforeAll(async () => {
  database = await createTestDatabase()
  await createSmallCounty(database.superuserUrl, [])
  app = await openTestApp(database, { LUUKKU_RATE_LIMIT: '40' })
})
afterAll(async () => {
  await app.close()
  await database.drop()
})
const draft = (headers: Record<string, string>) =>
  app.http.inject({
    method: 'POST',
    url: '/api/draft',
    payload: { lang: 'fi', text: '' },
    headers: { host: 'luukku.test', ...headers },
  })

describe('the edge', () => {
  test('alive, ready, metrics and the API description answer', async () => {
    for (const url of ['/health', '/ready', '/metrics', '/api/openapi.json', '/api/docs', '/api/county'])
      expect((await app.http.inject({ url })).statusCode, url).toBe(200)
    const { openapi, paths } = (await app.http.inject({ url: '/api/openapi.json' })).json<{
      openapi: string
      paths: Record<string, Record<string, { operationId: string }>>
    }>()
    expect(openapi).toBe('3.1.0')
    // What is served is told, operation by operation; the document itself is held by `openapi.test.ts` of the contract.
    const told = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
    expect(told.sort()).toEqual(
      Object.values(routes)
        .map(({ id }) => id)
        .sort(),
    )
  })
  test('an unknown address under /api is a problem with a stable code', async () => {
    const answer = await app.http.inject({ url: '/api/nothing' })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: 'not-found', status: 404 })
  })
  test('a change from another site is refused, with or without a cookie', async () => {
    expect((await draft({ origin: 'https://evil.example' })).json()).toMatchObject({ code: 'forbidden-origin' })
    expect((await draft({ 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({ code: 'forbidden-origin' })
  })
  test('whoever carries a cookie of ours must carry the form token too', async () => {
    expect((await draft({ cookie: 'luukku_draft=x; luukku_visit=y' })).json()).toMatchObject({
      code: 'forbidden-origin',
    })
    expect((await draft({ cookie: 'luukku_draft=x; luukku_visit=y', 'x-luukku-form': 'wrong' })).json()).toMatchObject({
      code: 'forbidden-origin',
    })
  })
  test('pages allow nothing inline without their own nonce, and each answer has another one', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => String((await app.http.inject({ url: '/api/docs' })).headers['content-security-policy'])),
    )
    expect(policies[0]).not.toBe(policies[1])
    expect(policies[0]).not.toMatch(/unsafe-inline|unsafe-eval/)
    expect(policies[0]).toContain("default-src 'none'")
  })
  test('a body that is no JSON, or too large, gets a code and nothing else', async () => {
    const post = (payload: string) =>
      app.http.inject({ method: 'POST', url: '/api/draft', payload, headers: { 'content-type': 'application/json' } })
    expect((await post('{')).json()).toMatchObject({ code: 'invalid-request' })
    expect((await post(JSON.stringify({ lang: 'fi', text: 'x'.repeat(3_000_000) }))).json()).toMatchObject({
      code: 'too-large',
    })
  })
  test('more requests than the limit are told to wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => app.http.inject({ url: '/api/county', remoteAddress: '10.9.9.9' })),
    )
    expect(answers.some((a) => a.statusCode === 429)).toBe(true)
    expect(answers.find((a) => a.statusCode === 429)?.json()).toMatchObject({ code: 'too-many-requests' })
  })
  test('V4.1.3: the limit is of the address that our own proxy saw, not of one that the client says it has', async () => {
    const behind = await openTestApp(database, { LUUKKU_RATE_LIMIT: '10', LUUKKU_TRUSTED_HOPS: '1' })
    try {
      const from = (said: (n: number) => string) =>
        Promise.all(
          Array.from({ length: 20 }, (_, n) =>
            behind.http.inject({
              url: '/api/county',
              remoteAddress: '10.0.0.1',
              headers: { 'x-forwarded-for': said(n) },
            }),
          ),
        )
      const limited = (answers: { statusCode: number }[]) => answers.some(({ statusCode }) => statusCode === 429)
      // Twenty people behind one proxy are twenty addresses; one who writes a new beginning each time is one.
      expect(limited(await from((n) => `198.51.100.${String(n + 1)}`))).toBe(false)
      expect(limited(await from((n) => `203.0.113.${String(n + 1)}, 192.0.2.7`))).toBe(true)
    } finally {
      await behind.close()
    }
  })
})
