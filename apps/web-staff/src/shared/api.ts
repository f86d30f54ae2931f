import { noteBuild } from './new-build.ts'
import { ApiError, createClient, type Transport } from '@luukku/contract'

const timeoutMs = 20_000
const slowTimeoutMs = 300_000

const fetchTransport: Transport = async ({ method, url, headers, body, slow }) => {
  const answer = await fetch(url, {
    method,
    headers,
    body,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(slow === true ? slowTimeoutMs : timeoutMs),
  })
  noteBuild(answer.headers.get('x-luukku-build'))
  return { status: answer.status, body: await answer.text() }
}

/** The typed caller of the API from this browser. */
export const callApi = createClient(fetchTransport)

/** True when the server or its database is away: nothing was stored, and trying again later is right. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof ApiError)) return error instanceof Error
  return error.status >= 502 || error.problem?.code === 'temporarily-unavailable'
}

export function problemCode(error: unknown): string | undefined {
  return error instanceof ApiError ? error.problem?.code : undefined
}
