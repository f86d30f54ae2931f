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

export interface Endpoint {
  route: Route
  access: AccessRule
  power: 'read' | 'write' | 'technical'
  /** Narrows or widens the actor before the transaction opens: a first contact starts as the person it creates. */
  actAs?: (actor: Actor) => Actor
  handle: (call: Call<Route, WriteTx>) => Promise<unknown>
}

type Handle<R, Tx> = (call: Call<R, Tx>) => Promise<RouteResponse<R>>
interface Options {
  actAs?: (actor: Actor) => Actor
}

/** A read of somebody's data: one transaction, one journal entry. */
export function reads<R extends Route>(
  route: R,
  access: AccessRule,
  handle: Handle<R, ReadTx>,
  options: Options = {},
): Endpoint {
  return { route, access, power: 'read', handle: handle as Endpoint['handle'], ...options }
}
/** A change: rows, journal entry and planned jobs in one transaction. */
export function writes<R extends Route>(
  route: R,
  access: AccessRule,
  handle: Handle<R, WriteTx>,
  options: Options = {},
): Endpoint {
  return { route, access, power: 'write', handle: handle as Endpoint['handle'], ...options }
}
/** Rows about nobody. */
export function technical<R extends Route>(route: R, access: AccessRule, handle: Handle<R, WriteTx>): Endpoint {
  return { route, access, power: 'technical', handle: handle as Endpoint['handle'] }
}
