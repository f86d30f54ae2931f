import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClockView, DeskCase, NeedView, Receipt } from '@luukku/contract'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

// Tuesday 24 November 2026.
const now = '2026-11-24T09:00:00+02:00'
let county: SmallCountyServer
let nurse: Browser
let counsellor: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: now })
  nurse = await county.staff(smallCounty.nurse)
  counsellor = await county.staff(smallCounty.counsellor)
})
afterAll(() => county.close())

async function newNeed(service: string, age: number, urgencyClass = 'D'): Promise<NeedView> {
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Tarvitsemme apua kotiin',
    person: { givenName: 'Testi', age, municipality: '698' },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  const path = `/api/desk/contacts/${(sent.body as Receipt).contactId}`
  const before = (await nurse('GET', path)).body as DeskCase
  const answer = await nurse('POST', `${path}/assessment`, {
    basedOn: before.version,
    decision: 'override',
    overrideReason: 'Arvio puhelimessa',
    urgencyClass,
    needs: [{ service, extract: 'Apua kotiin' }],
    note: 'Arvioitu',
  })
  expect(answer.status, answer.text).toBe(200)
  const need = (answer.body as DeskCase).needs[0] as NeedView
  await county.owner.query(`update need set owner_staff_id = $2 where id = $1`, [need.needId, smallCounty.counsellor])
  return need
}
const eventsOf = (list: readonly { event: string }[] | undefined) => (list ?? []).map(({ event }) => event)
const record = (needId: string, event: string, at: string, by = counsellor) =>
  by('POST', `/api/needs/${needId}/clock-records`, { kind: 'event', event, at })
const clockIn = (answer: { body: { clocks: ClockView[] } }, ruleId: string) =>
  answer.body.clocks.find((clock) => clock.ruleId === ruleId)

describe('an event that a professional records starts a clock of its own', () => {
  test('§ 38: the emergency placement counts from its own first day, and from the decision where that came before', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    expect(eventsOf(need.recordable?.starts)).toEqual(
      expect.arrayContaining(['placementStarted', 'placementDecided', 'clientRelationshipStarted']),
    )
    const plain = await record(need.needId, 'placementStarted', '2026-11-23T18:00:00+02:00')
    expect(plain.status, plain.text).toBe(200)
    expect(clockIn(plain, 'CP-EMERG-30D')).toMatchObject({ dueDate: '2026-12-22', state: 'running' })
    expect(eventsOf(plain.body.recordable.starts)).not.toContain('placementStarted')
    expect(eventsOf(plain.body.recordable.starts)).not.toContain('placementDecided')
    const other = await newNeed('LASTENSUOJELU', 8)
    await record(other.needId, 'placementDecided', '2026-11-22T18:00:00+02:00')
    const decided = await record(other.needId, 'placementStarted', '2026-11-23T18:00:00+02:00')
    expect(clockIn(decided, 'CP-EMERG-30D')).toMatchObject({ dueDate: '2026-12-21' })
  })
  test('§ 27: the client relationship has to be told at once; recorded, the duty is met', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const started = await record(need.needId, 'clientRelationshipStarted', now)
    expect(clockIn(started, 'CP-NOTICE')).toMatchObject({ state: 'running', dueDate: '2026-11-24' })
    const told = await record(need.needId, 'guardianNotified', now)
    expect(clockIn(told, 'CP-NOTICE')).toMatchObject({ state: 'met' })
  })
  test('§ 26: a finished assessment meets its three months; the other clocks and every date stay', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const before = need.clocks.map(({ ruleId, dueDate }) => [ruleId, dueDate])
    const done = await record(need.needId, 'assessmentCompleted', now)
    expect(clockIn(done, 'CP-3M')).toMatchObject({ state: 'met', dueDate: '2027-02-24' })
    expect(clockIn(done, 'CP-7WD-2015')).toMatchObject({ state: 'running' })
    expect((done.body.clocks as ClockView[]).map(({ ruleId, dueDate }) => [ruleId, dueDate])).toEqual(before)
  })
  test('§ 45: a service applied for after an assessment starts three months, also where nothing is urgent', async () => {
    const need = await newNeed('AIK_SOS', 40)
    expect(need.clocks.map(({ ruleId }) => ruleId)).not.toContain('SO-EXEC-3M')
    const applied = await record(need.needId, 'application', '2026-11-24T08:30:00+02:00')
    expect(applied.status, applied.text).toBe(200)
    expect(clockIn(applied, 'SO-EXEC-3M')).toMatchObject({ state: 'running', dueDate: '2027-02-24' })
    const { rows } = await county.owner.query<{ day: string }>(
      `select to_char(legal_due_date, 'YYYY-MM-DD') as day from need where id = $1`,
      [need.needId],
    )
    expect(rows[0]?.day).toBe('2027-02-24')
    expect(eventsOf(applied.body.recordable.starts)).not.toContain('matterPending')
  })
  test('the decision in income support meets its seven working days', async () => {
    const need = await newNeed('TOTU', 40)
    const [clock] = need.clocks.filter(({ ruleId }) => ruleId === 'IS-7WD')
    expect(clock).toMatchObject({ dueDate: '2026-12-03', state: 'running' })
    expect(clockIn(await record(need.needId, 'decisionMade', now), 'IS-7WD')).toMatchObject({ state: 'met' })
  })
})

describe('an urgent application for income support', () => {
  test('§ 14 b: the urgent decision is an event of its own; the rest runs until the whole is decided', async () => {
    const need = await newNeed('TOTU', 40, 'B')
    await county.owner.query(
      `update need_in_law set facts = facts || '{"socialUrgency": "kiireellinen"}'::jsonb where need_id = $1`,
      [need.needId],
    )
    const applied = await record(need.needId, 'talkRequested', now)
    expect(applied.status, applied.text).toBe(200)
    expect(clockIn(applied, 'IS-URGENT')).toMatchObject({ state: 'running', dueDate: '2026-11-25' })
    expect(eventsOf(applied.body.recordable.events)).toEqual(
      expect.arrayContaining(['urgentDecisionMade', 'decisionMade']),
    )
    const urgent = await record(need.needId, 'urgentDecisionMade', now)
    expect(clockIn(urgent, 'IS-URGENT')).toMatchObject({ state: 'met' })
    expect(clockIn(urgent, 'IS-7WD')).toMatchObject({ state: 'running', dueDate: '2026-12-03' })
    expect(eventsOf(urgent.body.recordable.events)).not.toContain('urgentDecisionMade')
    const whole = await record(need.needId, 'decisionMade', now)
    expect(clockIn(whole, 'IS-7WD')).toMatchObject({ state: 'met' })
  })
  test('one that is not urgent has no urgent decision to record', async () => {
    const need = await newNeed('TOTU', 40)
    expect((await record(need.needId, 'urgentDecisionMade', now)).body.reason).toBe('event-not-of-this-need')
  })
})

describe('what another body answers for', () => {
  test('§ 14 a 2 mom.: Kela’s decision for the next month is seen beside the need, and is no duty of the county', async () => {
    const need = await newNeed('AIK_SOS', 40)
    expect(need.recordable?.facts).toContainEqual(expect.objectContaining({ id: 'kela-application', asksMonth: true }))
    const tell = (more: object) =>
      counsellor('POST', `/api/needs/${need.needId}/clock-records`, {
        ...{ kind: 'finding', finding: 'kela-application', at: now, ground: 'Hakemus tehty yhdessä' },
        ...more,
      })
    expect((await tell({})).body.reason).toBe('month-needed')
    const told = await tell({ month: '2027-01' })
    expect(told.status, told.text).toBe(200)
    // The first working day of January 2027: Monday the 4th.
    expect(clockIn(told, 'IS-NEXT-MONTH')).toMatchObject({ dueDate: '2027-01-04', state: 'running', elsewhere: true })
    expect((told.body.clocks as ClockView[]).map(({ ruleId }) => ruleId)).not.toContain('IS-7WD')
    const { rows } = await county.owner.query(`select legal_due_date from need where id = $1`, [need.needId])
    expect(rows).toEqual([{ legal_due_date: null }])
    expect(clockIn(await record(need.needId, 'decisionMade', now), 'IS-NEXT-MONTH')).toMatchObject({ state: 'met' })
  })
})

describe('what cannot be recorded', () => {
  test('an event that lies ahead, or starts nothing for this service, is refused and nothing is written', async () => {
    const need = await newNeed('AIK_SOS', 40)
    expect((await record(need.needId, 'application', '2026-11-25T08:00:00+02:00')).body.reason).toBe(
      'event-in-the-future',
    )
    expect((await record(need.needId, 'placementStarted', now)).body.reason).toBe('event-not-of-this-need')
    expect((await record(need.needId, 'contact', now)).body.reason).toBe('event-not-of-this-need')
    const { rows } = await county.owner.query(`select 1 from clock_record where need_id = $1 and kind = 'event'`, [
      need.needId,
    ])
    expect(rows).toEqual([])
  })
  test('a clock that has started keeps its start: the same event again is none of the need’s', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    await record(need.needId, 'placementStarted', '2026-11-23T18:00:00+02:00')
    const again = await record(need.needId, 'placementStarted', now)
    expect(again.body.reason).toBe('event-not-of-this-need')
  })
  test('a colleague who does not see the need finds nothing', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const stranger = await county.staff(smallCounty.physiotherapist)
    expect((await record(need.needId, 'placementStarted', now, stranger)).status).toBe(404)
  })
})
