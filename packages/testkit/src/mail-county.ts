import type { Receipt } from '@luukku/contract'
import { startMailServer, type MailServer } from './fake-peers.ts'
import { openSmallCounty, type Browser, type SmallCountyServer } from './small-county-server.ts'

/** The small county on Tuesday morning with a mail server of its own, which can go and come back, and a clock that is moved. */
export interface MailCounty {
  readonly county: SmallCountyServer
  /** The server of this moment: a new one after `mailBack`. */
  mail(): MailServer
  mailGone(): Promise<void>
  mailBack(): Promise<void>
  /** Milliseconds since 1970 that the clock was last set to. */
  moment(): number
  /** Moves the clock on and does what is due by then. */
  later(minutes: number): Promise<void>
  /** A first contact of somebody who has not signed in and is reached by e-mail alone. */
  send(email?: string): Promise<{ contactId: string; mine: Browser }>
  noticeOf(contactId: string): Promise<{ status: string; attempts: number }>
  close(): Promise<void>
}

/** @param days  when the nurse is on shift, YYYY-MM-DD */
export async function openMailCounty(days: readonly string[] = ['2026-11-24']): Promise<MailCounty> {
  const tuesday = '2026-11-24T09:12:00+02:00'
  let mail = await startMailServer()
  const county = await openSmallCounty({ days: [...days], moment: tuesday, environment: { SMTP_URL: mail.url } })
  let moment = Date.parse(tuesday)
  return {
    county,
    mail: () => mail,
    mailGone: () => mail.close(),
    async mailBack() {
      mail = await startMailServer(mail.port)
    },
    moment: () => moment,
    async later(minutes) {
      moment += minutes * 60_000
      county.at(new Date(moment))
      await county.app.services.jobs.runDue()
    },
    async send(email = 'kanaria@example.invalid') {
      const mine = county.browser()
      const answer = await mine('POST', '/api/contacts', {
        channel: 'web_form',
        lang: 'fi',
        text: 'Polvi on ollut kipeä syksystä asti. Salaisuus.',
        person: { givenName: 'Kanaria', familyName: 'Sukunimi', municipality: '698' },
        contactWay: { ways: ['email'], email },
      })
      if (answer.status !== 200) throw new Error(`not taken: ${answer.text}`)
      return { contactId: (answer.body as Receipt).contactId, mine }
    },
    async noticeOf(contactId) {
      const { rows } = await county.owner.query<{ status: string; attempts: number }>(
        `select status, attempts from notification where contact_id = $1`,
        [contactId],
      )
      const [row] = rows
      if (!row) throw new Error('nothing was planned for this contact')
      return row
    },
    async close() {
      await county.close()
      await mail.close()
    },
  }
}
