import type { ErrorCode, Problem } from '@luukku/contract'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { STATUS_CODES, type ServerOptions } from 'node:http'
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

/** The answer whole: there is no reply to send it by. */
function answerOf(
  { status, code, reason }: Answer,
  secure: boolean,
): { headers: Record<string, string>; body: string } {
  const problem: Problem = { ...toProblem(new AppError(code, { reason })), status }
  const body = JSON.stringify(problem)
  const headers = {
    ...securityHeaders(secure),
    'cache-control': 'no-store',
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  return { headers, body }
}

function bytesOf(answer: Answer, secure: boolean): string {
  const { headers, body } = answerOf(answer, secure)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${String(answer.status)} ${STATUS_CODES[answer.status] ?? ''}`, ...lines, '', body].join('\r\n')
}

/**
 * Bytes that are no request, and requests that come too slowly or with too much before their body, meet no route and no hook:
 * the parser ends them. They are answered as everything else, and the log has the parser's code alone: the bytes are somebody's.
 * A host that is not named is refused as one that is none (`installNamedHost`).
 */
export function brokenRequests(
  secure: boolean,
): Pick<FastifyServerOptions, 'clientErrorHandler'> & { http: ServerOptions } {
  return {
    http: { requireHostHeader: false },
    clientErrorHandler(this: FastifyInstance, error, socket) {
      if (error.code === 'ECONNRESET' || socket.destroyed) return
      this.log.debug({ parser: error.code }, 'a broken request')
      // Behind an answer that is under way, another would be read as a part of it.
      const under = (socket as { _httpMessage?: { headersSent?: boolean } | null })._httpMessage
      if (socket.writable && under?.headersSent !== true)
        socket.write(bytesOf(answers[error.code] ?? unreadable, secure))
      socket.destroy()
    },
  }
}

/** What a client expects that we do not do is no request of ours either: Node would answer without a word. */
export function refuseExpectations(app: FastifyInstance, secure: boolean): void {
  app.server.on('checkExpectation', (_request, response) => {
    const { headers, body } = answerOf({ status: 417, code: 'invalid-request', reason: 'expectation' }, secure)
    response.writeHead(417, headers).end(body)
  })
}
