import { sql } from 'kysely'
import { addMinutes, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { Mode } from '@luukku/domain/booking'
import type { WriteTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import type { Services } from '../../platform/services.ts'
import { appendEvents, findContactRow, type NewEvent } from '../contact/index.ts'
import { recordInLaw } from '../law/index.ts'
import { planAppointmentNotices } from '../notification/index.ts'
import type { AppointmentRow } from '../plan/index.ts'
import { stepAfterBooking } from './book-times.ts'
import {
  followEarliest,
  followStep,
  freeAppointment,
  insertAppointment,
  lockCalendars,
  type FreedTime,
} from './insert-appointment.ts'
import { tellByCall } from './tell-by-call.ts'
import { noteFreedTime } from './waiting/note-freed-time.ts'

/** Who wished the change of a booked time, what the unit's reason was, and has the resident been told already. */
export interface WishedChange {
  by: 'resident' | 'unit'
  /** The resident was on the telephone or at the counter: nobody has to call. */
  told: boolean
  /** Sealed words of the unit's reason: what the resident reads, and what stands in the need's own register. */
  reason?: { messageId: string; groundId: string }
}
const ownWish: WishedChange = { by: 'resident', told: true }

export const needOf = (a: AppointmentRow) => ({
  id: a.need_id,
  person_id: a.person_id,
  contact_id: a.contact_id,
  register: a.register,
  service: a.service,
})

/** A later time of the same series that moves along, with the same professional in the same way. */
export interface LaterMove {
  old: AppointmentRow
  start: Date
  end: Date
}

/** A time to move to. What is not said of an interpreter is as the old time has it: one ordered elsewhere comes along. */
interface NewTime {
  staffId: string
  mode: Mode
  start: Date
  end: Date
  withoutInterpreter?: boolean | undefined
}

/**
 * Takes the new time and frees the old one in one transaction: whoever fails keeps the old one. The old row steps aside
 * first only inside the transaction, so that the new time may touch or overlap it. With a series' later times all go or none.
 *
 * @returns the id of the new appointment
 */
export async function moveAppointment(
  tx: WriteTx,
  services: Services,
  old: AppointmentRow,
  to: NewTime,
  wish: WishedChange = ownWish,
  later: readonly LaterMove[] = [],
): Promise<string> {
  const row = await findContactRow(tx, old.contact_id)
  if (!row) throw notFound()
  const moves = [
    { old, start: to.start, end: to.end, without: to.withoutInterpreter ?? old.without_interpreter },
    ...later.map((one) => ({ ...one, without: one.old.without_interpreter })),
  ]
  const freed: FreedTime[] = []
  for (const one of moves) freed.push(await freeAppointment(tx, one.old.id, 'move', wish.by))
  await lockCalendars(tx, [needOf(old).person_id, to.staffId])
  const booked: { id: string; from: Date }[] = []
  for (const { old: before, start, end, without: withoutInterpreter } of moves) {
    const { staffId, mode } = to
    const time = { need: needOf(old), staffId, mode, start, end, after: before.id, withoutInterpreter }
    booked.push({ id: await insertAppointment(tx, time), from: start })
    if (wish.by === 'unit') await recordUnitsChange(tx, services.sealer, before, 'moved', wish)
  }
  // A time the resident held and gave up for a later one was an offer, documented by the booking.
  if (wish.by === 'resident' && (await isPastLimit(tx, old, to.start)))
    await recordInLaw(tx, services.sealer, needOf(old), {
      kind: 'exception',
      name: 'RESIDENT-CHOICE',
      day: toHelsinkiDate(toInstant(old.from)),
      data: { by: 'move', appointment: old.id },
    })
  const by = await planAppointmentNotices(tx, services, row, booked, 'appointment-moved')
  // What one of the series gave up and another took is free to nobody.
  for (const one of freed)
    if (!moves.some(({ start, end }) => isTaken(one, start, end, to.staffId))) await noteFreedTime(tx, services, one)
  await appendEvents(tx, row, [
    ...staffEvent(tx, wish, 'moved', old),
    { change: await stepAfterBooking(tx, row) },
    ...(await tellByCall(tx, row, wish, by)),
  ])
  const [id, ...others] = booked.map((one) => one.id)
  if (id === undefined) throw new Error('one time at least was moved')
  tx.journal({
    register: old.register,
    persons: [old.person_id],
    detail: {
      contact: old.contact_id,
      from: old.id,
      to: id,
      wish: wish.by,
      ...(later.length === 0 ? {} : { rest: later.map((one) => one.old.id), restTo: others }),
    },
  })
  return id
}

const isTaken = (freed: FreedTime, start: Date, end: Date, staffId: string) =>
  freed.staffId === staffId && start < freed.to && freed.from < end

/** The old time was inside the need's open limit and the new one is not. */
async function isPastLimit(tx: WriteTx, old: AppointmentRow, start: Date): Promise<boolean> {
  const need = await tx.first(
    sql<{ legal_due_date: string | null }>`select legal_due_date from need where id = ${old.need_id}`,
  )
  const due = need?.legal_due_date ?? null
  return due !== null && toHelsinkiDate(toInstant(old.from)) <= due && toHelsinkiDate(toInstant(start)) > due
}

/** Whoever cancels or moves, no date moves: that it was the unit is marked, with its reason. */
export const recordUnitsChange = (
  tx: WriteTx,
  sealer: Sealer,
  old: AppointmentRow,
  how: 'moved' | 'cancelled',
  { reason }: Pick<WishedChange, 'reason'>,
) =>
  recordInLaw(tx, sealer, needOf(old), {
    kind: 'exception',
    name: 'PROVIDER-CANCELS',
    data: { how, appointment: old.id },
    groundPayloadId: reason?.groundId,
  })

/** A change by staff stands in the history as their act, with the words that the resident reads. */
function staffEvent(
  tx: WriteTx,
  { by, reason }: WishedChange,
  what: 'moved' | 'cancelled',
  old: AppointmentRow,
): NewEvent[] {
  if (tx.actor.kind !== 'staff' && !(tx.actor.kind === 'system' && by === 'unit')) return []
  const change = { type: 'time-changed', how: `${by}-${what}`, appointment: old.id } as const
  return [{ change, ...(reason === undefined ? {} : { payloadId: reason.messageId }) }]
}

/** A time of the need fell away: it goes by the next one it has, or waits for one again. */
export async function waitsAgain(tx: WriteTx, needId: string): Promise<void> {
  if (await followEarliest(tx, needId)) return
  const day = toHelsinkiDate(addMinutes(toInstant(tx.at), 60))
  await tx.run(sql`update need set status = 'open', owner_staff_id = null, next_date = ${day} where id = ${needId}`)
}

/**
 * Cancels: the need is open again with a step that somebody owns, unless it has other times coming; the statutory clock keeps
 * its date. The person is told once.
 *
 * @param rest others of the same need that go with it
 */
export async function cancelAppointment(
  tx: WriteTx,
  services: Services,
  old: AppointmentRow,
  wish: WishedChange = ownWish,
  rest: readonly AppointmentRow[] = [],
): Promise<void> {
  const row = await findContactRow(tx, old.contact_id)
  if (!row) throw notFound()
  const freed: FreedTime[] = []
  for (const one of [old, ...rest]) {
    freed.push(await freeAppointment(tx, one.id, 'cancel', wish.by))
    if (wish.by === 'unit') await recordUnitsChange(tx, services.sealer, one, 'cancelled', wish)
    else
      await recordInLaw(tx, services.sealer, needOf(one), {
        kind: 'exception',
        name: 'NO-SHOW',
        data: { how: 'cancelled', appointment: one.id },
      })
  }
  await waitsAgain(tx, old.need_id)
  const by = await planAppointmentNotices(tx, services, row, [], 'appointment-cancelled')
  const state = await appendEvents(tx, row, [
    ...staffEvent(tx, wish, 'cancelled', old),
    { change: await stepAfterBooking(tx, row, old.need_id) },
    ...(await tellByCall(tx, row, wish, by)),
  ])
  await followStep(tx, old.need_id, state.nextStep)
  for (const one of freed) await noteFreedTime(tx, services, one)
  tx.journal({
    register: old.register,
    persons: [old.person_id],
    detail: {
      contact: old.contact_id,
      cancelled: old.id,
      wish: wish.by,
      ...(rest.length === 0 ? {} : { rest: rest.map(({ id }) => id) }),
    },
  })
}
