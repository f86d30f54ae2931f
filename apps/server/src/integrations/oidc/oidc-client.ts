import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import * as client from 'openid-client'
import { readLogoutToken, type EndedThere } from './logout-token.ts'

/** What an identity provider says of somebody who has just signed in. */
export interface SignedIn {
  subject: string
  givenName: string
  familyName: string
  /** Residents only: the identity code that the national identification service vouches for. */
  identityCode?: string
  idToken?: string
  /** The provider's name of this session, where it gives one: what it says when the session ends there. */
  sessionId?: string
  /** How the provider says it authenticated (OpenID Connect Core § 2). */
  acr?: string
  amr?: readonly string[]
}

/** What must be remembered between the redirect and the answer; kept sealed in the browser. */
export interface SignInAttempt {
  state: string
  nonce: string
  verifier: string
}

/** A form that the browser sends to end its session at the provider (OpenID Connect RP-Initiated Logout 1.0 § 2, by POST). */
export interface EndOfSession {
  action: string
  fields: Readonly<Record<string, string>>
}

export interface OidcPort {
  readonly issuer: string
  start(redirectUri: string, as: 'resident' | 'staff', lang: string): Promise<{ url: string; attempt: SignInAttempt }>
  finish(currentUrl: URL, attempt: SignInAttempt): Promise<SignedIn>
  /**
   * How the provider is told that somebody signed out; undefined: it has no such place.
   * @param idTokenHint  what it gave when they signed in, where that is still known
   * @throws when the provider does not answer within seconds: the browser must not be led to where nobody is
   */
  end(idTokenHint: string | undefined, returnTo: string): Promise<EndOfSession | undefined>
  /**
   * What the provider says has ended there.
   * @throws JOSEError when it is not its message for us
   */
  ended(logoutToken: string): Promise<EndedThere>
}

export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** Plain HTTP is for the development provider on this machine. */
  allowInsecure: boolean
  /** Asked for in `acr_values`, the best first; what came back is checked by who signs in. */
  strongAcr: readonly string[]
}

/** The claim in which Suomi.fi identification gives the identity code. */
const codeClaims = ['urn:oid:1.2.246.21', 'national_identification_number', 'identity_code'] as const

const answerSeconds = 3
const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      AbortSignal.timeout(answerSeconds * 1000).addEventListener('abort', () => {
        reject(new Error('the identity provider does not answer in time'))
      })
    }),
  ])

/** Discovery happens at the first sign-in and is tried again after a failure: a provider that was away comes back. */
export function createOidcClient(settings: OidcSettings): OidcPort {
  let configuration: Promise<client.Configuration> | undefined
  const discover = () => {
    configuration ??= client
      .discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
        // The library takes a token that came straight from the token endpoint at TLS's word: its signature is checked too.
        execute: [client.enableNonRepudiationChecks, ...(settings.allowInsecure ? [client.allowInsecureRequests] : [])],
      })
      .catch((error: unknown) => {
        configuration = undefined
        throw error
      })
    return configuration
  }
  let keys: JWTVerifyGetKey | undefined
  /** The provider's own keys, asked for anew at most twice a minute whatever names of keys are sent to us. */
  const providersKeys = async () => {
    if (keys) return keys
    const place = new URL((await inTime(discover())).serverMetadata().jwks_uri ?? '')
    if (place.protocol !== 'https:' && !settings.allowInsecure)
      throw new Error('the provider’s keys are not behind TLS')
    keys = createRemoteJWKSet(place, { timeoutDuration: answerSeconds * 1000, cooldownDuration: 30_000 })
    return keys
  }
  return {
    issuer: settings.issuer,
    async start(redirectUri, as, lang) {
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(await discover(), {
        redirect_uri: redirectUri,
        scope: as === 'resident' ? 'openid profile identity_code' : 'openid profile',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        ui_locales: lang,
        // A shared phone or desk must never sign the next one in silently.
        prompt: 'login',
        login_hint: as,
        ...(settings.strongAcr.length > 0 ? { acr_values: settings.strongAcr.join(' ') } : {}),
      })
      return { url: url.href, attempt }
    },
    async finish(currentUrl, attempt) {
      const tokens = await client.authorizationCodeGrant(await discover(), currentUrl, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      })
      const claims: Record<string, unknown> & { sub: string } = tokens.claims() ?? { sub: '' }
      const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : undefined)
      const code = codeClaims.map(text).find((value) => value !== undefined)
      return {
        subject: claims.sub,
        ...(tokens.id_token === undefined ? {} : { idToken: tokens.id_token }),
        ...(text('sid') === undefined ? {} : { sessionId: text('sid') }),
        givenName: text('given_name') ?? '',
        familyName: text('family_name') ?? '',
        ...(code ? { identityCode: code } : {}),
        ...(text('acr') === undefined ? {} : { acr: text('acr') }),
        ...(Array.isArray(claims['amr'])
          ? { amr: claims['amr'].filter((way): way is string => typeof way === 'string') }
          : {}),
      }
    },
    async end(idTokenHint, returnTo) {
      const endpoint = (await inTime(discover())).serverMetadata().end_session_endpoint
      if (endpoint === undefined) return undefined
      const action = new URL(endpoint)
      if (action.protocol !== 'https:' && !settings.allowInsecure) return undefined
      // Any answer at all says that somebody is there; its redirects are not followed.
      await fetch(action, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(answerSeconds * 1000) })
      return {
        action: action.href,
        fields: {
          client_id: settings.clientId,
          post_logout_redirect_uri: returnTo,
          ...(idTokenHint === undefined ? {} : { id_token_hint: idTokenHint }),
        },
      }
    },
    async ended(logoutToken) {
      const ready = await providersKeys()
      return readLogoutToken(logoutToken, { issuer: settings.issuer, clientId: settings.clientId, keys: ready })
    },
  }
}
