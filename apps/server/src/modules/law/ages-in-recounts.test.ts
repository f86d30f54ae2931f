import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'

// A contact on Tuesday 24 November 2026, assessed on Thursday: the birthday is between them.
const told = '2026-11-24T09:00:00+02:00'
const assessed = '2026-11-26T09:00:00+02:00'
let county: SmallCountyServer
let nurse: Browser
let psychiatric: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-26'], moment: told })
  await addReception(county.owner, smallCounty.psychiatricNurse, '2026-11-26')
})
afterAll(() => county.close())

async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
  psychiatric = await county.staff(smallCounty.psychiatricNurse)
}

/** A need of structured psychosocial treatment, told of on one day and assessed on another. */
async function need(person: object, days = { told, assessed }): Promise<{ contactId: string; needId: string }> {
  await at(days.told)
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Olen ahdistunut ja nukun huonosti',
    person: { givenName: 'Testi', municipality: '698', ...person },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  expect(sent.status, sent.text).toBe(200)
  const { contactId } = sent.body as Receipt
  await at(days.assessed)
  const path = `/api/desk/contacts/${contactId}`
  const before = (await nurse('GET', path)).body as DeskCase
  const answer = await nurse('POST', `${path}/assessment`, {
    basedOn: before.version,
    decision: 'override',
    overrideReason: 'Arvio puhelimessa',
    urgencyClass: 'D',
    needs: [{ service: 'MT_LYHYT', extract: 'Ahdistus' }],
    note: 'Arvioitu',
  })
  expect(answer.status, answer.text).toBe(200)
  const needId = (answer.body as DeskCase).needs[0]?.needId ?? ''
  await county.owner.query(`update need set owner_staff_id = $2 where id = $1`, [needId, smallCounty.psychiatricNurse])
  return { contactId, needId }
}
const rulesOf = async (needId: string) =>
  (
    await county.owner.query<{ rule_id: string }>(`select rule_id from clock where need_id = $1 order by 1`, [needId])
  ).rows.map(({ rule_id }) => rule_id)

const acts = {
  'the need is met': ({ needId }) => psychiatric('POST', `/api/own/${needId}/notes`, { text: 'Valmis', done: true }),
  'an event is recorded': ({ needId }) =>
    psychiatric('POST', `/api/needs/${needId}/clock-records`, { kind: 'event', event: 'firstCareEvent', at: assessed }),
  'a time is booked, the visit is held': async ({ contactId, needId }) => {
    const [start, end] = ['2026-11-26T09:30:00+02:00', '2026-11-26T10:00:00+02:00']
    const time = { staffId: smallCounty.psychiatricNurse, service: 'MT_LYHYT', mode: 'onsite', start, end }
    const booked = await nurse('POST', '/api/booking/appointments', { contactId, items: [{ needId, ...time }] })
    expect(booked.status, booked.text).toBe(200)
    const { rows } = await county.owner.query<{ id: string }>(`select id from appointment where need_id = $1`, [needId])
    await at('2026-11-26T10:30:00+02:00')
    return psychiatric('POST', `/api/own/${needId}/visits`, { appointmentId: rows[0]?.id, outcome: 'held' })
  },
} satisfies Record<string, (of: { contactId: string; needId: string }) => ReturnType<Browser>>

describe('§ 53 of the health care act: who is 23 when the need is found has no limit of the young', () => {
  test.each(Object.entries(acts))('%s: what is counted anew measures the age by the birth date', async (_, act) => {
    const made = await need({ birthDate: '2003-11-25' })
    const before = await rulesOf(made.needId)
    expect(before).not.toContain('P-28D-U23-2025')
    const answer = await act(made)
    expect(answer.status, answer.text).toBe(200)
    expect(await rulesOf(made.needId)).toEqual(before)
  })

  test('who is 22 still has it', async () => {
    expect(await rulesOf((await need({ birthDate: '2003-11-27' })).needId)).toContain('P-28D-U23-2025')
  })

  test('a told age is no birthday: 22 told in December is not 23 on New Year’s Day, nor at a later record', async () => {
    const made = await need(
      { age: 22, phone: '040 111 2222' },
      { told: '2026-12-30T09:00:00+02:00', assessed: '2027-01-04T09:00:00+02:00' },
    )
    const before = await rulesOf(made.needId)
    expect(before).toContain('P-28D-U23-2025')
    expect((await acts['the need is met'](made)).status).toBe(200)
    expect(await rulesOf(made.needId)).toEqual(before)
    const one = (await nurse('GET', `/api/desk/contacts/${made.contactId}`)).body as DeskCase
    expect(one.person).toMatchObject({ age: 22 })
    expect(one.person.birthDate).toBeUndefined()
  })
})
