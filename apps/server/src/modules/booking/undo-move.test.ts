import type { ConflictList, DeskCase } from '@luukku/contract'
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

// A booked time that nobody gives any more is moved from the list of conflicts, and it was the wrong row.
const now = '2026-11-24T09:00:00+02:00'
const [wednesday, thursday] = ['2026-11-25', '2026-11-26'] as const
const petri = smallCounty.physiotherapist
const [colleague, manager] = ['00000000-0000-4000-8000-0000000000ac', '00000000-0000-4000-8000-0000000000ad'] as const
const reason = 'Vastaanottoa ei voida pitää silloin.'
let county: SmallCountyServer
let nurse: Browser
let boss: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', wednesday, thursday], moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     select $2::uuid, county_id, 'hoitaja-toinen', 'Toinen', 'Esimerkki', professions, languages, roles, registers, unit_id from staff_member where id = $1
     union all select $3::uuid, county_id, 'maija', 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', unit_id from staff_member where id = $1`,
    [smallCounty.nurse, colleague, manager],
  )
})
beforeEach(async () => {
  county.at(now)
  await county.owner.query('truncate appointment, need, contact, freed_time, notification cascade; truncate pgboss.job')
  await county.owner.query(`delete from shift where kind <> 'guidance'`)
  for (const day of [wednesday, thursday]) await addReception(county.owner, petri, day)
  nurse = await county.staff(smallCounty.nurse)
  boss = await county.staff(manager)
})
afterAll(() => county.close())

interface Booked {
  contactId: string
  needId: string
  resident: Browser
  id: string
}
const ten = `${wednesday}T10:00:00+02:00`
async function booked(ways: readonly string[] = ['sms'], start = ten): Promise<Booked> {
  const one = await assessKnee(county.browser(), nurse, { contactWay: { ways, phone: '040 000 0000' } })
  const id = await bookHalfHour(nurse, { contact: one.contactId, need: one.needId }, start)
  // The booking was told long ago.
  await county.owner.query(
    `update notification set status = 'sent' where status = 'planned' and template = 'appointment-booked'`,
  )
  return { ...one, id }
}
/** @returns the change of the roster */
async function fallsIll(day: string = wednesday): Promise<string> {
  const saved = await boss('POST', `/api/roster/people/${petri}`, {
    ...{ does: 'add', kind: 'absence', absence: 'sick', day, lastDay: day },
  })
  expect(saved.status, saved.text).toBe(200)
  await finishJobs(county, 'check-roster')
  return String(saved.body.changeId)
}
const conflicts = async () => ((await nurse('GET', '/api/conflicts')).body as ConflictList).conflicts
const half = (start: string) => ({
  ...{ staffId: petri, mode: 'onsite', start },
  end: new Date(Date.parse(start) + 30 * 60_000).toISOString(),
})
async function move({ id }: Booked, o: { told?: boolean; by?: string; start?: string } = {}): Promise<string> {
  const { start = `${thursday}T10:00:00+02:00`, ...wish } = o
  const answer = await nurse('POST', `/api/booking/appointments/${id}/move`, {
    by: 'unit',
    reason,
    ...wish,
    to: half(start),
  })
  expect(answer.status, answer.text).toBe(200)
  return String(answer.body.appointments[0].appointmentId)
}
const undo = (id: string, body: object = {}, by = nurse) =>
  by('POST', `/api/booking/appointments/${id}/undo-move`, body)
const rows = async <T extends object = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await county.owner.query(text, values)).rows as T[]
const stateOf = async (id: string) =>
  (await rows<{ status: string }>(`select status from appointment where id = $1`, [id]))[0]?.status
const noticesOf = async ({ contactId }: Booked) =>
  (
    await rows<{ template: string; status: string }>(
      `select template, status from notification where contact_id = $1 and template in ('appointment-moved', 'appointment-cancelled') order by due_at`,
      [contactId],
    )
  ).map(({ template, status }) => `${template} ${status}`)
const caseOf = async ({ contactId }: Booked) => (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
const messagesOf = async ({ resident }: Booked) =>
  (await resident('GET', '/api/me')).body.contacts[0].messages as { about?: string; text: string }[]
/** After so many seconds, with what was due until then told. */
async function after(seconds: number): Promise<void> {
  county.at(new Date(Date.parse(now) + seconds * 1000))
  await finishJobs(county, 'send-notification')
}

describe('a move that was a slip', () => {
  test('is taken back: the very time stands again and is on the list again, and nobody is told of anything', async () => {
    const one = await booked()
    await fallsIll()
    const moved = await move(one)
    expect(await conflicts()).toEqual([])
    const done = await undo(moved)
    expect([done.status, done.body]).toEqual([200, { told: false }])
    expect([await stateOf(one.id), await stateOf(moved)]).toEqual(['booked', 'moved'])
    expect(await conflicts()).toMatchObject([{ appointmentId: one.id, start: ten, why: 'absent' }])
    await finishJobs(county, 'check-roster')
    expect((await caseOf(one)).nextStep.kind).toBe('book')
    expect((await caseOf(one)).timeline.map(({ text }) => text.fi)).toContain(
      'Siirto oli vahinko: aika palautettiin entiselleen',
    )
    expect(await noticesOf(one)).toEqual(['appointment-moved cancelled'])
    await after(40)
    expect(await noticesOf(one)).toEqual(['appointment-moved cancelled'])
    expect(await messagesOf(one)).toEqual([])
    // The reminder of the day before comes for the old time, and for it alone.
    expect(
      await rows(
        `select appointment_id from notification where template = 'appointment-reminder' and status = 'planned'`,
      ),
    ).toEqual([{ appointment_id: one.id }])
  })
  test('marks nobody: the time that the unit moved counts for nothing in law, and the new one is anybody’s again', async () => {
    const one = await booked()
    await fallsIll()
    const clockOf = async () => (await caseOf(one)).needs[0]?.clocks.find(({ ruleId }) => ruleId.startsWith('H-PHC-3M'))
    const before = await clockOf()
    const moved = await move(one)
    expect((await clockOf())?.status).toBe('providerCancelled')
    await undo(moved)
    expect(await clockOf()).toEqual(before)
    expect(await booked(['sms'], `${thursday}T10:00:00+02:00`)).toBeDefined()
  })
  test('that was told of already: told once more that the time is another, and the page gives no reason that was not theirs', async () => {
    const one = await booked()
    await fallsIll()
    const moved = await move(one)
    await after(31)
    expect(await noticesOf(one)).toEqual(['appointment-moved sent'])
    expect((await undo(moved)).body).toEqual({ told: true })
    expect(await noticesOf(one)).toEqual(['appointment-moved sent', 'appointment-moved planned'])
    expect(await messagesOf(one)).toMatchObject([{ about: 'time-put-back', text: '' }])
  })
  test('moved again afterwards, it is told as any move is', async () => {
    const one = await booked()
    await fallsIll()
    await undo(await move(one))
    await after(60)
    await move(one, { start: `${thursday}T11:00:00+02:00` })
    expect(await messagesOf(one)).toMatchObject([{ about: 'time-moved', text: reason }])
    // The desk keeps both reasons, and sees which of them the person does not.
    expect((await caseOf(one)).messages.map(({ text, takenBack }) => [text, takenBack])).toEqual([
      [reason, true],
      [reason, undefined],
    ])
  })
  test('whom nobody reached yet is not called for it; who was told by word of mouth is told by the same', async () => {
    const [quiet, told] = [await booked(['call']), await booked(['call'], `${wednesday}T11:00:00+02:00`)]
    await fallsIll()
    const first = await move(quiet)
    expect((await caseOf(quiet)).nextStep.kind).toBe('call')
    expect((await undo(first)).body).toEqual({ told: false })
    expect((await caseOf(quiet)).nextStep.kind).not.toBe('call')
    const second = await move(told, { told: true, start: `${thursday}T11:00:00+02:00` })
    expect((await undo(second, { told: true })).body).toEqual({ told: true })
    expect((await caseOf(told)).nextStep.kind).toBe('call')
  })
  test('who was called meanwhile is called again', async () => {
    const one = await booked(['call'])
    await fallsIll()
    const moved = await move(one)
    // The call was made: the step is the time again.
    await rows(`update contact set next_kind = 'appointment', next_at = $2 where id = $1`, [
      one.contactId,
      `${thursday}T10:00:00+02:00`,
    ])
    expect((await undo(moved)).body).toEqual({ told: true })
    expect((await caseOf(one)).nextStep.kind).toBe('call')
  })
  test('of a calendar that has the new time the number grows: it takes the old one back', async () => {
    const one = await booked()
    await fallsIll()
    const file = async () => String((await one.resident('GET', '/api/me/calendar')).body.file)
    const [, uid] = /^UID:(.+)$/m.exec(await file()) ?? []
    const moved = await move(one)
    const [, atMove] = /^SEQUENCE:(\d+)/m.exec(await file()) ?? []
    await undo(moved)
    const back = await file()
    expect(back.match(/^BEGIN:VEVENT/gm)).toHaveLength(1)
    expect(back).toContain(`UID:${uid ?? ''}`)
    expect(back).toContain('STATUS:CONFIRMED')
    expect(Number(/^SEQUENCE:(\d+)/m.exec(back)?.[1])).toBeGreaterThan(Number(atMove))
  })
})

describe('a move that is taken back no more', () => {
  const refusal = ({ status, body }: Awaited<ReturnType<typeof undo>>) => [status, body.reason as string]

  test('where somebody else has the old time: the moved one stands, and the next times are told', async () => {
    const one = await booked()
    const change = await fallsIll()
    const moved = await move(one)
    // The absence was one too: by now the hour is somebody else's.
    expect((await boss('POST', `/api/roster/changes/${change}/undo`, {})).status).toBe(200)
    const other = await booked()
    const answer = await undo(moved)
    expect(refusal(answer)).toEqual([409, 'old-time-gone'])
    const { offers } = answer.body.alternatives as { offers: { items: { start: string }[] }[] }
    expect(offers.length).toBeGreaterThan(0)
    expect([await stateOf(one.id), await stateOf(moved), await stateOf(other.id)]).toEqual([
      'moved',
      'booked',
      'booked',
    ])
    expect(await noticesOf(one)).toEqual(['appointment-moved planned'])
  })
  test('where it is held for somebody who waits; and nobody is asked about a time that was put back', async () => {
    const [one, two] = [await booked(), await booked(['sms'], `${wednesday}T11:00:00+02:00`)]
    const waits = await assessKnee(county.browser(), nurse)
    await rows(
      `insert into waiting_entry (need_id, county_id, register, person_id, contact_id, since, notice_hours)
       select id, county_id, register, person_id, contact_id, $2, 4 from need where id = $1`,
      [waits.needId, now],
    )
    await undo(await move(two, { start: `${thursday}T11:00:00+02:00` }))
    expect(await rows(`select status from freed_time`)).toEqual([{ status: 'left' }])
    await finishJobs(county, 'offer-freed-time')
    expect(await rows(`select 1 from waiting_offer`)).toEqual([])
    const moved = await move(one)
    await finishJobs(county, 'offer-freed-time')
    expect(await rows(`select status from waiting_offer`)).toEqual([{ status: 'offered' }])
    expect(refusal(await undo(moved))).toEqual([409, 'old-time-gone'])
    expect(await stateOf(moved)).toBe('booked')
  })
  test('after ten minutes, a second time, by another, or where it was the resident’s wish', async () => {
    const one = await booked()
    await fallsIll()
    const moved = await move(one)
    expect(refusal(await undo(moved, {}, await county.staff(colleague)))).toEqual([422, 'move-not-undone'])
    expect(refusal(await undo(one.id))).toEqual([422, 'move-not-undone'])
    county.at('2026-11-24T09:10:01+02:00')
    expect(refusal(await undo(moved))).toEqual([422, 'move-not-undone'])
    county.at('2026-11-24T09:09:59+02:00')
    expect((await undo(moved)).status).toBe(200)
    expect(refusal(await undo(moved))).toEqual([422, 'move-not-undone'])
    const wished = await booked(['sms'], `${thursday}T12:00:00+02:00`)
    expect(refusal(await undo(await move(wished, { by: 'resident', start: `${thursday}T13:00:00+02:00` })))).toEqual([
      422,
      'move-not-undone',
    ])
    expect(refusal(await undo('00000000-0000-4000-8000-0000000000ff'))[0]).toBe(404)
  })
  test('once the old time has begun', async () => {
    const one = await booked(['sms'], `${wednesday}T10:00:00+02:00`)
    county.at(`${wednesday}T09:55:00+02:00`)
    nurse = await county.staff(smallCounty.nurse)
    boss = await county.staff(manager)
    await fallsIll()
    const moved = await move(one)
    county.at(`${wednesday}T10:00:30+02:00`)
    const answer = await undo(moved)
    expect(refusal(answer)).toEqual([409, 'time-has-begun'])
    expect(await stateOf(moved)).toBe('booked')
  })
})
