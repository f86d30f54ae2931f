import { pino, type Logger } from 'pino'

/**
 * Logs hold ids, codes and durations. No body, query, header or error text of a person ever goes in: the request is
 * logged as its route pattern, not its address.
 */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['req', 'res', 'headers', 'body', '*.headers', '*.body', '*.cookie'], remove: true },
      serializers: {
        // PostgreSQL puts row values into `detail` and `message` of constraint errors: only codes and places are kept.
        err: (
          error: Error & {
            code?: unknown
            constraint?: unknown
            table?: unknown
            issues?: { path: PropertyKey[]; code: string }[]
          },
        ) => ({
          type: error.name,
          code: error.code,
          constraint: error.constraint,
          table: error.table,
          // An answer that does not fit its schema: where, never what.
          issues: error.issues?.slice(0, 5).map((i) => `${i.path.join('.')} ${i.code}`),
          stack: (error.stack ?? '')
            .split('\n')
            .filter((line) => /^\s+at /.test(line))
            .slice(0, 12),
        }),
      },
    },
    pino.destination(2),
  )
}
