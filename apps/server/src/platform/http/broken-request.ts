import type { ErrorCode, Problem } from '@luukku/contract'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { STATUS_CODES } from 'node:http'
import { AppError, toProblem } from '../errors.ts'
import { securityHeaders } from './security.ts'

interface Answer {
  status: number
  code: ErrorCode
  reason: string
}
/** What Node ends before there is a request, by its own code. Everything else could not be read. */
const answers: Readonly<Record<string, Answer>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'invalid-request', reason: 'request-too-slow' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: 'too-large', reason: 'chunks-too-large' },
  HPE_HEADER_OVERFLOW: { status: 431, code: 'too-large', reason: 'headers-too-large' },
}
const unreadable: Answer = { status: 400, code: 'invalid-request', reason: 'not-http' }

const problemOf = ({ status, code, reason }: Answer): Problem => ({
  ...toProblem(new AppError(code, { reason })),
  status,
})
const headersOf = (secure: boolean) => ({
  ...securityHeaders(secure),
  'cache-control': 'no-store',
  'content-type': 'application/problem+json',
  connection: 'close',
})

/** The bytes of an answer for which there is no reply to send it by. */
function written(answer: Answer, secure: boolean): string {
  const body = JSON.stringify(problemOf(answer))
  const headers = { ...headersOf(secure), 'content-length': String(Buffer.byteLength(body)) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${String(answer.status)} ${STATUS_CODES[answer.status] ?? ''}`, ...lines, '', body].join('\r\n')
}

/**
 * Bytes that are no request, and requests that come too slowly or with too much before their body, meet no route and no hook:
 * the parser ends them. They are answered as everything else, and the log has the parser's code alone: the bytes are somebody's.
 * A host that is not named is refused as one that is none (`installNamedHost`).
 */
export function brokenRequests(secure: boolean): Pick<FastifyServerOptions, 'clientErrorHandler' | 'http'> {
  return {
    http: { requireHostHeader: false },
    clientErrorHandler(this: FastifyInstance, error, socket) {
      if (error.code === 'ECONNRESET' || socket.destroyed) return
      this.log.debug({ parser: error.code }, 'a broken request')
      // Behind an answer that is under way, another would be read as a part of it.
      const under = (socket as { _httpMessage?: { headersSent?: boolean } | null })._httpMessage
      if (socket.writable && under?.headersSent !== true) socket.write(written(answers[error.code] ?? unreadable, secure))
      socket.destroy()
    },
  }
}

/** What a client expects that we do not do is no request of ours either: Node would answer without a word. */
export function refuseExpectations(app: FastifyInstance, secure: boolean): void {
  app.server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, headersOf(secure))
    response.end(JSON.stringify(problemOf({ status: 417, code: 'invalid-request', reason: 'expectation' })))
  })
}
