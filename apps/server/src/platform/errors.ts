import type { ErrorCode, Problem } from '@luukku/contract'

const statusOf: Record<ErrorCode, number> = {
  'invalid-request': 400,
  'sign-in-required': 401,
  'forbidden-origin': 403,
  'not-allowed': 403,
  'not-found': 404,
  'version-conflict': 409,
  'slot-taken': 409,
  'idempotency-mismatch': 409,
  'action-not-possible': 409,
  'draft-expired': 410,
  'too-large': 413,
  'rule-violated': 422,
  'too-many-requests': 429,
  unexpected: 500,
  'temporarily-unavailable': 503,
}

/** What went wrong, as a code. Texts carry codes and ids of rules only, never anything about a person. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly reason: string | undefined
  readonly alternatives: unknown
  readonly fields: { path: string; code: string }[] | undefined
  constructor(
    code: ErrorCode,
    options: { reason?: string; alternatives?: unknown; fields?: { path: string; code: string }[] } = {},
  ) {
    super(options.reason ? `${code}: ${options.reason}` : code)
    this.name = 'AppError'
    this.code = code
    this.reason = options.reason
    this.alternatives = options.alternatives
    this.fields = options.fields
  }
}

/** Not there, or not for you: one answer. */
export const notFound = () => new AppError('not-found')

export function toProblem(error: AppError, requestId?: string): Problem {
  return {
    type: `urn:luukku:problem:${error.code}`,
    title: error.code,
    status: statusOf[error.code],
    code: error.code,
    ...(error.reason === undefined ? {} : { reason: error.reason }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(error.fields === undefined ? {} : { fields: error.fields }),
    ...(error.alternatives === undefined ? {} : { alternatives: error.alternatives }),
  }
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '53300',
  '25P03', // nobody went on with the transaction for a minute
  '55000', // the database does not accept connections for now
])

/** What the driver says in words alone, by the name that the log gives it. */
const sayings: readonly (readonly [RegExp, DatabaseAway])[] = [
  // Every connection was in use for as long as anybody waits for one.
  [/timeout exceeded when trying to connect/, 'no-connection-free'],
  // PostgreSQL took the connection and did not answer it in time: a machine with too much to do, or gone.
  [/timeout expired|due to connection timeout/, 'connection-not-opened'],
  [
    /Connection terminated|Client was closed|not queryable|Client has encountered a connection error/,
    'connection-lost',
  ],
]
export type DatabaseAway = 'no-connection-free' | 'connection-not-opened' | 'connection-lost'

/** Why the database did not answer: its code, the network's, or our name of it; undefined where it is not away. */
export function whyDatabaseAway(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (typeof code === 'string' && connectionCodes.has(code)) return code
  // A socket that is not there; a file that is not there is a fault of ours.
  if (code === 'ENOENT' && syscall === 'connect') return code
  return sayings.find(([said]) => said.test(error.message))?.[1]
}

/** True when the database is away or going: nothing was stored, trying again later may work. */
export const isDatabaseAway = (error: unknown): boolean => whyDatabaseAway(error) !== undefined

/** The name of the constraint that PostgreSQL refused by, for exclusion (23P01) and unique (23505) violations. */
export function violatedConstraint(error: unknown): string | undefined {
  const e = error as { code?: unknown; constraint?: unknown }
  return (e.code === '23P01' || e.code === '23505') && typeof e.constraint === 'string' ? e.constraint : undefined
}
