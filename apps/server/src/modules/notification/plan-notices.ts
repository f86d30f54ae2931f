import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { noticeWaitsSeconds, reminderTime } from '@luukku/domain/booking'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import type { ContactRow } from '../contact/index.ts'
import { readIdentities } from '../person/index.ts'
import { chosenWay } from './chosen-way.ts'
import { isSilentFor, mayBeTold } from './may-be-told.ts'

/**
 * Says that a message waits in the service, by the way the person chose. In a matter told by another, where the person themself
 * wrote last, they are told too; who told of them is told as always, so that nothing in it tells them who wrote. Of a message to
 * the client alone only the client is told.
 */
export async function planMessageNotice(
  tx: WriteTx,
  services: Pick<Services, 'jobs' | 'sealer'>,
  contact: ContactRow,
  whom: 'client' | 'all' = 'all',
): Promise<void> {
  const notices = [{ template: 'message', dueAt: tx.at }]
  const toClient = () => addresseeOf(tx, services, contact, contact.person_id)
  if (whom === 'client') return insertNotices(tx, services, { ...(await toClient()), clientAlone: true }, notices)
  const addressee = await addresseeOf(tx, services, contact)
  await insertNotices(tx, services, addressee, notices)
  if (addressee.to === contact.person_id || (await findLastWriter(tx, contact.id)) !== contact.person_id) return
  await insertNotices(tx, services, await toClient(), notices)
}

/** Who of the client's side wrote last. Index: case_event's key. */
async function findLastWriter(tx: WriteTx, contactId: string): Promise<string | undefined> {
  const last = await tx.first(sql<{ actor_id: string }>`
    select actor_id from case_event where contact_id = ${contactId} and type = 'replied' order by seq desc limit 1`)
  return last?.actor_id
}

/** How a notice goes; `inbox`: only when the person signs in. */
export type NoticeChannel = Addressee['channel']
/** A booked time to be reminded of. */
export interface BookedTime {
  id: string
  from: Date
}

/**
 * Asks somebody who waits to sign in and answer; where they asked for it, with the day and hour of the held time in a text
 * message that can be answered by one (`asksHere`). @returns how they are asked; nothing is sent where they chose no way that
 * reaches them in time: then somebody calls
 */
export async function planQuestionNotice(
  tx: WriteTx,
  services: Pick<Services, 'jobs' | 'sealer'>,
  contact: ContactRow,
  o: { heldId: string; asksHere: boolean },
): Promise<'sms' | 'email' | 'desk'> {
  const notice = await addresseeOf(tx, services, contact)
  if (notice.channel !== 'sms' && notice.channel !== 'email') return 'desk'
  const template = notice.channel === 'sms' && o.asksHere ? 'time-offer' : 'answer-soon'
  await insertNotices(tx, services, notice, [{ dueAt: tx.at, template, heldId: o.heldId }])
  return notice.channel
}

export type NoticeTemplate = 'appointment-booked' | 'appointment-moved' | 'appointment-cancelled'

/**
 * When what was done at this moment is told. Staff's acts wait until their undo is over, all of them alike, so that what is told
 * keeps its order.
 */
export const tellingTime = (tx: Pick<WriteTx, 'actor' | 'at'>): Date =>
  tx.actor.kind === 'staff' ? new Date(tx.at.getTime() + noticeWaitsSeconds * 1000) : tx.at

/**
 * Plans one notice, and a reminder for each appointment the day before. Only by a way the person chose as safe; who chose none
 * finds everything when signing in.
 *
 * @param template  undefined: nothing is told now, as what is booked had been theirs and nobody heard that it was not
 * @returns the way it goes
 */
export async function planAppointmentNotices(
  tx: WriteTx,
  services: Pick<Services, 'jobs' | 'sealer'>,
  contact: ContactRow,
  appointments: readonly BookedTime[],
  template: NoticeTemplate | undefined,
): Promise<NoticeChannel> {
  const addressee = await addresseeOf(tx, services, contact)
  const reminders = appointments.map(({ id, from }) => ({
    template: 'appointment-reminder',
    dueAt: new Date(reminderTime(toInstant(from))),
    appointmentId: id,
  }))
  const coming = reminders.filter(({ dueAt }) => dueAt > tx.at)
  const now = template === undefined ? [] : [{ template, dueAt: tellingTime(tx) }]
  await insertNotices(tx, services, addressee, [...now, ...coming])
  return addressee.channel
}

/** Who is told, in which language, and by which of the ways they chose. @param to this one, where it is not who told */
async function addresseeOf(
  tx: WriteTx,
  { sealer }: Pick<Services, 'sealer'>,
  contact: ContactRow,
  to?: string,
): Promise<Addressee> {
  const { actor } = tx
  const isOwn = actor.kind === 'resident' || actor.kind === 'visitor'
  // What a minor keeps from those who act for them is told to the minor alone.
  const about = contact.hidden_from_representatives
    ? contact.person_id
    : (contact.reporter_person_id ?? contact.person_id)
  const wanted = to ?? (isOwn ? actor.personId : about)
  const told = (await mayBeTold(tx, contact, wanted)) ? wanted : contact.person_id
  const identity = (await readIdentities(tx, sealer, [told])).get(told)
  const isSilent = !isOwn && isSilentFor(contact, told)
  return {
    contact,
    channel: isSilent ? 'inbox' : chosenWay(identity),
    isLeftToSending: !isSilent && identity?.whereaboutsClosed === true,
    to: told,
    language: identity?.language ?? contact.language,
  }
}

interface Addressee {
  contact: ContactRow
  channel: 'sms' | 'email' | 'letter' | 'inbox'
  /** Somebody who hides, and whose ways are not for this actor to know: they are looked up where it is sent (ADR 0173). */
  isLeftToSending: boolean
  to: string
  language: string
  /** What is told is for the client alone: nobody who acts for them reads of it, nor how it went. */
  clientAlone?: boolean
}

interface Notice {
  template: string
  dueAt: Date
  appointmentId?: string
  /** A time that is held while they are asked. */
  heldId?: string
}

/**
 * What somebody reads when signing in is there at once, and a letter waits to be printed: only the others need a job. Planned
 * and `inbox` is one whose way is chosen by the job.
 */
async function insertNotices(
  tx: WriteTx,
  { jobs }: Pick<Services, 'jobs'>,
  { contact, channel, isLeftToSending, to, language, clientAlone = false }: Addressee,
  notices: readonly Notice[],
): Promise<void> {
  const county = tx.actor.county
  const isInbox = channel === 'inbox' && !isLeftToSending
  const rows = notices.map((notice) => ({ ...notice, id: randomUUID() }))
  await tx.send(sql`
    insert into notification (id, county_id, register, person_id, contact_id, appointment_id, channel, template, language, due_at, status, sent_at, client_alone)
    select n.id, ${county}, 'both', ${to}::uuid, ${contact.id}::uuid, n.appointment_id, ${channel}, n.template, ${language}, n.due_at,
      ${isInbox ? 'sent' : 'planned'}, ${isInbox ? tx.at : null}::timestamptz, ${clientAlone}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((n) => n.appointmentId ?? n.heldId ?? null)}::uuid[],
      ${rows.map(({ template }) => template)}::text[], ${rows.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[]) n (id, appointment_id, template, due_at)`)
  if (!isLeftToSending && channel !== 'sms' && channel !== 'email') return
  for (const { id: notificationId, appointmentId, dueAt } of rows) {
    const name = appointmentId === undefined ? 'send-notification' : 'remind-appointment'
    await jobs.plan(tx, name, { county, notificationId }, dueAt > tx.at ? { at: dueAt } : {})
  }
}
