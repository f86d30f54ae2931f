import { createHmac, randomUUID } from 'node:crypto'
import { request, type Agent } from 'node:http'

/** A signed-in client that keeps its connections: what a client costs is taken from the server on the same cores. */
export interface KeptClient {
  command: (url: string, body: object, key?: string) => Promise<{ status: number; body: Record<string, unknown> }>
}

export function createKeptClient(o: { origin: string; agent: Agent; cookieKey: string; session: string }): KeptClient {
  const { hostname, port } = new URL(o.origin)
  const visit = randomUUID()
  const form = createHmac('sha256', Buffer.from(o.cookieKey, 'base64')).update(`form ${visit}`).digest('base64url')
  return {
    command: (url, body, key = randomUUID()) =>
      new Promise((resolve, reject) => {
        const text = JSON.stringify(body)
        const sent = request(
          {
            agent: o.agent,
            hostname,
            port,
            method: 'POST',
            path: url,
            headers: {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(text),
              cookie: `luukku_session=${o.session}; luukku_visit=${visit}`,
              'x-luukku-form': form,
              'idempotency-key': key,
            },
          },
          (answer) => {
            const parts: Buffer[] = []
            answer.on('data', (part: Buffer) => parts.push(part))
            answer.on('error', reject)
            answer.on('end', () => {
              resolve({
                status: answer.statusCode ?? 0,
                body: JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>,
              })
            })
          },
        )
        sent.on('error', reject)
        sent.end(text)
      }),
  }
}
