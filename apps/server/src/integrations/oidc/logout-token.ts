import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose'

/** Which sessions have ended at the identity provider: those of a subject, or one of theirs. */
export interface EndedThere {
  /** The message's own name: it is taken once. */
  tokenId: string
  /** When it could not be taken any more. */
  expires: Date
  subject?: string
  sessionId?: string
}

const event = 'http://schemas.openid.net/event/backchannel-logout'
/** Signatures that only the provider can make; nothing that our own secret, or no key at all, could. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const oldestSeconds = 300
const clocksApartSeconds = 60

/**
 * Reads a logout token (OpenID Connect Back-Channel Logout 1.0 §§ 2.4, 2.6, by ldapwiki.com's account of them; ASVS 10.5.5:
 * typed, with the event's member, without a nonce).
 *
 * @throws when it is not the provider's, not for us, not a logout token, too old or of nobody
 */
export async function readLogoutToken(
  token: string,
  expected: { issuer: string; clientId: string; keys: JWTVerifyGetKey },
): Promise<EndedThere> {
  const { payload } = await jwtVerify(token, expected.keys, {
    issuer: expected.issuer,
    audience: expected.clientId,
    algorithms,
    typ: 'logout+jwt',
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
    maxTokenAge: oldestSeconds,
    clockTolerance: clocksApartSeconds,
  })
  const { events, jti, sub, sid, exp } = payload
  if ('nonce' in payload) throw wrong('a logout token has no nonce')
  if (!isRecord(events) || !isRecord(events[event])) throw wrong('not the event of a logout')
  if (typeof jti !== 'string' || jti === '' || exp === undefined) throw wrong('a logout token has a name and an end')
  const subject = typeof sub === 'string' && sub !== '' ? sub : undefined
  const sessionId = typeof sid === 'string' && sid !== '' ? sid : undefined
  if (subject === undefined && sessionId === undefined) throw wrong('a logout token names whose session ended')
  return {
    tokenId: jti,
    expires: new Date((exp + clocksApartSeconds) * 1000),
    ...(subject === undefined ? {} : { subject }),
    ...(sessionId === undefined ? {} : { sessionId }),
  }
}

const wrong = (why: string) => new errors.JWTClaimValidationFailed(why, {})
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
