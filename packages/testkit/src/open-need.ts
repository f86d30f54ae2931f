import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { smallCounty } from './small-county.ts'
import type { Browser, SmallCountyServer } from './small-county-server.ts'

/** Somebody whose physiotherapy was assessed and is not booked: ids of the person, the contact and the need. */
export interface OpenNeed {
  readonly person: string
  readonly contact: string
  readonly need: string
}

/**
 * Writes an open need with its contact and its line of the plan, as rows: quicker than the whole way over the API, and with a
 * legal date of one's own.
 *
 * @param o.at      when the contact came and was assessed
 * @param o.due     last day by law; null: none
 * @param o.nextAt  when its next step is; by default at once
 * @param o.person  whose it is beside what they have; somebody new where nobody is named
 */
export async function insertOpenNeed(
  owner: Client,
  o: { at: string; urgency?: 'C' | 'D'; due: string | null; nextAt?: string; person?: string },
): Promise<OpenNeed> {
  const [contact, need, plan] = [randomUUID(), randomUUID(), randomUUID()]
  const person = o.person ?? randomUUID()
  const { at, urgency = 'D', due, nextAt = at } = o
  const county = smallCounty.id
  const run = (text: string, values: unknown[]) => owner.query(text, values)
  if (o.person === undefined) {
    await run(`insert into person (id, county_id, created_at) values ($1, $2, $3)`, [person, county, at])
    await run(`insert into person_identity (person_id, county_id, changed_at) values ($1, $2, $3)`, [
      person,
      county,
      at,
    ])
  }
  await run(
    `insert into contact (id, county_id, register, person_id, reference, channel, language, municipality_code, verified, received_at, version, status, urgency_class,
       urgency_source, sort_key, promise_kind, promise_from, promise_to, next_kind, next_at, next_owner_kind, next_owner_id)
     values ($1, $2, 'both', $3, $1::uuid::text, 'web_form', 'fi', '698', true, $4, 3, 'assessed', $5::text, 'assessed', $5::text, 'call', $4, $4, 'book', $7, 'staff', $6)`,
    [contact, county, person, at, urgency, smallCounty.nurse, nextAt],
  )
  await run(
    `insert into plan (id, county_id, register, person_id, contact_id, made_at) values ($1, $2, 'both', $3, $4, $5)`,
    [plan, county, person, contact, at],
  )
  await run(
    `insert into need (id, county_id, register, person_id, contact_id, municipality_code, service, urgency_class, status, established_at, legal_due_date, next_date)
     values ($1, $2, 'health', $3, $4, '698', 'FYSIO', $5, 'open', $6, $7, $6::timestamptz::date)`,
    [need, county, person, contact, urgency, at, due],
  )
  const texts = ['title', 'what', 'meanwhile', 'watchFor', 'next'].map((key) => [key, { fi: key, sv: key, en: key }])
  await run(
    `insert into plan_line (county_id, register, person_id, plan_id, need_id, position, owner_kind, owner_id, next_date, next_kind, texts)
     values ($1, 'health', $2, $3, $4, 1, 'staff', $5, $6::timestamptz::date, 'book', $7)`,
    [county, person, plan, need, smallCounty.nurse, at, JSON.stringify(Object.fromEntries(texts))],
  )
  return { person, contact, need }
}

/** Half an hour with the physiotherapist on site. @returns the appointment's id */
export async function bookHalfHour(
  nurse: Browser,
  { contact, need }: Pick<OpenNeed, 'contact' | 'need'>,
  start: string,
): Promise<string> {
  const end = new Date(Date.parse(start) + 30 * 60_000).toISOString()
  const item = { needId: need, staffId: smallCounty.physiotherapist, service: 'FYSIO', mode: 'onsite', start, end }
  const answer = await nurse('POST', '/api/booking/appointments', { contactId: contact, items: [item] })
  if (answer.status !== 200) throw new Error(`not booked: ${answer.text}`)
  return answer.body.appointments[0].appointmentId as string
}

/** Until nothing due of these jobs waits or is under way: the server's own workers may have taken some of it. */
export async function finishJobs(
  { app, owner }: Pick<SmallCountyServer, 'app' | 'owner'>,
  ...names: readonly string[]
): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    await app.catchUp()
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from pgboss.job
       where name = any($1) and state in ('created', 'active', 'retry') and start_after <= now()`,
      [names],
    )
    if (rows[0]?.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('planned work does not come to an end')
}
