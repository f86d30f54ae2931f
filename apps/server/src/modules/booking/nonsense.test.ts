import { randomUUID } from 'node:crypto'
import { ruleReasonText } from '@luukku/i18n/staff/rule-reasons'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee, type AssessedKnee } from '@luukku/testkit/assessed-knee'

// What makes no sense is refused with a reason in words, and changes nothing. It is Friday noon before the clocks go forward.
const today = '2027-03-26'
const monday = '2027-03-29'
const night = '2027-03-28'
let county: SmallCountyServer
let nurse: Browser
let one: AssessedKnee
let other: AssessedKnee

beforeAll(async () => {
  county = await openSmallCounty({ days: [today, night, monday], moment: `${today}T12:00:00+02:00` })
  await addReception(county.owner, smallCounty.physiotherapist, today)
  await addReception(county.owner, smallCounty.physiotherapist, monday)
  // Somebody is there in the night too, so that nothing but the hour stands against it.
  await county.owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind, modes)
     values ('lapland', $1, $2, '[2027-03-28 00:00+02,2027-03-28 06:00+03)', 'reception', '{onsite}')`,
    [smallCounty.physiotherapist, smallCounty.healthUnit],
  )
  nurse = await county.staff(smallCounty.nurse)
  one = await assessKnee(county.browser(), nurse)
  other = await assessKnee(county.browser(), nurse)
})
afterAll(() => county.close())

const time = (start: string, end: string, more: object = {}) => ({
  needId: one.needId,
  service: 'FYSIO',
  staffId: smallCounty.physiotherapist,
  mode: 'onsite',
  start,
  end,
  ...more,
})
const on = (day: string, from: string, to: string, offset = '+03:00') =>
  [`${day}T${from}:00${offset}`, `${day}T${to}:00${offset}`] as const
const book = (item: object) => nurse('POST', '/api/booking/appointments', { contactId: one.contactId, items: [item] })
const count = async () =>
  (await county.owner.query<{ n: number }>(`select count(*)::int as n from appointment`)).rows[0]?.n

const nonsense: readonly [what: string, item: () => object, reason: string][] = [
  ['a time in the past', () => time(...on(today, '09:00', '09:30', '+02:00')), 'time-in-the-past'],
  ['a time that begins at this moment', () => time(...on(today, '12:00', '12:30', '+02:00')), 'time-in-the-past'],
  ['an end before the start', () => time(...on(monday, '10:00', '09:30')), 'end-before-start'],
  ['an end at the start', () => time(...on(monday, '10:00', '10:00')), 'end-before-start'],
  ['a time of another length', () => time(...on(monday, '10:00', '10:45')), 'wrong-duration'],
  ['an hour that no clock shows', () => time(...on(night, '03:15', '03:45', '+02:00')), 'hour-that-does-not-exist'],
  ['an end that no clock shows', () => time(...on(night, '02:45', '03:15', '+02:00')), 'hour-that-does-not-exist'],
  [
    'a service that the professional may not give',
    () => time(...on(monday, '10:00', '10:30'), { staffId: smallCounty.psychiatricNurse }),
    'not-on-shift-for-this',
  ],
  [
    'a service that nobody of the unit gives this way',
    () => time(...on(monday, '10:00', '10:30'), { mode: 'home' }),
    'not-on-shift-for-this',
  ],
]

describe('refused, with words in three languages, and nothing is booked', () => {
  test.each(nonsense)('%s', async (_what, item, reason) => {
    const before = await count()
    const answer = await book(item())
    expect([answer.status, answer.body.code, answer.body.reason]).toEqual([422, 'rule-violated', reason])
    const words = ruleReasonText(reason)
    for (const lang of ['fi', 'sv', 'en'] as const) expect(words?.[lang].length).toBeGreaterThan(10)
    expect(await count()).toBe(before)
  })

  test('the hour before and the hour after the one that is not there are hours like others', async () => {
    for (const [start, end] of [
      on(night, '02:15', '02:45', '+02:00'),
      // The same moment, told by a clock that has it.
      ['2027-03-28T01:15:00Z', '2027-03-28T01:45:00Z'] as const,
    ]) {
      const booked = await book(time(start, end))
      expect(booked.status, booked.text).toBe(200)
      const id = String(booked.body.appointments[0].appointmentId)
      expect((await nurse('POST', `/api/booking/appointments/${id}/cancel`, { by: 'resident' })).status).toBe(200)
    }
  })

  test('another person’s need, one that is not there, and another’s appointment are one answer', async () => {
    const [start, end] = on(monday, '11:00', '11:30')
    const answers = [
      await book(time(start, end, { needId: other.needId })),
      await book(time(start, end, { needId: randomUUID() })),
    ]
    expect(new Set(answers.map(({ status, body }) => `${String(status)} ${String(body.code)}`)).size).toBe(1)
    expect(answers[0]?.status).toBeGreaterThanOrEqual(400)
    const booked = await book(time(start, end))
    const id = String(booked.body.appointments[0].appointmentId)
    for (const wanted of [id, randomUUID()]) {
      const theirs = await other.resident('POST', `/api/me/appointments/${wanted}/cancel`, {})
      expect([theirs.status, theirs.body.code]).toEqual([404, 'not-found'])
      expect((await other.resident('GET', `/api/me/appointments/${wanted}/times`)).status).toBe(404)
    }
    expect((await nurse('POST', `/api/booking/appointments/${id}/cancel`, { by: 'resident' })).status).toBe(200)
  })

  test('fifty times of one person at once: one is booked, and every other is refused with a reason', async () => {
    const fifty = await assessKnee(county.browser(), nurse)
    const starts = Array.from(
      { length: 50 },
      (_, at) => new Date(Date.parse(`${monday}T08:00:00+03:00`) + at * 5 * 60_000),
    )
    const answers = await Promise.all(
      starts.map((start) =>
        nurse('POST', '/api/booking/appointments', {
          contactId: fifty.contactId,
          items: [
            time(start.toISOString(), new Date(start.getTime() + 30 * 60_000).toISOString(), { needId: fifty.needId }),
          ],
        }),
      ),
    )
    const booked = answers.filter(({ status }) => status === 200)
    expect(booked).toHaveLength(1)
    for (const { status, body } of answers.filter((one) => one.status !== 200)) {
      expect([409, 422]).toContain(status)
      expect(['slot-taken', 'rule-violated', 'action-not-possible', 'version-conflict']).toContain(body.code)
    }
    const held = await county.owner.query<{ n: number }>(
      `select count(*)::int as n from appointment where need_id = $1 and status in ('booked', 'held')`,
      [fifty.needId],
    )
    expect(held.rows[0]?.n).toBe(1)
    const id = String(booked[0]?.body.appointments[0].appointmentId)
    expect((await nurse('POST', `/api/booking/appointments/${id}/cancel`, { by: 'resident' })).status).toBe(200)
  })

  test('a move and a series are held to the same', async () => {
    const booked = await book(time(...on(monday, '12:00', '12:30')))
    const id = String(booked.body.appointments[0].appointmentId)
    const to = (start: string, end: string) => ({ staffId: smallCounty.physiotherapist, mode: 'onsite', start, end })
    const move = (start: string, end: string) =>
      nurse('POST', `/api/booking/appointments/${id}/move`, { by: 'resident', to: to(start, end) })
    expect((await move(...on(today, '09:00', '09:30', '+02:00'))).body.reason).toBe('time-in-the-past')
    expect((await move(...on(monday, '14:00', '13:30'))).body.reason).toBe('end-before-start')
    expect((await move(...on(night, '03:15', '03:45', '+02:00'))).body.reason).toBe('hour-that-does-not-exist')
    const series = await nurse('POST', '/api/booking/series', {
      contactId: other.contactId,
      needId: other.needId,
      times: [to(...on(night, '03:15', '03:45', '+02:00')), to(...on(monday, '14:00', '14:30'))],
    })
    expect(series.body.reason).toBe('hour-that-does-not-exist')
    const { rows } = await county.owner.query(`select 1 from appointment where id = $1 and status = 'booked'`, [id])
    expect(rows.length).toBe(1)
  })
})
