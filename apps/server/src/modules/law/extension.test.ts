import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClockView, DeskCase, NeedView, Receipt } from '@luukku/contract'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

// Tuesday 24 November 2026.
const now = '2026-11-24T09:00:00+02:00'
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: now })
  await county.owner.query(`
    insert into service (county_id, code, name, register, professions, duration_minutes, modes, bookable)
    select county_id, 'PTH_ERIKOIS', name, register, professions, duration_minutes, modes, false from service where code = 'FYSIO'
    on conflict do nothing`)
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())

async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
}

/** A referral to specialised care within primary care, whose need was established today: three months, 24 February 2027. */
async function referred(): Promise<NeedView> {
  await at(now)
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti',
    person: { givenName: 'Testi', age: 40, municipality: '698' },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  const path = `/api/desk/contacts/${(sent.body as Receipt).contactId}`
  const { version } = (await nurse('GET', path)).body as DeskCase
  const assessed = await nurse('POST', `${path}/assessment`, {
    basedOn: version,
    decision: 'override',
    overrideReason: 'Lähete',
    urgencyClass: 'D',
    needs: [{ service: 'PTH_ERIKOIS', extract: 'Polvi' }],
    note: 'Arvioitu',
  })
  expect(assessed.status, assessed.text).toBe(200)
  const need = (assessed.body as DeskCase).needs[0] as NeedView
  for (const event of ['referralArrived', 'needEstablished'])
    expect((await record(need.needId, { kind: 'event', event, at: now })).status).toBe(200)
  return need
}
const record = (needId: string, body: object) => nurse('POST', `/api/needs/${needId}/clock-records`, body)
const grant = (needId: string, moment = now, ground = 'Leikkaus voi odottaa; kipu on hallinnassa') =>
  record(needId, { kind: 'finding', finding: 'care-may-wait', at: moment, ground })
interface Answer {
  body: { clocks: ClockView[]; recordable: { facts: { id: string }[] }; recorded: { recordId: string }[] }
}
const limitIn = ({ body }: Answer) => body.clocks.find(({ ruleId }) => ruleId === 'S-PHC-3M')
const listed = async (needId: string) =>
  (
    await county.owner.query(`select legal_rule_id as rule, legal_due_date::text as due from need where id = $1`, [
      needId,
    ])
  ).rows[0] as object

test('§ 51 c 2 mom.: an extension granted on its ground gives three months more; both days stay, on the need and in its reasoning', async () => {
  const { needId } = await referred()
  expect((await grant(needId, now, ' ')).body.reason).toBe('ground-needed')
  const granted = await grant(needId)
  expect(granted.status, granted.text).toBe(200)
  expect(limitIn(granted)).toMatchObject({ dueDate: '2027-05-24', state: 'running' })
  expect(limitIn(granted)?.explanation.at(-1)?.en).toBe(
    'The time was extended on a recorded ground. Until then the last day was 24 February 2027 (S-PHC-3M).',
  )
  expect(granted.body.recorded[0]).toMatchObject({
    kind: 'finding',
    ground: 'Leikkaus voi odottaa; kipu on hallinnassa',
  })
  const { rows } = await county.owner.query(
    `select due_date::text as due, status from clock where need_id = $1 and rule_id = 'S-PHC-3M' order by due_date`,
    [needId],
  )
  expect(rows).toEqual([
    { due: '2027-02-24', status: 'superseded' },
    { due: '2027-05-24', status: null },
  ])
  // The assessment of three weeks is another limit and stays the first.
  expect(await listed(needId)).toEqual({ rule: 'S-PHC-3W', due: '2026-12-15' })
  const journal = await county.owner.query(
    `select detail from journal_entry where action = 'recordOnNeed' and detail ->> 'finding' = 'care-may-wait'`,
  )
  expect(journal.rows).toMatchObject([{ detail: { need: needId, superseded: ['S-PHC-3M'] } }])
  // Once: «at most three months».
  expect((await grant(needId)).body.reason).toBe('finding-not-of-this-need')
  const { recordId } = granted.body.recorded[0] as { recordId: string }
  const back = await nurse('POST', `/api/needs/${needId}/clock-records/take-back`, {
    recordId,
    reason: 'Väärä asiakas',
  })
  expect(limitIn(back)).toMatchObject({ dueDate: '2027-02-24', state: 'running' })
})

test('it is offered while the limit runs: on its last day, and not after it nor where no such limit is', async () => {
  const { needId } = await referred()
  const offered = ({ body }: Answer) => body.recordable.facts.map(({ id }) => id)
  expect(offered(await record(needId, { kind: 'event', event: 'assessmentStarted', at: now }))).toContain(
    'care-may-wait',
  )
  await at('2027-02-25T09:00:00+02:00')
  expect((await grant(needId)).body.reason).toBe('finding-not-of-this-need')
  await at('2027-02-24T15:00:00+02:00')
  expect(limitIn(await grant(needId, '2027-02-24T14:00:00+02:00'))).toMatchObject({ dueDate: '2027-05-24' })
})
