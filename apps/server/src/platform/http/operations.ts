import { toOpenApi, type Route } from '@luukku/contract'
import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../db.ts'
import { AppError, notFound } from '../errors.ts'
import type { Metrics } from '../metrics.ts'
import { newNonce, setPageHeaders } from './security.ts'

/**
 * Alive: this process answers. Ready: it can also store what it is given. Metrics are for whoever shows the token: to anybody
 * else there is no such page.
 */
export function installHealth(
  app: FastifyInstance,
  db: Db,
  metrics: Metrics,
  who: { token: string | undefined; isOpen: boolean },
): void {
  app.get('/health', async () => ({ alive: true }))
  app.get('/ready', async () => {
    if (!(await db.isUp())) throw new AppError('temporarily-unavailable', { reason: 'database' })
    return { ready: true }
  })
  app.get('/metrics', async (request, reply) => {
    if (!who.isOpen && !isToken(request.headers.authorization, who.token)) throw notFound()
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

function isToken(header: string | undefined, token: string | undefined): boolean {
  if (token === undefined || header === undefined) return false
  const [shown, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)]
  return shown.length === wanted.length && timingSafeEqual(shown, wanted)
}

const version = '0.1.0'

/** The OpenAPI document and a page that a person can read. */
export function installApiDocs(app: FastifyInstance, routes: readonly Route[], secureCookies: boolean): void {
  // A quarter of a second of a start: made when it is first asked for.
  let document: string | undefined
  const sorted = [...routes].sort((a, b) => a.tag.localeCompare(b.tag) || a.path.localeCompare(b.path))
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json').send((document ??= JSON.stringify(toOpenApi(routes, version, secureCookies)))),
  )
  app.get('/api/docs', async (_request, reply) => {
    const nonce = newNonce()
    setPageHeaders(reply, nonce)
    return reply.type('text/html; charset=utf-8').send(docsPage(sorted, nonce))
  })
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

function docsPage(routes: readonly Route[], nonce: string): string {
  const tags = [...new Set(routes.map((r) => r.tag))]
  const sections = tags.map((tag) => {
    const rows = routes
      .filter((r) => r.tag === tag)
      .map(
        (r) =>
          `<tr><td><code>${r.method}</code></td><td><code>${escape(r.path)}</code></td><td>${escape(r.summary)}${r.command ? ' <em>Needs Idempotency-Key.</em>' : ''}</td></tr>`,
      )
    return `<h2>${escape(tag)}</h2><table><thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">What it does</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Luukku API</title>
<style nonce="${nonce}">body{font:16px/1.5 "Source Sans 3",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#292929}h1,h2{color:#002e5f}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #c8cdd0;vertical-align:top}code{white-space:nowrap}</style></head>
<body><main><h1>Luukku API</h1><p>Machine-readable: <a href="/api/openapi.json">OpenAPI 3.1</a>. Problems are <code>application/problem+json</code> with a stable <code>code</code>. Changes made with a session carry its form token in <code>x-luukku-form</code>.</p>${sections.join('')}</main></body></html>`
}
