import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Offer } from '@luukku/contract'
import { readInbox } from '@luukku/testkit/asked-about-time'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'
import { sendNotification } from './send-notification.ts'

let world: PeopleWorld
beforeAll(async () => (world = await createPeopleWorld()))
afterAll(() => world.close())

interface Notice {
  template: string
  channel: string
  status: string
}
/** What staff do is told when it can no longer be undone (ADR 0215). */
async function told(): Promise<void> {
  world.at(new Date(Date.parse(tuesday) + 31_000).toISOString())
  await world.app.catchUp()
}

/** A time of somebody who hides, moved by a nurse who never opened the case. @returns what was planned at that moment, and how to look again */
async function moved(contactWay: object) {
  world.at(tuesday)
  const { id } = await world.person('1985-05-05', { nonDisclosure: true })
  const { contactId } = await world.send(await world.resident(id), {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä kaksi viikkoa.',
    contactWay,
  })
  const appointmentId = await world.book(contactId)
  await world.app.catchUp()
  const other = await world.staff(smallCounty.secondNurse)
  expect((await other('GET', `/api/desk/contacts/${contactId}`)).body.person.contactWay).toBeUndefined()
  const needs = await world.owner.query<{ id: string }>(`select need_id as id from appointment where id = $1`, [
    appointmentId,
  ])
  const asked = { contactId, needIds: needs.rows.map((need) => need.id), limit: 50 }
  const offers = (await other('POST', '/api/booking/search', asked)).body.offers as Offer[]
  const to = offers.flatMap(({ items }) => items).find(({ start }) => start >= '2026-11-27')
  const done = await other('POST', `/api/booking/appointments/${appointmentId}/move`, {
    by: 'resident',
    to: { staffId: to?.staffId, mode: to?.mode, start: to?.start, end: to?.end },
  })
  expect(done.status, done.text).toBe(200)
  const notices = async () =>
    (
      await world.owner.query<Notice>(
        `select template, channel, status from notification where contact_id = $1 and due_at >= (select max(due_at) from notification
           where contact_id = $1 and template = 'appointment-moved') and status <> 'cancelled' order by due_at`,
        [contactId],
      )
    ).rows
  return { notices, id }
}

test.each([
  ['sms', '040 888 1001'],
  ['email', 'piilossa@example.invalid'],
] as const)(
  'who hides is told by %s of a time that was moved by somebody who may not know it, and reminded of it the day before',
  async (way, to) => {
    const { notices } = await moved({ ways: [way], ...(way === 'sms' ? { phone: to } : { email: to }) })
    expect((await notices()).map(({ status }) => status)).toEqual(['planned', 'planned'])
    await told()
    expect(await notices()).toMatchObject([
      { template: 'appointment-moved', channel: way, status: 'sent' },
      { template: 'appointment-reminder', status: 'planned' },
    ])
    expect((await readInbox(world))[0]).toMatchObject({ channel: way, to })
    const job = await world.owner.query(
      `select 1 from pgboss.job where name = 'remind-appointment' and state = 'created' and start_after > '2026-11-24T00:00:00+02:00'`,
    )
    expect(job.rows.length).toBeGreaterThan(0)
  },
)

test('who hides and chose no way that is written to finds it when signing in', async () => {
  const { notices } = await moved({ ways: ['call'], phone: '040 888 1002' })
  await told()
  expect((await notices())[0]).toMatchObject({ template: 'appointment-moved', channel: 'inbox', status: 'sent' })
  expect((await readInbox(world)).filter(({ to }) => to === '040 888 1002')).toEqual([])
})

test('a reminder planned before the matter that a neighbour told became one of safe ways goes to no telephone', async () => {
  world.at(tuesday)
  const { id, code } = await world.person('1985-06-06')
  const own = await world.resident(id)
  const text = 'Polvi on ollut kipeä kaksi viikkoa.'
  const contactWay = { ways: ['sms'], phone: '040 888 1003' }
  await world.send(own, { channel: 'web_form', lang: 'fi', text, contactWay })
  const told = await (
    await world.staff()
  )('POST', '/api/desk/contacts', {
    ...{ channel: 'phone', lang: 'fi', text, person: { identityCode: code } },
    concerning: { who: 'other', relation: 'naapuri' },
  })
  const { contactId } = told.body as { contactId: string }
  const appointmentId = await world.book(contactId)
  const sent: string[] = []
  const outlet = { send: ({ to }: { to: string }) => (sent.push(to), Promise.resolve()) }
  const remind = async () => {
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into notification (county_id, register, person_id, contact_id, appointment_id, channel, template, language, due_at, status)
       values ('lapland', 'both', $1, $2, $3, 'sms', 'appointment-reminder', 'fi', '2026-11-24', 'planned') returning id`,
      [id, contactId, appointmentId],
    )
    const notificationId = rows[0]?.id ?? ''
    const outcome = await sendNotification(
      world.app.services,
      { sms: outlet, email: outlet },
      { county: 'lapland', notificationId },
    )
    const now = await world.owner.query<Notice>(`select channel, status from notification where id = $1`, [
      notificationId,
    ])
    return { outcome, ...now.rows[0] }
  }
  expect(await remind()).toEqual({ outcome: 'sent', channel: 'sms', status: 'sent' })
  expect(sent).toHaveLength(1)
  await world.owner.query(`update contact set summary = summary || '{"safeContactOnly": true}' where id = $1`, [
    contactId,
  ])
  expect(await remind()).toEqual({ outcome: 'sent', channel: 'inbox', status: 'sent' })
  expect(sent).toHaveLength(1)
})
