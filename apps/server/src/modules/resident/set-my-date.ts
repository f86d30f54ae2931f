import type { PlanView, RouteBody, routes } from '@luukku/contract'
import { sql } from 'kysely'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { insertClockRecord, type NeedOfRecord } from '../law/index.ts'
import { readPlans } from '../plan/index.ts'
import { isMine } from './my-contacts.ts'

/**
 * The resident tells a date of their own life that help must come before. It stands beside the legal date, and lists go by
 * the earlier of the two; the legal date stays.
 *
 * @throws AppError not-found: not there, or somebody else's; rule-violated: a day that has passed
 */
export async function setMyDate(
  tx: WriteTx,
  needId: string,
  body: RouteBody<typeof routes.setMyDate>,
): Promise<PlanView> {
  const need = await tx.first(sql<NeedOfRecord>`
    select id, person_id, contact_id, register from need where id = ${needId} and status in ('open', 'booked')`)
  if (!need || !isMine(tx.actor, need)) throw notFound()
  if (body.date < toHelsinkiDate(toInstant(tx.at))) throw new AppError('rule-violated', { reason: 'date-has-passed' })
  // Somebody who may only look at another's matters changes nothing: the wall leaves no row to change.
  const changed = await tx.run(
    sql`update need set real_life_date = ${body.date}, real_life_kind = ${body.kind}, next_date = least(next_date, ${body.date}::date) where id = ${needId}`,
  )
  if (changed === 0) throw notFound()
  await tx.run(
    sql`update contact set summary = summary || jsonb_build_object('realLife', jsonb_build_object('date', ${body.date}::text, 'kind', ${body.kind}::text)) where id = ${need.contact_id}`,
  )
  await insertClockRecord(tx, need, { kind: 'real-life', name: body.kind, day: body.date, data: { by: 'resident' } })
  tx.journal({ register: need.register, persons: [need.person_id], detail: { need: needId } })
  const [plan] = await readPlans(tx, [need.contact_id])
  if (!plan) throw notFound()
  return plan
}
