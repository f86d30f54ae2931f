import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

/**
 * A mother sits in the group that her teenage child comes to without her knowing. What she is told, shown, sent and asked is
 * the same whoever else comes, goes, is away or takes the last place.
 */
let world: PeopleWorld
let mother: Call
let motherId: string
let own: Call
let childId: string
const sessions: string[] = []
const group = { service: 'FYSIO', staffId: smallCounty.physiotherapist, mode: 'onsite' } as const
const times = [
  { start: '2026-11-25T09:00:00+02:00', end: '2026-11-25T10:30:00+02:00' },
  { start: '2026-11-26T09:00:00+02:00', end: '2026-11-26T10:30:00+02:00' },
] as const
beforeAll(async () => {
  world = await createPeopleWorld()
  world.at(tuesday)
  const [child, parent] = [await world.person('2011-03-03'), await world.person('1980-05-05')]
  ;[childId, motherId] = [child.id, parent.id]
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [childId, motherId],
  )
  own = await world.resident(childId)
  mother = await world.resident(motherId)
  await world.owner.query(`update service set is_group = true where code = 'FYSIO'`)
  for (const { start, end } of times) {
    await world.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind) values ('lapland', $1, $2, tstzrange($3, $4), 'reception')`,
      [group.staffId, smallCounty.healthUnit, start, end],
    )
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into group_session (county_id, service, staff_ids, unit_id, mode, during, places, made_by, made_at)
       values ('lapland', 'FYSIO', array[$1::uuid], $2, 'onsite', tstzrange($3, $4), 3, $1, $5) returning id`,
      [group.staffId, smallCounty.healthUnit, start, end, tuesday],
    )
    sessions.push(rows[0]?.id ?? '')
  }
})
afterAll(() => world.close())

const tell = async (call: Call) =>
  (await world.send(call, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' })).contactId
async function seat(call: Call, when: (typeof times)[number] = times[0]) {
  const contactId = await tell(call)
  const [needId] = await world.assess(contactId, ['FYSIO'])
  const items = [{ needId, ...group, ...when }]
  const booked = await (
    await world.staff()
  )('POST', '/api/booking/appointments', {
    ...{ contactId, items },
    moreThanOne: 'Toinen aika on tarpeen.',
  })
  const { appointments } = booked.body as { appointments?: { appointmentId: string }[] }
  return { ...booked, contactId, appointmentId: appointments?.[0]?.appointmentId ?? '' }
}
const strangers = async (n: number) =>
  Promise.all(Array.from({ length: n }, async () => world.resident((await world.person('1975-05-05')).id)))
/** Moments of answering and parts of a minute differ between any two; one's own look at the log is one's own. */
const timeless = (text: string) => text.replaceAll(/"(at|madeAt)":"[^"]*"/g, '"$1":""').replaceAll(/DTSTAMP:\w+/g, '')

/** Everything that a resident can look at: pages, list of times to move to, calendar file; and what was sent to them. */
async function seenBy(call: Call, personId: string, appointmentId: string): Promise<string[]> {
  const paths = [
    '/api/me',
    '/api/me/acting',
    '/api/me/data',
    '/api/me/waiting',
    '/api/me/permissions',
    '/api/me/calendar?names=service&lang=fi',
    `/api/me/calendar?names=service&lang=fi&appointment=${appointmentId}`,
    `/api/me/appointments/${appointmentId}/times`,
  ]
  const pages: string[] = []
  for (const path of paths) pages.push(timeless((await call('GET', path)).text))
  const { rows } = await world.owner.query(
    `select template, status from notification where person_id = $1 order by template, status`,
    [personId],
  )
  const { rows: visits } = await world.owner.query(
    `select status, seat, lower(during), booked_at from appointment where person_id = $1 order by id`,
    [personId],
  )
  return [...pages, JSON.stringify([rows, visits])]
}

test('nothing that one of a group sees or is sent changes when a hidden one comes, fills it, goes, or is away', async () => {
  const mine = await seat(mother)
  expect(mine.status, mine.text).toBe(200)
  const seen = () => seenBy(mother, motherId, mine.appointmentId)
  // The second session stands in the list of times to move to: the question is not empty.
  const before = await seen()
  expect(before.join(' ')).toContain('2026-11-26T09:00')

  const theirs = await seat(own)
  expect(theirs.status, theirs.text).toBe(200)
  expect(await seen()).toEqual(before)

  const [one] = await strangers(1)
  if (!one) throw new Error('nobody came')
  expect((await seat(one)).status).toBe(200)
  expect(await seen()).toEqual(before)

  await own('POST', `/api/me/appointments/${theirs.appointmentId}/arrival`, { here: true })
  await world.owner.query(`update appointment set status = 'no-show' where id = $1`, [theirs.appointmentId])
  expect(await seen()).toEqual(before)
  await world.owner.query(`update appointment set status = 'booked' where id = $1`, [theirs.appointmentId])
  const gone = await own('POST', `/api/me/appointments/${theirs.appointmentId}/cancel`, {})
  expect(gone.status, gone.text).toBe(200)
  await world.app.services.jobs.runDue()
  expect(await seen()).toEqual(before)
})

test('a full group is told as a lost race in the same words, whether a hidden one or anybody sits in it', async () => {
  const answers: string[] = []
  for (const who of ['a hidden one', 'anybody'] as const) {
    await world.owner.query(`update appointment set status = 'cancelled' where session_id = $1`, [sessions[1]])
    const others = await strangers(3)
    for (const call of [...others.slice(0, 2), who === 'anybody' ? others[2] : own])
      if (call) expect((await seat(call, times[1])).status).toBe(200)
    const late = await seat(mother, times[1])
    expect(late.status).toBe(409)
    const alternatives = /"alternatives":.*/.exec(late.text)?.[0] ?? ''
    answers.push(alternatives.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'))
  }
  expect(answers[1]).toBe(answers[0])
})

test('whoever holds the group sees who comes, and of one who hides neither street nor number; others see nobody', async () => {
  const hiding = await world.person('1966-06-06', {
    ...{ givenName: 'Piilossa', nonDisclosure: true },
    ...{ phone: '0401234567', address: 'KANARIA-3', municipality: '148' },
  })
  await world.owner.query(`update appointment set status = 'cancelled' where session_id = $1`, [sessions[1]])
  const theirs = await seat(await world.resident(hiding.id), times[1])
  expect(theirs.status, theirs.text).toBe(200)
  const week = async (staffId: string) =>
    (await (await world.staff(staffId))('GET', '/api/own-week?day=2026-11-26')).text
  const held = await week(group.staffId)
  expect(held).toContain('Piilossa')
  expect(held).not.toMatch(/KANARIA|0401234567|"148"|Inari/)
  for (const other of [smallCounty.counsellor, smallCounty.psychiatricNurse])
    expect(await week(other)).not.toContain('Piilossa')
})

test('one place is cancelled by its own alone: by another of the group it is as one that nobody has', async () => {
  const [one, two] = await strangers(2)
  if (!one || !two) throw new Error('nobody came')
  await world.owner.query(`update appointment set status = 'cancelled' where session_id = $1`, [sessions[1]])
  const mine = await seat(one, times[1])
  await seat(two, times[1])
  for (const [what, body] of [
    ['cancel', {}],
    ['arrival', { here: true }],
    ['move', { choice: 'x.y' }],
    ['companion', { companion: null }],
  ] as const) {
    const at = (id: string) => two('POST', `/api/me/appointments/${id}/${what}`, body)
    const [nothing, there] = [await at(randomUUID()), await at(mine.appointmentId)]
    expect([there.status, there.text], what).toEqual([404, nothing.text])
  }
  const { rows } = await world.owner.query(`select status from appointment where id = $1`, [mine.appointmentId])
  expect(rows).toEqual([{ status: 'booked' }])
})
