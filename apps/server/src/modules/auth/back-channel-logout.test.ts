import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeClientId, openFakeProvider, type FakeProvider } from '@luukku/testkit/fake-identity-provider'
import { openTestApp } from '@luukku/testkit/open-test-app'
import { createPeopleWorld, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'
import type { App } from '../../app.ts'
import { cleanUp } from '../../platform/clean-up.ts'
import { insertSession } from '../../platform/session-queries.ts'
import { providerKeys } from './provider-keys.ts'

/** OpenID Connect Back-Channel Logout 1.0: the server of the identity provider tells ours. */
let world: PeopleWorld
let provider: FakeProvider
let app: App
beforeAll(async () => {
  world = await createPeopleWorld()
  provider = await openFakeProvider()
  app = await openTestApp(world.database, { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: fakeClientId })
})
afterAll(async () => {
  await app.close()
  await provider.close()
  await world.close()
})

/** A session as signing in leaves it. @returns who it is of now */
const sessionOf = async (subject: string, sessionId?: string, issuer = provider.issuer) => {
  const { db, clock, sealer } = app.services
  const keys = providerKeys(sealer, issuer, { subject, ...(sessionId === undefined ? {} : { sessionId }) })
  const session = { kind: 'staff' as const, staffId: smallCounty.nurse, ...keys }
  const { token } = await db.technical('lapland', (tx) => insertSession(tx, 'lapland', session), clock)
  return async () =>
    (
      await app.http.inject({ url: '/api/session', headers: { cookie: `luukku_visit=v; luukku_session=${token}` } })
    ).json<{ kind: string }>().kind
}
const post = (payload: string, type = 'application/x-www-form-urlencoded') =>
  app.http.inject({ method: 'POST', url: '/auth/back-channel-logout', headers: { 'content-type': type }, payload })
const tell = (token: string) => post(new URLSearchParams({ logout_token: token }).toString())

test('a session that ended at the provider ends here at once; others of the same person and other people’s go on', async () => {
  const [ended, other, colleague] = [
    await sessionOf('hoitaja-1', 's1'),
    await sessionOf('hoitaja-1', 's2'),
    await sessionOf('hoitaja-2', 's3'),
  ]
  expect(await ended()).toBe('staff')
  const answer = await tell(provider.logoutToken({ sid: 's1' }))
  expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, '', 'no-store'])
  expect([await ended(), await other(), await colleague()]).toEqual(['anonymous', 'staff', 'staff'])
  // Without a name of the session: all of theirs.
  expect((await tell(provider.logoutToken())).statusCode).toBe(200)
  expect([await other(), await colleague()]).toEqual(['anonymous', 'staff'])
  // By the session alone.
  expect((await tell(provider.logoutToken({ sub: undefined, sid: 's3' }))).statusCode).toBe(200)
  expect(await colleague()).toBe('anonymous')
})

test('a named session ends also where its name was never told, and never under another’s name', async () => {
  const [untold, another] = [await sessionOf('hoitaja-1'), await sessionOf('hoitaja-2', 's7')]
  await tell(provider.logoutToken({ sid: 's7' }))
  expect([await untold(), await another()]).toEqual(['anonymous', 'staff'])
})

test('the same subject of another provider is somebody else', async () => {
  const same = await sessionOf('hoitaja-1', 's1', 'https://other.example')
  await tell(provider.logoutToken({ sid: 's1' }))
  await tell(provider.logoutToken())
  expect(await same()).toBe('staff')
})

test('a message is taken once: the same again ends nothing; without a session it is answered alike', async () => {
  const token = provider.logoutToken()
  expect((await tell(token)).statusCode).toBe(200)
  const later = await sessionOf('hoitaja-1', 's9')
  const again = await tell(token)
  expect([again.statusCode, again.body]).toEqual([400, '{"error":"invalid_request"}'])
  expect(await later()).toBe('staff')
  expect((await tell(provider.logoutToken({ sub: 'nobody' }))).statusCode).toBe(200)
  const messages = async () =>
    (await world.owner.query<{ n: number }>(`select count(*)::int as n from logout_message`)).rows[0]?.n
  expect(await messages()).toBeGreaterThan(0)
  // Messages are judged by the machine's clock, and forgotten by it.
  const inAnHour = new Date(Date.now() + 3_600_000)
  await cleanUp(app.services.db, 'lapland', { now: () => inAnHour })
  expect(await messages()).toBe(0)
})

test('what is not the provider’s message ends nothing, and is answered the same', async () => {
  const still = await sessionOf('hoitaja-1', 's1')
  const forged = provider.signed({ iss: provider.issuer, aud: fakeClientId, sub: 'hoitaja-1' })
  const refused = [
    await tell(forged),
    await tell(''),
    await post(''),
    await post(`logout_token=${provider.logoutToken()}&logout_token=${provider.logoutToken()}`),
  ]
  for (const answer of refused) expect([answer.statusCode, answer.body]).toEqual([400, '{"error":"invalid_request"}'])
  expect((await post(JSON.stringify({ logout_token: provider.logoutToken() }), 'application/json')).statusCode).toBe(
    400,
  )
  expect(await still()).toBe('staff')
})

test('where the provider’s keys cannot be had the message is not taken, and may come again', async () => {
  const away = await openTestApp(world.database, { OIDC_ISSUER: 'http://127.0.0.1:1/', OIDC_CLIENT_ID: fakeClientId })
  const answer = await away.http.inject({
    method: 'POST',
    url: '/auth/back-channel-logout',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ logout_token: provider.logoutToken() }).toString(),
  })
  expect(answer.statusCode).toBe(503)
  await away.close()
})

test.each(['failing', 'something-else'] as const)(
  'where the provider answers with no keys (%s) the message is not taken, and ends the session when it comes again',
  async (keysAre) => {
    // A server that has asked for no keys yet.
    const fresh = await openTestApp(world.database, { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: fakeClientId })
    const session = await sessionOf('hoitaja-1', `s-${keysAre}`)
    const payload = new URLSearchParams({ logout_token: provider.logoutToken({ sid: `s-${keysAre}` }) }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const send = async () =>
      (await fresh.http.inject({ method: 'POST', url: '/auth/back-channel-logout', headers, payload })).statusCode
    provider.keysAre = keysAre
    expect(await send()).toBe(503)
    expect(await session()).toBe('staff')
    provider.keysAre = 'there'
    expect(await send()).toBe(200)
    expect(await session()).toBe('anonymous')
    await fresh.close()
  },
)

test('the provider is one address for everybody: it may tell of twenty times as many a minute as a browser may ask', async () => {
  const limits = { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: fakeClientId, LUUKKU_RATE_LIMIT: '1' }
  const limited = await openTestApp(world.database, limits)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const send = async () => {
    const payload = new URLSearchParams({ logout_token: provider.logoutToken({ sub: 'nobody' }) }).toString()
    const answer = await limited.http.inject({ method: 'POST', url: '/auth/back-channel-logout', headers, payload })
    return answer.statusCode
  }
  // One after the other: of calls of one and the same moment each is counted with all.
  const statuses: number[] = []
  for (let n = 0; n <= 20; n++) statuses.push(await send())
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429])
  await limited.close()
})
