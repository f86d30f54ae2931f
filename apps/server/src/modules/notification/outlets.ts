import type { FastifyInstance } from 'fastify'
import { createDevelopmentInbox } from '../../integrations/mail/development-inbox.ts'
import { MessageNotTaken, type MessagePort } from '../../integrations/mail/message-port.ts'
import { createSmtp } from '../../integrations/mail/smtp.ts'
import { createSmsGateway } from '../../integrations/sms/http-gateway.ts'
import type { Services } from '../../platform/services.ts'
import type { DeliveryReport } from './receive-report.ts'
import type { Outlets } from './send-notification.ts'

const nowhere: MessagePort = {
  send: () => Promise.reject(new MessageNotTaken('no-way-out', 'way')),
}

/** The ways out of this installation; in development, what has no server of its own stays in the development inbox. */
export function createOutlets(
  services: Pick<Services, 'config' | 'clock'>,
  http: FastifyInstance,
  report: (report: DeliveryReport) => Promise<void>,
): Outlets {
  const { mail, sms, production } = services.config
  const inbox = production ? undefined : createDevelopmentInbox(() => services.clock.now(), report)
  inbox?.install(http)
  return {
    email: mail.smtpUrl ? createSmtp(mail.smtpUrl, mail.from) : (inbox?.port ?? nowhere),
    sms: sms.url ? createSmsGateway({ ...sms, url: sms.url }) : (inbox?.port ?? nowhere),
    ...(inbox === undefined ? {} : { noteReport: inbox.noteReport }),
  }
}
