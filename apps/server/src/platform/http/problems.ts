import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, isDatabaseAway, toProblem, whyDatabaseAway } from '../errors.ts'

/** Every failure leaves as problem+json with a stable code; what is unknown to us says nothing but `unexpected`. */
export function installProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(new AppError('not-found'), request, reply))
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toAppError(error)
  if (known.code === 'unexpected') request.log.error({ err: error }, 'unexpected')
  // By its code alone: what the database says beside it may hold a value of a row.
  else if (known !== error && known.code === 'temporarily-unavailable')
    request.log.warn(
      { database: whyDatabaseAway(error) ?? (error as { code?: unknown }).code },
      'the database could not answer',
    )
  const problem = toProblem(known, request.id)
  if (problem.status === 503) void reply.header('retry-after', '5')
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isDatabaseAway(error)) return new AppError('temporarily-unavailable')
  const e = error as { statusCode?: number; code?: string }
  // Serialization failure and deadlock never reach a person as such: nothing was stored, the same request may be sent again.
  // So does one that waited for another's rows as long as it may (55P03).
  if (e.code === '40001' || e.code === '40P01' || e.code === '55P03') return new AppError('temporarily-unavailable')
  // The wall refused a write: the row is not for this actor, and one that is not there is answered alike.
  if (e.code === '42501') return new AppError('not-found')
  // Text PostgreSQL cannot hold (a zero byte, half a surrogate pair).
  if (e.code === '22021' || e.code === '22P05') return new AppError('invalid-request')
  if (e.statusCode === 413) return new AppError('too-large')
  if (e.statusCode === 429) return new AppError('too-many-requests')
  if (e.statusCode !== undefined && e.statusCode >= 400 && e.statusCode < 500) return new AppError('invalid-request')
  return new AppError('unexpected')
}
