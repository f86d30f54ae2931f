import nodemailer from 'nodemailer'
import type { MessagePort } from './message-port.ts'

/** E-mail over SMTP, `smtp(s)://user:password@host:port`. */
export function createSmtp(url: string, from: string): MessagePort {
  const transport = nodemailer.createTransport(url, { from })
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ to, subject, text, disableFileAccess: true, disableUrlAccess: true })
    },
  }
}
