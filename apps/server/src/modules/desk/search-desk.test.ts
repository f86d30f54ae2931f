import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, DeskRow, Receipt } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'

const now = '2026-11-24T09:00:00+02:00'
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25', '2027-02-22', '2027-02-23'], moment: now })
  await addReception(county.owner, smallCounty.physiotherapist, '2026-11-25')
})
beforeEach(() => at(now))
afterAll(() => county.close())

async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
}
const search = async (words: string) => (await nurse('POST', '/api/desk/search', { words })).body.rows as DeskRow[]
const readCase = async (id: string) => (await nurse('GET', `/api/desk/contacts/${id}`)).body as DeskCase

/** @returns the contact of somebody with this family name */
async function newContact(familyName: string, more: object = {}): Promise<string> {
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti',
    person: { givenName: 'Testi', familyName, age: 40 },
    ...more,
  })
  return (sent.body as Receipt).contactId
}
const assess = async (contactId: string, service: string) =>
  (
    await nurse('POST', `/api/desk/contacts/${contactId}/assessment`, {
      basedOn: (await readCase(contactId)).version,
      decision: 'override',
      overrideReason: 'x',
      urgencyClass: 'D',
      needs: [{ service, extract: 'x' }],
      note: 'x',
    })
  ).body as DeskCase

describe('the search of the desk', () => {
  test('finds a person whose contacts are all booked; the queue does not show them', async () => {
    const contactId = await newContact('Varattunen')
    const { needs } = await assess(contactId, 'FYSIO')
    const found = await nurse('POST', '/api/booking/search', { contactId, limit: 1 })
    const { staffId, service, mode, start, end } = found.body.offers[0].items[0]
    const items = [{ needId: needs[0]?.needId, staffId, service, mode, start, end }]
    expect((await nurse('POST', '/api/booking/appointments', { contactId, items })).status).toBe(200)
    expect(await search('Varattunen')).toMatchObject([{ contactId, status: 'booked', contacts: 1 }])
    const team = (await nurse('GET', '/api/desk?view=team')).body.rows as DeskRow[]
    expect(team.map((row) => row.contactId)).not.toContain(contactId)
  })

  test('finds a closed case for ninety days, and an open one of the person before it', async () => {
    const contactId = await newContact('Suljettunen')
    await assess(contactId, 'FYSIO')
    await county.owner.query(`update need set status = 'done' where contact_id = $1`, [contactId])
    const { version } = await readCase(contactId)
    const closed = await nurse('POST', `/api/desk/contacts/${contactId}/close`, { basedOn: version, reason: 'Valmis' })
    expect(closed.status, closed.text).toBe(200)
    expect(await search('Suljettunen')).toMatchObject([{ contactId, status: 'closed' }])
    await at('2027-02-22T09:00:00+02:00')
    expect(await search('Suljettunen')).toHaveLength(1)
    await at('2027-02-23T09:00:00+02:00')
    expect(await search('Suljettunen')).toEqual([])
  })

  test('nobody is found by a name that is not theirs', async () => {
    await newContact('Toinenen')
    expect(await search('Eikukaan')).toEqual([])
  })
})

describe('answers that the rules know', () => {
  test('are shown by what they mean: a number with its unit, a yes by its fact', async () => {
    const contactId = await newContact('Arvonen', { answers: { fever_c: 36.8, flank_pain: false } })
    const [said] = (await readCase(contactId)).said
    expect(said?.answers).toMatchObject([
      { key: 'fever_c', label: { fi: 'kuume' }, shown: { fi: '36,8 °C', en: '36.8 °C' }, known: true },
      { key: 'flank_pain', label: { fi: expect.not.stringContaining('flank') }, shown: { fi: 'ei' }, known: true },
    ])
  })

  test('read the same, said by a tick on the resident’s page or by a key on the desk', async () => {
    const contactId = await newContact('Samanen', { answers: { suicidal: false, 'unsafe-now': 'no' } })
    const [said] = (await readCase(contactId)).said
    expect(said?.answers.map(({ shown }) => shown?.fi)).toEqual(['ei', 'ei'])
  })
})

describe('answers that no rule knows', () => {
  test('are shown in words with what was said, and marked as not read by the rules', async () => {
    const contactId = await newContact('Avainen', { answers: { carried_load_kg: 25 } })
    const [said] = (await readCase(contactId)).said
    expect(said?.answers).toMatchObject([
      { key: 'carried_load_kg', label: { fi: 'Muu tieto: carried load kg' }, value: '25', known: false },
    ])
  })
})
