import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest, InjectOptions } from 'fastify'
import type { Transport } from '@luukku/contract'
import type { AddedLanguage } from '@luukku/i18n'
import { newNonce, setPageHeaders } from '../../platform/http/security.ts'
import { installKeptFiles } from './kept-files.ts'
import { packPage } from './pack-page.ts'

type Headers = Record<string, string | string[]>
interface ResidentBuild {
  handleRequest(
    request: Request,
    host: {
      transport: Transport
      nonce: string
      requestId: string
      development: boolean
      addedLanguages: readonly AddedLanguage[]
      report: (fault: unknown) => void
    },
  ): Promise<Response>
}

const build = join(import.meta.dirname, '../../../../web-resident/build')

/**
 * The resident's pages, rendered on the server. Their loaders call the API in this process with the caller's own
 * cookies, so no page reads past `access`.
 * @returns false when the pages are not built
 */
export async function installResidentPages(
  app: FastifyInstance,
  development: boolean,
  addedLanguages: readonly AddedLanguage[],
): Promise<boolean> {
  const entry = join(build, 'server/index.js')
  if (!existsSync(entry)) return false
  const { handleRequest } = (await import(pathToFileURL(entry).href)) as ResidentBuild
  installKeptFiles(app, join(build, 'client/assets'), '/assets/')
  await app.register(async (scope) => {
    // Forms keep their raw body: the page's own action reads it. Larger than the API takes, so that a text that is too
    // long comes back to its writer with advice rather than being cut off at the door.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 8 * 1024 * 1024 }, (_request, body, done) =>
      done(null, body),
    )
    scope.route({
      method: ['GET', 'POST'],
      url: '/*',
      bodyLimit: 8 * 1024 * 1024,
      handler: async (request, reply) => {
        const nonce = newNonce()
        const response = await handleRequest(toWebRequest(request), {
          transport: ownTransport(app, request),
          nonce,
          requestId: request.id,
          development,
          addedLanguages,
          report: (fault) => {
            request.log.error({ err: fault, part: 'pages' }, 'a page could not be drawn')
          },
        })
        return sendWebResponse(request, reply, response, nonce)
      },
    })
  })
  return true
}

function toWebRequest(request: FastifyRequest): Request {
  const headers = new globalThis.Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one)
  const body =
    request.method === 'GET' || request.method === 'HEAD'
      ? null
      : new Uint8Array((request.body as Buffer | undefined) ?? Buffer.alloc(0))
  return new Request(`${request.protocol}://${request.headers.host ?? 'localhost'}${request.url}`, {
    method: request.method,
    headers,
    body,
  })
}

/** Calls the API as the browser that asked: its cookies, its address, its origin. Cookies set on the way are kept for the next call. */
function ownTransport(app: FastifyInstance, request: FastifyRequest): Transport {
  const jar = new Map(
    (request.headers.cookie ?? '')
      .split(/;\s*/)
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
  )
  return async ({ method, url, headers, body }) => {
    const options: InjectOptions = {
      method: method as 'GET',
      url,
      remoteAddress: request.ip,
      headers: {
        ...headers,
        host: request.headers.host ?? 'localhost',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(request.headers.origin ? { origin: request.headers.origin } : {}),
        ...(typeof request.headers['sec-fetch-site'] === 'string'
          ? { 'sec-fetch-site': request.headers['sec-fetch-site'] }
          : {}),
      },
      ...(body === undefined ? {} : { payload: body }),
    }
    const answer = await app.inject(options)
    for (const cookie of answer.cookies) {
      if (cookie.value === '') jar.delete(cookie.name)
      else jar.set(cookie.name, cookie.value)
    }
    return { status: answer.statusCode, body: answer.body, headers: answer.headers as Headers }
  }
}

async function sendWebResponse(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Response,
  nonce: string,
): Promise<FastifyReply> {
  setPageHeaders(reply, nonce)
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') void reply.header(name, value)
  })
  for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie)
  const { encoding, body } = await packPage(request, Buffer.from(await response.arrayBuffer()))
  if (encoding !== 'identity') void reply.header('content-encoding', encoding)
  // Kept by nobody (`no-store`); what stands between all the same must know that others get it otherwise.
  void reply.header('vary', 'accept-encoding, cookie')
  return reply.code(response.status).send(body)
}
