import type { Route, RouteBody, RouteParams, RouteQuery, RouteResponse } from '@luukku/contract'
import type { AccessRule, Actor } from '@luukku/domain/access'
import type { Clock } from '../clock.ts'
import type { ReadTx, WriteTx } from '../db.ts'

export interface CookieToSet {
  name: 'luukku_session' | 'luukku_draft'
  /** Empty: taken away. */
  value: string
  maxAgeSeconds?: number
}

/** What a handler gets: the validated input, who asks, and the open transaction. Nothing ambient. */
export interface Call<R, Tx> {
  tx: Tx
  actor: Actor
  clock: Clock
  params: RouteParams<R>
  query: RouteQuery<R>
  body: RouteBody<R>
  draftKey: string | undefined
  sessionKey: string | undefined
  setCookie(cookie: CookieToSet): void
}

/**
 * Called when the handler's transaction was lost and its connection given back: may answer another error, for example
 * with alternatives read in a transaction of its own. Never opens one while another is held: the pool would run dry.
 */
export type Refused<R = Route> = (
  error: unknown,
  asked: { actor: Actor; requestId: string; params: RouteParams<R>; body: RouteBody<R> },
) => Promise<unknown>

export interface Endpoint {
  route: Route
  access: AccessRule
  power: 'read' | 'write' | 'technical'
  /** Narrows or widens the actor before the transaction opens: a first contact starts as the person it creates. */
  actAs?: (actor: Actor) => Actor
  refused?: Refused
  /** What a repeated command is answered, where that depends on more than the rows it names: a permission, a ground. */
  again?: (call: Call<Route, WriteTx>) => Promise<unknown>
  handle: (call: Call<Route, WriteTx>) => Promise<unknown>
}

type Handle<R, Tx> = (call: Call<R, Tx>) => Promise<RouteResponse<R>>
interface Options<R> {
  actAs?: (actor: Actor) => Actor
  refused?: Refused<R>
  again?: Handle<R, WriteTx>
}

/** A read of somebody's data: one transaction, one journal entry. */
export function reads<R extends Route>(
  route: R,
  access: AccessRule,
  handle: Handle<R, ReadTx>,
  options: Options<R> = {},
): Endpoint {
  return {
    route,
    access,
    power: 'read',
    handle: handle as Endpoint['handle'],
    ...(options as Pick<Endpoint, 'actAs' | 'refused' | 'again'>),
  }
}
/** A change: rows, journal entry and planned jobs in one transaction. */
export function writes<R extends Route>(
  route: R,
  access: AccessRule,
  handle: Handle<R, WriteTx>,
  options: Options<R> = {},
): Endpoint {
  return {
    route,
    access,
    power: 'write',
    handle: handle as Endpoint['handle'],
    ...(options as Pick<Endpoint, 'actAs' | 'refused' | 'again'>),
  }
}
/** Rows about nobody. */
export function technical<R extends Route>(route: R, access: AccessRule, handle: Handle<R, WriteTx>): Endpoint {
  return { route, access, power: 'technical', handle: handle as Endpoint['handle'] }
}
