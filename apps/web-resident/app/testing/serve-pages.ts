import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Host } from '../shared/host.ts'
import { createFakeApi, type FakeApi } from './fake-api.ts'

const build = fileURLToPath(new URL('../../build', import.meta.url))
const types: Readonly<Record<string, string>> = { '.css': 'text/css', '.woff2': 'font/woff2', '.js': 'text/javascript' }

export interface ServedPages {
  readonly origin: string
  readonly api: FakeApi
  close: () => Promise<void>
}

/** Serves the built screens over the API in memory, with the strict CSP of the real server. For tests only. */
export async function servePages(): Promise<ServedPages> {
  const { handleRequest } = (await import(pathToFileURL(join(build, 'server/index.js')).href)) as {
    handleRequest: (request: Request, host: Host) => Promise<Response>
  }
  const api = createFakeApi()
  const server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? '/', 'http://pages').pathname
      if (path.startsWith('/assets/') && !path.includes('..')) {
        const body = await readFile(join(build, 'client', path)).catch(() => undefined)
        const type = types[extname(path)] ?? 'application/octet-stream'
        const packed = body && type !== 'font/woff2' ? gzipSync(body) : body
        const encoding = type === 'font/woff2' ? {} : { 'content-encoding': 'gzip' }
        response.writeHead(body ? 200 : 404, { 'content-type': type, ...encoding }).end(packed)
        return
      }
      const nonce = randomUUID()
      const answer = await handleRequest(await toRequest(request), {
        transport: api.transport,
        nonce,
        requestId: randomUUID(),
        development: true,
        report: (fault) => process.stderr.write(`${String(fault instanceof Error ? fault.stack : fault)}\n`),
      })
      const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers)
      const cookies = answer.headers.getSetCookie()
      if (cookies.length > 0) headers['set-cookie'] = cookies
      headers['content-encoding'] = 'gzip'
      headers['content-security-policy'] =
        `default-src 'none'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self' data:; ` +
        `script-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
      response.writeHead(answer.status, headers).end(gzipSync(Buffer.from(await answer.arrayBuffer())))
    })().catch((fault: unknown) => response.writeHead(500).end(String(fault)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  return {
    origin: `http://127.0.0.1:${String(address.port)}`,
    api,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

async function toRequest(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const url = `http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`
  const method = request.method ?? 'GET'
  return new Request(url, { method, headers, ...(method === 'POST' && { body: Buffer.concat(chunks) }) })
}
