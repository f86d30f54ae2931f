import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { reminderTime } from '@luukku/domain/booking'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import type { ContactRow } from '../contact/index.ts'
import { readIdentities } from '../person/index.ts'

export type NoticeTemplate = 'appointment-booked' | 'appointment-moved' | 'appointment-cancelled'

/**
 * Plans one notice now, and a reminder for each appointment the day before. Only by a way the person chose as safe; who
 * chose none finds everything when signing in.
 */
export async function planAppointmentNotices(
  tx: WriteTx,
  services: Pick<Services, 'jobs' | 'sealer'>,
  contact: ContactRow,
  appointmentIds: readonly string[],
  template: NoticeTemplate,
): Promise<void> {
  const { actor } = tx
  const isOwn = actor.kind === 'resident' || actor.kind === 'visitor'
  const to = isOwn ? actor.personId : (contact.reporter_person_id ?? contact.person_id)
  const identity = (await readIdentities(tx, services.sealer, [to])).get(to)
  const chosen = (['sms', 'email', 'letter'] as const).find((way) => identity?.contactWay?.ways.includes(way))
  const channel: Notice['channel'] = chosen ?? 'inbox'
  const notice = { contact, channel, to, language: identity?.language ?? contact.language }
  await insertNotice(tx, services, { ...notice, template, dueAt: tx.at })
  const rows = await tx.rows(
    sql<{
      id: string
      from: Date
    }>`select id, lower(during) as from from appointment where id = any (${[...appointmentIds]}::uuid[])`,
  )
  for (const { id, from } of rows) {
    const dueAt = new Date(reminderTime(toInstant(from)))
    if (dueAt > tx.at)
      await insertNotice(tx, services, { ...notice, template: 'appointment-reminder', dueAt, appointmentId: id })
  }
}

interface Notice {
  contact: ContactRow
  channel: 'sms' | 'email' | 'letter' | 'inbox'
  to: string
  language: string
  template: string
  dueAt: Date
  appointmentId?: string
}

async function insertNotice(tx: WriteTx, { jobs }: Pick<Services, 'jobs'>, n: Notice): Promise<void> {
  const notificationId = randomUUID()
  const county = tx.actor.county
  await tx.run(sql`
    insert into notification (id, county_id, register, person_id, contact_id, appointment_id, channel, template, language, due_at, status)
    values (${notificationId}, ${county}, 'both', ${n.to}, ${n.contact.id}, ${n.appointmentId ?? null}, ${n.channel}, ${n.template},
      ${n.language}, ${n.dueAt}, 'planned')`)
  const name = n.appointmentId === undefined ? 'send-notification' : 'remind-appointment'
  await jobs.plan(tx, name, { county, notificationId }, n.dueAt > tx.at ? { at: n.dueAt } : {})
}
