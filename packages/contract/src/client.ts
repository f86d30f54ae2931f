import type { z } from 'zod'
import { problemSchema, type Problem } from './errors.ts'
import type { Route } from './route.ts'

/** Thrown by the client for every answer outside 200-299. `problem` is absent when the answer was not ours. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem | undefined
  constructor(status: number, problem: Problem | undefined) {
    super(problem?.code ?? `http-${String(status)}`)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }
}

export interface Transport {
  (request: { method: string; url: string; headers: Record<string, string>; body?: string; slow?: boolean }): Promise<{
    status: number
    body: string
    /** Headers of the answer that a caller on the server side must pass on: `set-cookie`. */
    headers?: Record<string, string | string[]>
  }>
}

type Input<S> = S extends z.ZodType ? z.input<S> : never
export interface CallOptions<P, Q, B> {
  params?: P
  query?: Q
  body?: B
  /** Needed for commands: one key for one intent, kept when the call is repeated. */
  idempotencyKey?: string
  /** The session's form token; needed for every change made with a session. */
  formToken?: string
  headers?: Record<string, string>
}

/** A typed caller of the API over any transport: fetch in a browser, in-process in a loader, HTTP in a test. */
export function createClient(transport: Transport) {
  return async function call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    route: Route<P, Q, B, R>,
    options: CallOptions<Input<P>, Input<Q>, Input<B>> = {},
  ): Promise<z.output<R>> {
    let url = route.path
    for (const [name, value] of Object.entries((options.params ?? {}) as Record<string, unknown>))
      url = url.replace(`:${name}`, encodeURIComponent(String(value)))
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries((options.query ?? {}) as Record<string, unknown>))
      if (value !== undefined) query.set(name, String(value))
    if (query.size > 0) url += `?${query.toString()}`
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers }
    if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
    if (options.formToken) headers['x-luukku-form'] = options.formToken
    const request: Parameters<Transport>[0] = { method: route.method, url, headers }
    if (route.slow) request.slow = true
    if (route.body) {
      headers['content-type'] = 'application/json'
      request.body = JSON.stringify(options.body ?? {})
    }
    const answer = await transport(request)
    const json: unknown = parse(answer.body)
    if (answer.status < 200 || answer.status > 299) {
      const problem = problemSchema.safeParse(json)
      throw new ApiError(answer.status, problem.success ? problem.data : undefined)
    }
    return json as z.output<R>
  }
}
export type ApiClient = ReturnType<typeof createClient>

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
