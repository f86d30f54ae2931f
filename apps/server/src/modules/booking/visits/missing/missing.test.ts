import { randomUUID } from 'node:crypto'
import type { InterpreterDays, Interpreting } from '@luukku/contract'
import { addInterpreter } from '@luukku/testkit/add-interpreter'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

const now = '2026-11-25T06:00:00+02:00'
const today = '2026-11-25'
const tomorrow = '2026-11-26'
const petri = smallCounty.physiotherapist
let county: SmallCountyServer
let nurse: Browser
let boss: Browser

const at = (clock: string, day = today) => `${day}T${clock}:00+02:00`
const time = (clock: string, day = today) => ({
  staffId: petri,
  mode: 'onsite',
  start: at(clock, day),
  end: new Date(Date.parse(at(clock, day)) + 30 * 60_000).toISOString(),
})

beforeAll(async () => {
  county = await openSmallCounty({ days: [today, tomorrow], moment: now })
  const bossId = randomUUID()
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, 'lapland', 'maija', 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $2)`,
    [bossId, smallCounty.guidanceUnit],
  )
  boss = await county.staff(bossId)
  nurse = await county.staff(smallCounty.nurse)
  for (const day of [today, tomorrow]) await addReception(county.owner, petri, day, { from: '08:00', to: '15:00' })
})
afterAll(() => county.close())
beforeEach(async () => {
  await county.owner.query(`update appointment set status = 'cancelled' where status in ('booked', 'arrived')`)
  for (const table of [
    'interpreter_order',
    'appointment_interpreter',
    'interpreter_time',
    'interpreter_absence',
    'interpreter',
  ])
    await county.owner.query(`delete from ${table}`)
})

interface Visit {
  contactId: string
  needId: string
  appointmentId: string
}
async function bookVisit(
  clock: string,
  o: { day?: string; without?: boolean; language?: string } = {},
): Promise<Visit> {
  const one = await assessKnee(county.browser(), nurse)
  const set = await nurse('POST', `/api/desk/needs/${one.needId}/visit`, {
    interpreter: o.language ?? 'ar',
    moreTime: false,
  })
  expect(set.status, set.text).toBe(200)
  const item = { needId: one.needId, service: 'FYSIO', ...time(clock, o.day), withoutInterpreter: o.without === true }
  const booked = await nurse('POST', '/api/booking/appointments', { contactId: one.contactId, items: [item] })
  expect(booked.status, booked.text).toBe(200)
  return { ...one, appointmentId: String(booked.body.appointments[0].appointmentId) }
}
const read = async (): Promise<Interpreting> => {
  const answer = await nurse<Interpreting>('GET', '/api/interpreting')
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const missing = async () => (await read()).missing.map(({ appointmentId }) => appointmentId)
const away = (interpreterId: string, days?: number) =>
  nurse('POST', '/api/interpreting/absences', { interpreterId, ...(days === undefined ? {} : { days }) })
const give = (visit: Visit, how?: string) =>
  nurse('POST', `/api/interpreting/${visit.appointmentId}/give`, how === undefined ? {} : { how })
const order = (visit: Visit, ordered: boolean) =>
  nurse('POST', `/api/interpreting/${visit.appointmentId}/order`, { ordered })
const interpreterOnPlan = async ({ contactId }: Visit) => {
  const plan = await nurse('GET', `/api/desk/contacts/${contactId}`)
  const text = JSON.stringify(plan.body)
  return /"interpreter":\{"language":"ar","how":"(\w+)"\}/.exec(text)?.[1]
}

describe('the list of visits whose interpreter is missing', () => {
  test('holds what was booked without one, the nearest first, and not what has one', async () => {
    await addInterpreter(boss, today)
    const late = await bookVisit('14:00', { without: true })
    const early = await bookVisit('08:00', { without: true })
    const next = await bookVisit('08:00', { day: tomorrow, language: 'so' })
    await bookVisit('09:00')
    expect(await missing()).toEqual([early.appointmentId, late.appointmentId, next.appointmentId])
    const [first] = (await read()).missing
    expect(first).toMatchObject({ language: 'ar', start: at('08:00'), free: [], person: expect.any(String) as string })
  })
  test('an interpreter falls ill: their visits of today are on it with the next read, tomorrow’s are not', async () => {
    const one = await addInterpreter(boss, today)
    await addInterpreter(boss, tomorrow, { name: 'Tulkki 2' })
    const mine = await bookVisit('09:00')
    const other = await bookVisit('09:00', { day: tomorrow })
    expect(await missing()).toEqual([])
    expect(await interpreterOnPlan(mine)).toBe('remote')
    const said = await away(one)
    expect([said.status, said.body.visits], said.text).toEqual([200, 1])
    expect(await missing()).toEqual([mine.appointmentId])
    expect((await read()).missing[0]).toMatchObject({ away: 'Tulkki 1', start: at('09:00') })
    expect(await interpreterOnPlan(mine)).toBe('missing')
    expect(await interpreterOnPlan(other)).toBe('remote')
  })
  test('nobody is offered the hours of who is away, and a slip gives all back as it was', async () => {
    const one = await addInterpreter(boss, today)
    const mine = await bookVisit('09:00')
    const said = await away(one)
    const waits = await assessKnee(county.browser(), nurse)
    await nurse('POST', `/api/desk/needs/${waits.needId}/visit`, { interpreter: 'ar', moreTime: false })
    const howOf = async () => {
      const found = await nurse('POST', '/api/booking/search', { contactId: waits.contactId, earliest: true, limit: 1 })
      return found.body.offers[0]?.items[0]?.interpreter?.how as string | undefined
    }
    expect(await howOf()).toBe('missing')
    const undo = () => nurse('POST', `/api/interpreting/absences/${String(said.body.absenceId)}/undo`, {})
    expect((await undo()).body).toEqual({ undone: true })
    expect(await missing()).toEqual([])
    expect(await interpreterOnPlan(mine)).toBe('remote')
    expect(await howOf()).toBe('remote')
    expect((await undo()).status).toBe(404)
  })
  test('away for two days cuts only what lies in them, and somebody without hours then is refused with a reason', async () => {
    const one = await addInterpreter(boss, today, { from: '05:00', to: '10:00' })
    await boss('POST', `/api/calendars/interpreters/${one}/times`, { day: tomorrow, from: '09:00', to: '10:00' })
    await boss('POST', `/api/calendars/interpreters/${one}/times`, { day: '2026-11-27', from: '09:00', to: '10:00' })
    expect((await away(one, 2)).status).toBe(200)
    const left = await county.owner.query<{ span: string }>(
      `select to_char(lower(during) at time zone 'Europe/Helsinki', 'DD HH24') || '-' || to_char(upper(during) at time zone 'Europe/Helsinki', 'HH24') as span
       from interpreter_time order by lower(during)`,
    )
    // From this minute on: the hour before it stays as it was worked.
    expect(left.rows.map(({ span }) => span)).toEqual(['25 05-06', '27 09-10'])
    expect((await away(one)).body).toMatchObject({ code: 'rule-violated', reason: 'interpreter-not-at-work' })
    expect((await away(randomUUID())).status).toBe(404)
    for (const days of [0, 31, 1.5]) expect((await away(one, days)).status).toBe(400)
  })
  test('hours taken away and an interpreter out of use put their visits on it too', async () => {
    const one = await addInterpreter(boss, today)
    const mine = await bookVisit('09:00')
    const out = { name: 'Tulkki 1', languages: ['ar'], remote: true, active: false }
    await boss('POST', `/api/calendars/interpreters/${one}`, out)
    expect(await missing()).toEqual([mine.appointmentId])
    await boss('POST', `/api/calendars/interpreters/${one}`, { ...out, active: true })
    expect(await missing()).toEqual([])
    const settings = await boss('GET', '/api/calendars/visits')
    const { timeId } = settings.body.interpreters[0].times[0]
    await boss('POST', `/api/calendars/interpreter-times/${String(timeId)}/drop`, {})
    expect(await missing()).toEqual([mine.appointmentId])
  })
})

describe('what can be done in one press', () => {
  test('another who is free takes the visit, and who was taken before is free for others', async () => {
    const ill = await addInterpreter(boss, today, { name: 'Sairas', municipality: '698', remote: false })
    const mine = await bookVisit('09:00')
    await addInterpreter(boss, today, { name: 'Etä' })
    await addInterpreter(boss, today, { name: 'Paikalla', municipality: '698', remote: false })
    await away(ill)
    expect((await read()).missing[0]?.free).toEqual([
      { name: 'Paikalla', how: 'onsite' },
      { name: 'Etä', how: 'remote' },
    ])
    expect((await give(mine)).body).toEqual({ how: 'onsite' })
    expect(await missing()).toEqual([])
    expect(await interpreterOnPlan(mine)).toBe('onsite')
    const again = await give(mine)
    expect([again.status, again.body.reason], again.text).toEqual([422, 'interpreter-not-missing'])
  })
  test('remote interpreting is asked for where somebody could also come', async () => {
    const mine = await bookVisit('09:00', { without: true })
    await addInterpreter(boss, today, { name: 'Paikalla', municipality: '698', remote: false })
    await addInterpreter(boss, today, { name: 'Etä' })
    expect((await give(mine, 'remote')).body).toEqual({ how: 'remote' })
    expect(await interpreterOnPlan(mine)).toBe('remote')
  })
  test('of two visits of one moment exactly one has the only interpreter; the other stays on the list', async () => {
    const one = await bookVisit('09:00', { without: true })
    await county.owner.query(
      `insert into overbooking_rule (county_id, service, unit_id, extra, set_at) values ('lapland', 'FYSIO', null, 1, now())`,
    )
    await county.owner.query(`update appointment set lane = 1 where id = $1`, [one.appointmentId])
    await county.owner.query(`delete from overbooking_rule`)
    const two = await bookVisit('09:00', { without: true })
    await addInterpreter(boss, today)
    const answers = await Promise.all([give(one), give(two)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    expect(answers.find(({ status }) => status === 422)?.body.reason).toBe('interpreter-none-free')
    expect(await missing()).toHaveLength(1)
  })
  test('of two presses for one visit one is done, and the other does not undo it', async () => {
    const mine = await bookVisit('09:00', { without: true })
    for (const name of ['Etä', 'Toinen']) await addInterpreter(boss, today, { name })
    // The visit is held until both have looked and wait for it.
    await county.owner.query('begin')
    await county.owner.query(`select from appointment where id = $1 for update`, [mine.appointmentId])
    const pressed = Promise.all([give(mine), give(mine)])
    await expect
      .poll(
        async () => {
          await county.owner.query(`select pg_stat_clear_snapshot()`)
          const { rows } = await county.owner.query<{ waiting: number }>(
            `select count(*)::int as waiting from pg_stat_activity a where a.datname = current_database() and cardinality(pg_blocking_pids(a.pid)) > 0`,
          )
          return rows[0]?.waiting
        },
        { timeout: 60_000 },
      )
      .toBe(2)
    await county.owner.query('rollback')
    const answers = await pressed
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    expect(answers.find(({ status }) => status === 422)?.body.reason).toBe('interpreter-not-missing')
  })
  test('ordered outside: it leaves the list, says so, can be taken back, and is not ordered for a moved time', async () => {
    const mine = await bookVisit('09:00')
    expect(await missing()).toEqual([mine.appointmentId])
    expect((await order(mine, true)).body).toEqual({ ordered: true })
    expect((await order(mine, true)).status).toBe(200)
    expect(await missing()).toEqual([])
    expect((await read()).ordered).toMatchObject([{ appointmentId: mine.appointmentId }])
    expect(await interpreterOnPlan(mine)).toBe('ordered')
    await order(mine, false)
    expect(await missing()).toEqual([mine.appointmentId])
    const goes = `select without_interpreter from appointment where id = $1`
    expect((await county.owner.query(goes, [mine.appointmentId])).rows).toEqual([{ without_interpreter: false }])
    await order(mine, true)
    const moved = await nurse('POST', `/api/booking/appointments/${mine.appointmentId}/move`, {
      by: 'resident',
      to: time('10:00'),
    })
    expect(moved.status, moved.text).toBe(200)
    expect(await missing()).toEqual([String(moved.body.appointments[0].appointmentId)])
  })
  test('moved to a proposed time it has an interpreter; no time without one is proposed', async () => {
    await addInterpreter(boss, tomorrow, { from: '12:00', to: '13:00' })
    const mine = await bookVisit('09:00', { without: true })
    const [first] = (await read()).missing
    expect(first?.proposals.map(({ start }) => start).sort()).toEqual(
      ['12:00', '12:15', '12:30'].map((clock) => at(clock, tomorrow)),
    )
    const { staffId, mode, start, end } = first?.proposals[0] ?? {}
    const to = { staffId, mode, start, end, withoutInterpreter: false }
    const body = { by: 'unit', reason: 'Tulkki puuttui.', to }
    const moved = await nurse('POST', `/api/booking/appointments/${mine.appointmentId}/move`, body)
    expect(moved.body.appointments?.[0].interpreter, moved.text).toEqual({ language: 'ar', how: 'remote' })
    expect(await missing()).toEqual([])
  })
})

describe('an interpreter’s days', () => {
  const daysOf = async (id: string, day = today) => {
    const answer = await nurse<InterpreterDays>('GET', `/api/interpreting/interpreters/${id}?day=${day}`)
    expect(answer.status, answer.text).toBe(200)
    return answer
  }
  test('say when, where, which language and who receives; nothing of the client or the service', async () => {
    const id = await addInterpreter(boss, today, { municipality: '698', remote: false })
    const mine = await bookVisit('09:00')
    const { body, text } = await daysOf(id)
    expect(body.days).toHaveLength(7)
    expect(body.days[0]?.visits).toMatchObject([{ start: at('09:00'), language: 'ar', how: 'onsite' }])
    expect(body.days[0]?.visits[0]?.place?.name.fi).toEqual(expect.any(String))
    for (const hidden of [mine.contactId, mine.needId, mine.appointmentId, 'FYSIO', 'ysioterap', 'olvi'])
      expect(text).not.toContain(hidden)
  })
  test('where somebody with an order of non-disclosure comes to is told twelve hours before, not earlier', async () => {
    const id = await addInterpreter(boss, tomorrow, { municipality: '698', remote: false })
    await bookVisit('09:00', { day: tomorrow })
    const visit = async () => (await daysOf(id)).body.days[1]?.visits[0]
    expect((await visit())?.place).toBeDefined()
    await county.owner.query(`update person set non_disclosure = true`)
    try {
      expect(await visit()).toMatchObject({ placeHeld: true })
      expect((await visit())?.place).toBeUndefined()
      county.at(new Date(at('21:01')))
      nurse = await county.staff(smallCounty.nurse)
      expect((await visit())?.place).toBeDefined()
    } finally {
      await county.owner.query(`update person set non_disclosure = false`)
      county.at(new Date(now))
      nurse = await county.staff(smallCounty.nurse)
    }
  })
  test('outside the joint guidance unit neither list, days nor absences are there', async () => {
    const id = await addInterpreter(boss, today)
    const mine = await bookVisit('09:00', { without: true })
    const outsider = await county.staff(petri)
    for (const path of ['/api/interpreting', `/api/interpreting/interpreters/${id}`])
      expect([403, 404]).toContain((await outsider('GET', path)).status)
    const posts: [string, object][] = [
      [`/api/interpreting/${mine.appointmentId}/give`, {}],
      [`/api/interpreting/${mine.appointmentId}/order`, { ordered: true }],
      ['/api/interpreting/absences', { interpreterId: id }],
    ]
    for (const [path, body] of posts) expect([403, 404]).toContain((await outsider('POST', path, body)).status)
    expect(await missing()).toEqual([mine.appointmentId])
  })
})
