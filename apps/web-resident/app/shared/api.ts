import { ApiError, createClient, type ApiClient, type ErrorCode, type Transport } from '@luukku/contract'
import type { CookieJar } from './cookies.ts'

/** Why something was not done, as much as a screen needs. */
export interface Trouble {
  readonly code: ErrorCode
  readonly status: number
  readonly reason?: string | undefined
  readonly fields: readonly { path: string; code: string }[]
  /** What there is instead, in the form that the route names. */
  readonly alternatives?: unknown
}

/** A client that keeps the cookies of the answers, and turns a transport that fails into `temporarily-unavailable`. */
export function createPageClient(transport: Transport, jar: CookieJar): ApiClient {
  return createClient(async (request) => {
    const cookie = jar.header()
    const headers = cookie === undefined ? request.headers : { ...request.headers, cookie }
    const answer = await transport({ ...request, headers }).catch(() => {
      throw new ApiError(503, undefined)
    })
    for (const [name, value] of Object.entries(answer.headers ?? {}))
      if (name.toLowerCase() === 'set-cookie') jar.keep(value)
    return answer
  })
}

/** @throws the fault itself when it did not come from the API: that is our own mistake, not the person's. */
export function troubleOf(fault: unknown): Trouble {
  if (!(fault instanceof ApiError)) throw fault
  const { problem, status } = fault
  return {
    code: problem?.code ?? codeOfStatus(status),
    status,
    reason: problem?.reason,
    fields: problem?.fields ?? [],
    ...(problem?.alternatives === undefined ? {} : { alternatives: problem.alternatives }),
  }
}

/** True when the browser's draft is not there (any more), whatever the API calls it. */
export function isDraftGone(trouble: Trouble): boolean {
  return trouble.code === 'draft-expired' || trouble.code === 'not-found'
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'sign-in-required'
  if (status === 403) return 'forbidden-origin'
  if (status === 404) return 'not-found'
  if (status === 410) return 'draft-expired'
  if (status === 413) return 'too-large'
  if (status === 429) return 'too-many-requests'
  return status >= 502 ? 'temporarily-unavailable' : 'unexpected'
}
