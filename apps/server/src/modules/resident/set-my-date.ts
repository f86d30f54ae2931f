import type { PlanView, RouteBody, routes } from '@luukku/contract'
import { sql } from 'kysely'
import { withLegalDue } from '@luukku/domain/contact'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import {
  appendEvents,
  firstDue,
  lockContactRow,
  readCareSettings,
  stepForCase,
  type ContactRow,
} from '../contact/index.ts'
import { insertClockRecord, type NeedOfRecord } from '../law/index.ts'
import { readPlans } from '../plan/index.ts'
import { isMine } from './my-contacts.ts'

/**
 * The resident tells a date of their own life that help must come before. It stands beside the legal date, and lists go by
 * the earlier of the two; the legal date stays. A booked time that would come too late is read by somebody on shift now.
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
  const row = await lockContactRow(tx, need.contact_id)
  if (!row) throw notFound()
  await insertClockRecord(tx, need, { kind: 'real-life', name: body.kind, day: body.date, data: { by: 'resident' } })
  const summary = { ...row.summary, realLife: await earliestOf(tx, need.contact_id) }
  const nextStep = (await isBookedTooLate(tx, needId, body.date)) ? await readNow(tx, row) : undefined
  const sortKey = withLegalDue(row.sort_key, firstDue(summary, (await readCareSettings(tx)).hours))
  if (nextStep)
    await appendEvents(tx, { ...row, sort_key: sortKey }, [{ change: { type: 'next-step', nextStep } }], { summary })
  else
    await tx.run(sql`
      update contact set summary = ${JSON.stringify(summary)}::jsonb, sort_key = ${sortKey} where id = ${row.id}`)
  tx.journal({ register: need.register, persons: [need.person_id], detail: { need: needId } })
  const [plan] = await readPlans(tx, [need.contact_id])
  if (!plan) throw notFound()
  return plan
}

/** The earliest such date among the needs of the contact: the one on its card. */
async function earliestOf(tx: WriteTx, contactId: string): Promise<NonNullable<ContactRow['summary']['realLife']>> {
  const first = await tx.first(sql<NonNullable<ContactRow['summary']['realLife']>>`
    select real_life_date as date, coalesce(real_life_kind, 'other') as kind from need
    where contact_id = ${contactId} and real_life_date is not null and status in ('open', 'booked')
    order by real_life_date, id limit 1`)
  if (!first) throw notFound()
  return first
}

async function isBookedTooLate(tx: WriteTx, needId: string, date: string): Promise<boolean> {
  const late = await tx.first(sql`
    select 1 from appointment where need_id = ${needId} and status = 'booked'
      and (lower(during) at time zone 'Europe/Helsinki')::date > ${date}::date
      and not exists (select from appointment b where b.need_id = ${needId} and b.status = 'booked'
        and (lower(b.during) at time zone 'Europe/Helsinki')::date <= ${date}::date)`)
  return late !== undefined
}

const readNow = (tx: WriteTx, row: ContactRow) => stepForCase(tx, row, { kind: 'read', at: toInstant(tx.at) })
