import { randomUUID } from 'node:crypto'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { checkRows, emptyLog } from '@luukku/testkit/fault/check-rows'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

// Whoever writes past the use cases, with the owner's rights: the database itself refuses what is taken twice.
const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, paula, other] = [smallCounty.physiotherapist, randomUUID(), randomUUID()]
let county: SmallCountyServer
let nurse: Browser
const write = (text: string, values: unknown[] = []) => county.owner.query<{ id: string }>(text, values)

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  for (const [id, subject] of [
    [paula, 'paula'],
    [other, 'other'],
  ])
    await write(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, 'lapland', $2, $2, 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health}', '{health,both}', $3)`,
      [id, subject, smallCounty.healthUnit],
    )
  // What lies in the past by the county's clock is let in: raw writes are asked by the same clock.
  await write(`select set_config('luukku.at', $1, false)`, [now])
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())
beforeEach(async () => {
  await write(`delete from appointment`)
  await write(`delete from group_session`)
  for (const table of ['resource', 'interpreter_time', 'interpreter', 'overbooking_rule'])
    await write(`delete from ${table}`)
  await write(`update service set is_group = false, together = '[]', resources = '{}' where code = 'FYSIO'`)
})

const at = (clock: string) => `${day}T${clock}:00+02:00`
const span = (from: string, to: string) => `[${at(from)},${at(to)})`
const newNeed = async () => (await assessKnee(county.browser(), nurse)).needId
interface Row {
  needId: string
  staffId?: string
  during?: string
  status?: string
  lane?: number
  session?: string
  seat?: number
}
async function put({ needId, staffId = petri, during = span('09:00', '09:30'), ...o }: Row): Promise<string> {
  const { rows } = await write(
    `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, held_until, booked_at, lane, session_id, seat)
     select n.county_id, n.register, n.person_id, n.contact_id, n.id, $2, $3, 'FYSIO', 'onsite', $4::tstzrange, $5, case when $5 = 'held' then now() end, now(), $6, $7, $8 from need n where n.id = $1
     returning id`,
    [
      needId,
      staffId,
      smallCounty.healthUnit,
      during,
      o.status ?? 'booked',
      o.lane ?? 0,
      o.session ?? null,
      o.seat ?? null,
    ],
  )
  return rows[0]?.id ?? ''
}
const move = (id: string, during: string) =>
  write(`update appointment set during = $2::tstzrange where id = $1`, [id, during])
const revive = (id: string) => write(`update appointment set status = 'booked' where id = $1`, [id])

/** Whose calendar it is, how a second row would take the same, and the constraint that refuses it. */
const taken: Record<
  string,
  { constraint: string; prepare?: () => Promise<unknown>; second: (of: string) => Promise<Row> }
> = {
  'a professional': {
    constraint: 'appointment_one_per_professional',
    second: async () => ({ needId: await newNeed() }),
  },
  'a person': {
    constraint: 'appointment_one_per_person',
    second: (needId) => Promise.resolve({ needId, staffId: paula }),
  },
  'a room': {
    constraint: 'appointment_one_per_resource',
    prepare: () => addResource('hoitohuone', true),
    second: async () => ({ needId: await newNeed(), staffId: paula }),
  },
  'a device': {
    constraint: 'appointment_one_per_resource',
    prepare: () => addResource('ultraääni', false),
    second: async () => ({ needId: await newNeed(), staffId: paula }),
  },
  'an interpreter': {
    constraint: 'appointment_one_per_interpreter',
    prepare: () => addInterpreter(),
    second: async () => ({ needId: await needOfArabic(), staffId: paula }),
  },
}
async function addResource(kind: string, isPlace: boolean): Promise<void> {
  await write(`insert into resource (county_id, unit_id, kind, name, is_place) values ('lapland', $1, $2, $2, $3)`, [
    smallCounty.healthUnit,
    kind,
    isPlace,
  ])
  await write(`update service set resources = array[$1] where code = 'FYSIO'`, [kind])
}
async function addInterpreter(): Promise<void> {
  const { rows } = await write(
    `insert into interpreter (county_id, name, languages, is_remote, active) values ('lapland', 'Tulkki', '{ar}', true, true) returning id`,
  )
  await write(
    `insert into interpreter_time (county_id, interpreter_id, during) values ('lapland', $1, $2::tstzrange)`,
    [rows[0]?.id, span('08:00', '16:00')],
  )
}
async function needOfArabic(): Promise<string> {
  const needId = await newNeed()
  await write(`update need set interpreter = 'ar' where id = $1`, [needId])
  return needId
}

describe.each(Object.entries(taken))('%s is not taken twice', (whose, { constraint, prepare, second }) => {
  const first = () => (whose === 'an interpreter' ? needOfArabic() : newNeed())
  test('by a row that is put in, and is by one that only touches', async () => {
    await prepare?.()
    const needId = await first()
    await put({ needId })
    const row = await second(needId)
    for (const during of [
      span('09:29', '09:59'),
      span('08:31', '09:01'),
      span('09:10', '09:20'),
      span('08:00', '12:00'),
    ])
      await expect(put({ ...row, during })).rejects.toMatchObject({ constraint })
    await put({ ...row, during: span('09:30', '10:00') })
    await put({ ...row, during: span('08:30', '09:00') })
  })
  test('by a row that is moved to it, or comes back from cancelled or missed', async () => {
    await prepare?.()
    const needId = await first()
    await put({ needId })
    const row = await second(needId)
    const later = await put({ ...row, during: span('10:00', '10:30') })
    await expect(move(later, span('09:15', '09:45'))).rejects.toMatchObject({ constraint })
    await move(later, span('09:30', '10:00'))
    for (const status of ['cancelled', 'no-show', 'moved']) {
      const gone = await put({ ...row, status })
      await expect(revive(gone)).rejects.toMatchObject({ constraint })
    }
  })
  test('by a time that is only held, under way or done', async () => {
    await prepare?.()
    const needId = await first()
    const row = await second(needId)
    for (const status of ['held', 'arrived', 'started', 'done']) {
      const there = await put({ needId, status })
      await expect(put(row)).rejects.toMatchObject({ constraint })
      await write(`update appointment set status = 'cancelled' where id = $1`, [there])
    }
    await put(row)
  })
})

test('a professional is not taken by giving the time to them afterwards', async () => {
  await put({ needId: await newNeed() })
  const id = await put({ needId: await newNeed(), staffId: paula })
  await expect(write(`update appointment set staff_id = $2 where id = $1`, [id, petri])).rejects.toMatchObject({
    constraint: 'appointment_one_per_professional',
  })
})

test('a room or an interpreter is not taken by a row of its own table', async () => {
  await addResource('hoitohuone', true)
  await addInterpreter()
  const one = await put({ needId: await needOfArabic() })
  const two = await put({ needId: await newNeed(), staffId: paula, during: span('11:00', '11:30') })
  await expect(
    write(
      `insert into appointment_resource (county_id, appointment_id, resource_id, during) select county_id, $2, resource_id, during from appointment_resource where appointment_id = $1`,
      [one, two],
    ),
  ).rejects.toMatchObject({ constraint: 'appointment_one_per_resource' })
  await expect(
    write(
      `insert into appointment_interpreter (county_id, appointment_id, interpreter_id, language, how, during)
       select county_id, $2, interpreter_id, language, how, during from appointment_interpreter where appointment_id = $1`,
      [one, two],
    ),
  ).rejects.toMatchObject({ constraint: 'appointment_one_per_interpreter' })
})

test.each([
  ['a room', 'resource', 'resource_id'],
  ['an interpreter', 'interpreter', 'interpreter_id, language, how'],
])('without its constraint %s taken twice is seen by the check of the rows', async (what, whose, columns) => {
  await addResource('hoitohuone', true)
  await addInterpreter()
  const one = await put({ needId: await needOfArabic() })
  const two = await put({ needId: await newNeed(), staffId: paula, during: span('11:00', '11:30') })
  const [table, constraint] = [`appointment_${whose}`, `appointment_one_per_${whose}`]
  const seen = async () =>
    (await checkRows(county.owner, emptyLog())).filter((line) => line.startsWith(`${what} is taken`))
  const { rows } = await county.owner.query<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1`,
    [constraint],
  )
  expect(await seen()).toEqual([])
  await county.owner.query(`alter table ${table} drop constraint ${constraint}`)
  try {
    await county.owner.query(
      `insert into ${table} (county_id, appointment_id, ${columns}, during)
       select county_id, $2, ${columns}, during from ${table} where appointment_id = $1`,
      [one, two],
    )
    expect(await seen()).toHaveLength(1)
  } finally {
    await county.owner.query(`delete from ${table} where appointment_id = $1`, [two])
    await county.owner.query(`alter table ${table} add constraint ${constraint} ${rows[0]?.text ?? ''}`)
  }
})

describe('a group', () => {
  const session = async (places = 2) => {
    await write(`update service set is_group = true where code = 'FYSIO'`)
    const { rows } = await write(
      `insert into group_session (county_id, service, staff_ids, unit_id, mode, during, places, made_by, made_at)
       values ('lapland', 'FYSIO', $1::uuid[], $2, 'onsite', $3::tstzrange, $4, $5, now()) returning id`,
      [[petri], smallCounty.healthUnit, span('09:00', '09:30'), places, smallCounty.nurse],
    )
    return rows[0]?.id ?? ''
  }
  test('has each place once and none beyond the last, also by an update', async () => {
    const id = await session()
    const refused = { constraint: 'appointment_one_per_seat' }
    await put({ needId: await newNeed(), session: id, seat: 1 })
    const needId = await newNeed()
    await expect(put({ needId, session: id, seat: 1 })).rejects.toMatchObject(refused)
    await expect(put({ needId, session: id, seat: 3 })).rejects.toMatchObject(refused)
    await expect(put({ needId, session: id, seat: 0 })).rejects.toMatchObject(refused)
    const two = await put({ needId, session: id, seat: 2 })
    for (const seat of [1, 3])
      await expect(write(`update appointment set seat = $2 where id = $1`, [two, seat])).rejects.toMatchObject(refused)
    await expect(write(`update group_session set places = 1 where id = $1`, [id])).rejects.toMatchObject({
      code: '23514',
    })
  })
  test('takes its professional: no time lies over it, and it over none', async () => {
    const refused = { constraint: 'appointment_one_per_professional' }
    await session()
    await expect(put({ needId: await newNeed(), during: span('09:15', '09:45') })).rejects.toMatchObject(refused)
    await write(`update group_session set status = 'cancelled'`)
    await put({ needId: await newNeed(), during: span('09:15', '09:45') })
    await expect(session()).rejects.toMatchObject(refused)
  })
})

describe('who sits in', () => {
  const beside = (id: string, staffId: string) =>
    write(
      `insert into appointment_beside (county_id, register, person_id, contact_id, appointment_id, need_id, given_by, staff_id)
       select county_id, register, person_id, contact_id, id, need_id, staff_id, $2 from appointment where id = $1`,
      [id, staffId],
    )
  test('is not at two visits at once, whichever way the second is written', async () => {
    const refused = { constraint: 'appointment_one_per_professional' }
    const visit = await put({ needId: await newNeed() })
    await beside(visit, other)
    await expect(put({ needId: await newNeed(), staffId: other })).rejects.toMatchObject(refused)
    const second = await put({ needId: await newNeed(), staffId: paula })
    await expect(beside(second, other)).rejects.toMatchObject(refused)
    await move(second, span('10:00', '10:30'))
    await beside(second, other)
    await expect(move(second, span('09:15', '09:45'))).rejects.toMatchObject(refused)
  })
})

describe('a time over another', () => {
  test('needs the county’s rule when it is put in and when it is changed to lie over others', async () => {
    const refused = { constraint: 'appointment_one_per_lane' }
    const first = await put({ needId: await newNeed() })
    const needId = await newNeed()
    await expect(put({ needId, lane: 1 })).rejects.toMatchObject(refused)
    // Out of its lane, so that another fits in beside it.
    await expect(write(`update appointment set lane = 1 where id = $1`, [first])).rejects.toMatchObject(refused)
    await write(
      `insert into overbooking_rule (county_id, service, unit_id, extra, set_at) values ('lapland', 'FYSIO', null, 1, now())`,
    )
    const over = await put({ needId, lane: 1 })
    await expect(write(`update appointment set lane = 2 where id = $1`, [over])).rejects.toMatchObject(refused)
    await expect(put({ needId: await newNeed(), lane: 1 })).rejects.toMatchObject({
      constraint: 'appointment_one_per_professional',
    })
  })
})
