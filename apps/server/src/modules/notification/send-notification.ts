import { randomUUID } from 'node:crypto'
import { notificationText } from '@luukku/i18n/notification/texts'
import type { MessagePort, OutgoingMessage } from '../../integrations/mail/message-port.ts'
import type { TransactionOptions } from '../../platform/db.ts'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { readIdentities } from '../person/index.ts'
import { countFailure } from './give-up.ts'
import { findPlanned, isStillBooked, markNotification } from './notification-queries.ts'

export interface Outlets {
  email: MessagePort
  sms: MessagePort
}

/**
 * Sends one planned notification: looks the address up at this moment, by the ways that are safe at this moment. A way
 * the person has not chosen, or has taken back, is never used. A failure is counted and thrown: the queue tries again.
 * A crash after sending and before the mark sends the same words once more, which reveal nothing.
 */
export async function sendNotification(
  services: Pick<Services, 'jobsDb' | 'clock' | 'sealer' | 'config'>,
  outlets: Outlets,
  data: JobData,
): Promise<'sent' | 'cancelled' | 'gone'> {
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
  try {
    return await jobsDb.write(options(), async (tx) => {
      const planned = await findPlanned(tx, id)
      if (!planned) return 'gone'
      const identity = (await readIdentities(tx, sealer, [planned.person_id])).get(planned.person_id)
      const message = identity && toMessage(planned.channel, planned.template, planned.language, identity)
      const wanted =
        planned.appointment_id === null ||
        planned.template === 'appointment-cancelled' ||
        (await isStillBooked(tx, planned.appointment_id))
      if (!message || !wanted) {
        await markNotification(tx, id, 'cancelled')
        return 'cancelled'
      }
      await outlets[message.channel].send(message)
      await markNotification(tx, id, 'sent')
      tx.journal({
        register: 'both',
        persons: [planned.person_id],
        detail: { contact: planned.contact_id, notification: id, channel: message.channel, template: planned.template },
      })
      return 'sent'
    })
  } catch (error) {
    // A database that is away counts nothing: the queue has the job still.
    await jobsDb.write(options(), (tx) => countFailure(tx, id)).catch(() => undefined)
    throw error
  }
}

function toMessage(
  channel: string,
  template: Parameters<typeof notificationText>[0],
  language: string,
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
  return to ? { channel, to, ...notificationText(template, language) } : undefined
}
