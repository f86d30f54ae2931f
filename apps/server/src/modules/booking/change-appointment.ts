import { sql } from 'kysely'
import { addMinutes, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { Mode } from '@luukku/domain/booking'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { appendEvents, findContactRow } from '../contact/index.ts'
import { recordInLaw } from '../law/index.ts'
import { planAppointmentNotices } from '../notification/index.ts'
import type { AppointmentRow } from '../plan/index.ts'
import { stepAfterBooking } from './book-times.ts'
import { freeAppointment, insertAppointment, lockCalendars } from './insert-appointment.ts'

const needOf = (a: AppointmentRow) => ({
  id: a.need_id,
  person_id: a.person_id,
  contact_id: a.contact_id,
  register: a.register,
  service: a.service,
})

/**
 * Takes the new time and frees the old one in one transaction: whoever fails keeps the old one. The old row steps aside
 * first only inside the transaction, so that the new time may touch or overlap it.
 * @returns the id of the new appointment
 */
export async function moveAppointment(
  tx: WriteTx,
  services: Services,
  old: AppointmentRow,
  to: { staffId: string; mode: Mode; start: Date; end: Date },
): Promise<string> {
  const row = await findContactRow(tx, old.contact_id)
  if (!row) throw notFound()
  if (old.from <= tx.at || !(await freeAppointment(tx, old.id, 'moved'))) throw new AppError('action-not-possible')
  await lockCalendars(tx, [needOf(old).person_id, to.staffId])
  const id = await insertAppointment(tx, { need: needOf(old), ...to })
  // Only the resident moves here: a time they held and gave up for a later one was an offer, documented by the booking.
  if (await isPastLimit(tx, old, to.start))
    await recordInLaw(tx, needOf(old), {
      kind: 'exception',
      name: 'RESIDENT-CHOICE',
      day: toHelsinkiDate(toInstant(old.from)),
      data: { by: 'move', appointment: old.id },
    })
  await appendEvents(tx, row, [{ change: await stepAfterBooking(tx, row) }])
  await planAppointmentNotices(tx, services, row, [id], 'appointment-moved')
  tx.journal({
    register: old.register,
    persons: [old.person_id],
    detail: { contact: old.contact_id, from: old.id, to: id },
  })
  return id
}

/** The old time was inside the need's open limit and the new one is not. */
async function isPastLimit(tx: WriteTx, old: AppointmentRow, start: Date): Promise<boolean> {
  const need = await tx.first(
    sql<{ legal_due_date: string | null }>`select legal_due_date from need where id = ${old.need_id}`,
  )
  const due = need?.legal_due_date ?? null
  return due !== null && toHelsinkiDate(toInstant(old.from)) <= due && toHelsinkiDate(toInstant(start)) > due
}

/** Cancels: the need is open again with a step that somebody owns, and the statutory clock keeps its date. */
export async function cancelAppointment(tx: WriteTx, services: Services, old: AppointmentRow): Promise<void> {
  const row = await findContactRow(tx, old.contact_id)
  if (!row) throw notFound()
  if (old.from <= tx.at || !(await freeAppointment(tx, old.id, 'cancelled'))) throw new AppError('action-not-possible')
  // Whoever cancels, no date moves: what happened is marked.
  const byUnit = tx.actor.kind === 'staff' || tx.actor.kind === 'system'
  await recordInLaw(tx, needOf(old), {
    kind: 'exception',
    name: byUnit ? 'PROVIDER-CANCELS' : 'NO-SHOW',
    data: { how: 'cancelled', appointment: old.id },
  })
  await tx.run(
    sql`update need set status = 'open', owner_staff_id = null, next_date = ${toHelsinkiDate(addMinutes(toInstant(tx.at), 60))} where id = ${old.need_id}`,
  )
  const state = await appendEvents(tx, row, [{ change: await stepAfterBooking(tx, row) }])
  const { owner, at } = state.nextStep
  const day = toHelsinkiDate(at)
  await tx.run(sql`update need set next_date = ${day} where id = ${old.need_id}`)
  await tx.run(
    sql`update plan_line set owner_kind = ${owner.kind}, owner_id = ${owner.id}, next_date = ${day}, next_kind = 'book' where need_id = ${old.need_id}`,
  )
  await planAppointmentNotices(tx, services, row, [], 'appointment-cancelled')
  tx.journal({
    register: old.register,
    persons: [old.person_id],
    detail: { contact: old.contact_id, cancelled: old.id },
  })
}
