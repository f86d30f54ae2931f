import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOidcClient, type OidcPort, type SignInAttempt } from './oidc-client.ts'

/**
 * ASVS 5.0 V6.8.2, V9.1.1-3, V9.2.1-3, V10.5.1-3: an identity provider that answers what an attacker would have it answer. It is
 * a server of its own, and tells every address that it was asked for.
 */
const clientId = 'luukku'
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const others = generateKeyPairSync('rsa', { modulusLength: 2048 })

let provider: Server
let issuer: string
let asked: string[] = []
/** What the token endpoint gives next. */
let idToken = ''
let port: OidcPort
/** Where sessions end at the provider, as its discovery says. */
let endsAt: string | undefined

beforeAll(async () => {
  provider = createServer((request, response) => {
    asked.push(request.url ?? '')
    const answer = (body: object) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration')
      answer({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        ...(endsAt === undefined ? {} : { end_session_endpoint: endsAt }),
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
        subject_types_supported: ['public'],
        code_challenge_methods_supported: ['S256'],
      })
    else if (request.url === '/jwks')
      answer({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] })
    else if (request.url === '/token')
      answer({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken })
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${String((provider.address() as AddressInfo).port)}`
})
afterAll(() => new Promise((resolve) => provider.close(resolve)))
beforeEach(() => {
  asked = []
  endsAt = `${issuer}/end`
  port = createOidcClient({ issuer, clientId, clientSecret: 'secret', allowInsecure: true, strongAcr: [] })
})

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = () => Math.floor(Date.now() / 1000)
const claimsOf = (attempt: SignInAttempt, more: object = {}) => ({
  iss: issuer,
  aud: clientId,
  sub: 'hoitaja-1',
  iat: now(),
  exp: now() + 60,
  nonce: attempt.nonce,
  ...more,
})
function signed(claims: object, o: { key?: KeyObject; header?: object } = {}): string {
  const body = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...o.header })}.${part(claims)}`
  return `${body}.${sign('sha256', Buffer.from(body), o.key ?? keys.privateKey).toString('base64url')}`
}
async function comeBack(makeToken: (attempt: SignInAttempt) => string, change: Record<string, string> = {}) {
  const { attempt } = await port.start('http://localhost/auth/callback', 'staff', 'fi')
  idToken = makeToken(attempt)
  const url = new URL('http://localhost/auth/callback')
  for (const [name, value] of Object.entries({ code: 'x', state: attempt.state, ...change }))
    url.searchParams.set(name, value)
  return port.finish(url, attempt)
}

test('the provider’s own token signs somebody in, and its key was asked for', async () => {
  expect(await comeBack((attempt) => signed(claimsOf(attempt)))).toMatchObject({ subject: 'hoitaja-1' })
  expect(asked).toContain('/jwks')
})

describe('nobody is signed in by a token', () => {
  const elsewhere = () => `${issuer}/evil-keys`
  const forged: [string, (attempt: SignInAttempt) => string][] = [
    ['signed with another key under the known key’s name', (a) => signed(claimsOf(a), { key: others.privateKey })],
    ['without a signature (alg none)', (a) => `${part({ alg: 'none' })}.${part(claimsOf(a))}.`],
    ['whose signature was cut off', (a) => `${signed(claimsOf(a)).split('.').slice(0, 2).join('.')}.`],
    [
      'signed by HMAC with the public key as the secret',
      (a) => {
        const body = `${part({ alg: 'HS256', kid: 'k1' })}.${part(claimsOf(a))}`
        const secret = keys.publicKey.export({ type: 'spki', format: 'pem' })
        return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
      },
    ],
    [
      'whose claims were changed after signing',
      (a) => {
        const [head = '', , end = ''] = signed(claimsOf(a)).split('.')
        return `${head}.${part(claimsOf(a, { sub: 'johtaja-1' }))}.${end}`
      },
    ],
    ['whose key name is a path', (a) => signed(claimsOf(a), { key: others.privateKey, header: { kid: '../../dev/null' } })], // prettier-ignore
    ['that names where its key is (jku)', (a) => signed(claimsOf(a), { key: others.privateKey, header: { jku: elsewhere(), kid: 'k2' } })], // prettier-ignore
    ['that names where its certificate is (x5u)', (a) => signed(claimsOf(a), { key: others.privateKey, header: { x5u: elsewhere(), kid: 'k2' } })], // prettier-ignore
    ['for another client', (a) => signed(claimsOf(a, { aud: 'another' }))],
    ['of another issuer', (a) => signed(claimsOf(a, { iss: 'https://evil.example' }))],
    ['that has run out', (a) => signed(claimsOf(a, { iat: now() - 7200, exp: now() - 3600 }))],
    ['that is not valid yet', (a) => signed(claimsOf(a, { nbf: now() + 3600 }))],
    ['of another attempt (nonce)', (a) => signed(claimsOf(a, { nonce: 'another' }))],
    ['without a nonce', (a) => signed({ ...claimsOf(a), nonce: undefined })],
  ]
  test.each(forged)('%s', async (_name, makeToken) => {
    await expect(comeBack(makeToken)).rejects.toThrow()
    // Nothing was fetched from where the token said.
    expect(asked.filter((url) => url.includes('evil'))).toEqual([])
  })
  test('of an answer with another state, or from another provider', async () => {
    const good = (attempt: SignInAttempt) => signed(claimsOf(attempt))
    await expect(comeBack(good, { state: 'another' })).rejects.toThrow()
    await expect(comeBack(good, { iss: 'https://evil.example' })).rejects.toThrow()
    expect(asked).not.toContain('/token')
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
    expect(asked.at(-1)).toBe('/end')
    expect((await port.end(undefined, 'https://luukku.example/'))?.fields).not.toHaveProperty('id_token_hint')
  })
  test('is nobody’s to be told where the provider has no such place', async () => {
    endsAt = undefined
    expect(await port.end('token', 'https://luukku.example/')).toBeUndefined()
  })
  test('leads nobody to where nobody answers', async () => {
    endsAt = 'http://127.0.0.1:1/end'
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
