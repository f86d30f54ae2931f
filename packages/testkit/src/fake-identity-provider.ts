import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const fakeClientId = 'luukku'
export const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/** An identity provider that answers what a test would have it answer, and tells every address that it was asked for. */
export interface FakeProvider {
  readonly issuer: string
  readonly publicKey: KeyObject
  asked: string[]
  /** What the token endpoint gives next. */
  idToken: string
  /** Where sessions end there, as its discovery says; undefined: nowhere. */
  endsAt: string | undefined
  /** What it answers when its keys are asked for. */
  keysAre: 'there' | 'failing' | 'something-else'
  /** A token of these claims, by its own key unless told otherwise. */
  signed(claims: object, o?: { key?: KeyObject; header?: object }): string
  /** Its message that a session ended. */
  logoutToken(more?: object, o?: { key?: KeyObject; header?: object }): string
  close(): Promise<void>
}

export const tokenPart = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** The machine's own seconds: tokens are judged by them. */
export const nowSeconds = () => Math.floor(Date.now() / 1000)

export async function openFakeProvider(): Promise<FakeProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let serial = 0
  const server = createServer((request, response) => {
    provider.asked.push(request.url ?? '')
    const answer = (body: object) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    const { issuer, endsAt, keysAre } = provider
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
    else if (request.url === '/jwks' && keysAre === 'failing') response.writeHead(502).end('<h1>Bad gateway</h1>')
    else if (request.url === '/jwks' && keysAre === 'something-else') answer({ status: 'maintenance' })
    else if (request.url === '/jwks')
      answer({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] })
    else if (request.url === '/token')
      answer({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: provider.idToken })
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const provider: FakeProvider = {
    ...{ issuer, publicKey, asked: [], idToken: '', endsAt: `${issuer}/end`, keysAre: 'there' },
    signed(claims, o = {}) {
      const body = `${tokenPart({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...o.header })}.${tokenPart(claims)}`
      return `${body}.${sign('sha256', Buffer.from(body), o.key ?? privateKey).toString('base64url')}`
    },
    logoutToken(more = {}, o = {}) {
      const [iss, aud, iat, exp] = [issuer, fakeClientId, nowSeconds(), nowSeconds() + 120]
      const claims = {
        iss,
        aud,
        iat,
        exp,
        jti: `m${String(serial++)}`,
        sub: 'hoitaja-1',
        events: { [logoutEvent]: {} },
      }
      return provider.signed({ ...claims, ...more }, { ...o, header: { typ: 'logout+jwt', ...o.header } })
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
  return provider
}
