import { generateKeyPairSync } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Provider from 'oidc-provider'
import { newNonce, setPageHeaders } from '../../platform/http/security.ts'

/** Somebody of the demo county who can be chosen on the development sign-in page. */
export interface DemoPerson {
  kind: 'staff' | 'resident'
  subject: string
  givenName: string
  familyName: string
  note: string
  identityCode?: string
}

/**
 * An OpenID provider for development: no passwords, one page with the demo people. Never wired in production mode.
 * @param people read anew at each sign-in: a few of each role, or those that the words name
 */
/** What a chosen person on this machine counts as: the highest level, so that a weaker answer is tried on purpose only. */
const developmentAcr = 'http://ftn.ficora.fi/2017/loa3'

export function installDevelopmentProvider(
  app: FastifyInstance,
  options: { people: (words: string) => Promise<DemoPerson[]>; clientId: string; clientSecret: string },
): void {
  const providers = new Map<string, Provider>()
  let made: object | undefined
  // When the first one signs in: it takes longer than the rest of a start.
  const key = () => (made ??= makeKey())

  const providerFor = (host: string): Provider => {
    const known = providers.get(host)
    if (known) return known
    const provider = new Provider(`http://${host}/dev/idp`, {
      clients: [
        {
          client_id: options.clientId,
          client_secret: options.clientSecret,
          redirect_uris: [`http://${host}/auth/callback`],
          post_logout_redirect_uris: [`http://${host}/`],
          token_endpoint_auth_method: 'client_secret_post',
          backchannel_logout_uri: `http://${host}/auth/back-channel-logout`,
          backchannel_logout_session_required: true,
        },
      ],
      jwks: { keys: [key()] },
      claims: { openid: ['sub'], profile: ['given_name', 'family_name'], identity_code: ['identity_code'] },
      scopes: ['openid', 'profile', 'identity_code'],
      conformIdTokenClaims: false,
      acrValues: [developmentAcr],
      // Its message of an ended session goes to this machine, which the library's own way out refuses.
      fetch: (url, init) => fetch(url, { ...init, dispatcher: undefined } as RequestInit),
      features: {
        backchannelLogout: { enabled: true },
        devInteractions: { enabled: false },
        // Its own question «do you want to sign out», as a page of this machine.
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx, form) => {
            ctx.body = `<!doctype html><html lang="fi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Kehityskirjautuminen</title></head><body><main><h1>Kehityskirjautuminen</h1><p>Haluatko kirjautua ulos?</p>${form}<button form="op.logoutForm" name="logout" value="yes" data-test="end-here">Kirjaudu ulos</button></main></body></html>`
          },
        },
      },
      interactions: { url: (_ctx, interaction) => `/dev/sign-in/${interaction.uid}` },
      cookies: { keys: [options.clientSecret] },
      findAccount: async (_ctx, id) => {
        const person = (await options.people(id)).find((p) => p.subject === id)
        return (
          person && {
            accountId: id,
            claims: async () => ({
              sub: id,
              given_name: person.givenName,
              family_name: person.familyName,
              ...(person.identityCode ? { identity_code: person.identityCode } : {}),
            }),
          }
        )
      },
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client?.clientId ?? '',
          accountId: ctx.oidc.session?.accountId ?? '',
        })
        grant.addOIDCScope('openid profile identity_code')
        await grant.save()
        return grant
      },
      ttl: { Interaction: 600, Session: 3600, AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Grant: 60 },
    })
    providers.set(host, provider)
    return provider
  }

  void app.register(async (scope) => {
    // The provider reads its own bodies.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all('/dev/idp/*', async (request, reply) => {
      reply.hijack()
      request.raw.url = (request.raw.url ?? '').replace(/^\/dev\/idp/, '')
      // A provider takes the end of a session by POST (RP-Initiated Logout 1.0 § 2). This library does so only with cookies that need
      // TLS, which this machine has not: it is given the same as a GET, on this side of the wire.
      if (request.method === 'POST' && request.raw.url === '/session/end') {
        const parts: Buffer[] = []
        for await (const part of request.raw) parts.push(part as Buffer)
        request.raw.method = 'GET'
        request.raw.url += `?${Buffer.concat(parts).toString()}`
      }
      Object.assign(request.raw, { originalUrl: `/dev/idp${request.raw.url}` })
      void providerFor(request.headers.host ?? '').callback()(request.raw, reply.raw)
    })
    scope.get('/dev/sign-in/:uid', async (request: FastifyRequest<{ Querystring: { etsi?: string } }>, reply) => {
      const provider = providerFor(request.headers.host ?? '')
      const details = await provider.interactionDetails(request.raw, reply.raw)
      const kind = details.params['login_hint'] === 'staff' ? 'staff' : 'resident'
      const words = (request.query.etsi ?? '').trim().slice(0, 80)
      return page(
        reply,
        details.uid,
        (await options.people(words)).filter((p) => p.kind === kind),
        words,
      )
    })
    scope.get(
      '/dev/sign-in/:uid/:subject',
      async (request: FastifyRequest<{ Params: { uid: string; subject: string } }>, reply) => {
        reply.hijack()
        await providerFor(request.headers.host ?? '').interactionFinished(
          request.raw,
          reply.raw,
          { login: { accountId: request.params.subject, remember: false, acr: developmentAcr, amr: ['mfa'] } },
          { mergeWithLastSubmission: false },
        )
      },
    )
  })
}

function makeKey(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

function page(reply: FastifyReply, uid: string, people: DemoPerson[], words: string): FastifyReply {
  const nonce = newNonce()
  setPageHeaders(reply, nonce)
  const rows = people.map(
    (p) =>
      `<li><a href="/dev/sign-in/${uid}/${encodeURIComponent(p.subject)}" data-test="sign-in-${escape(p.subject)}"><strong>${escape(`${p.givenName} ${p.familyName}`)}</strong> <span>${escape(p.note)}</span></a></li>`,
  )
  return reply.type('text/html; charset=utf-8')
    .send(`<!doctype html><html lang="fi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Kehityskirjautuminen</title>
<style nonce="${nonce}">body{font:18px/1.5 sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color:#292929}h1{color:#002e5f;font-size:1.5rem}ul{list-style:none;padding:0}a{display:block;padding:.7rem 1rem;border:1px solid #c8cdd0;border-radius:2px;margin:.4rem 0;color:#002e5f;text-decoration:none}a:hover,a:focus{background:#eaf2fa;outline:2px solid #2a6ebb}span{color:#5f686d}form{display:flex;gap:.5rem}input,button{font:inherit;padding:.5rem .7rem;border:1px solid #77868e;border-radius:2px}input{flex:1;min-width:0}button{background:#fff;color:#002e5f}</style></head>
<body><main><h1>Kehityskirjautuminen</h1><p>Valitse, kenenä kirjaudut. Henkilöt ovat keksittyjä.</p><p lang="en">Development sign-in. These people do not exist.</p><form action="/dev/sign-in/${uid}"><input name="etsi" value="${escape(words)}" aria-label="Etsi nimellä"><button>Etsi</button></form><ul>${rows.join('')}</ul></main></body></html>`)
}
