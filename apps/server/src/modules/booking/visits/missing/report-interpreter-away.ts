import type { RouteBody, RouteResponse, routes } from '@luukku/contract'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { WriteTx } from '../../../../platform/db.ts'
import { AppError, notFound } from '../../../../platform/errors.ts'

/**
 * An interpreter is away from this minute until the end of the last day. Their hours then are cut; visits stay booked and are on
 * the list of missing interpreters from this moment on. Why is not asked.
 * @throws AppError not-found: nobody such, or outside the joint guidance unit; rule-violated: not at work then anyhow
 */
export async function reportInterpreterAway(
  tx: WriteTx,
  { interpreterId, days }: RouteBody<typeof routes.reportInterpreterAway>,
): Promise<RouteResponse<typeof routes.reportInterpreterAway>> {
  const today = toHelsinkiDate(toInstant(tx.at))
  const until = fromHelsinki(addDays(today, days), '00:00')
  const away = await tx.first(sql<{ absence_id: string | null }>`
    select absence_id from report_interpreter_away(${interpreterId}, date_trunc('minute', ${tx.at}::timestamptz), ${until})`)
  if (!away) throw notFound()
  if (away.absence_id === null) throw new AppError('rule-violated', { reason: 'interpreter-not-at-work' })
  const lost = await tx.first(sql<{ n: number }>`
    select count(*)::int as n from appointment_interpreter t where t.interpreter_id = ${interpreterId} and upper(t.during) > ${tx.at}
      and lower(t.during) < ${until}::timestamptz`)
  tx.journal({ register: 'none', persons: [], detail: { interpreter: interpreterId, absence: away.absence_id, days } })
  return { absenceId: away.absence_id, visits: lost?.n ?? 0 }
}

/** @throws AppError not-found: no such absence, or taken back already */
export async function undoInterpreterAway(tx: WriteTx, absenceId: string): Promise<{ undone: boolean }> {
  const row = await tx.first(sql<{ done: boolean }>`select undo_interpreter_away(${absenceId}) as done`)
  if (row?.done !== true) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { absence: absenceId } })
  return { undone: true }
}
