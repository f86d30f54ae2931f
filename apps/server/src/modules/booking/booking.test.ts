import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import type { App } from '../../app.ts'
import { systemClock } from '../../platform/clock.ts'
import { createDb, type Db } from '../../platform/db.ts'
import { formTokenOf } from '../../platform/http/register.ts'
import { insertSession, type NewSession } from '../../platform/session-queries.ts'

let database: TestDatabase
let app: App
let owner: Db
const county = 'lapland'
const [guidanceUnit, clinic, nurse, physio, counsellor] = [
  randomUUID(),
  randomUUID(),
  randomUUID(),
  randomUUID(),
  randomUUID(),
]
const now = '2026-11-24T09:12:00+02:00'
const name = '{"fi":"N","sv":"N","en":"N"}'
const texts = JSON.stringify(
  Object.fromEntries(['title', 'what', 'meanwhile', 'watchFor', 'next'].map((k) => [k, { fi: k, sv: k, en: k }])),
)
const run = (query: ReturnType<typeof sql>) => owner.technical(county, (tx) => tx.run(query), systemClock)
const rows = <T>(query: ReturnType<typeof sql<T>>) => owner.technical(county, (tx) => tx.rows(query), systemClock)

beforeAll(async () => {
  database = await createTestDatabase()
  owner = createDb(database.superuserUrl, { pool: 2 })
  await run(sql`insert into county (id, code, name) values (${county}, '21', ${name})`)
  await run(
    sql`insert into unit (id, county_id, code, name, joint_guidance) values (${guidanceUnit}, ${county}, 'g', ${name}, true), (${clinic}, ${county}, 'c', ${name}, false)`,
  )
  await run(sql`insert into service (code, county_id, register, name, bookable, modes, professions, duration_minutes) values
    ('PHYSIO', ${county}, 'health', ${name}, true, '{onsite,remote}', '{physiotherapist}', 30), ('SOCIAL', ${county}, 'social', ${name}, true, '{remote}', '{social-counsellor}', 60)`)
  for (const [id, profession, role, register, unit] of [
    [nurse, 'nurse', 'triage', 'both', guidanceUnit],
    [physio, 'physiotherapist', 'health', 'health', clinic],
    [counsellor, 'social-counsellor', 'social', 'social', clinic],
  ] as const)
    await run(sql`insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
      values (${id}, ${county}, ${id}, 'Aino', 'Testi', ${[profession]}, '{fi}', ${[role]}, ${[register]}, ${unit})`)
  await run(
    sql`insert into duty_role (code, county_id, name, phone, register, always_open) values ('paivystysapu', ${county}, ${name}, '116117', 'both', true)`,
  )
  for (const [staff, kind, unit] of [
    [nurse, 'guidance', guidanceUnit],
    [physio, 'reception', clinic],
    [counsellor, 'reception', clinic],
  ] as const)
    await run(
      sql`insert into shift (county_id, staff_id, unit_id, during, kind, modes) values (${county}, ${staff}, ${unit}, '[2026-11-25 08:00+02,2026-11-25 12:00+02)', ${kind}, '{onsite,remote}')`,
    )
  app = await openTestApp(database, { LUUKKU_CLOCK: now })
})
beforeEach(() => run(sql`truncate appointment, notification cascade`))
afterAll(async () => {
  await app.close()
  await owner.close()
  await database.drop()
})

interface Case {
  contactId: string
  personId: string
  health: string
  social: string
}
async function newCase(): Promise<Case> {
  const [contactId, personId, health, social, plan] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  await run(sql`insert into person (id, county_id, created_at) values (${personId}, ${county}, ${now})`)
  await run(sql`insert into person_identity (person_id, county_id, changed_at) values (${personId}, ${county}, ${now})`)
  await run(sql`insert into contact (id, county_id, register, person_id, reference, channel, language, verified, received_at, version, status, urgency_class, urgency_source, sort_key,
      promise_kind, promise_from, promise_to, next_kind, next_at, next_owner_kind, next_owner_id)
    values (${contactId}, ${county}, 'both', ${personId}, ${contactId}, 'web_form', 'fi', true, ${now}, 3, 'assessed', 'D', 'assessed', 'D', 'call', ${now}, ${now}, 'book', ${now}, 'staff', ${nurse})`)
  await run(
    sql`insert into plan (id, county_id, register, person_id, contact_id, made_at) values (${plan}, ${county}, 'both', ${personId}, ${contactId}, ${now})`,
  )
  for (const [id, register, service] of [
    [health, 'health', 'PHYSIO'],
    [social, 'social', 'SOCIAL'],
  ] as const) {
    await run(sql`insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, established_at, legal_due_date, next_date)
      values (${id}, ${county}, ${register}, ${personId}, ${contactId}, ${service}, 'D', 'open', ${now}, '2026-12-08', '2026-11-24')`)
    await run(sql`insert into plan_line (county_id, register, person_id, plan_id, need_id, position, owner_kind, owner_id, next_date, next_kind, texts)
      values (${county}, ${register}, ${personId}, ${plan}, ${id}, 1, 'staff', ${nurse}, '2026-11-24', 'book', ${texts})`)
    await run(sql`insert into clock (county_id, register, person_id, contact_id, need_id, rule_id, rule_version, started_at, due_date, state)
      values (${county}, ${register}, ${personId}, ${contactId}, ${id}, 'HCA-51a', '1', ${now}, '2026-12-08', 'running')`)
  }
  return { contactId, personId, health, social }
}

async function as(session: NewSession) {
  const { token } = await app.services.db.technical(
    county,
    (tx) => insertSession(tx, county, session),
    app.services.clock,
  )
  const form = formTokenOf({ cookieKey: app.services.config.cookieKey }, 'visit')
  return async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await app.http.inject({
      method,
      url,
      ...(payload ? { payload } : {}),
      headers: {
        cookie: `luukku_session=${token}; luukku_visit=visit`,
        'x-luukku-form': form,
        'idempotency-key': randomUUID(),
      },
    })
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many shapes, read by the test alone
    return { status: answer.statusCode, body: answer.json() as any }
  }
}
const asNurse = () => as({ kind: 'staff', staffId: nurse })
const item = (needId: string, staffId: string, service: string, from: string, minutes: number) => {
  const start = new Date(`2026-11-25T${from}:00+02:00`)
  return {
    needId,
    staffId,
    service,
    mode: 'remote',
    start: start.toISOString(),
    end: new Date(start.getTime() + minutes * 60_000).toISOString(),
  }
}
const booked = () =>
  rows(sql<{ n: number }>`select count(*)::int as n from appointment where status = 'booked'`).then((r) => r[0]?.n)

describe('one search books', () => {
  test('finds health and social times together on one day, without overlap, inside the limit, and books both', async () => {
    const c = await newCase()
    const ask = await asNurse()
    const found = await ask('POST', '/api/booking/search', { contactId: c.contactId })
    expect(found.status).toBe(200)
    const [first] = found.body.offers
    expect(first.items).toHaveLength(2)
    expect(first.items.every((i: { insideLimit: boolean }) => i.insideLimit)).toBe(true)
    expect(found.body.uncovered).toEqual([])
    const done = await ask('POST', '/api/booking/appointments', {
      contactId: c.contactId,
      items: first.items.map(({ needId, staffId, service, mode, start, end }: Record<string, string>) => ({
        needId,
        staffId,
        service,
        mode,
        start,
        end,
      })),
    })
    expect(done.status).toBe(200)
    expect(done.body.plan.lines.map((l: { nextDate: string }) => l.nextDate)).toEqual(['2026-11-25', '2026-11-25'])
    expect(done.body.plan.lines.every((l: { legal: { state: string } }) => l.legal.state === 'running')).toBe(true)
    const [contact] = await rows(
      sql<{
        status: string
        version: number
        next_kind: string
      }>`select status, version, next_kind from contact where id = ${c.contactId}`,
    )
    expect(contact).toEqual({ status: 'booked', version: 4, next_kind: 'appointment' })
    const notices = await rows(
      sql<{ template: string; channel: string }>`select template, channel from notification order by template`,
    )
    expect(notices.map(({ template }) => template)).toEqual(['appointment-booked'])
    expect(notices.every(({ channel }) => channel === 'inbox')).toBe(true)
  })
  test('of twenty who take one time at once exactly one gets it; the others get other times', async () => {
    const cases = await Promise.all(Array.from({ length: 20 }, newCase))
    const ask = await asNurse()
    const answers = await Promise.all(
      cases.map((c) =>
        ask('POST', '/api/booking/appointments', {
          contactId: c.contactId,
          items: [item(c.health, physio, 'PHYSIO', '10:00', 30)],
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(19)
    expect(refused.every(({ body }) => body.code === 'slot-taken' && body.alternatives.offers.length > 0)).toBe(true)
    expect(await booked()).toBe(1)
  })
  test('books all or none: one taken time leaves the other unbooked', async () => {
    const [a, b] = [await newCase(), await newCase()]
    const ask = await asNurse()
    await ask('POST', '/api/booking/appointments', {
      contactId: a.contactId,
      items: [item(a.social, counsellor, 'SOCIAL', '09:00', 60)],
    })
    const answer = await ask('POST', '/api/booking/appointments', {
      contactId: b.contactId,
      items: [item(b.health, physio, 'PHYSIO', '10:00', 30), item(b.social, counsellor, 'SOCIAL', '09:30', 60)],
    })
    expect(answer.body.code).toBe('slot-taken')
    expect(await booked()).toBe(1)
    const [need] = await rows(sql<{ status: string }>`select status from need where id = ${b.health}`)
    expect(need?.status).toBe('open')
  })
  test.each([
    ['a wrong duration', '10:00', 45],
    ['a time that ends after the shift', '11:45', 30],
    ['a time before the shift', '07:45', 30],
  ])('refuses %s', async (_, from, minutes) => {
    const c = await newCase()
    const answer = await (
      await asNurse()
    )('POST', '/api/booking/appointments', {
      contactId: c.contactId,
      items: [item(c.health, physio, 'PHYSIO', from, minutes)],
    })
    expect(answer.status).toBe(422)
    expect(await booked()).toBe(0)
  })
  test('one need booked of two leaves the contact with somebody on shift who books the rest', async () => {
    const c = await newCase()
    await (
      await asNurse()
    )('POST', '/api/booking/appointments', {
      contactId: c.contactId,
      items: [item(c.health, physio, 'PHYSIO', '11:30', 30)],
    })
    const [contact] = await rows(
      sql<{ status: string; next_kind: string }>`select status, next_kind from contact where id = ${c.contactId}`,
    )
    expect(contact).toEqual({ status: 'assessed', next_kind: 'book' })
  })
})

test('a time that overlaps another appointment of the person is taken, with other times, whoever has it', async () => {
  const c = await newCase()
  const ask = await asNurse()
  await ask('POST', '/api/booking/appointments', {
    contactId: c.contactId,
    items: [item(c.social, counsellor, 'SOCIAL', '10:00', 60)],
  })
  const overlapping = { contactId: c.contactId, items: [item(c.health, physio, 'PHYSIO', '10:30', 30)] }
  const answer = await ask('POST', '/api/booking/appointments', overlapping)
  expect(answer.body.code).toBe('slot-taken')
  const starts = answer.body.alternatives.offers.flatMap((o: { items: { start: string }[] }) =>
    o.items.map((i) => i.start),
  )
  expect(starts).not.toContain('2026-11-25T10:30:00+02:00')
  const touching = { contactId: c.contactId, items: [item(c.health, physio, 'PHYSIO', '11:00', 30)] }
  expect((await ask('POST', '/api/booking/appointments', touching)).status).toBe(200)
})

describe('a professional outside the guidance unit', () => {
  test('finds the own need in the own list, and neither the other need nor the words of the contact', async () => {
    const c = await newCase()
    const payload = randomUUID()
    await run(sql`insert into sealed_payload (id, county_id, register, person_id, contact_id, kind, retention_class, sealed, digest, created_at)
      values (${payload}, ${county}, 'both', ${c.personId}, ${c.contactId}, 'contact-words', 'correspondence', 'x', 'x', ${now})`)
    await (
      await asNurse()
    )('POST', '/api/booking/appointments', {
      contactId: c.contactId,
      items: [item(c.health, physio, 'PHYSIO', '08:00', 30), item(c.social, counsellor, 'SOCIAL', '10:00', 60)],
    })
    // The rows above carry a clock's date without its reasoning, which this page reads.
    await run(sql`delete from clock where contact_id = ${c.contactId}`)
    const ask = await as({ kind: 'staff', staffId: counsellor })
    const own = await ask('GET', '/api/own')
    const ids = own.body.cards.map((card: { needId: string }) => card.needId)
    expect(ids).toContain(c.social)
    expect(ids).not.toContain(c.health)
    expect((await ask('GET', `/api/own/${c.social}`)).status).toBe(200)
    expect((await ask('GET', `/api/own/${c.health}`)).status).toBe(404)
    expect((await ask('POST', '/api/booking/search', { contactId: c.contactId })).status).toBe(403)
    const actor = {
      kind: 'staff' as const,
      county,
      staffId: counsellor,
      roles: ['social' as const],
      registers: ['social' as const],
      guidance: false,
      unitId: clinic,
      languages: ['fi'],
      licensed: true,
    }
    const options = {
      actor,
      purpose: 'care' as const,
      requestId: randomUUID(),
      clock: app.services.clock,
      action: 't',
      ground: 't',
    }
    // No filter in any of these: the wall alone answers.
    await app.services.db.read(options, async (tx) => {
      expect(await tx.rows(sql`select id from contact`)).toEqual([])
      expect(await tx.rows(sql`select id from sealed_payload where need_id is null`)).toEqual([])
      expect(await tx.rows(sql`select id from need where register = 'health'`)).toEqual([])
      expect(await tx.rows(sql`select id from appointment where register = 'health'`)).toEqual([])
      expect((await tx.rows(sql`select id from need where id = ${c.social}`)).length).toBe(1)
    })
  })
})

describe('the resident', () => {
  test('moves: the new time is theirs and the old one free; cancels: the need is open, the clock runs on, a step is owned', async () => {
    const c = await newCase()
    const nurseAsks = await asNurse()
    await nurseAsks('POST', '/api/booking/appointments', {
      contactId: c.contactId,
      items: [item(c.health, physio, 'PHYSIO', '10:00', 30), item(c.social, counsellor, 'SOCIAL', '08:00', 60)],
    })
    const ask = await as({ kind: 'resident', personId: c.personId })
    const mine = await ask('GET', '/api/me')
    expect(mine.status).toBe(200)
    const id = mine.body.plans[0].lines.find((l: { needId: string }) => l.needId === c.health).appointment.appointmentId
    const listed = await ask('GET', `/api/me/appointments/${id}/times`)
    expect(listed.body.times).toHaveLength(5)
    const more = await ask('GET', `/api/me/appointments/${id}/times?limit=10`)
    expect(more.body.times).toHaveLength(10)
    const moved = await ask('POST', `/api/me/appointments/${id}/move`, { choice: listed.body.times[0].choice })
    expect(moved.status).toBe(200)
    expect(moved.body.appointment.start).toBe(listed.body.times[0].start)
    expect(await booked()).toBe(2)
    const cancelled = await ask('POST', `/api/me/appointments/${moved.body.appointment.appointmentId}/cancel`, {})
    expect(cancelled.body.appointment.status).toBe('cancelled')
    const line = cancelled.body.plan.lines.find((l: { needId: string }) => l.needId === c.health)
    expect(line).toMatchObject({ legal: { state: 'running', dueDate: '2026-12-08' } })
    expect(line.appointment).toBeUndefined()
    const [contact] = await rows(
      sql<{
        status: string
        next_kind: string
        next_owner_kind: string
      }>`select status, next_kind, next_owner_kind from contact where id = ${c.contactId}`,
    )
    expect(contact).toMatchObject({ status: 'assessed', next_kind: 'book' })
    const again = await ask('POST', `/api/me/appointments/${moved.body.appointment.appointmentId}/cancel`, {})
    expect(again.body.code).toBe('action-not-possible')
  })
  test('cannot move by a choice made for another appointment, nor see one of somebody else', async () => {
    const [a, b] = [await newCase(), await newCase()]
    const nurseAsks = await asNurse()
    for (const [c, at] of [
      [a, '10:00'],
      [b, '08:00'],
    ] as const)
      await nurseAsks('POST', '/api/booking/appointments', {
        contactId: c.contactId,
        items: [item(c.health, physio, 'PHYSIO', at, 30)],
      })
    const ids = await rows(sql<{ id: string; person_id: string }>`select id, person_id from appointment`)
    const of = (c: Case) => ids.find(({ person_id }) => person_id === c.personId)?.id ?? ''
    const [asA, asB] = [
      await as({ kind: 'resident', personId: a.personId }),
      await as({ kind: 'visitor', personId: b.personId, contactId: b.contactId }),
    ]
    const choice = (await asA('GET', `/api/me/appointments/${of(a)}/times`)).body.times[0].choice
    expect((await asB('POST', `/api/me/appointments/${of(b)}/move`, { choice })).status).toBe(422)
    expect((await asB('GET', `/api/me/appointments/${of(a)}/times`)).status).toBe(404)
    expect((await asB('POST', `/api/me/appointments/${of(a)}/cancel`, {})).status).toBe(404)
  })
  test('writes a message that somebody on shift reads, and sees who has handled the matter', async () => {
    const c = await newCase()
    const nurseAsks = await asNurse()
    await nurseAsks('POST', '/api/booking/search', { contactId: c.contactId })
    const ask = await as({ kind: 'resident', personId: c.personId })
    const mine = await ask('POST', `/api/me/contacts/${c.contactId}/messages`, { text: 'Polvi turposi 🙂' })
    expect(mine.body.messages).toMatchObject([{ from: 'me', text: 'Polvi turposi 🙂' }])
    const log = await ask('GET', '/api/me/log')
    expect(log.body.entries.map((e: { who: string }) => e.who)).toContain('Aino Testi')
    expect((await ask('POST', `/api/me/contacts/${c.contactId}/withdraw-permission`, {})).status).toBe(200)
  })
})
