import nodemailer from 'nodemailer'
import { MessageNotTaken, type MessagePort } from './message-port.ts'

/** Waits no longer than this for each step of the talk with the mail server; the job tries again later. */
const patienceMs = 10_000

/**
 * E-mail over SMTP, `smtp(s)://user:password@host:port`.
 *
 * @throws MessageNotTaken with the server's code alone: its words often repeat the address
 */
export function createSmtp(url: string, from: string, patience: number = patienceMs): MessagePort {
  const transport = nodemailer.createTransport(
    { url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, dnsTimeout: patience },
    { from },
  )
  return {
    send: async ({ to, subject, text }) => {
      try {
        await transport.sendMail({ to, subject, text, disableFileAccess: true, disableUrlAccess: true })
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number }
        throw new MessageNotTaken(`SMTP ${String(responseCode ?? code ?? 'failed')}`)
      }
    },
  }
}
