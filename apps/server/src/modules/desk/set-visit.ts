import type { RouteBody, routes } from '@luukku/contract'
import { faultOfCompanion } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { planPlaceChecks } from '../booking/index.ts'
import { lockContactRow } from '../contact/index.ts'
import { lockNeed } from '../law/index.ts'

/**
 * What the visit of a need asks beside the service: a language to be interpreted, more time, a companion, of its place, a method. Times are searched by it.
 * Who comes along may change when the time is booked: it takes nothing and is no part of the time. So may what is asked of its place:
 * a room that has it is looked for, and without one the time comes to guidance.
 *
 * @throws AppError not-found: not there, or hidden; action-not-possible: it has its time already, which is moved or cancelled
 *   before its language, length or method change
 */
export async function setVisit(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  needId: string,
  { interpreter, moreTime, companion, placeWishes, method }: RouteBody<typeof routes.setVisit>,
): Promise<string> {
  const need = await lockNeed(tx, needId)
  const row = need && (await lockContactRow(tx, need.contact_id))
  if (!row) throw notFound()
  const fault = companion ? faultOfCompanion(companion) : undefined
  if (fault) throw new AppError('rule-violated', { reason: fault })
  // What is not said stays as a colleague left it meanwhile.
  const spoken = interpreter === undefined ? sql`interpreter` : sql`${interpreter}`
  const longer = moreTime === undefined ? sql`more_time` : sql`${moreTime}`
  const comes =
    companion === undefined ? sql`companion` : sql`${companion === null ? null : JSON.stringify(companion)}::jsonb`
  const asked = placeWishes === undefined ? sql`place_wishes` : sql`${[...new Set(placeWishes)]}::text[]`
  const trained = method === undefined ? sql`method` : sql`${method}`
  const takesNothing = [interpreter, moreTime, method].every((one) => one === undefined)
  const changed = await tx.run(
    sql`update need set interpreter = ${spoken}, more_time = ${longer}, companion = ${comes}, place_wishes = ${asked}, method = ${trained}
      where id = ${needId} and (status = 'open' or (status = 'booked' and ${takesNothing}))`,
  )
  if (changed === 0) throw new AppError('action-not-possible', { reason: 'already-booked' })
  if (placeWishes !== undefined) await planPlaceChecks(tx, services, [needId])
  tx.journal({
    register: need.register,
    persons: [need.person_id],
    detail: { contact: row.id, need: needId, visit: true },
  })
  return row.id
}
