import type { z } from 'zod'

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One operation of the API: what goes in and what comes out. The server adds the handler and the access rule, the
 * client and the OpenAPI document are made from the same object. A path parameter is written `:name`.
 *
 * `command: true` means the caller sends an `Idempotency-Key` header (any string of 8-200 characters, unique for one
 * intent of one caller). The same key with the same body gets the stored answer again; with another body, 409.
 */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly id: string
  readonly method: HttpMethod
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly command?: boolean
  /** May take minutes: who gives up earlier asks for the same work once more. */
  readonly slow?: boolean
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response: R
}

/** Keeps the exact schema types of a route; adds nothing at run time. */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return route
}

export type RouteParams<T> = T extends Route<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never
export type RouteQuery<T> = T extends Route<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never
export type RouteBody<T> = T extends Route<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never
export type RouteBodyInput<T> = T extends Route<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never
export type RouteResponse<T> = T extends Route<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never
