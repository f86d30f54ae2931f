import { randomUUID } from 'node:crypto'
import type { DeskCase } from '@luukku/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { addInterpreter as addInterpreterOf } from '@luukku/testkit/add-interpreter'
import { assessKnee } from '@luukku/testkit/assessed-knee'

const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, paula] = [smallCounty.physiotherapist, '00000000-0000-4000-8000-000000000099']
let county: SmallCountyServer
let nurse: Browser
let boss: Browser

const at = (time: string) => `${day}T${time}:00+02:00`
const time = (clock: string, o: { minutes?: number; mode?: string; staffId?: string } = {}) => ({
  staffId: o.staffId ?? petri,
  mode: o.mode ?? 'onsite',
  start: at(clock),
  end: new Date(Date.parse(at(clock)) + (o.minutes ?? 30) * 60_000).toISOString(),
})

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  const bossId = randomUUID()
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, 'lapland', 'paula', 'Paula', 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health}', '{health,both}', $2),
            ($3, 'lapland', 'maija', 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $4)`,
    [paula, smallCounty.healthUnit, bossId, smallCounty.guidanceUnit],
  )
  boss = await county.staff(bossId)
  for (const staff of [petri, paula]) await addReception(county.owner, staff, day, { from: '08:00', to: '12:00' })
})
afterAll(() => county.close())
let tests = 0
beforeEach(async () => {
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  await county.owner.query(`delete from appointment_interpreter`)
  await county.owner.query(`delete from interpreter_time`)
  await county.owner.query(`delete from interpreter`)
  await county.owner.query(`update service set extra_minutes = '{}'`)
  await county.owner.query(`update staff_member set languages = '{fi}' where id = $1`, [paula])
})

const addInterpreter = (o: Parameters<typeof addInterpreterOf>[2] = {}) => addInterpreterOf(boss, day, o)
async function newNeed(visit: object | null = { interpreter: 'ar', moreTime: false }) {
  const one = await assessKnee(county.browser(), nurse)
  if (visit) {
    const set = await nurse('POST', `/api/desk/needs/${one.needId}/visit`, visit)
    expect(set.status, set.text).toBe(200)
  }
  return one
}
const book = ({ contactId, needId }: { contactId: string; needId: string }, when: object) =>
  nurse('POST', '/api/booking/appointments', { contactId, items: [{ needId, service: 'FYSIO', ...when }] })
interface Item {
  start: string
  end: string
  staffId: string
  interpreter?: { language: string; how: string }
  longer?: { why: string; minutes: number }[]
}
const firstOffer = async (contactId: string, modes = ['onsite']): Promise<Item | undefined> => {
  const found = await nurse('POST', '/api/booking/search', { contactId, modes, earliest: true, limit: 10 })
  return (found.body.offers as { items: Item[] }[])[0]?.items[0]
}
const startOf = async (contactId: string, modes?: string[]) => (await firstOffer(contactId, modes))?.start
const taken = async () =>
  (
    await county.owner.query<{ row: string }>(
      `select to_char(lower(t.during) at time zone 'Europe/Helsinki', 'HH24:MI') || ' ' || i.name || ' ' || t.how as row
       from appointment_interpreter t join interpreter i on i.id = t.interpreter_id order by 1`,
    )
  ).rows.map(({ row }) => row)

describe('an interpreter beside the professional', () => {
  test('is offered only while both are free, and held by the booking', async () => {
    await addInterpreter()
    const [one, other, plain] = [await newNeed(), await newNeed(), await newNeed(null)]
    expect(await firstOffer(one.contactId)).toMatchObject({
      start: at('09:00'),
      interpreter: { language: 'ar', how: 'remote' },
    })
    expect(await firstOffer(plain.contactId)).toMatchObject({ start: at('08:00') })
    const booked = await book(one, time('09:00'))
    expect(booked.body.appointments[0].interpreter, booked.text).toEqual({ language: 'ar', how: 'remote' })
    expect(await taken()).toEqual(['09:00 Tulkki 1 remote'])
    expect(await startOf(other.contactId)).toBe(at('09:30'))
    expect((await book(plain, time('09:00', { staffId: paula }))).status).toBe(200)
  })
  test('past the search: the second who needs them is refused as a lost race with other times', async () => {
    await addInterpreter()
    const [one, other] = [await newNeed(), await newNeed()]
    await book(one, time('09:00'))
    const refused = await book(other, time('09:15', { staffId: paula }))
    expect([refused.status, refused.body.code]).toEqual([409, 'slot-taken'])
    expect(refused.body.alternatives.offers[0].items[0].start).toBe(at('09:30'))
    expect((await book(other, time('09:30', { staffId: paula }))).status).toBe(200)
  })
  test('of two who want the only interpreter at once exactly one has them', async () => {
    await addInterpreter()
    for (const clock of ['09:00', '09:30', '10:00']) {
      const [one, two] = [await newNeed(), await newNeed()]
      const both = await Promise.all([book(one, time(clock)), book(two, time(clock, { staffId: paula }))])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    }
  })
  test('on the spot before over a connection, in their own municipality only, and never for a remote visit', async () => {
    await addInterpreter({ name: 'Paikalla', municipality: '698', remote: false })
    await addInterpreter({ name: 'Etä' })
    await addInterpreter({ name: 'Muualla', municipality: '148', remote: false, from: '08:00' })
    const [one, other] = [await newNeed(), await newNeed()]
    expect(await firstOffer(one.contactId)).toMatchObject({ start: at('09:00'), interpreter: { how: 'onsite' } })
    expect(await firstOffer(one.contactId, ['remote'])).toMatchObject({ interpreter: { how: 'remote' } })
    await book(one, time('09:00'))
    await book(other, time('09:00', { staffId: paula }))
    expect(await taken()).toEqual(['09:00 Etä remote', '09:00 Paikalla onsite'])
  })
  test('is not taken where the professional speaks the language', async () => {
    await addInterpreter()
    await county.owner.query(`update staff_member set languages = '{fi,ar}' where id = $1`, [paula])
    const one = await newNeed()
    const offer = await firstOffer(one.contactId)
    expect([offer?.start, offer?.staffId, offer?.interpreter]).toEqual([at('08:00'), paula, undefined])
    expect((await book(one, time('08:00', { staffId: paula }))).status).toBe(200)
    expect(await taken()).toEqual([])
  })
  test('goes with a move, and is free again after a cancellation', async () => {
    await addInterpreter()
    const one = await newNeed()
    const id = String((await book(one, time('09:00'))).body.appointments[0].appointmentId)
    const moved = await nurse('POST', `/api/booking/appointments/${id}/move`, { by: 'resident', to: time('09:15') })
    expect(moved.status, moved.text).toBe(200)
    expect(await taken()).toEqual(['09:15 Tulkki 1 remote'])
    const next = String(moved.body.appointments[0].appointmentId)
    expect((await nurse('POST', `/api/booking/appointments/${next}/cancel`, { by: 'resident' })).status).toBe(200)
    expect(await taken()).toEqual([])
    expect(await startOf((await newNeed()).contactId)).toBe(at('09:00'))
  })
  test('none free: times without one are marked, and only a desk that says so books one', async () => {
    await addInterpreter({ from: '13:00', to: '14:00' })
    const one = await newNeed()
    expect(await firstOffer(one.contactId)).toMatchObject({ start: at('08:00'), interpreter: { how: 'missing' } })
    expect((await book(one, time('08:00'))).status).toBe(409)
    const booked = await book(one, { ...time('08:00'), withoutInterpreter: true })
    expect(booked.body.appointments[0].interpreter, booked.text).toEqual({ language: 'ar', how: 'missing' })
  })
  test('a visit booked without one is moved without one: by the desk that says nothing of it, and by the resident', async () => {
    const interpreterId = await addInterpreter({ from: '13:00', to: '14:00' })
    const one = await newNeed()
    const booked = await book(one, { ...time('08:00'), withoutInterpreter: true })
    const id = String(booked.body.appointments[0].appointmentId)
    const missing = { language: 'ar', how: 'missing' }
    const move = (appointmentId: string, to: object) =>
      nurse('POST', `/api/booking/appointments/${appointmentId}/move`, { by: 'resident', to })
    // Said outright that one is wanted: none is free.
    expect((await move(id, { ...time('08:30'), withoutInterpreter: false })).body.code).toBe('slot-taken')
    const moved = await move(id, time('08:30'))
    expect(moved.body.appointments?.[0].interpreter, moved.text).toEqual(missing)
    const next = `/api/me/appointments/${String(moved.body.appointments[0].appointmentId)}`
    // Neither is the resident kept to the hours of an interpreter whom nobody orders.
    await boss('POST', `/api/calendars/interpreters/${interpreterId}/times`, { day, from: '11:00', to: '11:30' })
    const found = await one.resident('GET', `${next}/times?limit=50`)
    const times = found.body.times as { start: string; choice: string }[]
    expect(times[0]?.start, found.text).toBe(at('08:00'))
    const choice = times.find(({ start }) => start === at('09:30'))?.choice
    const own = await one.resident('POST', `${next}/move`, { choice })
    expect(own.body.appointment?.interpreter ?? own.body.appointments?.[0].interpreter, own.text).toEqual(missing)
    expect(await taken()).toEqual([])
  })
  test('hours that touch are one span: a visit over their border is offered and booked', async () => {
    const id = await addInterpreter({ from: '09:00', to: '10:00' })
    await boss('POST', `/api/calendars/interpreters/${id}/times`, { day, from: '10:00', to: '11:00' })
    const [one, other] = [await newNeed(), await newNeed()]
    expect((await book(one, time('09:45'))).body.appointments?.[0].interpreter).toEqual({
      language: 'ar',
      how: 'remote',
    })
    expect(await taken()).toEqual(['09:45 Tulkki 1 remote'])
    // The end of the last hour is the end.
    expect((await book(other, time('10:45'))).status).toBe(409)
    expect((await book(other, time('10:30'))).status).toBe(200)
  })
  test('nobody of the language in the county: the time is booked, and the plan says that one is missing', async () => {
    const one = await newNeed()
    expect(await firstOffer(one.contactId)).toMatchObject({ start: at('08:00'), interpreter: { how: 'missing' } })
    const booked = await book(one, time('08:00'))
    expect(booked.body.appointments[0].interpreter, booked.text).toEqual({ language: 'ar', how: 'missing' })
  })
  test('the constraint itself refuses two visits of one interpreter, past every trigger', async () => {
    await addInterpreter()
    await book(await newNeed(), time('09:00'))
    await expect(
      county.owner.query(
        `insert into appointment_interpreter (county_id, appointment_id, interpreter_id, language, how, during)
         select county_id, appointment_id, interpreter_id, language, how, during from appointment_interpreter`,
      ),
    ).rejects.toThrow(/appointment_one_per_interpreter/)
  })
})

describe('how long a visit takes', () => {
  const extra = { interpreter: 20, 'first-visit': 15, 'more-time': 10 }
  test('adds what the service says for this person, tells the desk why, and refuses another length', async () => {
    await addInterpreter({ from: '08:00', to: '12:00' })
    const set = await boss('POST', '/api/calendars/extra-minutes', { service: 'FYSIO', extra })
    expect(set.status, set.text).toBe(200)
    const one = await newNeed({ interpreter: 'ar', moreTime: true })
    const offer = await firstOffer(one.contactId)
    expect(offer?.longer).toEqual([
      { why: 'interpreter', minutes: 20 },
      { why: 'first-visit', minutes: 15 },
      { why: 'more-time', minutes: 10 },
    ])
    expect(Date.parse(offer?.end ?? '') - Date.parse(offer?.start ?? '')).toBe(75 * 60_000)
    expect((await book(one, time('08:00', { minutes: 70 }))).body.reason).toBe('wrong-duration')
    expect((await book(one, time('08:00', { minutes: 75 }))).status).toBe(200)
  })
  test('is the usual one on the second visit, with who speaks the language, and for who needs nothing', async () => {
    await boss('POST', '/api/calendars/extra-minutes', { service: 'FYSIO', extra })
    const first = await newNeed(null)
    expect((await firstOffer(first.contactId))?.longer).toEqual([{ why: 'first-visit', minutes: 15 }])
    const booked = await book(first, time('08:00', { minutes: 45 }))
    expect(booked.status, booked.text).toBe(200)
    await county.owner.query(`update appointment set status = 'done' where id = $1`, [
      booked.body.appointments[0].appointmentId,
    ])
    await county.owner.query(`update need set status = 'open' where id = $1`, [first.needId])
    expect((await firstOffer(first.contactId))?.longer).toBeUndefined()
    await county.owner.query(`update appointment set status = 'cancelled' where status = 'done'`)
    await boss('POST', '/api/calendars/extra-minutes', { service: 'FYSIO', extra: { ...extra, 'first-visit': 0 } })
    await county.owner.query(`update staff_member set languages = '{fi,ar}' where id = $1`, [paula])
    expect((await firstOffer((await newNeed()).contactId))?.longer).toBeUndefined()
  })
})

describe('what a need’s visit asks', () => {
  test('is known from the contact, and set by the desk while it has no time', async () => {
    const one = await newNeed({ interpreter: 'so', moreTime: true })
    const seen = (await nurse('GET', `/api/desk/contacts/${one.contactId}`)).body as DeskCase
    expect(seen.needs[0]?.visit).toEqual({ interpreter: 'so', moreTime: true })
    await book(one, time('08:00'))
    const path = `/api/desk/needs/${one.needId}/visit`
    expect((await nurse('POST', path, { interpreter: null, moreTime: false })).body.reason).toBe('already-booked')
    const counsellor = await county.staff(smallCounty.counsellor)
    expect((await counsellor('POST', path, { interpreter: null, moreTime: false })).status).toBe(403)
  })
})

describe('who keeps interpreters', () => {
  test('the manager of the joint unit; nonsense is refused with a reason', async () => {
    const id = await addInterpreter()
    const paths = { hours: `/api/calendars/interpreters/${id}/times`, add: '/api/calendars/interpreters' }
    const hours = (from: string, to: string, on = day) => boss('POST', paths.hours, { day: on, from, to })
    expect((await hours('10:00', '10:00')).body.reason).toBe('end-before-start')
    expect((await hours('08:00', '09:00', '2026-11-23')).body.reason).toBe('time-in-the-past')
    expect((await hours('10:59', '12:00')).body.reason).toBe('interpreter-times-overlap')
    // The night on which the clocks go forward, alone and as the last of several weeks.
    const spring = ['2027-03-28', '2027-03-21'] as const
    for (const [from, to] of [
      ['03:10', '03:50'],
      ['03:30', '04:15'],
      ['02:30', '03:00'],
    ] as const)
      for (const [at, on] of spring.entries())
        expect((await boss('POST', paths.hours, { day: on, from, to, weeks: at + 1 })).body.reason).toBe(
          'hour-that-does-not-exist',
        )
    expect((await hours('11:00', '12:00')).status).toBe(200)
    const body = { name: 'Tulkki 1', languages: ['ar'], remote: true, active: true }
    expect((await boss('POST', paths.add, body)).body.reason).toBe('interpreter-name-in-use')
    expect((await boss('POST', paths.add, { ...body, name: 'x', remote: false })).body.reason).toBe(
      'interpreter-nowhere',
    )
    const listed = (await boss('GET', '/api/calendars/visits')).body
    expect(listed.interpreters[0].times).toHaveLength(2)
    const drop = `/api/calendars/interpreter-times/${String(listed.interpreters[0].times[0].timeId)}/drop`
    expect((await boss('POST', drop, {})).status).toBe(200)
    expect((await boss('POST', drop, {})).status).toBe(404)
    const other = randomUUID()
    await county.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, 'lapland', $2, 'Milla', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $3)`,
      [other, other, smallCounty.healthUnit],
    )
    expect((await (await county.staff(other))('POST', paths.add, { ...body, name: 'y' })).status).toBe(404)
  })
})
