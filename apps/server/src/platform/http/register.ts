import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { mayAsk, type Actor } from '@luukku/domain/access'
import type { Clock } from '../clock.ts'
import type { Db, TransactionOptions, WriteTx } from '../db.ts'
import { AppError, notFound } from '../errors.ts'
import { claimKey, storeAnswer } from '../idempotency-queries.ts'
import { onceMore } from '../once-more.ts'
import { personsStillSeen } from '../replay-queries.ts'
import { keyedToken, sameToken, type Sealer } from '../seal.ts'
import { findActor } from '../session-queries.ts'
import { readCookie, writeCookie } from './cookies.ts'
import type { Call, CookieToSet, Endpoint } from './handler.ts'
import { toAppError } from './problems.ts'

export interface HttpPlatform {
  db: Db
  clock: Clock
  sealer: Sealer
  county: string
  cookieKey: string
  secureCookies: boolean
  /** Called with the route's id and what happened, for metrics. */
  observe: (routeId: string, status: number, seconds: number) => void
}

/** Puts the endpoints on the server: origin and form token, input, actor, access rule, key, transaction, answer. */
export function registerEndpoints(app: FastifyInstance, platform: HttpPlatform, endpoints: readonly Endpoint[]): void {
  for (const endpoint of endpoints) {
    const { route } = endpoint
    app.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        const answer = await answerEndpoint(platform, endpoint, request)
        for (const cookie of answer.cookies) writeCookie(reply, cookie, platform.secureCookies)
        return send(reply, answer.body)
      },
      onResponse: (_request, reply, done) => {
        platform.observe(route.id, reply.statusCode, reply.elapsedTime / 1000)
        done()
      },
    })
  }
}

const send = (reply: FastifyReply, body: string) =>
  reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(body)

interface Answer {
  body: string
  cookies: CookieToSet[]
}

async function answerEndpoint(p: HttpPlatform, endpoint: Endpoint, request: FastifyRequest): Promise<Answer> {
  const { route, access } = endpoint
  if (route.method !== 'GET') requireOwnForm(p, request)
  const input = {
    params: parse(route.params, request.params, 'params'),
    query: parse(route.query, request.query, 'query'),
    body: parse(route.body, request.body ?? {}, 'body'),
  }
  const actor = await actorOf(p, request)
  if (!mayAsk(actor, access)) {
    if (actor.kind === 'anonymous') throw new AppError('sign-in-required')
    const refused = new AppError('not-allowed')
    await noteRefusal(
      p,
      {
        actor,
        purpose: access.purpose,
        requestId: request.id,
        clock: p.clock,
        action: route.id,
        ground: access.ground,
      },
      refused,
      input.params,
    )
    throw refused
  }
  const key = route.command ? requireKey(request) : undefined
  const actingAs = endpoint.actAs ? endpoint.actAs(actor) : actor
  const cookies: CookieToSet[] = []
  const work = async (tx: WriteTx): Promise<Answer> => {
    const caller = callerOf(p, request, endpoint, actor)
    if (key !== undefined) {
      const stored = await claimKey(tx, p.sealer, p.county, caller, key, route.id, JSON.stringify(input))
      if (stored !== undefined) return answerAgain(tx, endpoint, JSON.parse(stored) as Answer, input, callOf)
    }
    const result = await endpoint.handle(callOf(tx))
    // The response schema is the last door: a field that is not in it does not leave.
    const answer = { body: JSON.stringify(route.response.parse(result)), cookies }
    if (key !== undefined) await storeAnswer(tx, p.sealer, p.county, caller, key, JSON.stringify(answer))
    return answer
  }
  const callOf = (tx: WriteTx) =>
    ({
      tx,
      actor: actingAs,
      clock: p.clock,
      ...input,
      draftKey: readCookie(request, 'luukku_draft', p.secureCookies),
      sessionKey: readCookie(request, 'luukku_session', p.secureCookies),
      setCookie: (cookie: CookieToSet) => cookies.push(cookie),
    }) as unknown as Call<Endpoint['route'], WriteTx>
  const again = <T>(run: () => Promise<T>) =>
    onceMore(
      () => {
        cookies.length = 0
        return run()
      },
      endpoint.power === 'read' || key !== undefined,
    )
  if (endpoint.power === 'technical') return again(() => p.db.technical(p.county, work, p.clock))
  const options = {
    actor: actingAs,
    purpose: access.purpose,
    requestId: request.id,
    clock: p.clock,
    action: route.id,
    ground: access.ground,
  }
  try {
    return await again(() => p.db.write(options, work))
  } catch (error) {
    await noteRefusal(p, options, error, input.params)
    if (!endpoint.refused) throw error
    const asked = { actor: actingAs, requestId: request.id, params: input.params, body: input.body }
    throw await endpoint.refused(error, asked as Parameters<typeof endpoint.refused>[1])
  }
}

/**
 * The answer of an earlier request with this key. What it tells may be closed to its caller by now: then it is not there,
 * and what depends on more than its rows is asked anew. The look is an entry like the first. A first contact is given again
 * to whoever holds its key: it tells its sender what they sent, and whoever lost the answer has no session yet.
 */
async function answerAgain(
  tx: WriteTx,
  endpoint: Endpoint,
  stored: Answer,
  input: object,
  callOf: (tx: WriteTx) => Call<Endpoint['route'], WriteTx>,
): Promise<Answer> {
  if (endpoint.actAs || endpoint.power === 'technical') return stored
  if (endpoint.again)
    return { ...stored, body: JSON.stringify(endpoint.route.response.parse(await endpoint.again(callOf(tx)))) }
  const named = await personsStillSeen(tx, `${JSON.stringify(input)} ${stored.body}`)
  if (named === undefined) throw notFound()
  // What names no row of theirs is of themself: their details, what they asked of their data.
  const isOwn = endpoint.access.relation === 'own' && tx.actor.kind === 'resident'
  const persons = named.length === 0 && isOwn ? [tx.actor.personId] : named
  tx.journal({ register: persons.length > 0 ? 'both' : 'none', persons, detail: { repeated: true } })
  return stored
}

/**
 * A look that was refused is an entry too: who tried what, and which id, if any. The same work for a row that is not there
 * and one that is not for them, so that the time tells nothing either.
 */
async function noteRefusal(p: HttpPlatform, o: TransactionOptions, error: unknown, params: unknown): Promise<void> {
  const { code } = toAppError(error)
  if (o.actor.kind === 'anonymous' || (code !== 'not-found' && code !== 'not-allowed')) return
  const { id } = params as { id?: string }
  const note = () =>
    p.db.write(o, (tx) => {
      tx.journal({
        register: 'none',
        persons: [],
        detail: { refused: code, ...(id === undefined ? {} : { target: id }) },
      })
      return Promise.resolve()
    })
  await onceMore(note, true)
}

/**
 * Callers without a session are told apart by their key alone: a random UUID. So is a visitor who sends a first contact: the
 * session came with the answer, and who never saw that answer sends the same once more.
 */
function callerOf(p: HttpPlatform, request: FastifyRequest, endpoint: Endpoint, actor: Actor): string {
  const isNobodyYet = endpoint.actAs !== undefined && (actor.kind === 'visitor' || actor.kind === 'anonymous')
  return isNobodyYet ? 'anonymous' : sessionCaller(p, request)
}

function sessionCaller(p: HttpPlatform, request: FastifyRequest): string {
  const token = readCookie(request, 'luukku_session', p.secureCookies)
  return token ? createHash('sha256').update(token).digest('hex') : 'anonymous'
}

export async function actorOf(p: HttpPlatform, request: FastifyRequest): Promise<Actor> {
  const anonymous: Actor = { kind: 'anonymous', county: p.county }
  const token = readCookie(request, 'luukku_session', p.secureCookies)
  if (!token) return anonymous
  const find = () => p.db.lookup((lookup) => findActor(lookup, p.county, token), p.clock)
  return (await onceMore(find, true)) ?? anonymous
}

/** The form token of a browser: tied to its visit cookie, so that it outlives signing in in the middle of a form. */
export const formTokenOf = (p: Pick<HttpPlatform, 'cookieKey'>, visit: string) =>
  keyedToken(p.cookieKey, `form ${visit}`)

/**
 * A change comes from our own pages: a foreign Origin is refused always, and whoever carries a cookie of ours must
 * carry the form token too. Without a cookie there is nothing to ride on.
 */
export function requireOwnForm(
  p: Pick<HttpPlatform, 'cookieKey' | 'secureCookies'>,
  request: FastifyRequest,
  formField?: string,
): void {
  const { origin } = request.headers
  if (origin !== undefined && hostOf(origin) !== request.headers.host) throw new AppError('forbidden-origin')
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site') throw new AppError('forbidden-origin')
  const carries =
    readCookie(request, 'luukku_session', p.secureCookies) ?? readCookie(request, 'luukku_draft', p.secureCookies)
  if (carries === undefined) return
  const visit = readCookie(request, 'luukku_visit', p.secureCookies)
  const given = formField ?? request.headers['x-luukku-form']
  if (!visit || typeof given !== 'string' || !sameToken(given, formTokenOf(p, visit)))
    throw new AppError('forbidden-origin')
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

function requireKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 8 || key.length > 200)
    throw new AppError('invalid-request', { fields: [{ path: 'header.idempotency-key', code: 'required' }] })
  return key
}

function parse(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (!schema) return {}
  const result = schema.safeParse(value)
  if (result.success) return result.data
  // A message longer than anything the form takes is told so kindly, not called wrong.
  if (result.error.issues.some((i) => i.code === 'too_big' && i.origin === 'string' && Number(i.maximum) >= 100_000))
    throw new AppError('too-large')
  // Paths and codes only: the value itself may be about a person.
  throw new AppError('invalid-request', {
    fields: result.error.issues.slice(0, 20).map((i) => ({ path: [place, ...i.path].join('.'), code: i.code })),
  })
}
