import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { routes, type Session } from '@luukku/contract'
import { roles } from '@luukku/domain/access'
import { createOidcClient, type OidcPort } from '../../integrations/oidc/oidc-client.ts'
import { AppError } from '../../platform/errors.ts'
import { readCookie, writeCookie } from '../../platform/http/cookies.ts'
import { actorOf, formTokenOf, requireOwnForm, type HttpPlatform } from '../../platform/http/register.ts'
import { newNonce, setPageHeaders } from '../../platform/http/security.ts'
import { randomToken } from '../../platform/seal.ts'
import type { Services } from '../../platform/services.ts'
import { deleteSession } from '../../platform/session-queries.ts'
import { adoptDraft, hasDraftOf } from '../contact/index.ts'
import { fullName, readIdentities } from '../person/index.ts'
import { installBackChannelLogout } from './back-channel-logout.ts'
import { findStaffIdentity } from './auth-queries.ts'
import { ownAddress } from './own-address.ts'
import { idTokenPlace, signIn } from './sign-in.ts'
import { signingOutPage } from './signing-out-page.ts'

const languageSchema = z.enum(['fi', 'sv', 'en', 'se']).catch('fi')
const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  as: z.enum(['resident', 'staff']),
  to: z.string(),
  lang: languageSchema,
})
const signOutSchema = z
  .object({ form: z.string().optional().catch(undefined), lang: languageSchema })
  .catch({ form: undefined, lang: 'fi' })
const fieldOf = (text: string | Buffer, name: string) => new URLSearchParams(text.toString()).get(name) ?? undefined
const place = { table: 'cookie', column: 'sign-in', row: '' }
const cookieOf = (secure: boolean) => (secure ? '__Host-luukku_sign_in' : 'luukku_sign_in')

/**
 * Where the form to the provider may go. A browser asks this of every redirect that answers the form, too, and a provider of
 * several hosts sends it on to another of its own: any host over TLS. The page has this one form and no words of anybody.
 */
const providersForm = (action: string) =>
  `${new URL(action).origin} ${action.startsWith('https:') ? 'https:' : 'http: https:'}`

/** Only a path of our own: never another host. */
export const localPath = (to: string | undefined, fallback: string) =>
  to && /^\/(?![/\\])[\w\-./?=&%]*$/.test(to) ? to : fallback

export function installAuth(app: FastifyInstance, services: Services, platform: HttpPlatform): void {
  const { config, sealer } = services
  const clients = new Map<string, OidcPort>()
  const clientFor = (request: FastifyRequest): OidcPort => {
    const issuer = config.oidc.issuer ?? `http://${request.headers.host ?? ''}/dev/idp`
    const known =
      clients.get(issuer) ??
      createOidcClient({
        issuer,
        clientId: config.oidc.clientId,
        clientSecret: config.oidc.clientSecret,
        allowInsecure: !config.production,
        strongAcr: config.oidc.strongAcr,
      })
    clients.set(issuer, known)
    return known
  }
  const baseOf = (request: FastifyRequest) => ownAddress(config, request.headers.host)

  app.get(
    '/auth/sign-in',
    async (request: FastifyRequest<{ Querystring: { as?: string; lang?: string; to?: string } }>, reply) => {
      const as = request.query.as === 'staff' ? 'staff' : 'resident'
      const lang = languageSchema.parse(request.query.lang)
      const started = await clientFor(request)
        .start(`${baseOf(request)}/auth/callback`, as, lang)
        .catch((error: unknown) => {
          request.log.warn({ err: error, part: 'oidc' }, 'the identity provider does not answer')
          throw new AppError('temporarily-unavailable', { reason: 'identity-provider' })
        })
      const attempt = sealer.seal(
        JSON.stringify({
          ...started.attempt,
          ...{ as, lang, to: localPath(request.query.to, as === 'staff' ? '/staff' : '/oma') },
        }),
        place,
      )
      void reply.setCookie(cookieOf(config.secureCookies), attempt.toString('base64url'), {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: config.secureCookies,
        maxAge: 600,
      })
      return reply.redirect(started.url, 302)
    },
  )

  app.get('/auth/callback', async (request, reply) => {
    const sealed = request.cookies[cookieOf(config.secureCookies)]
    const attempt = sealed === undefined ? undefined : openAttempt(sealed)
    if (!attempt) return reply.redirect('/', 302)
    const port = clientFor(request)
    const who = await port.finish(new URL(request.url, baseOf(request)), attempt).catch((error: unknown) => {
      request.log.warn({ err: error, part: 'oidc' }, 'signing in did not succeed')
      throw new AppError('sign-in-required', { reason: 'identity-provider' })
    })
    const session = await signIn({ ...services }, attempt.as, who, {
      ...{ requestId: request.id, issuer: port.issuer, language: attempt.lang },
    })
    const draftKey = readCookie(request, 'luukku_draft', config.secureCookies)
    const { personId } = session
    // Only from the middle of the form: what a browser holds otherwise may be somebody else's.
    if (personId !== undefined && draftKey !== undefined && attempt.to === '/kerro')
      await services.db.technical(config.countyId, (tx) => adoptDraft(tx, draftKey, personId), services.clock)
    void reply.clearCookie(cookieOf(config.secureCookies), { path: '/' })
    // What the browser held before ends here, whoever it was of: nobody goes on by an older name beside the new one.
    const earlier = readCookie(request, 'luukku_session', config.secureCookies)
    if (earlier) await services.db.technical(config.countyId, (tx) => deleteSession(tx, earlier), services.clock)
    writeCookie(
      reply,
      { name: 'luukku_session', value: session.token, maxAgeSeconds: session.maxAgeSeconds },
      config.secureCookies,
    )
    return reply.redirect(attempt.to, 302)
  })

  // A plain form (its field `form`) or a script (its header) may sign out. The session here ends first, whatever the provider says.
  void app.register(async (scope) => {
    // Forms are read here and nowhere else: no command of the API may be sent by a form of another site.
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4096 },
      (_request, text, done) => {
        done(null, { form: fieldOf(text, 'form'), lang: fieldOf(text, 'lang') })
      },
    )
    scope.post('/auth/sign-out', signOut)
  })

  installBackChannelLogout(app, services, clientFor)

  app.get(routes.readSession.path, async (request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .send(routes.readSession.response.parse(await readSession(request, reply))),
  )

  async function signOut(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const given = signOutSchema.parse(request.body ?? {})
    requireOwnForm(platform, request, given.form)
    const token = readCookie(request, 'luukku_session', config.secureCookies)
    const ended =
      token === undefined
        ? undefined
        : await services.db.technical(config.countyId, (tx) => deleteSession(tx, token), services.clock)
    for (const name of ['luukku_session', 'luukku_draft'] as const)
      writeCookie(reply, { name, value: '' }, config.secureCookies)
    // Pages are never stored; those that a resident's browser still holds in memory go too. A desk keeps its program.
    if (ended?.kind !== 'staff') void reply.header('clear-site-data', '"cache"')
    // The desk's lock stays at the desk: its owner comes back, and is asked anew who they are.
    if (request.headers.accept?.includes('json')) return reply.send({ signedOut: true })
    if (ended === undefined || ended.kind === 'visitor') return reply.redirect('/', 303)
    const end = await clientFor(request)
      .end(openHint(ended.id_token_hint), `${baseOf(request)}/`)
      .catch((error: unknown) => {
        request.log.warn({ err: error, part: 'oidc' }, 'the identity provider was not told of a signing out')
        return 'away' as const
      })
    if (end === undefined) return reply.redirect('/', 303)
    const nonce = newNonce()
    const told = end === 'away' ? undefined : end
    setPageHeaders(reply, nonce, told && providersForm(told.action))
    const lang = given.lang
    return reply.type('text/html; charset=utf-8').send(signingOutPage(lang, nonce, told))
  }

  /** A token that does not open any more is none: the provider asks the person instead. */
  function openHint(sealed: string | null): string | undefined {
    try {
      return sealed === null ? undefined : sealer.open(Buffer.from(sealed, 'base64url'), idTokenPlace)
    } catch {
      return undefined
    }
  }

  function openAttempt(sealed: string) {
    try {
      return attemptSchema.parse(JSON.parse(sealer.open(Buffer.from(sealed, 'base64url'), place)))
    } catch {
      return undefined
    }
  }

  async function readSession(request: FastifyRequest, reply: FastifyReply): Promise<Session> {
    let visit = readCookie(request, 'luukku_visit', config.secureCookies)
    if (!visit) {
      visit = randomToken()
      writeCookie(reply, { name: 'luukku_visit', value: visit, maxAgeSeconds: 30 * 86_400 }, config.secureCookies)
    }
    const base = {
      formToken: formTokenOf(platform, visit),
      hasDraft: readCookie(request, 'luukku_draft', config.secureCookies) !== undefined,
    }
    const actor = await actorOf(platform, request)
    if (actor.kind === 'staff') {
      const staff = await services.db.technical(
        config.countyId,
        (tx) => findStaffIdentity(tx, actor.staffId),
        services.clock,
      )
      return {
        ...base,
        kind: 'staff',
        roles: [...actor.roles],
        staffId: actor.staffId,
        name: staff ? `${staff.given_name} ${staff.family_name}` : '',
        ...(staff ? { unit: staff.unit_name } : {}),
      }
    }
    if (actor.kind === 'resident') {
      const options = {
        actor,
        purpose: 'own-matter' as const,
        requestId: request.id,
        clock: services.clock,
        action: 'readSession',
        ground: 'own data',
      }
      const { me, left } = await services.db.read(options, async (tx) => {
        tx.journal({ register: 'both', persons: [actor.personId] })
        const identities = await readIdentities(tx, sealer, [actor.personId])
        return { me: identities.get(actor.personId), left: await hasDraftOf(tx, actor.personId) }
      })
      return {
        ...base,
        hasDraft: base.hasDraft || left,
        kind: 'resident',
        roles: ['resident'],
        name: me ? fullName(me) : '',
      }
    }
    return {
      ...base,
      kind: actor.kind === 'visitor' ? 'visitor' : 'anonymous',
      roles: [actor.kind].filter((r) => (roles as readonly string[]).includes(r)),
    }
  }
}
