import { createHmac, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  fakeClientId,
  logoutEvent,
  nowSeconds,
  openFakeProvider,
  tokenPart,
  type FakeProvider,
} from '@luukku/testkit/fake-identity-provider'
import { createOidcClient, type OidcPort, type SignInAttempt } from './oidc-client.ts'

/**
 * ASVS 5.0 V6.8.2, V9.1.1-3, V9.2.1-3, V10.5.1-3: an identity provider that answers what an attacker would have it answer. It is
 * a server of its own, and tells every address that it was asked for.
 */
const clientId = fakeClientId
const others = generateKeyPairSync('rsa', { modulusLength: 2048 })

let provider: FakeProvider
let issuer: string
let port: OidcPort
beforeAll(async () => {
  provider = await openFakeProvider()
  issuer = provider.issuer
})
afterAll(() => provider.close())
beforeEach(() => {
  provider.asked = []
  provider.endsAt = `${issuer}/end`
  port = createOidcClient({ issuer, clientId, clientSecret: 'secret', allowInsecure: true, strongAcr: [] })
})

const signed: FakeProvider['signed'] = (claims, o) => provider.signed(claims, o)
const claimsOf = (attempt: SignInAttempt, more: object = {}) => ({
  iss: issuer,
  aud: clientId,
  sub: 'hoitaja-1',
  iat: nowSeconds(),
  exp: nowSeconds() + 60,
  nonce: attempt.nonce,
  ...more,
})
async function comeBack(makeToken: (attempt: SignInAttempt) => string, change: Record<string, string> = {}) {
  const { attempt } = await port.start('http://localhost/auth/callback', 'staff', 'fi')
  provider.idToken = makeToken(attempt)
  const url = new URL('http://localhost/auth/callback')
  for (const [name, value] of Object.entries({ code: 'x', state: attempt.state, ...change }))
    url.searchParams.set(name, value)
  return port.finish(url, attempt)
}

test('the provider’s own token signs somebody in, and its key was asked for', async () => {
  expect(await comeBack((attempt) => signed(claimsOf(attempt)))).toMatchObject({ subject: 'hoitaja-1' })
  expect(provider.asked).toContain('/jwks')
})

describe('nobody is signed in by a token', () => {
  const elsewhere = () => `${issuer}/evil-keys`
  const forged: [string, (attempt: SignInAttempt) => string][] = [
    ['signed with another key under the known key’s name', (a) => signed(claimsOf(a), { key: others.privateKey })],
    ['without a signature (alg none)', (a) => `${tokenPart({ alg: 'none' })}.${tokenPart(claimsOf(a))}.`],
    ['whose signature was cut off', (a) => `${signed(claimsOf(a)).split('.').slice(0, 2).join('.')}.`],
    [
      'signed by HMAC with the public key as the secret',
      (a) => {
        const body = `${tokenPart({ alg: 'HS256', kid: 'k1' })}.${tokenPart(claimsOf(a))}`
        const secret = provider.publicKey.export({ type: 'spki', format: 'pem' })
        return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
      },
    ],
    [
      'whose claims were changed after signing',
      (a) => {
        const [head = '', , end = ''] = signed(claimsOf(a)).split('.')
        return `${head}.${tokenPart(claimsOf(a, { sub: 'johtaja-1' }))}.${end}`
      },
    ],
    ['whose key name is a path', (a) => signed(claimsOf(a), { key: others.privateKey, header: { kid: '../../dev/null' } })], // prettier-ignore
    ['that names where its key is (jku)', (a) => signed(claimsOf(a), { key: others.privateKey, header: { jku: elsewhere(), kid: 'k2' } })], // prettier-ignore
    ['that names where its certificate is (x5u)', (a) => signed(claimsOf(a), { key: others.privateKey, header: { x5u: elsewhere(), kid: 'k2' } })], // prettier-ignore
    ['for another client', (a) => signed(claimsOf(a, { aud: 'another' }))],
    ['of another issuer', (a) => signed(claimsOf(a, { iss: 'https://evil.example' }))],
    ['that has run out', (a) => signed(claimsOf(a, { iat: nowSeconds() - 7200, exp: nowSeconds() - 3600 }))],
    ['that is not valid yet', (a) => signed(claimsOf(a, { nbf: nowSeconds() + 3600 }))],
    ['of another attempt (nonce)', (a) => signed(claimsOf(a, { nonce: 'another' }))],
    ['without a nonce', (a) => signed({ ...claimsOf(a), nonce: undefined })],
  ]
  test.each(forged)('%s', async (_name, makeToken) => {
    await expect(comeBack(makeToken)).rejects.toThrow()
    // Nothing was fetched from where the token said.
    expect(provider.asked.filter((url) => url.includes('evil'))).toEqual([])
  })
  test('of an answer with another state, or from another provider', async () => {
    const good = (attempt: SignInAttempt) => signed(claimsOf(attempt))
    await expect(comeBack(good, { state: 'another' })).rejects.toThrow()
    await expect(comeBack(good, { iss: 'https://evil.example' })).rejects.toThrow()
    expect(provider.asked).not.toContain('/token')
  })
})

test('who signs in is asked with PKCE, a state and a nonce of their own each time, and is always asked anew', async () => {
  const starts = await Promise.all([1, 2].map(() => port.start('http://localhost/auth/callback', 'staff', 'fi')))
  const [one, two] = starts.map(({ url }) => new URL(url).searchParams)
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(one?.get(name)?.length).toBeGreaterThanOrEqual(32)
    expect(one?.get(name)).not.toBe(two?.get(name))
  }
  expect([one?.get('code_challenge_method'), one?.get('prompt'), one?.get('redirect_uri')]).toEqual([
    'S256',
    'login',
    'http://localhost/auth/callback',
  ])
})

describe('signing out (RP-Initiated Logout 1.0; ASVS V7.6.1)', () => {
  test('is told where the provider says, with the token it gave, in a form and in no address', async () => {
    const end = await port.end('token', 'https://luukku.example/')
    expect(end).toEqual({
      action: `${issuer}/end`,
      fields: { client_id: clientId, post_logout_redirect_uri: 'https://luukku.example/', id_token_hint: 'token' },
    })
    expect(provider.asked.at(-1)).toBe('/end')
    expect((await port.end(undefined, 'https://luukku.example/'))?.fields).not.toHaveProperty('id_token_hint')
  })
  test('is nobody’s to be told where the provider has no such place', async () => {
    provider.endsAt = undefined
    expect(await port.end('token', 'https://luukku.example/')).toBeUndefined()
  })
  test('leads nobody to where nobody answers', async () => {
    provider.endsAt = 'http://127.0.0.1:1/end'
    await expect(port.end('token', 'https://luukku.example/')).rejects.toThrow()
    const dead = createOidcClient({
      issuer: 'http://127.0.0.1:1',
      clientId,
      clientSecret: 'secret',
      allowInsecure: true,
      strongAcr: [],
    })
    await expect(dead.end('token', 'https://luukku.example/')).rejects.toThrow()
  })
})

describe('a session that ended at the provider (Back-Channel Logout 1.0 § 2.6; ASVS 10.5.5)', () => {
  test('is told by its own message: whose it is, and which of theirs', async () => {
    expect(await port.ended(provider.logoutToken({ sid: 's1', jti: 'm' }))).toMatchObject({
      ...{ tokenId: 'm', subject: 'hoitaja-1', sessionId: 's1' },
    })
    expect(await port.ended(provider.logoutToken({ sub: undefined, sid: 's1' }))).not.toHaveProperty('subject')
    expect(await port.ended(provider.logoutToken({ aud: ['another', clientId] }))).not.toHaveProperty('sessionId')
  })
  const token: FakeProvider['logoutToken'] = (more, o) => provider.logoutToken(more, o)
  test.each<[string, () => string]>([
    ['signed with another key under the known key’s name', () => token({}, { key: others.privateKey })],
    [
      'without a signature (alg none)',
      () => `${tokenPart({ alg: 'none', typ: 'logout+jwt' })}.${token().split('.')[1] ?? ''}.`,
    ],
    [
      'signed by HMAC with the public key as the secret',
      () => {
        const body = `${tokenPart({ alg: 'HS256', kid: 'k1', typ: 'logout+jwt' })}.${token().split('.')[1] ?? ''}`
        const secret = provider.publicKey.export({ type: 'spki', format: 'pem' })
        return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
      },
    ],
    ['whose claims were changed after signing', () => token().split('.').with(1, token({ sub: 'johtaja-1' }).split('.')[1] ?? '').join('.')], // prettier-ignore
    ['that names where its key is (jku)', () => token({}, { key: others.privateKey, header: { kid: 'k2', jku: `${issuer}/evil-keys` } })], // prettier-ignore
    ['of another issuer', () => token({ iss: 'https://evil.example' })],
    ['for another client', () => token({ aud: 'another' })],
    ['that has run out', () => token({ iat: nowSeconds() - 200, exp: nowSeconds() - 100 })],
    ['of long ago, whatever its end', () => token({ iat: nowSeconds() - 3600, exp: nowSeconds() + 3600 })],
    ['of the future', () => token({ iat: nowSeconds() + 3600, exp: nowSeconds() + 3700 })],
    ['without an end', () => token({ exp: undefined })],
    ['without a time', () => token({ iat: undefined })],
    ['without a name (jti)', () => token({ jti: undefined })],
    ['with an empty name', () => token({ jti: '' })],
    ['with a nonce', () => token({ nonce: 'x' })],
    [
      'that is an ID token',
      () => signed({ iss: issuer, aud: clientId, sub: 'hoitaja-1', iat: nowSeconds(), exp: nowSeconds() + 60 }),
    ],
    ['that is not typed as one', () => token({}, { header: { typ: 'JWT' } })],
    ['without its event', () => token({ events: {} })],
    ['with another event', () => token({ events: { 'urn:other': {} } })],
    ['whose event is a list of names', () => token({ events: [logoutEvent] })],
    ['whose event says nothing readable', () => token({ events: { [logoutEvent]: 'x' } })],
    ['of nobody', () => token({ sub: undefined })],
    ['that is none', () => 'x'],
  ])('is not told by a token %s', async (_name, makeToken) => {
    await expect(port.ended(makeToken())).rejects.toThrow()
    expect(provider.asked.filter((url) => url.includes('evil'))).toEqual([])
  })
})
