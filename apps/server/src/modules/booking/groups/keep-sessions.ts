import { randomUUID } from 'node:crypto'
import type { RouteBody, routes } from '@luukku/contract'
import { isInside } from '@luukku/domain/booking'
import { addDays, fromHelsinki, isMissingTime, toLocalDate } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'
import { AppError, notFound, violatedConstraint } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { readStaffBook, readWeeks } from '../../staffing/index.ts'
import { gives } from '../calendars/gives.ts'

/**
 * Makes sessions of a group, one a week, all or none: they take the time of everybody who holds them, and the service's rooms.
 *
 * @throws AppError not-found: no such group, or the asker does not keep the unit's rosters; rule-violated: past, backwards, or
 *   somebody who holds it does not receive there then; the database's exclusion violation when somebody or a room is taken
 */
export async function addSessions(
  tx: WriteTx,
  body: RouteBody<typeof routes.addSessions>,
): Promise<{ sessions: string[] }> {
  const { service: code, unitId, mode, day, from, to, weeks, places } = body
  const staffIds = [...new Set(body.staffIds)]
  if (to <= from) throw new AppError('rule-violated', { reason: 'end-before-start' })
  const days = Array.from({ length: weeks }, (_, week) => addDays(toLocalDate(day), week * 7))
  if (days.some((on) => isMissingTime(on, from) || isMissingTime(on, to)))
    throw new AppError('rule-violated', { reason: 'hour-that-does-not-exist' })
  const times = days.map((on) => ({ start: new Date(fromHelsinki(on, from)), end: new Date(fromHelsinki(on, to)) }))
  if (times.some(({ start }) => start <= tx.at)) throw new AppError('rule-violated', { reason: 'time-in-the-past' })
  const service = (await serviceBook(tx)).get(code)
  if (!service?.is_group) throw notFound()
  const sessions: string[] = []
  for (const { start, end } of times) {
    const id = randomUUID()
    const row = await tx.first(sql<{ id: string | null }>`
      select keep_group_session(${id}, ${code}, ${staffIds}::uuid[], ${unitId}, ${mode}, tstzrange(${start}, ${end}), ${places}) as id`)
    if (!row?.id) throw notFound()
    if (!(await areAtWork(tx, { code, staffIds, unitId, mode, start, end })))
      throw new AppError('rule-violated', { reason: 'session-off-shift' })
    sessions.push(id)
  }
  tx.journal({ register: 'none', persons: [], detail: { service: code, sessions, places } })
  return { sessions }
}

/** Whether all receive there then, in that way; the first one by profession, too. */
async function areAtWork(
  tx: ReadTx,
  o: { code: string; staffIds: readonly string[]; unitId: string; mode: 'onsite' | 'remote'; start: Date; end: Date },
): Promise<boolean> {
  const service = (await serviceBook(tx)).get(o.code)
  const book = await readStaffBook(tx)
  const time = { fromMs: o.start.getTime(), toMs: o.end.getTime() }
  const receptions = (await readWeeks(tx, time.fromMs, time.toMs))
    .flatMap((week) => week.receptions)
    .filter((one) => one.unitId === o.unitId && one.modes.includes(o.mode) && isInside(time, one.open))
  return o.staffIds.every((id, at) =>
    receptions.some(
      (one) =>
        one.staffId === id &&
        // What the shift's own list lets everybody do there; who holds it with others needs no more.
        (one.services.length === 0 || one.services.includes(o.code)) &&
        (at > 0 || (service !== undefined && gives(book, one, service))),
    ),
  )
}

/** @throws AppError not-found; rule-violated: more are booked already (by the database) */
export async function setSessionPlaces(
  tx: WriteTx,
  sessionId: string,
  { places }: RouteBody<typeof routes.setSessionPlaces>,
): Promise<{ sessionId: string }> {
  const row = await tx.first(sql<{ id: string | null }>`select change_session_places(${sessionId}, ${places}) as id`)
  if (!row?.id) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { session: sessionId, places } })
  return { sessionId }
}

/** Everybody who had a place is told by planned work: who cancels does not see them. @throws AppError not-found */
export async function cancelSession(
  tx: WriteTx,
  { jobs }: Pick<Services, 'jobs'>,
  sessionId: string,
  { reason }: RouteBody<typeof routes.cancelSession>,
): Promise<{ sessionId: string }> {
  const row = await tx.first(sql<{ id: string | null }>`select cancel_group_session(${sessionId}) as id`)
  if (!row?.id) throw notFound()
  await jobs.plan(tx, 'tell-session-cancelled', { county: tx.actor.county, sessionId, reason })
  tx.journal({ register: 'none', persons: [], detail: { session: sessionId, cancelled: reason } })
  return { sessionId }
}

/** Why the database refused a session, in words. */
export const sessionRefused = (error: unknown): Promise<unknown> => {
  const constraint = error instanceof AppError && error.code === 'slot-taken' ? 'the-way' : violatedConstraint(error)
  if (constraint === undefined) return Promise.resolve(error)
  const reason = constraint === 'group_session_places' ? 'session-has-more' : 'session-time-taken'
  return Promise.resolve(new AppError('rule-violated', { reason }))
}
