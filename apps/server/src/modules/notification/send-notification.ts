import { randomUUID } from 'node:crypto'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { isLanguage, momentText } from '@luukku/i18n'
import { notificationByPhone } from '@luukku/i18n/notification/by-phone'
import { notificationText } from '@luukku/i18n/notification/texts'
import { timeOfferText } from '@luukku/i18n/notification/time-offer'
import { MessageNotTaken, type MessagePort, type OutgoingMessage } from '../../integrations/mail/message-port.ts'
import type { ReadTx, TransactionOptions, WriteTx } from '../../platform/db.ts'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { findContactRow, readCareSettings } from '../contact/index.ts'
import { readIdentities } from '../person/index.ts'
import { chosenWay } from './chosen-way.ts'
import { followUndelivered } from './follow-undelivered.ts'
import { countFailure, waitForWay } from './give-up.ts'
import { isQuestion } from './is-question.ts'
import { isSilentFor, mayBeTold } from './may-be-told.ts'
import {
  findHeldTime,
  findPlanned,
  hasBooked,
  isStillBooked,
  markNotification,
  noteWayOpen,
  noticeDetail,
  setChannel,
  type NotificationRow,
} from './notification-queries.ts'
import type { DeliveryReport } from './receive-report.ts'

type Outcome = 'sent' | 'cancelled' | 'failed' | 'gone' | 'waits'

export interface Outlets {
  email: MessagePort
  sms: MessagePort
  /** Shows what was reported where messages are looked at instead of sent. */
  noteReport?: (report: DeliveryReport) => void
}

/**
 * Sends one planned notification: looks the address up at this moment, by the ways that are safe at this moment. A way the
 * person has not chosen, or has taken back, is never used: the message goes by the next one, or somebody tells it
 * (`followUndelivered`). Somebody who acted for them and does not any more is not told. A failure is counted and thrown: the
 * queue tries again. Where the way was not for the one who planned it to know, it is chosen first, in a step of its own, so that
 * every try and every failure is of that way. Where the way itself is down the message waits for it (ADR 0145). A crash after sending and before the
 * mark sends the same words once more, which reveal nothing.
 */
export async function sendNotification(
  services: Pick<Services, 'jobs' | 'jobsDb' | 'clock' | 'sealer' | 'config'>,
  outlets: Outlets,
  data: JobData,
): Promise<Outcome> {
  const { jobsDb, clock, sealer, config } = services
  const county = String(data['county'] ?? config.countyId)
  const id = String(data['notificationId'] ?? '')
  const options = (): TransactionOptions => ({
    actor: { kind: 'system', county, task: 'send-notification' },
    purpose: 'guidance',
    requestId: randomUUID(),
    clock,
    action: 'sendNotification',
    ground: '1326/2010 § 51, 1301/2014 § 36: telling what was agreed',
  })
  let channel: OutgoingMessage['channel'] | undefined
  let outcome: Outcome | 'chosen'
  try {
    outcome = await jobsDb.write(options(), async (tx) => {
      const planned = await findPlanned(tx, id)
      if (!planned) return 'gone'
      const identity = (await readIdentities(tx, sealer, [planned.person_id])).get(planned.person_id)
      const words = identity && (await wordsOf(tx, planned, identity.verified))
      const message = words && toMessage(planned.channel, words, identity)
      const wanted = await isWanted(tx, planned)
      const contact = wanted ? await findContactRow(tx, planned.contact_id) : undefined
      if (!words || !contact || !(await mayBeTold(tx, contact, planned.person_id))) {
        await markNotification(tx, id, 'cancelled')
        return 'cancelled'
      }
      // Planned days ago: the contact may have become one of safe ways since. It is there when they sign in.
      if (planned.template === 'appointment-reminder' && isSilentFor(contact, planned.person_id))
        return chooseWay(tx, planned, 'inbox')
      if (planned.channel === 'inbox') return chooseWay(tx, planned, chosenWay(identity))
      // The number or address was taken back while it waited.
      if (!message) {
        await markNotification(tx, id, 'failed')
        await followUndelivered(tx, services, planned)
        return 'failed'
      }
      channel = message.channel
      await outlets[channel].send({ ...message, ref: id })
      await noteWayOpen(tx, channel)
      await markNotification(tx, id, 'sent')
      tx.journal({
        register: 'both',
        persons: [planned.person_id],
        detail: { ...noticeDetail(planned), channel: message.channel, template: planned.template },
      })
      return 'sent'
    })
  } catch (error) {
    const down = error instanceof MessageNotTaken && error.fault === 'way' ? channel : undefined
    // A database that is away counts nothing: the queue has the job still.
    if (down !== undefined)
      return jobsDb.write(options(), async (tx) => {
        await waitForWay(tx, services, { id, channel: down })
        return 'waits' as const
      })
    await jobsDb.write(options(), (tx) => countFailure(tx, services, id)).catch(() => undefined)
    throw error
  }
  // By the way that was just chosen: what fails there is counted there, once.
  return outcome === 'chosen' ? sendNotification(services, outlets, data) : outcome
}

/**
 * The way of a notice that was planned by somebody who may not know how who hides is reached: as they chose, or there to be read
 * when they sign in; and of a reminder that may not go to a telephone any more.
 */
async function chooseWay(
  tx: WriteTx,
  planned: NotificationRow,
  channel: NotificationRow['channel'],
): Promise<'chosen' | Extract<Outcome, 'sent' | 'waits'>> {
  await setChannel(tx, planned.id, channel)
  tx.journal({
    register: 'both',
    persons: [planned.person_id],
    detail: { ...noticeDetail(planned), channel, template: planned.template },
  })
  if (channel === 'inbox') return 'sent'
  return channel === 'letter' ? 'waits' : 'chosen'
}

/** What is about a time is told while that time stands: booked, or held for who is asked. */
async function isWanted(tx: ReadTx, { appointment_id: id, template, contact_id }: NotificationRow): Promise<boolean> {
  // It waited for the undo of who booked: somebody else may have cancelled the time meanwhile, and that has been told.
  if (template === 'appointment-booked') return hasBooked(tx, contact_id)
  if (id === null || template === 'appointment-cancelled') return true
  return isQuestion(template) ? (await findHeldTime(tx, id)) !== undefined : isStillBooked(tx, id)
}

/**
 * Of a held time day and hour, for who asked to be asked so; nothing when it is not held any more. Who is not verified finds
 * nothing by signing in and is told whom to call.
 */
async function wordsOf(
  tx: ReadTx,
  n: NotificationRow,
  verified: boolean,
): Promise<{ subject: string; text: string } | undefined> {
  if (n.template !== 'time-offer') {
    if (verified) return notificationText(n.template, n.language)
    return notificationByPhone(n.template, n.language, (await readCareSettings(tx)).personPhone)
  }
  const held = n.appointment_id === null ? undefined : await findHeldTime(tx, n.appointment_id)
  if (!held) return undefined
  const textOf = (at: Date) => momentText(formatHelsinki(toInstant(at)), isLanguage(n.language) ? n.language : 'fi')
  return timeOfferText(n.language, { when: textOf(held.from), until: textOf(held.until) })
}

function toMessage(
  channel: string,
  words: { subject: string; text: string },
  identity: {
    phone?: string
    email?: string
    contactWay?: { ways: readonly string[]; phone?: string; email?: string }
  },
): OutgoingMessage | undefined {
  if (channel !== 'sms' && channel !== 'email') return undefined
  if (!identity.contactWay?.ways.includes(channel)) return undefined
  const to =
    channel === 'sms' ? (identity.contactWay.phone ?? identity.phone) : (identity.contactWay.email ?? identity.email)
  return to ? { channel, to, ...words } : undefined
}
