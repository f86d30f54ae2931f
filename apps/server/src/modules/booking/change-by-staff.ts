import type { RouteBody, RouteResponse, routes } from '@luukku/contract'
import { isLanguage } from '@luukku/i18n'
import { usualInterpreterReason, usualMoveReason } from '@luukku/i18n/data/move-reason'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { findContactRow, lockContactRow } from '../contact/index.ts'
import { sealGround } from '../law/index.ts'
import { storePayload } from '../person/index.ts'
import { listAppointments, type AppointmentRow } from '../plan/index.ts'
import { professionalOf, readStaffBook } from '../staffing/index.ts'
import { laterMovesOf } from './series/later-moves.ts'
import { listRest } from './series/list-rest.ts'
import { searchRest } from './series/search-rest.ts'
import { cancelAppointment, moveAppointment, needOf, type WishedChange } from './change-appointment.ts'

/** One digit each. */
const movesOffered = 6

/** A booked time of a contact that the joint guidance unit carries. @throws AppError not-found: not there, or hidden */
async function getBooked(tx: WriteTx, appointmentId: string): Promise<{ old: AppointmentRow; language: string }> {
  const [row] = await listAppointments(tx, { ids: [appointmentId] })
  // Held first, so that two who change one case wait for each other and the second sees what the first made.
  const contact = row && (await lockContactRow(tx, row.contact_id))
  if (!contact) throw notFound()
  return { old: row, language: contact.language }
}

/** What stood ready is read in the language of who reads it, whichever the screen's was; whatever a person wrote stays as it is. */
const readBy = (reason: string, language: string) =>
  [usualMoveReason, usualInterpreterReason].find((ready) => Object.values(ready).includes(reason))?.[
    isLanguage(language) ? language : 'fi'
  ] ?? reason

/**
 * Whose wish it was, with the unit's reason sealed twice: as a message that the person reads, and in the need's register.
 *
 * @throws AppError rule-violated when the unit gives no reason: there would be nothing to tell (785/1992 § 4)
 */
async function wishOf(
  tx: WriteTx,
  { sealer }: Pick<Services, 'sealer'>,
  { old, language }: { old: AppointmentRow; language: string },
  body: { by: 'resident' | 'unit'; reason?: string | undefined; told: boolean },
): Promise<WishedChange> {
  const reason = body.reason?.trim() ?? ''
  if (body.by === 'resident') return { by: 'resident', told: true }
  if (reason === '') throw new AppError('rule-violated', { reason: 'reason-needed' })
  const messageId = await storePayload(tx, sealer, {
    register: 'both',
    personId: old.person_id,
    contactId: old.contact_id,
    kind: 'message',
    retentionClass: 'correspondence',
    content: readBy(reason, language),
  })
  return {
    by: 'unit',
    told: body.told,
    reason: { messageId, groundId: await sealGround(tx, sealer, needOf(old), reason) },
  }
}

/** Staff move a booked time. @returns the new appointment's id */
export async function moveByStaff(
  tx: WriteTx,
  services: Services,
  appointmentId: string,
  body: RouteBody<typeof routes.moveForResident>,
): Promise<{ id: string; contactId: string }> {
  const booked = await getBooked(tx, appointmentId)
  const { old } = booked
  const { staffId, mode, start, end, withoutInterpreter } = body.to
  const to = { staffId, mode, start: new Date(start), end: new Date(end), withoutInterpreter }
  const chosen = body.later.map((one) => ({ ...one, start: new Date(one.start), end: new Date(one.end) }))
  const later = await laterMovesOf(tx, old, to, chosen)
  const id = await moveAppointment(tx, services, old, to, await wishOf(tx, services, booked, body), later)
  return { id, contactId: old.contact_id }
}

/** Whole moves of a booked time and the rest of its series. @param from  the first day on which the first of them may be */
export async function searchRestForStaff(
  tx: ReadTx,
  appointmentId: string,
  from?: string,
): Promise<RouteResponse<typeof routes.searchRest>> {
  const [old] = await listAppointments(tx, { ids: [appointmentId] })
  if (!old || !(await findContactRow(tx, old.contact_id))) throw notFound()
  const { moves, longest } = await searchRest(tx, old, { limit: movesOffered, from })
  const book = await readStaffBook(tx)
  tx.journal({
    register: old.register,
    persons: [old.person_id],
    detail: { contact: old.contact_id, appointment: old.id, moves: moves.length },
  })
  const moment = (ms: number) => formatHelsinki(toInstant(ms))
  return {
    longest,
    moves: moves.flatMap(({ to, later, insideLimit }) => {
      const who = book.staff.get(to.staffId)
      const place = book.units.get(to.unitId)?.name
      if (!who) return []
      return [
        {
          professional: professionalOf(who),
          ...(to.mode === 'onsite' && place !== undefined ? { place: place.fi, placeText: place } : {}),
          insideLimit,
          to: { staffId: to.staffId, mode: to.mode, start: moment(to.fromMs), end: moment(to.toMs) },
          later: later.map(({ appointmentId: id, fromMs, toMs }) => ({
            appointmentId: id,
            start: moment(fromMs),
            end: moment(toMs),
          })),
        },
      ]
    }),
  }
}

/** Staff cancel a booked time. @returns the contact whose need waits again */
export async function cancelByStaff(
  tx: WriteTx,
  services: Services,
  appointmentId: string,
  body: RouteBody<typeof routes.cancelForResident>,
): Promise<{ id: string; contactId: string }> {
  const booked = await getBooked(tx, appointmentId)
  const { old } = booked
  const rest = body.rest ? await listRest(tx, old) : []
  await cancelAppointment(tx, services, old, await wishOf(tx, services, booked, body), rest)
  return { id: old.id, contactId: old.contact_id }
}
