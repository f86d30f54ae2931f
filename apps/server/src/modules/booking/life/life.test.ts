import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type BrowserAnswer,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee } from '@luukku/testkit/assessed-knee'

// Tuesday 24 November 2026; the times are on Wednesday.
const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const due = '2027-02-24'
let county: SmallCountyServer
let nurse: Browser
let physio: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day, '2026-11-26'], moment: now })
  await addReception(county.owner, smallCounty.physiotherapist, day, { from: '06:00', to: '16:00' })
  await addReception(county.owner, smallCounty.physiotherapist, day, { from: '17:00', to: '20:00' })
  await addReception(county.owner, smallCounty.physiotherapist, '2026-11-26')
})
beforeEach(async () => {
  await at(now)
})
afterAll(() => county.close())

/** Moves the clock. Sessions do not outlive a night, so everybody signs in again. */
async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
  physio = await county.staff(smallCounty.physiotherapist)
}

interface Booked {
  contactId: string
  needId: string
  appointmentId: string
  personId: string
  start: Date
}
let bookedSoFar = 0

/** A knee with a time of its own on Wednesday, the next free half hour from six. */
async function newBooked(
  o: { urgencyClass?: 'B' | 'D'; mode?: 'onsite' | 'remote'; of?: Booked; expect?: number } = {},
): Promise<Booked & { answer: BrowserAnswer; again: (more: object) => Promise<BrowserAnswer> }> {
  const { contactId, needId } = await assessKnee(o.of ? await residentOf(o.of) : county.browser(), nurse, {
    urgencyClass: o.urgencyClass ?? 'D',
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  const [person] = await rows<{ person_id: string }>('select person_id from contact where id = $1', [contactId])
  // Not between ten and twelve: the professional rests.
  const slots = [12, 13, 14, 15, 16, 17, 18, 19, 24, 25, 26, 27, 28, 29, 30, 31, 34, 35, 36]
  const half = slots[bookedSoFar++] ?? 0
  const start = new Date(Date.parse(`${day}T00:00:00+02:00`) + half * 30 * 60_000)
  const body = {
    contactId,
    items: [
      {
        needId,
        service: 'FYSIO',
        staffId: smallCounty.physiotherapist,
        mode: o.mode ?? 'onsite',
        start: start.toISOString(),
        end: new Date(start.getTime() + 30 * 60_000).toISOString(),
      },
    ],
  }
  const again = (more: object) => nurse('POST', '/api/booking/appointments', { ...body, ...more })
  const answer = await again({})
  expect(answer.status, answer.text).toBe(o.expect ?? 200)
  return {
    contactId,
    needId,
    personId: person?.person_id ?? '',
    start,
    appointmentId: String(answer.body.appointments?.[0]?.appointmentId),
    answer,
    again,
  }
}
const readCase = async (contactId: string) => (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
const minutesFrom = ({ start }: Booked, minutes: number) => new Date(start.getTime() + minutes * 60_000).toISOString()
const visit = ({ needId, appointmentId }: Booked, outcome: string, more: object = {}) =>
  physio('POST', `/api/own/${needId}/visits`, { appointmentId, outcome, ...more })
/** The person themself, signed in on that day. */
const residentOf = ({ personId }: Booked) => county.signIn({ kind: 'resident', personId })
const arrive = async (booked: Booked, here = true) => arriveAs(await residentOf(booked), booked, here)
const arriveAs = (browser: Browser, { appointmentId }: Booked, here: boolean) =>
  browser('POST', `/api/me/appointments/${appointmentId}/arrival`, { here })
const rows = async <T extends object>(text: string, values: unknown[]) =>
  (await county.owner.query<T>(text, values)).rows
const stateOf = async ({ appointmentId }: Booked) =>
  (await rows<{ status: string }>('select status from appointment where id = $1', [appointmentId]))[0]?.status
const stepsOf = async ({ appointmentId }: Booked) =>
  (
    await rows<{ line: string }>(
      `select step || ' ' || from_status || ' ' || to_status || ' ' || by_kind as line from appointment_step where appointment_id = $1 order by id`,
      [appointmentId],
    )
  ).map(({ line }) => line)
const careOf = async ({ contactId }: Booked) =>
  (await readCase(contactId)).needs[0]?.clocks.find(({ ruleId }) => ruleId.startsWith('H-PHC-3M'))
const cardOf = async ({ needId }: Booked) =>
  (
    (await physio('GET', '/api/own')).body.cards as {
      needId: string
      today?: { status: string; canCorrect: boolean }
    }[]
  ).find((card) => card.needId === needId)
const runDue = () => county.app.services.jobs.runDue()

describe('a visit from arrival to end', () => {
  test('each step stands in the own list of that day, and every one is kept with who took it', async () => {
    const booked = await newBooked()
    await at(minutesFrom(booked, -10))
    expect((await cardOf(booked))?.today).toMatchObject({ status: 'booked', canCorrect: false })
    expect((await arrive(booked)).body.appointment).toMatchObject({
      status: 'arrived',
      official: { fhir: 'checked-in', code: '10', display: 'Ilmoittautunut' },
    })
    expect((await cardOf(booked))?.today).toMatchObject({ status: 'arrived' })
    await at(minutesFrom(booked, 1))
    expect((await visit(booked, 'started')).status).toBe(200)
    await at(minutesFrom(booked, 25))
    const done = await visit(booked, 'held')
    expect(done.status, done.text).toBe(200)
    expect(done.body.appointments[0]).toMatchObject({ status: 'done', official: { code: '7' } })
    expect(await stepsOf(booked)).toEqual([
      'arrive booked arrived resident',
      'start arrived started staff',
      'finish started done staff',
    ])
    expect(await careOf(booked)).toMatchObject({ state: 'met', dueDate: due })
  })
  test('whoever sits in the waiting room still has the time: nobody else is given it', async () => {
    const booked = await newBooked()
    await at(minutesFrom(booked, -10))
    await arrive(booked)
    await expect(
      county.owner.query(
        `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
         select county_id, register, (select p.id from person p where p.id <> person_id limit 1), contact_id, need_id, staff_id, unit_id, service, mode, during, 'booked', now() from appointment where id = $1`,
        [booked.appointmentId],
      ),
    ).rejects.toMatchObject({ constraint: 'appointment_one_per_professional' })
  })
  test('the law is met by a visit that is found to have taken place, not by one that has begun', async () => {
    const booked = await newBooked()
    await at(minutesFrom(booked, 1))
    await visit(booked, 'started')
    expect(await careOf(booked)).toMatchObject({ state: 'running' })
  })
})

describe('«I am here»', () => {
  test('from an hour before and not earlier; the page offers it in the same minute', async () => {
    const booked = await newBooked()
    const offered = async () =>
      (await (await residentOf(booked))('GET', '/api/me')).body.plans[0].lines[0].appointment.canArrive as boolean
    await at(minutesFrom(booked, -61))
    expect(await offered()).toBe(false)
    expect((await arrive(booked)).body).toMatchObject({ reason: 'too-early-to-arrive' })
    await at(minutesFrom(booked, -60))
    expect(await offered()).toBe(true)
    expect((await arrive(booked)).status).toBe(200)
    expect(await offered()).toBe(false)
  })
  test('a slip is taken back by the one who made it; staff’s word is not the resident’s to take back', async () => {
    const booked = await newBooked()
    await at(minutesFrom(booked, -30))
    await arrive(booked)
    expect((await arrive(booked, false)).status).toBe(200)
    expect(await stateOf(booked)).toBe('booked')
    await visit(booked, 'arrived')
    expect((await arrive(booked, false)).body).toMatchObject({ reason: 'nothing-to-correct' })
  })
  test('is for a time on site, and for nobody but the person', async () => {
    const remote = await newBooked({ mode: 'remote' })
    await at(minutesFrom(remote, -5))
    expect((await arrive(remote)).body).toMatchObject({ reason: 'arrive-at-the-place-only' })
    const stranger = county.browser()
    await stranger('POST', '/api/contacts', { channel: 'web_form', lang: 'fi', text: 'Kurkku on kipeä' })
    expect((await arriveAs(stranger, remote, true)).status).toBe(404)
  })
})

describe('nobody came', () => {
  test('the date stays, and once it is no slip any more somebody on shift has the next attempt', async () => {
    const booked = await newBooked()
    await at(minutesFrom(booked, 15))
    const answer = await visit(booked, 'no-show')
    expect(answer.status, answer.text).toBe(200)
    expect(await careOf(booked)).toMatchObject({ state: 'running', status: 'residentAttributable', dueDate: due })
    await runDue()
    expect((await readCase(booked.contactId)).status).toBe('booked')
    // Ten minutes are for a slip: a minute before and a minute after their end.
    await at(minutesFrom(booked, 24))
    await runDue()
    expect((await readCase(booked.contactId)).status).toBe('booked')
    await at(minutesFrom(booked, 26))
    await runDue()
    const one = await readCase(booked.contactId)
    expect(one.status).toBe('assessed')
    expect(one.nextStep).toMatchObject({ kind: 'book' })
    expect(one.needs[0]?.status).toBe('open')
    expect(one.timeline.map(({ type }) => type)).toContain('time-changed')
    const [line] = await rows<{ owner_id: string; next_kind: string }>(
      'select owner_id, next_kind from plan_line where need_id = $1',
      [booked.needId],
    )
    expect(line).toEqual({ owner_id: one.nextStep.owner.id, next_kind: 'book' })
    // Worked again it changes nothing: the history has one entry.
    const events = one.timeline.length
    await county.app.services.jobs.runDue()
    expect((await readCase(booked.contactId)).timeline.length).toBe(events)
  })
  test('who was in a hurry and did not come is called at once', async () => {
    const booked = await newBooked({ urgencyClass: 'B' })
    await at(minutesFrom(booked, 1))
    await visit(booked, 'no-show')
    await at(minutesFrom(booked, 12))
    await runDue()
    expect((await readCase(booked.contactId)).nextStep).toMatchObject({ kind: 'call' })
  })
  test('pressed by mistake: the time, the need and the clock are as before, nobody is called, both entries stay', async () => {
    const booked = await newBooked()
    await at(minutesFrom(booked, 1))
    await visit(booked, 'no-show')
    const corrected = await visit(booked, 'corrected')
    expect(corrected.status, corrected.text).toBe(200)
    expect(corrected.body.card).toMatchObject({ status: 'booked' })
    expect(await careOf(booked)).toMatchObject({ state: 'running' })
    expect(await careOf(booked)).not.toMatchObject({ status: 'residentAttributable' })
    await at(minutesFrom(booked, 20))
    await runDue()
    expect((await readCase(booked.contactId)).timeline.map(({ type }) => type)).not.toContain('time-changed')
    expect(await stepsOf(booked)).toEqual(['miss booked no-show staff', 'correct no-show booked staff'])
    // And then they really did not come: what is recorded after the correction counts.
    await visit(booked, 'no-show')
    expect(await careOf(booked)).toMatchObject({ status: 'residentAttributable', dueDate: due })
  })
})

describe('a visit recorded by mistake', () => {
  test('within ten minutes the law’s clock runs again with its first date; later it is refused with words', async () => {
    const booked = await newBooked()
    await at(minutesFrom(booked, 5))
    await visit(booked, 'held')
    expect(await careOf(booked)).toMatchObject({ state: 'met' })
    await at(minutesFrom(booked, 14))
    expect((await visit(booked, 'corrected')).status).toBe(200)
    expect(await careOf(booked)).toMatchObject({ state: 'running', dueDate: due })
    await visit(booked, 'held')
    expect(await careOf(booked)).toMatchObject({ state: 'met', dueDate: due })
    await at(minutesFrom(booked, 26))
    expect((await visit(booked, 'corrected')).body).toMatchObject({ code: 'rule-violated', reason: 'correct-too-late' })
  })
})

describe('refusals say why', () => {
  test('a time cancelled, moved, missed or over is named as that', async () => {
    const booked = await newBooked()
    const cancel = () =>
      nurse('POST', `/api/booking/appointments/${booked.appointmentId}/cancel`, { by: 'resident', told: true })
    expect((await cancel()).status).toBe(200)
    expect((await cancel()).body).toMatchObject({ code: 'action-not-possible', reason: 'time-was-cancelled' })
    const second = await newBooked()
    await at(minutesFrom(second, 1))
    await visit(second, 'held')
    expect((await visit(second, 'no-show')).body).toMatchObject({ reason: 'time-is-over' })
    expect(
      (await (await residentOf(second))('POST', `/api/me/appointments/${second.appointmentId}/cancel`, {})).body,
    ).toMatchObject({ code: 'action-not-possible', reason: 'time-is-over' })
  })
  test('the unit still cancels while the person waits; the resident no longer does', async () => {
    const booked = await newBooked()
    await at(minutesFrom(booked, 2))
    await visit(booked, 'arrived')
    const own = await (await residentOf(booked))('POST', `/api/me/appointments/${booked.appointmentId}/cancel`, {})
    expect(own.body).toMatchObject({ reason: 'time-has-begun' })
    const unit = await nurse('POST', `/api/booking/appointments/${booked.appointmentId}/cancel`, {
      by: 'unit',
      reason: 'Fysioterapeutti sairastui.',
      told: true,
    })
    expect(unit.status, unit.text).toBe(200)
  })
})

describe('times in somebody’s own calendar', () => {
  const fileOf = async (booked: Booked, query = '') => {
    const answer = await (await residentOf(booked))('GET', `/api/me/calendar${query}`)
    expect(answer.status, answer.text).toBe(200)
    return String(answer.body.file).replaceAll('\r\n ', '').split('\r\n')
  }
  const valueOf = (lines: readonly string[], name: string) =>
    lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1))

  test('say nothing of care unless chosen; a move keeps the identity and a cancellation takes the time away', async () => {
    const booked = await newBooked()
    const first = await fileOf(booked)
    expect(valueOf(first, 'SUMMARY')).toEqual(['Varattu aika'])
    expect(first.join()).not.toMatch(/fysio|terveys|polvi|sote/i)
    expect(valueOf(first, 'SEQUENCE')).toEqual(['0'])
    const [uid] = valueOf(first, 'UID')
    expect(valueOf(await fileOf(booked, '?names=service'), 'SUMMARY')).toEqual(['Fysioterapeutin suoravastaanotto'])
    expect(valueOf(await fileOf(booked, '?lang=sv'), 'SUMMARY')).toEqual(['Bokad tid'])
    const moved = await nurse('POST', `/api/booking/appointments/${booked.appointmentId}/move`, {
      by: 'resident',
      to: {
        staffId: smallCounty.physiotherapist,
        mode: 'onsite',
        start: '2026-11-26T09:00:00+02:00',
        end: '2026-11-26T09:30:00+02:00',
      },
    })
    expect(moved.status, moved.text).toBe(200)
    const second = await fileOf(booked)
    expect(valueOf(second, 'UID')).toEqual([uid])
    expect(valueOf(second, 'SEQUENCE')).toEqual(['1'])
    expect(second).toContain('DTSTART;TZID=Europe/Helsinki:20261126T090000')
    // Asked for by the old time, too: it is the same event.
    expect(await fileOf(booked, `?appointment=${booked.appointmentId}`)).toEqual(expect.arrayContaining([`UID:${uid}`]))
    const newId = String(moved.body.appointments[0].appointmentId)
    await (
      await residentOf(booked)
    )('POST', `/api/me/appointments/${newId}/cancel`, {})
    const third = await fileOf(booked)
    expect(valueOf(third, 'STATUS')).toEqual(['CANCELLED'])
    expect(valueOf(third, 'SEQUENCE')).toEqual(['2'])
    expect(valueOf(third, 'UID')).toEqual([uid])
  })
  test('say a place only where the service’s name was chosen, and never of who is hidden or may be reached safely only', async () => {
    const booked = await newBooked()
    await county.owner.query(`update unit set address = 'Keskuskatu 1' where id = $1`, [smallCounty.healthUnit])
    const placeOf = async (query = '') => valueOf(await fileOf(booked, query), 'LOCATION')
    expect(await placeOf()).toEqual([])
    expect(await placeOf('?names=service')).toEqual([expect.stringContaining('Keskuskatu 1')])
    const safeOnly = (value: boolean) =>
      county.owner.query(
        `update contact set summary = summary || jsonb_build_object('safeContactOnly', $2::boolean) where person_id = $1`,
        [booked.personId, value],
      )
    await safeOnly(true)
    expect(await placeOf('?names=service')).toEqual([])
    // Of the person it stays known, though a contact says it no more, until somebody lifts it.
    await safeOnly(false)
    expect(await placeOf('?names=service')).toEqual([])
    await county.owner.query('update person set safe_contact_only = false where id = $1', [booked.personId])
    expect(await placeOf('?names=service')).toHaveLength(1)
    await county.owner.query('update person set non_disclosure = true where id = $1', [booked.personId])
    expect(await placeOf('?names=service')).toEqual([])
  })
  test('are nobody else’s', async () => {
    const [one] = await rows<{ id: string }>(`select id from appointment where status = 'booked' limit 1`, [])
    const stranger = county.browser()
    await stranger('POST', '/api/contacts', { channel: 'web_form', lang: 'fi', text: 'Kurkku on kipeä' })
    expect((await stranger('GET', `/api/me/calendar?appointment=${one?.id ?? ''}`)).status).toBe(404)
    expect((await stranger('GET', '/api/me/calendar')).body).toMatchObject({ times: 0 })
  })
})

describe('one person and one service', () => {
  test('a second coming time is refused with words, and booked where a professional says why, sealed and in the log', async () => {
    const first = await newBooked()
    const second = await newBooked({ of: first, expect: 422 })
    expect(second.answer.body).toMatchObject({ code: 'rule-violated', reason: 'has-time-for-service' })
    const blank = await second.again({ moreThanOne: '  ' })
    expect(blank.body).toMatchObject({ reason: 'has-time-for-service' })
    const meant = await second.again({ moreThanOne: 'Kanariasyy: toinen polvi' })
    expect(meant.status, meant.text).toBe(200)
    const [entry] = await rows<{ detail: { moreThanOne?: string } }>(
      `select detail from journal_entry where action = 'bookTimes' and detail ->> 'moreThanOne' is not null`,
      [],
    )
    expect(entry?.detail.moreThanOne).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.stringify(await rows('select * from journal_entry', []))).not.toContain('Kanariasyy')
  })
})
