import { createHmac, randomUUID } from 'node:crypto'

/** A client that keeps what it was told outside the database, and asks again with the same key until it is told something. */
export interface ToldClient {
  /**
   * Sends a change and repeats it while nobody answers, or the answer is that the service is away.
   *
   * @returns the first answer that decides: done, or refused for good
   */
  command: (url: string, body: object) => Promise<Told>
  /** Reads, and asks again as a command does: a server may die while it reads, too. */
  get: (url: string) => Promise<Told>
}
export interface Told {
  status: number
  body: Record<string, unknown>
  /** How often it was sent. */
  tries: number
}

/** Where the client speaks to. `origin` may change between two tries; `session` is the cookie of somebody signed in. */
export interface ClientOptions {
  origin: () => string
  cookieKey: string
  session?: string
  /** Proof that the checker sees: a new key for each try, as a client does that knows nothing of keys. */
  forgetsKeys?: boolean
  /**
   * Gives up after so many milliseconds. A server that takes over starts as slowly as the machine is busy: too short calls a
   * slow start a lost answer, too long only keeps a test that fails waiting.
   */
  patienceMs?: number
}

const pauseMs = 40
const usualPatienceMs = 300_000

export function createToldClient(o: ClientOptions): ToldClient {
  const visit = randomUUID()
  const form = createHmac('sha256', Buffer.from(o.cookieKey, 'base64')).update(`form ${visit}`).digest('base64url')
  const headers = {
    'content-type': 'application/json',
    ...(o.session === undefined
      ? {}
      : { cookie: `luukku_session=${o.session}; luukku_visit=${visit}`, 'x-luukku-form': form }),
  }
  const ask = async (url: string, init: RequestInit) => {
    const answer = await fetch(`${o.origin()}${url}`, { ...init, signal: AbortSignal.timeout(20_000) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const askUntilTold = async (url: string, init: () => RequestInit): Promise<Told> => {
    const began = performance.now()
    for (let tries = 1; ; tries++) {
      const answer = await ask(url, init()).catch(() => undefined)
      if (answer !== undefined && answer.status < 500) return { ...answer, tries }
      const seconds = (performance.now() - began) / 1000
      if (seconds * 1000 >= (o.patienceMs ?? usualPatienceMs))
        throw new Error(`no answer to ${url} in ${seconds.toFixed(0)} s, after ${String(tries)} tries`)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
  return {
    command(url, body) {
      let key = randomUUID()
      const init = () => {
        if (o.forgetsKeys) key = randomUUID()
        return { method: 'POST', headers: { ...headers, 'idempotency-key': key }, body: JSON.stringify(body) }
      }
      return askUntilTold(url, init)
    },
    get: (url) => askUntilTold(url, () => ({ headers })),
  }
}
