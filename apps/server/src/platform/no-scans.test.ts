import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrangeBothSides, type BothSides } from '@luukku/testkit/both-sides'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

/**
 * The wall's conditions stand on every row. Whether one of them makes PostgreSQL read a whole table about persons is seen from
 * its own count of sequential scans, which also counts what policies and functions ask: `explain` would show the statement
 * alone. A county of 20,000 is enough for an index to be the better way wherever there is one. A policy that no index helps
 * is a function that is called for each row, and PostgreSQL counts its calls too.
 */
const persons = 20_000
/** Visits that the physiotherapist gave before: some two years of work. */
const given = 4_000
let world: PeopleWorld
let sides: BothSides
let owner: Client
beforeAll(async () => {
  world = await createPeopleWorld({ track_functions: 'pl' })
  owner = world.owner
  sides = await arrangeBothSides(world)
  await sides.own('POST', '/api/me/denials', { target: 'event', needId: sides.health, inEmergency: true })
  await owner.query('begin')
  for (const statement of crowd) await owner.query(statement)
  await owner.query('commit')
  await owner.query('analyze')
})
afterAll(() => world.close())

/** Others, each with a closed matter, its need, clock, words, events, plan and time; the last ones came within four weeks. */
const crowd = [
  `create temporary table one as select n, gen_random_uuid() as person, gen_random_uuid() as contact, gen_random_uuid() as need, gen_random_uuid() as plan, gen_random_uuid() as words,
     timestamptz '2026-02-18' + n * interval '20 minutes' as at from generate_series(1, ${String(persons)}) n`,
  `insert into person (id, county_id, created_at) select person, 'lapland', at from one`,
  `insert into person_identity (person_id, county_id, changed_at) select person, 'lapland', at from one`,
  `insert into contact (id, county_id, register, person_id, reference, channel, language, verified, received_at, version, status, urgency_class,
     urgency_source, sort_key, answered_at)
   select contact, 'lapland', 'both', person, contact::text, 'web_form', 'fi', true, at, 3, 'closed', 'D', 'assessed', 'D' || n, at from one`,
  `insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, unit_id, owner_staff_id, established_at, next_date)
   select need, 'lapland', 'health', person, contact, 'FYSIO', 'D', 'closed', '${smallCounty.healthUnit}', '${smallCounty.physiotherapist}', at, at::date from one`,
  `insert into sealed_payload (id, county_id, register, person_id, contact_id, need_id, kind, retention_class, sealed, salt, digest, created_at)
   select words, 'lapland', 'health', person, contact, need, 'own-note', 'patient-note', 'x', 'x', 'x', at from one`,
  `insert into case_event (county_id, register, person_id, contact_id, need_id, seq, type, at, actor_kind, actor_id, payload_id)
   select 'lapland', 'health', person, contact, need, 1, 'note', at, 'staff', '${smallCounty.physiotherapist}', words from one`,
  `insert into clock (county_id, register, person_id, contact_id, need_id, rule_id, rule_version, started_at, state)
   select 'lapland', 'health', person, contact, need, 'x', '1', at, 'met' from one`,
  `insert into plan (id, county_id, register, person_id, contact_id, made_at) select plan, 'lapland', 'both', person, contact, at from one`,
  `insert into plan_line (county_id, register, person_id, plan_id, need_id, position, owner_kind, owner_id, next_date, next_kind, texts)
   select 'lapland', 'health', person, plan, need, 1, 'staff', '${smallCounty.physiotherapist}', at::date, 'call', '{}' from one`,
  `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
   select 'lapland', 'health', person, contact, need, '${smallCounty.physiotherapist}', '${smallCounty.healthUnit}', 'FYSIO', 'onsite',
     tstzrange(at, at + interval '20 minutes'), case when n <= ${String(given)} then 'done' else 'cancelled' end, at from one`,
  // One group: who holds it reads their week all the same.
  `insert into group_session (id, county_id, service, staff_ids, unit_id, mode, during, places, made_by, made_at, status)
   select gen_random_uuid(), 'lapland', 'FYSIO', array['${smallCounty.physiotherapist}'::uuid], '${smallCounty.healthUnit}', 'onsite',
     tstzrange('2026-11-25 18:00+02', '2026-11-25 19:00+02'), 8, '${smallCounty.physiotherapist}', now(), 'open'`,
  `update appointment a set session_id = s.id, seat = 1, during = s.during, status = 'booked'
   from group_session s where a.id = (select id from appointment where status = 'cancelled' limit 1)`,
  `insert into permission (county_id, register, person_id, contact_id, share, asked_by, given_at) select 'lapland', 'both', person, contact, 'yes', 'form', at from one`,
  `insert into notification (county_id, register, person_id, contact_id, channel, template, language, due_at, status)
   select 'lapland', 'both', person, contact, 'inbox', 'x', 'fi', at, 'sent' from one`,
]

/** Tables with thousands of rows of which a whole was read while this was done, with how many times. */
const scannedBy = (work: () => Promise<void>) => grownBy(scans, work)
/** Functions of the wall's policies that were called while this was done, with how many times. */
const askedBy = (work: () => Promise<void>) => grownBy(asked, work)
async function grownBy(
  count: () => Promise<Record<string, number>>,
  work: () => Promise<void>,
): Promise<Record<string, number>> {
  await settled()
  const before = await count()
  await work()
  await settled()
  const after = await count()
  return Object.fromEntries(
    Object.entries(after).flatMap(([table, n]) =>
      n > (before[table] ?? 0) ? [[table, n - (before[table] ?? 0)]] : [],
    ),
  )
}
const scans = () =>
  counted(
    `select relname as name, seq_scan as n from pg_stat_user_tables where schemaname = 'public' and n_live_tup > 5000`,
  )
/** How often each function of a policy was called. */
const asked = () =>
  counted(
    `select f.funcname as name, f.calls as n from pg_stat_user_functions f
     where exists (select from pg_policies p where p.schemaname = 'public' and concat(p.qual, p.with_check) like '%' || f.funcname || '(%')`,
  )
async function counted(query: string): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string; n: string }>(query)
  return Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]))
}
/** Each backend tells what it counted at most once a second, when a transaction ends: until two looks agree. */
async function settled(): Promise<void> {
  let last = ''
  await expect
    .poll(
      async () => {
        // Every connection of the server ends a transaction, so that it tells.
        await Promise.all(Array.from({ length: 24 }, () => world.app.services.db.isUp()))
        const now = JSON.stringify([await scans(), await asked()])
        const isSame = now === last
        last = now
        return isSame
      },
      { timeout: 120_000, interval: 1_500 },
    )
    .toBe(true)
}
const ask = async (call: Call, method: 'GET' | 'POST', url: string, body?: object) => {
  const answer = await call(method, url, body)
  expect(answer.status, `${url} ${answer.text}`).toBe(200)
}

describe('at a county of twenty thousand, no condition of the wall reads a whole table about persons', () => {
  test('the crowd is there, and the count sees a scan where there is one', async () => {
    const seen = await scannedBy(async () => {
      await owner.query(`select count(*) from sealed_payload where kind = 'nothing'`)
    })
    expect(seen).toMatchObject({ sealed_payload: 1 })
    expect(Object.keys(await scans())).toEqual(
      expect.arrayContaining([
        'person',
        'person_identity',
        'contact',
        'need',
        'case_event',
        'clock',
        'plan',
        'appointment',
      ]),
    )
  })
  test('for the nurse: list, case, opening, colleagues, who may act', async () => {
    world.at(tuesday)
    const nurse = await world.staff()
    const seen = await scannedBy(async () => {
      await ask(nurse, 'GET', '/api/desk')
      await ask(nurse, 'GET', `/api/desk/contacts/${sides.contactId}`)
      await ask(nurse, 'GET', `/api/desk/contacts/${sides.contactId}/representatives`)
      await ask(nurse, 'POST', '/api/desk/search', { words: 'Esimerkki' })
      await ask(nurse, 'POST', '/api/persons/search', { words: 'Esimerkki' })
      await ask(nurse, 'GET', '/api/booking/waiting')
      await ask(nurse, 'GET', '/api/interpreting')
    })
    expect(seen).toEqual({})
  })
  test('for the manager, who counts: nobody’s need is looked at to know that', async () => {
    await owner.query(`update staff_member set roles = '{manager}' where id = $1`, [smallCounty.psychiatricNurse])
    const manager = await world.staff(smallCounty.psychiatricNurse)
    const counts = async () => {
      await ask(manager, 'GET', '/api/manager/today')
      await ask(manager, 'GET', '/api/manager/breaking')
    }
    // Promises and clocks of all time have no index by their moment: each is read through once, and the wall is not asked there.
    expect(await scannedBy(counts)).toEqual({ contact: 1, clock: 1 })
    const seen = await askedBy(counts)
    // Those of four weeks, and of all the others none.
    expect(seen['is_counted']).toBeGreaterThan(1_000)
    expect(seen['is_counted']).toBeLessThan(persons)
    expect(seen['follows_need'] ?? 0).toBe(0)
  })
  test('for who gave thousands of visits: the wall is asked about those of the week', async () => {
    const call = await world.staff(smallCounty.physiotherapist)
    for (const url of ['/api/own-week?day=2026-11-25', '/api/own']) {
      const seen = await askedBy(() => ask(call, 'GET', url))
      // There is something to be asked about.
      expect(seen['follows_need'] ?? 0, url).toBeGreaterThan(0)
      for (const [name, calls] of Object.entries(seen)) expect(calls, `${url} ${name}`).toBeLessThan(given / 10)
    }
  })
  test('for a professional of each register: own list, need, note, across the wall, joint documents', async () => {
    for (const [staffId, need] of [
      [smallCounty.physiotherapist, sides.health],
      [smallCounty.counsellor, sides.social],
    ] as const) {
      const call = await world.staff(staffId)
      const seen = await scannedBy(async () => {
        await ask(call, 'GET', '/api/own')
        await ask(call, 'GET', '/api/own-week?day=2026-11-25')
        await ask(call, 'GET', `/api/own/${need}`)
        await ask(call, 'GET', `/api/own/${need}/across`)
        await ask(call, 'GET', `/api/own/${need}/joint`)
        await ask(call, 'POST', `/api/own/${need}/notes`, { text: 'Merkintä.' })
      })
      expect(seen, staffId).toEqual({})
    }
  })
  test('for a resident: own matters, log, permissions, data and its file, a new contact', async () => {
    const { own } = sides
    const seen = await scannedBy(async () => {
      for (const url of [
        '/api/me',
        '/api/me/log',
        '/api/me/permissions',
        '/api/me/acting',
        '/api/me/data',
        '/api/me/data/export',
        '/api/me/questionnaires',
        '/api/me/joint',
        '/api/me/waiting',
        '/api/me/calendar',
      ])
        await ask(own, 'GET', url)
      await ask(own, 'POST', '/api/contacts', { channel: 'web_form', lang: 'fi', text: 'Selkä on kipeä.' })
    })
    expect(seen).toEqual({})
  })
})
