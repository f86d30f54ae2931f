import type { RouteBody, routes } from '@luukku/contract'
import { decideComing } from '@luukku/domain/booking'
import { decideAfterBooking, type CaseChange } from '@luukku/domain/contact'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant, toLocalDate, type Instant } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import type { Services } from '../../platform/services.ts'
import { appendEvents, findContactRow, stepForCase, toCaseState, type ContactRow } from '../contact/index.ts'
import { recordInLaw, sealGround } from '../law/index.ts'
import { planAppointmentNotices, type BookedTime } from '../notification/index.ts'
import { insertAppointment, lockCalendars } from './insert-appointment.ts'
import { takeBack } from './take-back.ts'
import { findCandidates } from './find-candidates.ts'
import { countComing, readBookingLimits } from './limits/read-limits.ts'
import { listBookableNeeds, type BookableNeed } from './bookable-needs.ts'

export type Booking = RouteBody<typeof routes.bookTimes>

/** Books every time of an offer in the caller's transaction, so that all stand or none does. @returns appointment ids */
export async function bookTimes(tx: WriteTx, services: Services, booking: Booking): Promise<string[]> {
  const row = await findContactRow(tx, booking.contactId)
  if (!row) throw notFound()
  if (row.status === 'closed' || row.joined_into !== null) throw new AppError('action-not-possible')
  await lockCalendars(tx, [row.person_id, ...booking.items.flatMap(({ staffId, beside = [] }) => [staffId, ...beside])])
  // What is read from here on stands until the commit: whoever books for the same person waits above.
  const [bookable, times, coming, limits] = await Promise.all([
    listBookableNeeds(tx, row.id),
    listTimes(tx, row.id),
    countComing(tx, row.id),
    readBookingLimits(tx),
  ])
  const needs = new Map(bookable.map((need) => [need.id, need]))
  if (new Set(booking.items.map(({ needId }) => needId)).size !== booking.items.length)
    throw new AppError('rule-violated', { reason: 'one-time-for-a-need' })
  const why = booking.moreThanOne?.trim() ?? ''
  // A need that has its time already is told so below.
  const wanted = booking.items.flatMap(({ needId }) => {
    const need = needs.get(needId)
    return need?.status === 'open' ? [need] : []
  })
  const isOver =
    decideComing(
      limits,
      wanted.map(({ service }) => service),
      coming,
      false,
    ) !== undefined
  if (isOver && why === '') throw new AppError('rule-violated', { reason: 'has-time-for-service' })
  const booked: BookedTime[] = []
  /** A time whose cancellation was taken back before anybody heard of it is as it was: nothing is told of it. */
  let isNews = false
  const over: string[] = []
  // By time: whoever takes places of the same groups takes them in one order.
  for (const item of [...booking.items].sort((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const need = needs.get(item.needId)
    if (!need) throw notFound()
    if (need.service !== item.service) throw new AppError('rule-violated', { reason: 'service-of-another-need' })
    if (need.status === 'booked') throw new AppError('action-not-possible', { reason: 'already-booked' })
    const { staffId, mode } = item
    const start = toHelsinkiDate(toInstant(item.start))
    if (item.declinedDay !== undefined && isAfterLimit(need, start) && !isAfterLimit(need, item.declinedDay))
      await recordDeclined(tx, services.sealer, need, item.declinedDay)
    const from = new Date(item.start)
    if (item.over?.trim() === '') throw new AppError('rule-violated', { reason: 'reason-needed' })
    if (item.over !== undefined) over.push(await sealGround(tx, services.sealer, need, item.over.trim()))
    if (item.takesBack === undefined) isNews = true
    else if (await takeBack(tx, services.sealer, row, need, item.takesBack, { staffId, start: from })) isNews = true
    booked.push({
      id: await insertAppointment(tx, {
        need,
        staffId,
        mode,
        start: from,
        end: new Date(item.end),
        withoutInterpreter: item.withoutInterpreter,
        beside: item.beside,
        over: item.over !== undefined,
      }),
      from,
    })
  }
  const done = new Set(booking.items.map(({ needId }) => needId))
  const change = await decideStepAfter(
    tx,
    row,
    bookable.filter(({ id, status }) => status === 'open' && !done.has(id)),
    [...times, ...booking.items.map(({ staffId, start }) => ({ staff_id: staffId, from: new Date(start) }))],
  )
  await appendEvents(tx, row, [{ change }])
  await planAppointmentNotices(tx, services, row, booked, isNews ? 'appointment-booked' : undefined)
  const ids = booked.map(({ id }) => id)
  const [first] = wanted
  const ground = isOver && first ? await sealGround(tx, services.sealer, first, why) : undefined
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: {
      ...{ contact: row.id, appointments: ids },
      ...(ground === undefined ? {} : { moreThanOne: ground }),
      ...(over.length === 0 ? {} : { over }),
    },
  })
  return ids
}

/** A day after the earliest open legal date of the need. */
const isAfterLimit = ({ legal_due_date: due }: BookableNeed, day: string) => due !== null && day > due

/**
 * A time inside the limit was offered and the resident chose a later one: the documented offer meets the rules that say so.
 * @throws AppError rule-violated when there was no such free time to offer
 */
async function recordDeclined(tx: WriteTx, sealer: Sealer, need: BookableNeed, day: string): Promise<void> {
  const from = new Date(fromHelsinki(toLocalDate(day), '00:00'))
  const to = new Date(fromHelsinki(addDays(toLocalDate(day), 1), '00:00'))
  const [free = []] = await findCandidates(tx, [need], {
    personId: need.person_id,
    from,
    to,
    turn: 0,
    ignoresCompanion: true,
  })
  if (free.length === 0) throw new AppError('rule-violated', { reason: 'no-time-that-day' })
  await recordInLaw(tx, sealer, need, { kind: 'exception', name: 'RESIDENT-CHOICE', day, data: { by: 'offer' } })
}

/**
 * The case as its booked times leave it: booked when every need that can be booked has its time; until then the rest has an
 * owner, as `decideAfterBooking` says.
 *
 * @param lost a need whose time somebody but the client took away, or that they missed: it is found another, whoever was left
 *   to choose the first
 */
export async function stepAfterBooking(tx: WriteTx, row: ContactRow, lost?: string): Promise<CaseChange> {
  const [bookable, times] = await Promise.all([listBookableNeeds(tx, row.id), listTimes(tx, row.id)])
  const open = bookable.filter(({ status }) => status === 'open')
  return decideStepAfter(tx, row, open, times, lost)
}

/** Every time of the contact, without order: asked for the first one, PostgreSQL walks through the county's calendar. */
const listTimes = (tx: ReadTx, contactId: string) =>
  tx.rows(sql<{ staff_id: string; from: Date }>`
    select staff_id, lower(during) as from from appointment where contact_id = ${contactId} and status in ('booked', 'arrived')`)

async function decideStepAfter(
  tx: WriteTx,
  row: ContactRow,
  open: readonly BookableNeed[],
  times: readonly { staff_id: string; from: Date }[],
  lost?: string,
): Promise<CaseChange> {
  const byClient = tx.actor.kind === 'resident' || tx.actor.kind === 'visitor'
  const toChoose = open.filter(({ id, is_left }) => is_left && (byClient || id !== lost))
  const toBook = open.filter((need) => !toChoose.includes(need))
  const inOrder = times.map(({ staff_id, from }) => ({ staffId: staff_id, at: toInstant(from) })).sort(byTime)
  const now = toInstant(tx.at)
  const [first] = inOrder.filter(({ at }) => at > now)
  const begun = inOrder.findLast(({ at }) => at <= now)
  const { nextStep: current, status } = toCaseState(row)
  const after = decideAfterBooking({
    ...{ now, urgencyClass: row.urgency_class, current, byClient, toBook: toBook.length, toChoose: toChoose.length },
    ...(row.assessed_at === null ? {} : { assessedAt: toInstant(row.assessed_at) }),
    ...(first === undefined ? {} : { first }),
    ...(begun === undefined ? {} : { begun }),
  })
  if (after.does === 'time') {
    const { staffId, at } = after.time
    return { type: 'booked', nextStep: { kind: 'appointment', at, owner: { kind: 'staff', id: staffId } } }
  }
  const [next] = [...toBook, ...toChoose]
  const nextStep =
    after.does === 'step'
      ? await stepForCase(tx, row, {
          ...{ kind: after.kind, at: after.at },
          ...(next === undefined
            ? {}
            : { register: next.register === 'social' ? ('social' as const) : ('health' as const) }),
        })
      : current
  if (after.does === 'nothing') return { type: 'next-step', nextStep }
  if (next === undefined) return { type: first ? 'booked' : 'next-step', nextStep }
  return { type: toBook.length > 0 || status === 'booked' ? 'unbooked' : 'next-step', nextStep }
}

const byTime = (a: { at: Instant }, b: { at: Instant }) => (a.at < b.at ? -1 : 1)
