import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { routes, type Route } from '@luukku/contract'
import { createFakeApi, FakeProblem, type FakeApi } from './fake-api.ts'

const dist = join(import.meta.dirname, '../../dist')
const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/**
 * Serves the built app under the real security headers, with an API in memory whose every answer is checked against
 * the contract. For tests of the screens alone; `away` makes it answer as when the database is gone.
 */
export async function startFakeServer(options: { people?: number; roles?: string[] } = {}) {
  const api: FakeApi = createFakeApi(options)
  const state = { away: false, delayMs: 0 }
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      if (url.pathname.startsWith('/api/')) {
        if (state.away) return void response.writeHead(503).end()
        const answer = await answerApi(api, request, url)
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
        return
      }
      if (url.pathname.startsWith('/staff/assets/')) {
        const file = await readFile(join(dist, url.pathname.slice('/staff/'.length)))
        response
          .writeHead(200, { 'content-type': types[extname(url.pathname)] ?? 'application/octet-stream' })
          .end(file)
        return
      }
      const nonce = randomBytes(16).toString('base64')
      const page = (await readFile(join(dist, 'index.html'), 'utf8')).replaceAll('__NONCE__', nonce)
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
        })
        .end(page)
    })().catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    state,
    api,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

async function answerApi(api: FakeApi, request: IncomingMessage, url: URL): Promise<{ status: number; body: unknown }> {
  for (const route of Object.values(routes) as Route[]) {
    if (route.method !== request.method) continue
    const found = new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(url.pathname)
    if (!found) continue
    try {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const raw = Buffer.concat(chunks).toString()
      if (route.command && !request.headers['idempotency-key']) throw new FakeProblem('invalid-request', 400)
      if (route.method !== 'GET' && request.headers['x-luukku-form'] !== 'form-token')
        throw new FakeProblem('forbidden-origin', 403)
      const input = {
        params: found.groups ?? {},
        query: route.query?.parse(Object.fromEntries(url.searchParams)) ?? {},
        body: route.body?.parse(JSON.parse(raw || '{}')),
        key: String(request.headers['idempotency-key'] ?? createHash('sha1').update(raw).digest('hex')),
      }
      return { status: 200, body: route.response.parse(api.answer(route.id, input)) }
    } catch (error) {
      if (!(error instanceof FakeProblem)) throw error
      return {
        status: error.status,
        body: {
          type: 'about:blank',
          title: error.code,
          status: error.status,
          code: error.code,
          alternatives: error.alternatives,
        },
      }
    }
  }
  return { status: 404, body: { type: 'about:blank', title: 'not-found', status: 404, code: 'not-found' } }
}
