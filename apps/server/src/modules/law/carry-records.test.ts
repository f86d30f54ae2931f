import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClockView, DeskCase, NeedView, Receipt, Recorded } from '@luukku/contract'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

// Monday 2 November 2026: seven working days after it end on Wednesday 11 November.
const monday = '2026-11-02T09:00:00+02:00'
const later = '2026-11-20T09:00:00+02:00'
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-02'], moment: monday })
})
afterAll(() => county.close())

/** Moves the clock. Sessions do not outlive a night, so everybody signs in again. */
async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
}

interface Case {
  path: string
  needs: NeedView[]
}
async function newCase(...services: string[]): Promise<Case> {
  await at(monday)
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Rahat eivät riitä',
    person: { givenName: 'Testi', age: 40, municipality: '698' },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  const path = `/api/desk/contacts/${(sent.body as Receipt).contactId}`
  const answer = await assess(path, ...services.map((service) => ({ service })))
  expect(answer.status, answer.text).toBe(200)
  const { needs } = answer.body as DeskCase
  return { path, needs }
}
async function assess(path: string, ...needs: { service: string; continues?: string | undefined }[]) {
  const before = (await nurse('GET', path)).body as DeskCase
  return nurse('POST', `${path}/assessment`, {
    basedOn: before.version,
    decision: 'override',
    overrideReason: 'Arvio puhelimessa',
    urgencyClass: 'D',
    needs: needs.map((need) => ({ extract: 'Apua', ...need })),
    note: 'Arvioitu',
  })
}
type Assessed = Awaited<ReturnType<typeof assess>>
const stateIn = (needs: readonly { clocks: readonly ClockView[] }[], ruleId: string) =>
  needs.map(({ clocks }) => clocks.find((clock) => clock.ruleId === ruleId)?.state)
const statesAfter = (answer: Assessed, ruleId: string) => {
  expect(answer.status, answer.text).toBe(200)
  return stateIn(
    (answer.body as DeskCase).needs.filter(({ status }) => status !== 'done'),
    ruleId,
  )
}
const idOf = (need: NeedView | undefined): string => need?.needId ?? ''
const counsellor = () => county.staff(smallCounty.counsellor)
async function record(need: NeedView | undefined, body: object): Promise<{ clocks: ClockView[]; recorded: Recorded }> {
  await county.owner.query(`update need set owner_staff_id = $2 where id = $1`, [idOf(need), smallCounty.counsellor])
  const by = need?.service === 'TOTU' ? await counsellor() : nurse
  const answer = await by('POST', `/api/needs/${idOf(need)}/clock-records`, body)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as { clocks: ClockView[]; recorded: Recorded }
}
const event = (need: NeedView | undefined, name: string, moment: string) =>
  record(need, { kind: 'event', event: name, at: moment })
const incomplete = (need: NeedView | undefined, moment: string) =>
  record(need, { kind: 'finding', finding: 'application-incomplete', at: moment, ground: 'Tiliotteet puuttuvat' })
const isDone = (need: NeedView | undefined) =>
  county.owner.query(`update need set status = 'done' where id = $1`, [idOf(need)])
/** A record that came of a visit or a booked time. */
const comesOfTime = (
  need: NeedView | undefined,
  kind: 'visit' | 'exception',
  name: string,
  o: object,
  moment: string,
) =>
  county.owner.query(
    `insert into clock_record (county_id, register, person_id, contact_id, need_id, kind, name, at, data, actor_kind, actor_id, recorded_at)
     select county_id, register, person_id, contact_id, id, $2, $3, $4, $5::jsonb, 'staff', 'x', $4 from need where id = $1`,
    [idOf(need), kind, name, moment, JSON.stringify({ appointment: 'a', ...o })],
  )
const takeBack = async (need: NeedView | undefined, { recorded }: { recorded: Recorded }) => {
  const body = { recordId: recorded[0]?.recordId, reason: 'Väärä' }
  const answer = await nurse('POST', `/api/needs/${idOf(need)}/clock-records/take-back`, body)
  expect(answer.status, answer.text).toBe(200)
  return stateIn([answer.body as { clocks: ClockView[] }], care)[0]
}
const care = 'H-PHC-3M-2025'

describe('a need that was met is over', () => {
  test('its decision does not meet the limit of a new application', async () => {
    const { path, needs } = await newCase('TOTU')
    const decided = await event(needs[0], 'decisionMade', monday)
    expect(stateIn([decided], 'IS-7WD')).toEqual(['met'])
    await isDone(needs[0])
    await at('2026-11-04T09:00:00+02:00')
    const again = await assess(path, { service: 'TOTU' })
    expect(statesAfter(again, 'IS-7WD')).toEqual(['running'])
    const met = (again.body as DeskCase).needs.filter(({ status }) => status === 'done')
    expect(met.map(({ needId }) => needId)).toEqual([idOf(needs[0])])
    expect(stateIn(met, 'IS-7WD')).toEqual(['met'])
  })
  test('nor does its visit meet the limit of a new need for care', async () => {
    const { path, needs } = await newCase('FYSIO')
    await event(needs[0], 'firstCareEvent', monday)
    await isDone(needs[0])
    expect(statesAfter(await assess(path, { service: 'FYSIO' }), care)).toEqual(['running'])
  })
  test('and it may be left out, whatever was recorded of it', async () => {
    const { path, needs } = await newCase('TOTU')
    await event(needs[0], 'decisionMade', monday)
    expect((await assess(path, { service: 'FYSIO' })).body.reason).toBe('recorded-need-dropped')
    await isDone(needs[0])
    expect(statesAfter(await assess(path, { service: 'FYSIO' }), care)).toEqual(['running'])
  })
})

describe('a limit that gave way to a finding', () => {
  test('in time is not broken by a new assessment after its day, nor by the next one', async () => {
    const { path, needs } = await newCase('TOTU')
    await at('2026-11-03T09:00:00+02:00')
    await incomplete(needs[0], '2026-11-03T08:00:00+02:00')
    await event(needs[0], 'supplementRequested', '2026-11-03T08:30:00+02:00')
    await at(later)
    const again = await assess(path, { service: 'TOTU' })
    expect(statesAfter(again, 'IS-COMPLETE-REQ')).toEqual(['met'])
    expect(statesAfter(again, 'IS-7WD')).toEqual([undefined])
    expect(statesAfter(await assess(path, { service: 'TOTU' }), 'IS-7WD')).toEqual([undefined])
  })
  test('too late was broken, and stays so in a new assessment', async () => {
    const { path, needs } = await newCase('TOTU')
    await at(later)
    expect(stateIn([await incomplete(needs[0], '2026-11-19T08:00:00+02:00')], 'IS-7WD')).toEqual(['breached'])
    expect(statesAfter(await assess(path, { service: 'TOTU' }), 'IS-7WD')).toEqual(['breached'])
  })
  test('the day in the queue is that of the limit that stands', async () => {
    const { path, needs } = await newCase('TOTU')
    await at('2026-11-03T09:00:00+02:00')
    await event(needs[0], 'decisionMade', '2026-11-03T08:30:00+02:00')
    await assess(path, { service: 'TOTU' })
    const { rows } = await county.owner.query<{ legal: { ruleId: string } }>(
      `select summary -> 'legal' as legal from contact where id = $1`,
      [path.split('/').at(-1)],
    )
    expect(rows[0]?.legal?.ruleId).not.toBe('IS-7WD')
  })
})

describe('what is recorded twice or by mistake', () => {
  test('taken back, it leaves the event that the visit of the same moment brought', async () => {
    const { needs } = await newCase('FYSIO')
    const by = await event(needs[0], 'firstCareEvent', monday)
    await comesOfTime(needs[0], 'visit', 'held', { events: { firstCareEvent: monday } }, monday)
    expect(await takeBack(needs[0], by)).toBe('met')
  })
  test('taken back, it does not return with the copy that an old visit kept of it', async () => {
    const { path, needs } = await newCase('FYSIO')
    const by = await event(needs[0], 'firstCareEvent', '2026-11-02T08:00:00+02:00')
    const kept = { events: { firstCareEvent: '2026-11-02T08:00:00+02:00' } }
    await comesOfTime(needs[0], 'visit', 'held', kept, '2026-11-02T08:30:00+02:00')
    expect(await takeBack(needs[0], by)).toBe('running')
    expect(statesAfter(await assess(path, { service: 'FYSIO' }), care)).toEqual(['running'])
  })
})

describe('two needs of one service', () => {
  test('each goes on with what was recorded of it; without a word which is which, nothing is guessed', async () => {
    const { path, needs } = await newCase('TOTU', 'TOTU')
    await event(needs[0], 'decisionMade', monday)
    const plain = await assess(path, { service: 'TOTU' }, { service: 'TOTU' })
    expect(plain.body.reason).toBe('recorded-need-unclear')
    const crossed = await assess(
      path,
      { service: 'TOTU', continues: idOf(needs[1]) },
      { service: 'TOTU', continues: idOf(needs[0]) },
    )
    expect(statesAfter(crossed, 'IS-7WD').sort()).toEqual(['met', 'running'])
    const met = (crossed.body as DeskCase).needs.find((need) => stateIn([need], 'IS-7WD')[0] === 'met')
    const { rows } = await county.owner.query<{ position: number }>(
      `select position from plan_line where need_id = $1`,
      [idOf(met)],
    )
    expect(rows).toEqual([{ position: 1 }])
  })
})

describe('a service that is left out', () => {
  const declines = { kind: 'exception', exception: 'DECLINES-ELSEWHERE', ground: 'Ei halua Kemiin' }
  test('does not take an exception with its ground along without a word', async () => {
    const { path, needs } = await newCase('FYSIO')
    await record(needs[0], declines)
    expect((await assess(path, { service: 'VO_HOITAJA' })).body.reason).toBe('recorded-need-dropped')
    expect((await assess(path, { service: 'FYSIO' })).status).toBe(200)
  })
  const missed = (need: NeedView | undefined) => comesOfTime(need, 'exception', 'NO-SHOW', { how: 'no-show' }, monday)
  const endOf = async (need: NeedView | undefined) => {
    const { rows } = await county.owner.query<{ status: string; legal: string | null; why: boolean; running: number }>(
      `select n.status, n.legal_due_date as legal,
         exists (select 1 from clock_record r where r.need_id = n.id and r.kind = 'closed' and r.name = 'left-out' and r.ground_payload_id is not null) as why,
         (select count(*)::int from clock k where k.need_id = n.id and k.state = 'running') as running
       from need n where n.id = $1`,
      [idOf(need)],
    )
    return rows[0]
  }
  test('ends the need with its visits and missed times, with the reason of the assessment: no clock of it waits for anybody', async () => {
    for (const put of [
      missed,
      (need: NeedView | undefined) => comesOfTime(need, 'visit', 'held', { events: {} }, monday),
    ]) {
      const { path, needs } = await newCase('FYSIO')
      await put(needs[0])
      const again = await assess(path, { service: 'VO_HOITAJA' })
      expect(again.status, again.text).toBe(200)
      expect(await endOf(needs[0])).toEqual({ status: 'closed', legal: null, why: true, running: 0 })
      const { rows } = await county.owner.query<{ state: string; codes: string[] }>(
        `select state, array(select e ->> 'code' from jsonb_array_elements(detail -> 'explanation') e) as codes from clock where need_id = $1 and rule_id = $2`,
        [idOf(needs[0]), care],
      )
      expect(rows[0]?.state).toBe('ended')
      expect(rows[0]?.codes).toContain('ended')
    }
  })
  test('its limit stays broken when its last day has gone by; one that goes on in a new need is counted there alone', async () => {
    const stateOf = async (need: NeedView | undefined) => {
      const { rows } = await county.owner.query<{ state: string; over: boolean }>(
        `select state, stopped_at is not null as over from clock where need_id = $1 and rule_id = $2`,
        [idOf(need), care],
      )
      return rows[0]
    }
    for (const [day, left] of [
      ['2027-02-02', 'ended'],
      ['2027-02-03', 'breached'],
    ] as const) {
      const { path, needs } = await newCase('FYSIO', 'VO_HOITAJA')
      await at(`${day}T12:00:00+02:00`)
      const again = await assess(path, { service: 'VO_HOITAJA' })
      expect(again.status, again.text).toBe(200)
      const of = (service: string) => stateOf(needs.find((need) => need.service === service))
      expect(await of('FYSIO')).toEqual({ state: left, over: true })
      expect(await of('VO_HOITAJA')).toEqual({ state: 'ended', over: true })
    }
  })
  test('without a word of why it is refused, and nothing has changed', async () => {
    const { path, needs } = await newCase('FYSIO')
    await missed(needs[0])
    const before = (await nurse('GET', path)).body as DeskCase
    const answer = await nurse('POST', `${path}/assessment`, {
      basedOn: before.version,
      decision: 'accept',
      urgencyClass: before.proposal.urgencyClass,
      needs: [{ service: 'VO_HOITAJA', extract: 'Apua' }],
      note: ' ',
    })
    expect(answer.body).toMatchObject({ code: 'rule-violated', reason: 'left-out-needs-a-reason' })
    expect(await endOf(needs[0])).toMatchObject({ status: 'open', why: false })
  })
  test('kept, the need goes on with what was missed, and no end is on record', async () => {
    const { path, needs } = await newCase('FYSIO')
    await missed(needs[0])
    const again = await assess(path, { service: 'FYSIO' })
    expect(statesAfter(again, care)).toEqual(['running'])
    expect((await endOf(needs[0]))?.why).toBe(false)
    const [next] = (again.body as DeskCase).needs
    const { rows } = await county.owner.query(
      `select name from clock_record where need_id = $1 and kind = 'exception'`,
      [idOf(next)],
    )
    expect(rows).toEqual([{ name: 'NO-SHOW' }])
  })
  test('with nothing on record it is left out as before: there is nothing to end', async () => {
    const { path, needs } = await newCase('FYSIO')
    expect((await assess(path, { service: 'VO_HOITAJA' })).status).toBe(200)
    expect(await endOf(needs[0])).toMatchObject({ status: 'closed', why: false, running: 0 })
  })
})
