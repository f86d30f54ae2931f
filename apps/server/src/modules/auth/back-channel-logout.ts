import { errors } from 'jose'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { OidcPort } from '../../integrations/oidc/oidc-client.ts'
import type { Services } from '../../platform/services.ts'
import { endProviderSessions } from './auth-queries.ts'
import { providerKeys } from './provider-keys.ts'

/**
 * Where the identity provider tells that a session ended there (OpenID Connect Back-Channel Logout 1.0 § 2.5): from server to
 * server, with nobody's cookie; the signed token alone says who is meant. The session here is gone with the answer.
 *
 * Answers 200 when the message was taken, whether or not there was a session, so that it tells nobody who is signed in; 400 to
 * what is not the provider's message, or came before; 503 when the provider's keys cannot be had, so that it comes again.
 */
export function installBackChannelLogout(
  app: FastifyInstance,
  { db, clock, sealer, config }: Services,
  clientFor: (request: FastifyRequest) => OidcPort,
): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 16_384 },
      (_request, text, done) => {
        done(null, new URLSearchParams(text.toString()).getAll('logout_token'))
      },
    )
    const rateLimit = { max: config.rateLimitPerMinute * timesABrowser }
    scope.post('/auth/back-channel-logout', { config: { rateLimit } }, async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      const given = Array.isArray(request.body) ? (request.body as unknown[]) : []
      const [token] = given
      if (given.length !== 1 || typeof token !== 'string') return refuse(reply)
      const port = clientFor(request)
      const ended = await port.ended(token).catch((error: unknown) => {
        request.log.warn({ err: error, part: 'oidc' }, 'a logout message was not taken')
        return areKeysAway(error) ? 'away' : 'wrong'
      })
      if (ended === 'away') return reply.code(503).send({ error: 'temporarily_unavailable' })
      if (ended === 'wrong') return refuse(reply)
      const keys = providerKeys(sealer, port.issuer, ended)
      const id = sealer.blindIndex('oidc-jti', `${port.issuer}\n${ended.tokenId}`)
      const taken = await db.technical(
        config.countyId,
        (tx) => endProviderSessions(tx, { id, expires: ended.expires, ...keys }),
        clock,
      )
      return taken ? reply.code(200).send() : refuse(reply)
    })
  })
}

/**
 * One server tells of everybody: when many sessions end there at once all of it comes from one address within a minute, and what
 * is turned away does not come again. A signature is looked at in a fraction of a millisecond.
 */
const timesABrowser = 20

/** No keys to judge by: they were not had in time, or what was had instead is none (the generic code is for an answer that is no key set). */
const areKeysAway = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code].includes(error.code)

const refuse = (reply: FastifyReply) => reply.code(400).send({ error: 'invalid_request' })
