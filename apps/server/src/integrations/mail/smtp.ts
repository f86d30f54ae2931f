import nodemailer from 'nodemailer'
import { MessageNotTaken, type MessagePort } from './message-port.ts'

/** Waits no longer than this for each step of the talk with the mail server; the job tries again later. */
const patienceMs = 10_000

/** One address and nothing else: what a person typed could be a list, a group or a name with another address behind it. */
const oneAddress = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/

/**
 * E-mail over SMTP, `smtp(s)://user:password@host:port`.
 *
 * What the server says of one mailbox (450, 550-559: RFC 5321 § 4.2.2) is the message's; no connection, no sign-in and «try
 * later» are the way's.
 *
 * @throws MessageNotTaken with the server's code alone: its words often repeat the address; 553 (RFC 5321) for what is not one
 *   address
 */
export function createSmtp(url: string, from: string, patience: number = patienceMs): MessagePort {
  const transport = nodemailer.createTransport(
    { url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, dnsTimeout: patience },
    { from },
  )
  return {
    send: async ({ to, subject, text }) => {
      if (!oneAddress.test(to)) throw new MessageNotTaken('SMTP 553', 'message')
      try {
        await transport.sendMail({
          to: { name: '', address: to },
          subject,
          text,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number }
        const isOfMessage = responseCode !== undefined && (responseCode === 450 || responseCode >= 550)
        throw new MessageNotTaken(`SMTP ${String(responseCode ?? code ?? 'failed')}`, isOfMessage ? 'message' : 'way')
      }
    },
  }
}
