import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ClockView, DeskCase, Receipt } from '@luukku/contract'
import { addManager } from '@luukku/testkit/add-manager'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { toNeedInLaw } from './recount-clocks.ts'

// Tuesday 24 November 2026. A knee of an adult: first care within three months of the assessment, 24 February 2027.
const now = '2026-11-24T09:00:00+02:00'
const due = '2027-02-24'
let county: SmallCountyServer
let manager: string
let nurse: Browser
let physio: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25', '2026-11-26', '2027-03-02'], moment: now })
  manager = await addManager(county.owner)
})
beforeEach(async () => {
  await at(now)
  await county.owner.query(`delete from shift where kind = 'reception'`)
})
afterAll(() => county.close())

/** Moves the clock. Sessions do not outlive a night, so everybody signs in again. */
async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
  physio = await county.staff(smallCounty.physiotherapist)
}

interface Made {
  contactId: string
  needId: string
  one: DeskCase
}
async function contact(age = 40): Promise<string> {
  const answer = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti',
    person: { givenName: 'Testi', age, municipality: '698' },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  expect(answer.status, answer.text).toBe(200)
  return (answer.body as Receipt).contactId
}
async function assess(contactId: string, need: object = {}, more: object = {}): Promise<Made> {
  const path = `/api/desk/contacts/${contactId}`
  const before = (await nurse('GET', path)).body as DeskCase
  const answer = await nurse('POST', `${path}/assessment`, {
    basedOn: before.version,
    decision: 'override',
    overrideReason: 'Arvio puhelimessa',
    urgencyClass: 'D',
    needs: [{ service: 'FYSIO', extract: 'Polvi kipeä', ...need }],
    note: 'Arvioitu',
    ...more,
  })
  expect(answer.status, answer.text).toBe(200)
  const one = answer.body as DeskCase
  return { contactId, needId: one.needs[0]?.needId ?? '', one }
}
const newNeed = async (need: object = {}, age = 40) => assess(await contact(age), need)
async function book({ contactId, needId }: Made, day: string, time: string, more: object = {}) {
  const start = new Date(`${day}T${time}:00+02:00`)
  return nurse('POST', '/api/booking/appointments', {
    contactId,
    items: [
      {
        needId,
        staffId: smallCounty.physiotherapist,
        service: 'FYSIO',
        mode: 'onsite',
        start: start.toISOString(),
        end: new Date(start.getTime() + 30 * 60_000).toISOString(),
        ...more,
      },
    ],
  })
}
const clocksOf = async (needId: string): Promise<ClockView[]> =>
  (
    await county.owner.query<{ detail: ClockView & { startedOn: string }; state: ClockView['state'] }>(
      `select detail, state from clock where need_id = $1 order by due_date`,
      [needId],
    )
  ).rows.map(({ detail, state }) => ({ ...detail, state }))
const care = async (needId: string) =>
  (await clocksOf(needId)).find(({ ruleId }) => ruleId.startsWith('H-PHC-3M') || ruleId.startsWith('H-GP-14D'))
const recordsOf = async (needId: string) =>
  (
    await county.owner.query<{ kind: string; name: string; day: string | null; ground_payload_id: string | null }>(
      `select kind, name, to_char(day, 'YYYY-MM-DD') as day, ground_payload_id from clock_record where need_id = $1 order by recorded_at, id`,
      [needId],
    )
  ).rows
const visits = (needId: string, body: object) => physio('POST', `/api/own/${needId}/visits`, body)
async function bookedId(needId: string): Promise<string> {
  const { rows } = await county.owner.query<{ id: string }>(
    `select id from appointment where need_id = $1 and status = 'booked'`,
    [needId],
  )
  return rows[0]?.id ?? ''
}

describe('clocks start by themselves, and explain themselves', () => {
  test('§ 51 a: the assessment starts the three months; act, section, link, plain words and interpretations beside it', async () => {
    const { one } = await newNeed()
    const [clock] = one.needs[0]?.clocks ?? []
    expect(clock).toMatchObject({
      ruleId: 'H-PHC-3M-2025',
      kind: 'law',
      dueDate: due,
      state: 'running',
      section: '51 a § 1 mom.',
    })
    expect(clock?.url).toMatch(/^https:\/\/www\.finlex\.fi/)
    expect(clock?.plain?.fi).toContain('24.2.2027')
    expect(clock?.explanation.length).toBeGreaterThan(3)
    expect(one.clocks?.[0]).toMatchObject({ ruleId: 'H-HTA-2023', state: 'met' })
    expect(one.clocks?.[0]?.interpretations).toMatchObject([
      { name: 'officeHours', chosen: '08:00-16:00', usual: '08:00-16:00' },
      { name: 'eveIsWorkingDay', chosen: 'no' },
    ])
  })
  test('§ 51 a 3 mom.: 22 years old, 14 days', async () => {
    const { needId } = await newNeed({}, 22)
    expect(await care(needId)).toMatchObject({ ruleId: 'H-GP-14D-U23-2025', dueDate: '2026-12-08' })
  })
})

describe('§ 54: whether the limit can be kept is looked at when the need is assessed', () => {
  test('no free time before the limit: an alarm at once, on the desk and for the manager, with lawful ways out', async () => {
    const { one, needId, contactId } = await newNeed()
    expect(one.needs[0]?.capacity).toMatchObject({ can: false, dueDate: due })
    expect(one.needs[0]?.capacity?.waysOut.map(({ id }) => id)).toEqual(['OWN', 'COOPERATE', 'BUY', 'VOUCHER'])
    expect(one.needs[0]?.capacity?.waysOut.every(({ section, url }) => section && url.startsWith('https'))).toBe(true)
    expect(await recordsOf(needId)).toMatchObject([{ kind: 'capacity', name: 'cannot', day: due }])
    const desk = (await nurse('GET', '/api/desk?view=team')).body as {
      rows: { contactId: string; cannotKeep?: number }[]
    }
    expect(desk.rows.find((row) => row.contactId === contactId)?.cannotKeep).toBe(1)
    const boss = await county.staff(manager)
    const day = (await boss('GET', '/api/manager/today')).body
    expect(day.cannotKeep).toBeGreaterThan(0)
    expect(day.alarms.map(({ kind }: { kind: string }) => kind)).toContain('cannot-keep')
    const search = (await nurse('POST', '/api/booking/search', { contactId })).body
    expect(search.uncovered[0].waysOut.map(({ en }: { en: string }) => en).join()).toContain('1326/2010 54 § 1 mom.')
  })
  test('a decision is kept by no free time: nothing is said of it, and no alarm is raised', async () => {
    const { one, needId } = await newNeed({ service: 'TOTU' })
    expect(one.needs[0]?.clocks.map(({ ruleId }) => ruleId)).toContain('IS-7WD')
    expect(one.needs[0]?.capacity).toBeUndefined()
    expect((await recordsOf(needId)).filter(({ kind }) => kind === 'capacity')).toEqual([])
  })
  test('each limit that a visit keeps is looked at, whichever of them ends first', async () => {
    const { one, needId } = await newNeed({ service: 'MT_NUORI' }, 20)
    const { rows } = await county.owner.query<{ data: { limits: object[] } }>(
      `select data from clock_record where need_id = $1 and kind = 'capacity'`,
      [needId],
    )
    expect(one.needs[0]?.capacity).toMatchObject({ can: false, dueDate: '2026-12-08' })
    expect(rows.map(({ data }) => data.limits)).toEqual([
      [
        { ruleId: 'H-GP-14D-U23-2025', dueDate: '2026-12-08' },
        { ruleId: 'P-28D-U23-2025', dueDate: '2026-12-22' },
      ],
    ])
  })
  test('a free time on the last day of the limit is enough; one the day after is not', async () => {
    await addReception(county.owner, smallCounty.physiotherapist, due)
    expect((await newNeed()).one.needs[0]?.capacity).toMatchObject({ can: true, waysOut: [] })
    await county.owner.query(`delete from shift where kind = 'reception'`)
    await addReception(county.owner, smallCounty.physiotherapist, '2027-02-25')
    expect((await newNeed()).one.needs[0]?.capacity?.can).toBe(false)
  })
})

describe('what happens to a need moves no date', () => {
  beforeEach(async () => {
    for (const day of ['2026-11-25', '2026-11-26', '2027-03-02'])
      await addReception(county.owner, smallCounty.physiotherapist, day)
  })
  test('a booked time is no care: the clock runs until the visit has taken place', async () => {
    const made = await newNeed()
    expect((await book(made, '2026-11-25', '09:00')).status).toBe(200)
    expect(await care(made.needId)).toMatchObject({ state: 'running', dueDate: due })
    const body = { appointmentId: await bookedId(made.needId), outcome: 'held' }
    expect((await visits(made.needId, body)).body.reason).toBe('visit-in-the-future')
    await at('2026-11-25T10:00:00+02:00')
    expect((await visits(made.needId, body)).status).toBe(200)
    expect(await care(made.needId)).toMatchObject({ state: 'met', dueDate: due })
    expect((await visits(made.needId, body)).body).toMatchObject({ status: 409, reason: 'time-is-over' })
  })
  test('the professional seen finds that a doctor is needed: the doctor’s clock starts by itself', async () => {
    const made = await newNeed({}, 22)
    await book(made, '2026-11-25', '10:00')
    await at('2026-11-25T11:00:00+02:00')
    const body = { appointmentId: await bookedId(made.needId), outcome: 'held', findings: ['doctor-needed'] }
    const answer = await visits(made.needId, body)
    expect(answer.status, answer.text).toBe(200)
    expect((await clocksOf(made.needId)).find(({ ruleId }) => ruleId === 'H-GP-DOC7-U23-2025')).toMatchObject({
      dueDate: '2026-12-02',
      state: 'running',
    })
  })
  test('a visit of which nothing was found gives nobody a doctor’s limit', async () => {
    const made = await newNeed({}, 15)
    expect((await book(made, '2026-11-25', '13:00')).status).toBe(200)
    await at('2026-11-25T14:00:00+02:00')
    const answer = await visits(made.needId, { appointmentId: await bookedId(made.needId), outcome: 'held' })
    expect(answer.status, answer.text).toBe(200)
    const rules = (await clocksOf(made.needId)).map(({ ruleId }) => ruleId)
    expect(rules).toContain('H-GP-14D-U23-2025')
    expect(rules.filter((id) => id.startsWith('H-GP-DOC7'))).toEqual([])
  })
  test('the doctor’s limit is counted from the visit at which it was found, whichever came first', () => {
    const visit = (day: string, facts: object) => ({
      id: day,
      at: new Date(`${day}T10:00:00+02:00`),
      kind: 'visit',
      name: 'held',
      day: null,
      data: { events: { professionalAppointment: `${day}T10:00:00+02:00` }, facts },
      ground_payload_id: null,
      takes_back: null,
    })
    const facts = { service: 'FYSIO', register: 'health', contactAt: now } as unknown as Parameters<
      typeof toNeedInLaw
    >[0]
    const found = { needDoctor: true, directedFirstTo: 'physiotherapist' }
    const records = [visit('2026-11-25', {}), visit('2026-12-09', found), visit('2026-12-16', found)]
    const known = toNeedInLaw(facts, records as unknown as Parameters<typeof toNeedInLaw>[1])
    expect(known.events?.professionalAppointment).toBe('2026-12-09T10:00:00+02:00')
  })
  test('a no-show is a mark; a new contact opens a clock of its own and the old one keeps its date', async () => {
    const made = await newNeed()
    await book(made, '2026-11-25', '11:00')
    await at('2026-11-25T12:00:00+02:00')
    expect((await visits(made.needId, { appointmentId: await bookedId(made.needId), outcome: 'no-show' })).status).toBe(
      200,
    )
    expect(await care(made.needId)).toMatchObject({ state: 'running', status: 'residentAttributable', dueDate: due })
    await at('2026-11-26T12:00:00+02:00')
    const again = await newNeed()
    expect(await care(again.needId)).toMatchObject({ state: 'running', dueDate: '2027-02-26' })
    expect(await care(made.needId)).toMatchObject({ dueDate: due })
  })
  test('the unit cancels: told with a reason, marked, and the need waits for a time with its first date', async () => {
    const made = await newNeed()
    await book(made, '2026-11-26', '09:00')
    const body = { appointmentId: await bookedId(made.needId), outcome: 'unit-cancelled' }
    expect((await visits(made.needId, body)).body.reason).toBe('reason-needed')
    expect((await visits(made.needId, { ...body, reason: 'Sairastuminen' })).status).toBe(200)
    expect(await care(made.needId)).toMatchObject({ state: 'running', status: 'providerCancelled', dueDate: due })
  })
  test('declining care elsewhere ends the duty only with a professional’s ground, which lies sealed', async () => {
    const { needId } = await newNeed()
    const record = (body: object) => nurse('POST', `/api/needs/${needId}/clock-records`, { kind: 'exception', ...body })
    expect((await record({ exception: 'DECLINES-ELSEWHERE' })).status).toBe(400)
    expect((await record({ exception: 'DECLINES-ELSEWHERE', ground: ' ' })).body.reason).toBe('ground-needed')
    // A decree and a plan are no professional's word on a need, though both are exceptions of the law.
    for (const exception of ['SPECIAL-REASON', 'EMERGENCY-POWERS', 'PLAN-BASED'])
      expect((await record({ exception, ground: 'x' })).body.reason).toBe('exception-not-of-this-need')
    expect(await care(needId)).toMatchObject({ state: 'running' })
    const answer = await record({ exception: 'DECLINES-ELSEWHERE', ground: 'Ei halunnut ostopalveluun' })
    expect(answer.status, answer.text).toBe(200)
    expect(await care(needId)).toMatchObject({
      state: 'notApplied',
      dueDate: due,
      exception: { id: 'DECLINES-ELSEWHERE', confidence: 'medium' },
    })
    const [stored] = (await recordsOf(needId)).filter(({ kind }) => kind === 'exception')
    expect(stored?.ground_payload_id).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.stringify(await recordsOf(needId))).not.toContain('ostopalvelu')
  })
  test('an offer inside the limit, declined for a later time, meets the rule that says so; without one nothing is met', async () => {
    const made = await newNeed()
    expect((await book(made, '2027-03-02', '09:00', { declinedDay: '2026-12-20' })).body.reason).toBe(
      'no-time-that-day',
    )
    expect((await book(made, '2027-03-02', '09:00', { declinedDay: '2026-11-25' })).status).toBe(200)
    expect(await care(made.needId)).toMatchObject({ state: 'metByOffer', status: 'residentChoseLater', dueDate: due })
    const plain = await newNeed()
    expect((await book(plain, '2027-03-02', '10:00')).status).toBe(200)
    expect(await care(plain.needId)).toMatchObject({ state: 'running', dueDate: due })
    const inside = await newNeed()
    await book(inside, '2026-11-26', '11:00', { declinedDay: '2026-11-25' })
    expect(await care(inside.needId)).toMatchObject({ state: 'running' })
  })
  test('closing and opening again never gives a new date; both moments and the reason are kept', async () => {
    const { contactId, needId } = await newNeed()
    await county.owner.query(`update need set status = 'done' where id = $1`, [needId])
    const path = `/api/desk/contacts/${contactId}`
    const basedOn = async () => ((await nurse('GET', path)).body as DeskCase).version
    expect((await nurse('POST', `${path}/close`, { basedOn: await basedOn(), reason: 'Valmis' })).status).toBe(200)
    expect(await care(needId)).toMatchObject({ state: 'ended', dueDate: due })
    await at('2026-11-26T09:00:00+02:00')
    const open = await nurse('POST', `${path}/reopen`, { basedOn: await basedOn(), reason: 'Soitti uudelleen' })
    expect(open.status, open.text).toBe(200)
    expect(await care(needId)).toMatchObject({ state: 'running', dueDate: due, startedOn: '2026-11-24' })
    expect((open.body as DeskCase).needs[0]?.status).toBe('open')
    expect((await recordsOf(needId)).map(({ kind }) => kind)).toEqual(['capacity', 'closed', 'reopened'])
    expect((open.body as DeskCase).timeline.at(-1)).toMatchObject({ type: 'reopened', note: 'Soitti uudelleen' })
  })
  test('closing after the last day makes no broken limit unbroken: the manager counts it as broken, and waiting for nobody', async () => {
    const { contactId, needId } = await newNeed()
    await county.owner.query(`update need set status = 'done' where id = $1`, [needId])
    await county.owner.query(
      `update clock set state = 'running', stopped_by = null, stopped_at = null where contact_id = $1`,
      [contactId],
    )
    await at('2027-02-25T09:00:00+02:00')
    const path = `/api/desk/contacts/${contactId}`
    const basedOn = async () => ((await nurse('GET', path)).body as DeskCase).version
    const clocks = async () =>
      (
        await county.owner.query<{ rule_id: string; state: string; over: boolean }>(
          `select rule_id, state, stopped_at is not null as over from clock where contact_id = $1 and due_date < '2027-02-25' order by need_id nulls first, rule_id`,
          [contactId],
        )
      ).rows
    expect((await nurse('POST', `${path}/close`, { basedOn: await basedOn(), reason: 'Valmis' })).status).toBe(200)
    const closed = await clocks()
    expect(closed.map(({ state, over }) => ({ state, over }))).toEqual(
      closed.map(() => ({ state: 'breached', over: true })),
    )
    expect(closed.length).toBeGreaterThan(1)
    const open = await nurse('POST', `${path}/reopen`, { basedOn: await basedOn(), reason: 'Soitti uudelleen' })
    expect(open.status, open.text).toBe(200)
    expect((await clocks()).map(({ over }) => over)).toEqual(closed.map(() => false))
  })
  test('a need said to be met is opened again for a reason: its dates stand, both moments and the reason are kept', async () => {
    await addReception(county.owner, smallCounty.physiotherapist, '2026-11-25')
    const made = await newNeed()
    const again = (reason: string) => nurse('POST', `/api/desk/needs/${made.needId}/reopen`, { reason })
    expect((await again('Kipu jatkuu')).body.reason).toBe('need-not-done')
    await book(made, '2026-11-25', '09:00')
    await at('2026-11-25T12:00:00+02:00')
    expect((await physio('POST', `/api/own/${made.needId}/notes`, { text: 'Valmis', done: true })).status).toBe(200)
    expect((await again(' ')).body.reason).toBe('reason-needed')
    const answer = await again('Kipu jatkuu')
    expect(answer.status, answer.text).toBe(200)
    const one = answer.body as DeskCase
    expect(one.needs[0]).toMatchObject({ status: 'open' })
    expect(one.nextStep).toMatchObject({ kind: 'book', owner: { kind: 'staff' } })
    expect(one.needs[0]?.clocks[0]).toMatchObject({ ruleId: 'H-PHC-3M-2025', dueDate: due })
    expect((await recordsOf(made.needId)).slice(-2)).toMatchObject([
      { kind: 'closed' },
      { kind: 'reopened', ground_payload_id: expect.any(String) as string },
    ])
  })
  test('a new assessment, another service, unit and urgency keep the first start; a new start needs its reason', async () => {
    const { contactId } = await newNeed()
    await at('2026-11-26T09:00:00+02:00')
    const again = await assess(contactId, { service: 'VO_HOITAJA' }, { urgencyClass: 'C' })
    expect(await care(again.needId)).toMatchObject({ dueDate: due, startedOn: '2026-11-24' })
    expect((await recordsOf(again.needId)).map(({ kind }) => kind)).toContain('reassessed')
    const fresh = await assess(contactId, { newNeedBecause: 'Uusi vamma tänään' })
    expect(await care(fresh.needId)).toMatchObject({ dueDate: '2027-02-26' })
    expect((await recordsOf(fresh.needId)).find(({ kind }) => kind === 'restart')?.ground_payload_id).toBeTruthy()
  })
  test('an event of the law recorded by a professional: not in the future, and only one of the need’s own', async () => {
    const { needId } = await newNeed()
    const record = (event: string, at: string) =>
      nurse('POST', `/api/needs/${needId}/clock-records`, { kind: 'event', event, at })
    expect((await record('firstCareEvent', '2026-11-25T09:00:00+02:00')).body.reason).toBe('event-in-the-future')
    expect((await record('logGiven', now)).body.reason).toBe('event-not-of-this-need')
    for (const slip of ['2025-11-24T08:00:00+02:00', '2026-11-23T23:59:00+02:00'])
      expect((await record('firstCareEvent', slip)).body.reason).toBe('event-before-the-contact')
    const answer = await record('firstCareEvent', now)
    expect(answer.body.clocks).toMatchObject([
      { kind: 'law', state: 'met', dueDate: due },
      { kind: 'promise', state: 'met' },
    ])
    expect(answer.body.recordable.events).toEqual([])
  })
  test('what no need of theirs is, a professional of another unit does not find', async () => {
    const { needId } = await newNeed()
    const stranger = await county.staff(smallCounty.counsellor)
    const body = { kind: 'event', event: 'firstCareEvent', at: now }
    expect((await stranger('POST', `/api/needs/${needId}/clock-records`, body)).status).toBe(404)
    expect(await care(needId)).toMatchObject({ state: 'running' })
  })
})

describe('a date of the person’s own life', () => {
  beforeEach(() => addReception(county.owner, smallCounty.physiotherapist, '2026-11-26'))
  test('set at the assessment it is on the desk and on the plan, beside the legal date', async () => {
    const { one, contactId } = await newNeed({ realLifeDate: '2026-12-01', realLifeKind: 'discharge' })
    expect(one.needs[0]).toMatchObject({ realLifeDate: '2026-12-01', realLifeKind: 'discharge' })
    expect(one.plan?.lines[0]).toMatchObject({
      legal: { dueDate: due },
      realLife: { date: '2026-12-01', kind: 'discharge' },
      nextDate: '2026-12-01',
    })
    const desk = (await nurse('GET', '/api/desk?view=team')).body as {
      rows: { contactId: string; realLife?: object }[]
    }
    expect(desk.rows.find((row) => row.contactId === contactId)?.realLife).toEqual({
      date: '2026-12-01',
      kind: 'discharge',
    })
  })
  test('the desk goes by the earlier of the two', async () => {
    await newNeed()
    const { contactId } = await newNeed({ realLifeDate: '2026-11-25', realLifeKind: 'move' })
    const desk = (await nurse('GET', '/api/desk?view=team')).body as { rows: { contactId: string; legal?: object }[] }
    const assessed = desk.rows.filter(({ legal }) => legal !== undefined)
    expect(assessed[0]?.contactId).toBe(contactId)
  })
  test('the professional sets it with a note; the card goes first and the legal date stays', async () => {
    await newNeed()
    const { needId } = await newNeed()
    const note = { text: 'Muuttaa', realLifeDate: '2026-12-05', realLifeKind: 'move' }
    expect((await physio('POST', `/api/own/${needId}/notes`, note)).status).toBe(200)
    const { cards } = (await physio('GET', '/api/own')).body
    const card = cards.find((one: { needId: string }) => one.needId === needId)
    expect(card).toMatchObject({ realLifeDate: '2026-12-05', realLifeKind: 'move', legal: { dueDate: due } })
    const place = (id: string) => cards.findIndex((one: { needId: string }) => one.needId === id)
    const later = cards
      .filter((one: { realLifeDate?: string; nextDate: string }) => one.nextDate > '2026-12-05')
      .filter((one: { needId: string }) => one.needId !== needId)
    for (const one of later) expect(place(needId)).toBeLessThan(place(one.needId))
    expect(await care(needId)).toMatchObject({ dueDate: due })
  })
  test('the resident tells it; another resident’s need is not there; a day that has passed is refused', async () => {
    const { contactId, needId } = await newNeed()
    const { rows } = await county.owner.query<{ person_id: string }>(`select person_id from need where id = $1`, [
      needId,
    ])
    const me = await county.signIn({ kind: 'visitor', personId: rows[0]?.person_id ?? '', contactId })
    const body = { date: '2026-12-10', kind: 'school-start' }
    const answer = await me('POST', `/api/me/needs/${needId}/date`, body)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body.plan.lines[0].realLife).toEqual(body)
    expect((await me('POST', `/api/me/needs/${needId}/date`, { ...body, date: '2026-11-23' })).body.reason).toBe(
      'date-has-passed',
    )
    const other = await newNeed()
    expect((await me('POST', `/api/me/needs/${other.needId}/date`, body)).status).toBe(404)
    expect(await care(needId)).toMatchObject({ dueDate: due })
  })
})

describe('a limit that is broken before anybody assesses the need', () => {
  test('§ 26 of the child welfare act: the broken day is the need’s own, in the list of the case too, and not a later rule’s', async () => {
    const contactId = await contact(9)
    // Seven working days from 24 November: 3 December.
    await at('2026-12-09T09:00:00+02:00')
    const { needId } = await assess(contactId, { service: 'LASTENSUOJELU' })
    const { rows } = await county.owner.query(
      `select n.legal_rule_id, n.legal_due_date::text as due, c.summary #>> '{legal,dueDate}' as listed
       from need n join contact c on c.id = n.contact_id where n.id = $1`,
      [needId],
    )
    expect((await clocksOf(needId)).find(({ ruleId }) => ruleId === 'CP-7WD-2015')).toMatchObject({ state: 'breached' })
    expect(rows).toEqual([{ legal_rule_id: 'CP-7WD-2015', due: '2026-12-03', listed: '2026-12-03' }])
  })
})

describe('the manager’s view', () => {
  test('counts each state and status apart; what ran out is overdue whether or not anybody has looked', async () => {
    const boss = await county.staff(manager)
    const day = (await boss('GET', '/api/manager/today?days=14')).body
    const keys = day.clocks.map(({ state, status }: { state: string; status?: string }) => `${state} ${status ?? ''}`)
    expect(keys).toEqual(expect.arrayContaining(['running ', 'met ', 'metByOffer residentChoseLater', 'notApplied ']))
    expect(keys).toEqual(expect.arrayContaining(['running residentAttributable', 'running providerCancelled']))
    const small = day.clocks.filter(({ hidden }: { hidden: boolean }) => hidden)
    expect(small.every((one: { n?: number }) => one.n === undefined)).toBe(true)
    const { needId } = await newNeed({}, 22)
    await at('2026-12-09T09:00:00+02:00')
    const late = (await (await county.staff(manager))('GET', '/api/manager/today?days=14&limit=500')).body
    const mine = late.breaking.find((one: { needId: string }) => one.needId === needId)
    expect(mine).toMatchObject({ dueDate: '2026-12-08', daysLeft: -1 })
    expect(late.clocks.map(({ state }: { state: string }) => state)).toContain('overdue')
  })
})

describe('the law as the county reads it', () => {
  test('the register is served to staff with sections, sources and the county’s choices', async () => {
    const answer = await nurse('GET', '/api/law')
    expect(answer.status).toBe(200)
    const rules = answer.body.acts.flatMap((act: { rules: { kind: string }[] }) => act.rules) as { kind: string }[]
    expect(rules.filter(({ kind }) => kind === 'law')).toHaveLength(83)
    expect(rules.filter(({ kind }) => kind === 'promise')).toMatchObject([{ id: 'LAPLAND-CARE-6W' }])
    const byId = (id: string) => rules.find((rule) => (rule as { id?: string }).id === id)
    expect(byId('CP-EMERG-30D')).toMatchObject({
      countsFrom: { en: 'the placement started, the placement decided, the decision' },
    })
    expect(byId('IS-COMPLETE-REQ')).toHaveProperty('ends.fi')
    expect(byId('IS-NEXT-MONTH')).toHaveProperty('answeredBy')
    expect(byId('H-OTHER-NEED')).toHaveProperty('lends', ['care-in-months', 'care-in-days', 'doctor-after-other'])
    expect(answer.body.exceptions).toHaveLength(9)
    expect(answer.body.interpretations.length).toBeGreaterThan(5)
    expect(answer.body.waysOut.length).toBeGreaterThan(3)
  })
  test('another choice of the county moves new dates only, and is shown beside them', async () => {
    const set = (settings: object) =>
      county.owner.query(`update county set settings = $1 where id = 'lapland'`, [JSON.stringify(settings)])
    await set({ law: { eveIsWorkingDay: 'yes' }, officeHours: { open: '08:00', close: '15:00' } })
    try {
      const late = await contact()
      const one = (await nurse('GET', `/api/desk/contacts/${late}`)).body as DeskCase
      expect(one.clocks?.[0]).toMatchObject({ dueAt: '2026-11-24T15:00:00+02:00' })
      const read = [
        { name: 'officeHours', chosen: '08:00-15:00', usual: '08:00-16:00' },
        { name: 'eveIsWorkingDay', chosen: 'yes', usual: 'no' },
      ]
      expect(one.clocks?.[0]?.interpretations).toMatchObject(read)
      // Beside an older date stands what it was counted by, whatever the county reads now.
      await set({})
      const again = (await nurse('GET', `/api/desk/contacts/${late}`)).body as DeskCase
      expect(again.clocks?.[0]).toMatchObject({ dueAt: '2026-11-24T15:00:00+02:00', interpretations: read })
      // Of one that was counted before readings were kept, nothing says which it was: today's is not shown as if it were that.
      await county.owner.query(`update clock set detail = detail - 'readings' where contact_id = $1`, [late])
      const older = (await nurse('GET', `/api/desk/contacts/${late}`)).body as DeskCase
      expect(older.clocks?.[0]?.interpretations?.map(({ name, chosen }) => [name, chosen])).toEqual([
        ['officeHours', undefined],
        ['eveIsWorkingDay', undefined],
      ])
    } finally {
      await set({})
    }
  })
})
