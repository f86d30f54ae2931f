import type { DeskCase } from '@luukku/contract'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { bookHalfHour, finishJobs } from '@luukku/testkit/open-need'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

// The wrong row is taken: whoever took it takes it back before anybody has been told.
const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const colleague = '00000000-0000-4000-8000-0000000000ac'
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  for (const one of [day, '2026-12-02']) await addReception(county.owner, smallCounty.physiotherapist, one)
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     select $2, county_id, 'hoitaja-toinen', 'Toinen', 'Esimerkki', professions, languages, roles, registers, unit_id from staff_member where id = $1`,
    [smallCounty.nurse, colleague],
  )
})
beforeEach(async () => {
  county.at(now)
  await county.owner.query('truncate appointment, need, contact cascade')
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())

interface Case {
  contactId: string
  needId: string
  resident: Browser
}
const assessed = (ways: readonly string[] = ['sms']): Promise<Case> =>
  assessKnee(county.browser(), nurse, { contactWay: { ways, phone: '040 000 0000' } })
const book = ({ contactId, needId }: Case, start = `${day}T10:00:00+02:00`) =>
  bookHalfHour(nurse, { contact: contactId, need: needId }, start)
const undo = ({ contactId }: Case, ...appointments: string[]) =>
  nurse('POST', '/api/booking/undo', { contactId, appointments })
const caseOf = async ({ contactId }: Case) => (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
const rows = async (text: string, values: unknown[]) => (await county.owner.query(text, values)).rows
/** What tells of times: the confirmation of the contact and the reminder of a time aside. */
const noticesOf = async ({ contactId }: Case) =>
  (
    await rows(
      `select template, status from notification where contact_id = $1 and template like 'appointment-%' order by due_at, template`,
      [contactId],
    )
  ).map(({ template, status }) => `${String(template)} ${String(status)}`)

describe('a booking that was a slip', () => {
  test('is taken back: the time is free, the need waits as before, nobody is told, and nobody is marked', async () => {
    const one = await assessed()
    const before = await caseOf(one)
    const id = await book(one)
    expect((await caseOf(one)).status).toBe('booked')
    const done = await undo(one, id)
    expect([done.status, done.body]).toEqual([200, { told: false }])
    const after = await caseOf(one)
    expect([after.status, after.nextStep.kind]).toEqual([before.status, 'book'])
    expect(after.plan?.lines.map(({ appointment }) => appointment)).toEqual([undefined])
    expect(after.timeline.map(({ text }) => text.en)).toContain(
      'The time had been booked by mistake and was cancelled at once',
    )
    expect(await noticesOf(one)).toEqual(['appointment-booked cancelled', 'appointment-reminder cancelled'])
    await finishJobs(county, 'send-notification', 'remind-appointment')
    expect(await noticesOf(one)).toEqual(['appointment-booked cancelled', 'appointment-reminder cancelled'])
    const { contacts } = (await one.resident('GET', '/api/me')).body
    expect(contacts[0].messages).toEqual([])
    expect(await rows(`select 1 from clock_record where need_id = $1 and kind = 'exception'`, [one.needId])).toEqual([])
    expect(await rows(`select 1 from freed_time where staff_id = $1`, [smallCounty.physiotherapist])).toEqual([])
    // Somebody else has it, and the need itself another.
    expect(await book(await assessed())).toBeTruthy()
    expect(await book(one, `${day}T11:00:00+02:00`)).toBeTruthy()
  })
  test('that was told of already: its end is told too', async () => {
    const one = await assessed()
    const id = await book(one)
    county.at('2026-11-24T09:00:31+02:00')
    await finishJobs(county, 'send-notification')
    expect(await noticesOf(one)).toContain('appointment-booked sent')
    expect((await undo(one, id)).body).toEqual({ told: true })
    expect((await noticesOf(one)).filter((line) => line.startsWith('appointment-cancelled'))).toHaveLength(1)
  })
  test('is told when the key that takes it back has gone from the screen, and not before', async () => {
    const one = await assessed()
    await book(one)
    county.at('2026-11-24T09:00:29+02:00')
    await finishJobs(county, 'send-notification')
    expect(await noticesOf(one)).toContain('appointment-booked planned')
    county.at('2026-11-24T09:00:31+02:00')
    await finishJobs(county, 'send-notification')
    expect(await noticesOf(one)).toContain('appointment-booked sent')
  })
  test('is taken back within ten minutes, once, by who booked it', async () => {
    const one = await assessed()
    const id = await book(one)
    const refused = async (by: Browser, ...ids: string[]) => {
      const { status, body } = await by('POST', '/api/booking/undo', { contactId: one.contactId, appointments: ids })
      return [status, body.reason]
    }
    expect(await refused(await county.staff(colleague), id)).toEqual([422, 'booking-not-undone'])
    const other = await assessed()
    expect((await refused(nurse, id, await book(other, `${day}T13:00:00+02:00`)))[0]).toBe(404)
    county.at('2026-11-24T09:10:30+02:00')
    expect(await refused(nurse, id)).toEqual([422, 'booking-not-undone'])
    county.at('2026-11-24T09:09:00+02:00')
    expect((await undo(one, id)).status).toBe(200)
    expect(await refused(nurse, id)).toEqual([422, 'booking-not-undone'])
  })
  test('is no slip any more where a declined offer came with it, or where it was moved', async () => {
    const one = await assessed()
    await county.owner.query(`update need set legal_due_date = $2 where id = $1`, [one.needId, day])
    const start = '2026-12-02T10:00:00+02:00'
    const booked = await nurse('POST', '/api/booking/appointments', {
      contactId: one.contactId,
      items: [
        {
          ...{ needId: one.needId, service: 'FYSIO', staffId: smallCounty.physiotherapist, mode: 'onsite', start },
          ...{ end: '2026-12-02T10:30:00+02:00', declinedDay: day },
        },
      ],
    })
    expect(booked.status, booked.text).toBe(200)
    const [{ appointmentId }] = booked.body.appointments as [{ appointmentId: string }]
    expect((await undo(one, appointmentId)).body.reason).toBe('booking-not-undone')
    const moved = await nurse('POST', `/api/booking/appointments/${appointmentId}/move`, {
      by: 'resident',
      to: {
        ...{ staffId: smallCounty.physiotherapist, mode: 'onsite' },
        ...{ start: '2026-12-02T12:00:00+02:00', end: '2026-12-02T12:30:00+02:00' },
      },
    })
    expect(moved.status, moved.text).toBe(200)
    expect((await undo(one, String(moved.body.appointments[0].appointmentId))).body.reason).toBe('booking-not-undone')
  })
  test('is no slip of the desk where the resident chose the time themself', async () => {
    const one = await assessed()
    const { rows: persons } = await county.owner.query<{ person_id: string }>(
      'update contact set verified = true where id = $1 returning person_id',
      [one.contactId],
    )
    const mine = await county.signIn({ kind: 'resident', personId: persons[0]?.person_id ?? '' })
    const path = `/api/desk/contacts/${one.contactId}/choice`
    expect((await nurse('POST', path, { basedOn: (await caseOf(one)).version })).status).toBe(200)
    const [time] = (await mine('GET', `/api/me/needs/${one.needId}/times`)).body.times as { choice: string }[]
    const chosen = await mine('POST', `/api/me/needs/${one.needId}/time`, { choice: time?.choice })
    expect(chosen.status, chosen.text).toBe(200)
    const id = String(chosen.body.appointment.appointmentId)
    expect((await undo(one, id)).body.reason).toBe('booking-not-undone')
  })
  test('of a whole series goes whole', async () => {
    const one = await assessed()
    const times = [day, '2026-12-02'].map((date) => ({
      ...{ staffId: smallCounty.physiotherapist, mode: 'onsite' },
      ...{ start: `${date}T10:00:00+02:00`, end: `${date}T10:30:00+02:00` },
    }))
    const series = { contactId: one.contactId, needId: one.needId, times }
    const booked = await nurse('POST', '/api/booking/series', series)
    expect(booked.status, booked.text).toBe(200)
    const ids = (booked.body.appointments as { appointmentId: string }[]).map(({ appointmentId }) => appointmentId)
    // One notice tells of both: of a part taken back nobody would be told what stays.
    const part = await undo(one, ...ids.slice(0, 1))
    expect([part.status, part.body.reason]).toEqual([422, 'booking-not-undone'])
    expect((await undo(one, ...ids)).body).toEqual({ told: false })
    expect(await rows(`select 1 from appointment where status = 'booked'`, [])).toEqual([])
    expect((await nurse('POST', '/api/booking/series', series)).status).toBe(200)
  })
})
