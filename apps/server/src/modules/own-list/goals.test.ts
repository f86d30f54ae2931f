import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, GoalPlan } from '@luukku/contract'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const day = '2026-11-24'
let county: SmallCountyServer
let physio: Browser
let url: string
let needId: string

beforeAll(async () => {
  county = await openSmallCounty({ days: [day], moment: `${day}T09:12:00+02:00` })
  const nurse = await county.staff(smallCounty.nurse)
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti portaissa.',
  })
  const { contactId } = sent.body as { contactId: string }
  const one = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const assessed = await nurse('POST', `/api/desk/contacts/${contactId}/assessment`, {
    basedOn: one.version,
    decision: 'override',
    overrideReason: 'x',
    urgencyClass: 'D',
    needs: [{ service: 'FYSIO', extract: 'polvi' }],
    note: 'x',
  })
  expect(assessed.status, assessed.text).toBe(200)
  const { rows } = await county.owner.query<{ id: string }>(
    `update need set owner_staff_id = $2 where contact_id = $1 returning id`,
    [contactId, smallCounty.physiotherapist],
  )
  needId = rows[0]?.id ?? ''
  url = `/api/own/${needId}/goals`
  physio = await county.staff(smallCounty.physiotherapist)
})
afterAll(() => county.close())

const goal = (more: object = {}) => ({
  goal: 'Kävelen kauppaan',
  levels: ['en kävele', 'pihalle', 'kauppaan', 'kauppaan ja takaisin', 'kylälle'],
  weight: 1,
  baseline: -2,
  ...more,
})
const read = async () => (await physio('GET', url)).body as GoalPlan

describe('goals of a need', () => {
  test('none at first; set with the client, then measured, and every saving stays', async () => {
    expect(await read()).toEqual({ goals: [], scores: {}, history: [] })
    const first = await physio('POST', url, { goals: [goal(), goal({ weight: 2 })] })
    expect(first.status, first.text).toBe(200)
    const set = first.body as GoalPlan
    expect(set.scores.attained).toBeUndefined()
    county.at(`${day}T09:20:00+02:00`)
    const measured = await physio('POST', url, {
      basedOn: set.goalsId,
      goals: [goal({ attained: 0 }), goal({ weight: 2, attained: 0 })],
    })
    expect(measured.status, measured.text).toBe(200)
    const plan = await read()
    expect(plan.scores.attained).toBe(50)
    expect(plan.scores.change).toBeGreaterThan(20)
    expect(plan.history).toHaveLength(1)
  })
  test('who has not seen the last saving does not write over it', async () => {
    expect((await physio('POST', url, { goals: [goal()] })).status).toBe(409)
    expect((await read()).goals).toHaveLength(2)
  })
  test('a level left out, a sixth goal or a weight of nothing is not taken', async () => {
    const { goalsId } = await read()
    for (const goals of [
      [goal({ levels: ['a', 'b', 'c', 'd'] })],
      [goal({ levels: ['a', 'b', '', 'd', 'e'] })],
      Array.from({ length: 6 }, () => goal()),
      [goal({ weight: 0 })],
      [],
    ])
      expect((await physio('POST', url, { basedOn: goalsId, goals })).status).toBe(400)
  })
  test('a professional without the need does not find it, and the words lie sealed and journaled by their use', async () => {
    const other = await county.staff(smallCounty.counsellor)
    expect((await other('GET', url)).status).toBe(404)
    expect((await other('POST', url, { goals: [goal()] })).status).toBe(404)
    const { rows } = await county.owner.query<{ sealed: Buffer }>(
      `select sealed from sealed_payload where need_id = $1 and kind = 'goals'`,
      [needId],
    )
    expect(rows).toHaveLength(2)
    expect(rows.every(({ sealed }) => !sealed.toString('latin1').includes('kauppaan'))).toBe(true)
    const uses = await county.owner.query(
      `select from journal_entry where action in ('readGoals', 'saveGoals') and detail ->> 'need' = $1`,
      [needId],
    )
    expect(uses.rowCount).toBeGreaterThanOrEqual(4)
  })
  test('goals of a need that is closed are not changed', async () => {
    const { goalsId } = await read()
    await county.owner.query(`update need set status = 'closed' where id = $1`, [needId])
    expect((await physio('POST', url, { basedOn: goalsId, goals: [goal()] })).status).toBe(409)
  })
})
