import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangeBothSides } from '@luukku/testkit/both-sides'
import { createPeopleWorld, type PeopleWorld } from '@luukku/testkit/people-world'
import { addRecordsKeeper, closeMatter, lineOf, type RecordsKeeper } from '@luukku/testkit/records-keeper'
import { asRetention } from './as-retention.ts'
import { countByClass } from './retention-queries.ts'

let world: PeopleWorld
let records: RecordsKeeper
beforeAll(async () => {
  world = await createPeopleWorld()
  records = await addRecordsKeeper(world)
})
afterAll(() => world.close())

const closedOn = '2026-12-01T12:00:00+02:00'
const count = async (text: string, ...values: readonly unknown[]) =>
  (await world.owner.query<{ n: number }>(`select count(*)::int as n from ${text}`, [...values])).rows[0]?.n
const appointmentsOf = (contactId: string) => count('appointment where contact_id = $1', contactId)
/** A booked and once moved visit whose last change was on this day, with what stands beside it. @returns the first time's id */
async function addMoved(contactId: string, needId: string, lastChange: string): Promise<string> {
  const add = async (status: string, day: string, root: string | undefined) =>
    (
      await world.owner.query<{ id: string }>(
        `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at, changed_at, root_id)
         select n.county_id, n.register, n.person_id, n.contact_id, n.id, s.id, s.unit_id, n.service, 'phone',
           tstzrange($3::timestamptz, $3::timestamptz + interval '30 minutes'), $2, $3::timestamptz - interval '1 day', null, $4
         from need n, staff_member s where n.id = $1 and s.given_name = 'Outi' returning id`,
        [needId, status, day, root],
      )
    ).rows[0]?.id ?? ''
  const first = await add('moved', '2026-11-25T09:00:00+02:00', undefined)
  const second = await add('done', lastChange, first)
  await world.owner.query(
    `insert into appointment_step (county_id, register, person_id, contact_id, need_id, appointment_id, step, from_status, to_status, by_kind, actor_id, at)
     select county_id, register, person_id, contact_id, need_id, id, 'finish', 'started', 'done', 'staff', 'x', now() from appointment where id = $1`,
    [second],
  )
  await world.owner.query(
    `insert into notification (county_id, register, person_id, contact_id, appointment_id, channel, template, language, due_at, status)
     select county_id, register, person_id, contact_id, id, 'sms', 'appointment-reminder', 'fi', now(), 'sent' from appointment where id = any ($1)`,
    [[first, second]],
  )
  expect(await appointmentsOf(contactId)).toBe(2)
  return first
}

test('an appointment of social care has the time of what was written of its need', async () => {
  const { contactId, social } = await arrangeBothSides(world)
  await addMoved(contactId, social, '2026-11-26T11:00:00+02:00')
  await closeMatter(world, contactId, closedOn)
  await records.endOn('2036-11-30', 'social-adult', 'appointment')
  expect(await appointmentsOf(contactId)).toBe(2)
  await records.endOn('2036-12-01', 'social-adult')
  expect(await appointmentsOf(contactId)).toBe(0)
})

test('a permission that a later one replaced goes after twelve years, once its matter is closed; the newest stays, and a denial likewise', async () => {
  const arrange = async () => {
    const { own, contactId, counsellor, social, person } = await arrangeBothSides(world)
    for (const share of ['yes', 'no'])
      expect((await counsellor('POST', `/api/own/${social}/permission`, { share })).status).toBe(200)
    const deny = () => own('POST', '/api/me/denials', { target: 'register', register: 'social', inEmergency: true })
    await deny()
    await world.owner.query(`update denial set withdrawn_at = made_at where person_id = $1`, [person.id])
    await deny()
    const versions = async () => [
      await count('permission where contact_id = $1', contactId),
      await count('denial where person_id = $1', person.id),
    ]
    return { contactId, person, versions }
  }
  const [closed, open] = [await arrange(), await arrange()]
  await closeMatter(world, closed.contactId, closedOn)
  const [permissions = 0] = await closed.versions()
  expect(permissions).toBeGreaterThan(1)
  await records.endOn('2038-11-23', 'permission')
  expect([await closed.versions(), await open.versions()]).toEqual([
    [permissions, 2],
    [permissions, 2],
  ])
  await records.endOn('2038-11-24', 'permission')
  expect([await closed.versions(), await open.versions()]).toEqual([
    [1, 1],
    [permissions, 2],
  ])
  expect(await count(`permission where contact_id = $1 and share = 'no'`, closed.contactId)).toBe(1)
  expect(await count('denial where person_id = $1 and withdrawn_at is null', closed.person.id)).toBe(1)
  expect(await records.faults()).toEqual([])
})

test('an appointment of health care goes whole twelve years after the last that happened to it, once its matter is closed; the journal is valid', async () => {
  const { contactId, health } = await arrangeBothSides(world)
  const open = await arrangeBothSides(world)
  const id = await addMoved(contactId, health, '2026-11-26T09:00:00+02:00')
  await closeMatter(world, contactId, closedOn)
  await world.owner.query(
    `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
     select county_id, register, person_id, $1, $2, staff_id, unit_id, service, mode, during, 'cancelled', booked_at from appointment where id = $3`,
    [open.contactId, open.health, id],
  )
  await records.endOn('2038-11-25', 'appointment')
  expect(await appointmentsOf(contactId)).toBe(2)
  await records.propose('2038-11-26')
  const view = await records.page()
  expect(lineOf(view, 'appointment')).toMatchObject({ due: 1, held: 1, years: 12, kinds: { appointment: 1 } })
  // Listed is not destroyed: a person says yes first.
  await records.runAll()
  expect(await appointmentsOf(contactId)).toBe(2)
  expect((await records.confirm(view, 'appointment')).status).toBe(200)
  await records.runAll()
  expect(await appointmentsOf(contactId)).toBe(0)
  expect(await appointmentsOf(open.contactId)).toBe(1)
  expect(await count('appointment_step where contact_id = $1', contactId)).toBe(0)
  expect(await count(`notification where contact_id = $1 and appointment_id is not null`, contactId)).toBe(0)
  expect(lineOf(await records.page(), 'appointment')).toMatchObject({ destroyed: 1 })
  expect(
    await count(
      `journal_entry where action = 'endRetention' and detail ->> 'kept' = 'appointment' and detail -> 'destroyed' ? $1`,
      id,
    ),
  ).toBe(1)
  expect(await records.faults()).toEqual([])
})

/** A matter of disability services that was closed, and a later one of the same person that is open. */
async function arrangeTwoDisabilityMatters() {
  const first = await arrangeBothSides(world, ['FYSIO', 'VAMMAIS'])
  const kept = () =>
    count(
      `sealed_payload where contact_id = $1 and retention_class = 'social-disability' and sealed is not null`,
      first.contactId,
    )
  const all = await kept()
  expect(all).toBeGreaterThan(0)
  await closeMatter(world, first.contactId, closedOn)
  const { contactId } = await world.send(first.own, { channel: 'web_form', lang: 'fi', text: 'Tarvitsen avustajan.' })
  await world.assess(contactId, ['VAMMAIS'])
  return { all, kept, contactId }
}

test('disability services: ten years from the last matter of the person, whichever of them it was written in', async () => {
  const { all, kept, contactId } = await arrangeTwoDisabilityMatters()
  // The later one is open: the need has not ended.
  await records.endOn('2039-06-01', 'social-disability')
  expect(await kept()).toBe(all)
  await closeMatter(world, contactId, '2030-03-01T12:00:00+02:00')
  await records.endOn('2040-02-29', 'social-disability')
  expect(await kept()).toBe(all)
  await records.endOn('2040-03-01', 'social-disability')
  expect(await kept()).toBe(0)
})

test('disability services: a matter that is open counts by what was written in it, whatever the catalogue calls its service later', async () => {
  const { all, kept, contactId } = await arrangeTwoDisabilityMatters()
  const call = (classes: string) =>
    world.owner.query(`update service set classes = $1 where code = 'VAMMAIS'`, [[classes]])
  await call('P4.1')
  await records.endOn('2041-01-01', 'social-disability')
  expect(await kept()).toBe(all)
  await closeMatter(world, contactId, '2030-03-01T12:00:00+02:00')
  await records.endOn('2041-01-02', 'social-disability')
  expect(await kept()).toBe(0)
  await call('P4.4')
})

test('whether a later denial came is found by the person, not by reading every denial for each of them', async () => {
  const { owner } = world
  await owner.query('begin')
  await owner.query(
    `insert into person (id, county_id, created_at) select gen_random_uuid(), 'lapland', now() from generate_series(1, 3000)`,
  )
  await owner.query(
    `insert into denial (county_id, register, person_id, target, asked_by, made_at, withdrawn_at)
     select 'lapland', 'social', id, 'register', 'form', now(), now() from person`,
  )
  await owner.query('analyze denial')
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
    `explain select from denial d join denial l on l.person_id = d.person_id and l.made_at > d.made_at where d.id = gen_random_uuid()`,
  )
  await owner.query('rollback')
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index.*Scan using denial_of on denial l/)
})

test('when disability services ended for a person is found without reading everybody’s contacts', async () => {
  const { owner } = world
  const { person, contactId } = await arrangeBothSides(world, ['FYSIO', 'VAMMAIS'])
  await owner.query('begin')
  await owner.query(
    `insert into person (id, county_id, created_at) select gen_random_uuid(), 'lapland', now() from generate_series(1, 3000)`,
  )
  await owner.query(
    `insert into contact (id, county_id, register, person_id, reference, channel, language, verified, received_at, version, status, urgency_class,
       urgency_source, sort_key, answered_at)
     select gen_random_uuid(), 'lapland', 'both', id, id::text, 'web_form', 'fi', true, now(), 3, 'closed', 'D', 'assessed', 'D', now() from person`,
  )
  for (const table of ['person', 'contact']) await owner.query(`analyze ${table}`)
  // Of this transaction alone.
  const read = async () =>
    (
      await owner.query<{ seq_scan: string }>(
        `select relname, seq_scan from pg_stat_xact_user_tables where relname in ('person', 'contact') order by relname`,
      )
    ).rows
  const before = await read()
  await owner.query(`select disability_closed_at($1, $2)`, [person.id, contactId])
  const after = await read()
  await owner.query('rollback')
  expect(before).toHaveLength(2)
  expect(after).toEqual(before)
})

test('rows go only on a confirmed list, by planned work, and none of an open matter, whatever the database is asked', async () => {
  const { contactId, health } = await arrangeBothSides(world)
  const id = await addMoved(contactId, health, '2026-11-27T09:00:00+02:00')
  const past = async (proposal: string | undefined) => {
    const { jobsDb } = world.app.services
    return jobsDb.write(asRetention(world.app.services, 'endRetention'), (tx) =>
      tx.rows(sql`select destroy_appointments(${proposal}, ${[id]}::uuid[])`),
    )
  }
  expect(await past(await records.propose('2042-01-01'))).toEqual([])
  await closeMatter(world, contactId, closedOn)
  const proposal = await records.propose('2042-01-02')
  expect(await past(proposal)).toEqual([])
  const { db, clock } = world.app.services
  for (const name of ['destroy_appointments', 'destroy_permissions', 'destroy_denials'])
    await expect(
      db.technical('lapland', (tx) => tx.rows(sql`select ${sql.raw(name)}(${proposal}, '{}')`), clock),
    ).rejects.toThrow(/permission denied/)
  expect((await records.confirm(await records.page(), 'appointment')).status).toBe(200)
  await world.owner.query(`update contact set status = 'assessed' where id = $1`, [contactId])
  expect(await past(proposal)).toEqual([])
  await world.owner.query(`update contact set status = 'closed' where id = $1`, [contactId])
  expect(await past(proposal)).toHaveLength(2)
})

test('a denial of a whole register stays while a matter is held, and where the hold was lifted after the list was made', async () => {
  // The newest matter is free; an older one is held. The held person's rows come first by their ids.
  const arrange = async () => {
    const { own, contactId, person } = await arrangeBothSides(world)
    const later = await world.send(own, { channel: 'web_form', lang: 'fi', text: 'Selkä on kipeä.' })
    const deny = () => own('POST', '/api/me/denials', { target: 'register', register: 'social', inEmergency: true })
    await deny()
    await world.owner.query(`update denial set withdrawn_at = made_at where person_id = $1`, [person.id])
    await deny()
    await closeMatter(world, contactId, closedOn)
    await closeMatter(world, later.contactId, '2026-12-05T12:00:00+02:00')
    const { rows } = await world.owner.query<{ reference: string }>(`select reference from contact where id = $1`, [
      contactId,
    ])
    return { reference: rows[0]?.reference ?? '', left: () => count('denial where person_id = $1', person.id) }
  }
  const [held, free] = [await arrange(), await arrange()]
  const hold = async (stands: boolean) =>
    (await records.keeper())('POST', '/api/retention/holds', { reference: held.reference, reason: 'court', stands })
  world.at('2043-01-01T05:00:00+02:00')
  expect((await hold(true)).status).toBe(200)
  await records.propose('2043-01-02')
  const view = await records.page()
  const { due = 0, held: kept = 0 } = lineOf(view, 'permission') ?? {}
  expect([due > 0, kept > 0]).toEqual([true, true])
  expect((await records.confirm(view, 'permission')).status).toBe(200)
  expect((await hold(false)).status).toBe(200)
  await records.runAll()
  expect([await held.left(), await free.left()]).toEqual([2, 1])
  // The next list has it.
  await records.endOn('2043-01-03', 'permission')
  expect(await held.left()).toBe(1)
})

test('a family’s words of disability services from before those had a time of their own: thirty years, and ten from the last matter', async () => {
  const { all = 0, contactId } = await arrangeTwoDisabilityMatters()
  const { rows } = await world.owner.query<{ contact_id: string }>(
    `update sealed_payload set retention_class = 'social-family' where retention_class = 'social-disability' and sealed is not null
       and contact_id <> $1 and person_id = (select person_id from contact where id = $1) returning contact_id`,
    [contactId],
  )
  expect(rows.length).toBe(all)
  const family = () =>
    count(
      `sealed_payload where contact_id = $1 and retention_class = 'social-family' and sealed is not null`,
      rows[0]?.contact_id,
    )
  const before = await family()
  expect(before).toBeGreaterThanOrEqual(all)
  // Thirty years are over, and the services go on.
  await records.endOn('2057-01-01', 'social-family')
  expect(await family()).toBe(before)
  await closeMatter(world, contactId, '2057-03-01T12:00:00+02:00')
  await records.endOn('2067-02-28', 'social-family')
  expect(await family()).toBe(before)
  await records.endOn('2067-03-01', 'social-family')
  expect(await family()).toBe(0)
})

test('the night’s count looks once at when a matter was closed, however many sums it is in', async () => {
  const { contactId } = await arrangeBothSides(world)
  await closeMatter(world, contactId, closedOn)
  const looks = await world.app.services.jobsDb.write(asRetention(world.app.services, 'countRetention'), async (tx) => {
    const read = async () =>
      (
        await tx.first(sql<{ n: number }>`
        select coalesce(idx_scan, 0)::int as n from pg_stat_xact_user_tables where relname = 'case_event'`)
      )?.n ?? 0
    const before = await read()
    const counted = await countByClass(tx, '2069-01-01')
    const after = await read()
    const documents = counted.reduce((sum, { kept }) => sum + kept, 0)
    return { documents, looked: after - before }
  })
  expect(looks.documents).toBeGreaterThan(10)
  // A document whose time runs from its matter is asked for it once; the functions of joined and disability matters ask on their own.
  expect(looks.looked).toBeLessThan(looks.documents * 2)
})

test('an appointment of child protection has no end', async () => {
  const protection = await arrangeBothSides(world, ['FYSIO', 'LASTENSUOJELU'])
  await addMoved(protection.contactId, protection.social, '2026-11-26T13:00:00+02:00')
  await closeMatter(world, protection.contactId, closedOn)
  await records.endOn('2090-01-01', 'social-adult', 'social-family', 'appointment')
  expect(await appointmentsOf(protection.contactId)).toBe(2)
})
