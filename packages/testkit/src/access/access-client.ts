import { createHmac, randomUUID } from 'node:crypto'
import { request, type Agent } from 'node:http'

export interface Heard {
  status: number
  /** Headers as they came, without those that differ between any two answers. */
  headers: string
  /** The body, but for the request's own id. */
  text: string
}
export interface AccessClient {
  ask: (method: string, path: string, body?: object, key?: string) => Promise<Heard>
}

/** A browser that keeps its session whatever it is answered: who asks does not change by asking. */
export function createAccessClient(o: {
  origin: string
  agent: Agent
  cookieKey: string
  session?: string
}): AccessClient {
  const { hostname, port } = new URL(o.origin)
  const visit = randomUUID()
  const form = createHmac('sha256', Buffer.from(o.cookieKey, 'base64')).update(`form ${visit}`).digest('base64url')
  const cookie = `luukku_visit=${visit}${o.session === undefined ? '' : `; luukku_session=${o.session}`}`
  return {
    ask: (method, path, body, key = randomUUID()) =>
      new Promise((resolve, reject) => {
        const sent = request(
          {
            agent: o.agent,
            hostname,
            port,
            method,
            path,
            headers: {
              cookie,
              'x-luukku-form': form,
              'idempotency-key': key,
              ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            },
          },
          (answer) => {
            const parts: Buffer[] = []
            answer.on('data', (part: Buffer) => parts.push(part))
            answer.on('error', reject)
            answer.on('end', () => {
              const { date: _date, 'content-security-policy': _csp, ...headers } = answer.headers
              resolve({
                status: answer.statusCode ?? 0,
                headers: JSON.stringify(headers),
                text: Buffer.concat(parts)
                  .toString('utf8')
                  .replace(/"requestId":"[^"]*"/, '"requestId":""'),
              })
            })
          },
        )
        sent.on('error', reject)
        sent.end(body === undefined ? undefined : JSON.stringify(body))
      }),
  }
}
