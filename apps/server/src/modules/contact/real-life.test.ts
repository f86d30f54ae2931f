import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, Draft, Receipt } from '@luukku/contract'
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
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25'], moment: now })
  await addReception(county.owner, smallCounty.physiotherapist, '2026-11-25')
})
beforeEach(async () => {
  county.at(now)
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())

const contact = { channel: 'web_form', lang: 'fi', person: { givenName: 'Testi', age: 40 } }
const knee = 'Polvi on ollut kipeä syksystä asti'
const readCase = async (id: string) => (await nurse('GET', `/api/desk/contacts/${id}`)).body as DeskCase
const send = async (body: object) => (await county.browser()('POST', '/api/contacts', { ...contact, ...body })).body

describe('a date of the person’s own life, told at the first contact', () => {
  test('is asked only when the text speaks of one, with the day that it names', async () => {
    const draftOf = async (text: string) =>
      (await county.browser()('POST', '/api/draft', { lang: 'fi', text })).body as Draft
    expect((await draftOf(knee)).realLifeAsked).toBeUndefined()
    expect((await draftOf(`${knee}. Tuli häätö, vuokra maksamatta.`)).realLifeAsked).toEqual({ kind: 'eviction' })
    expect((await draftOf(`${knee}. Häätö on 15.12.`)).realLifeAsked).toEqual({ kind: 'eviction', guess: '2026-12-15' })
  })

  test('the way is as long with it as without: it has no page of its own', async () => {
    const about = async (text: string) =>
      ((await county.browser()('POST', '/api/draft', { lang: 'fi', text })).body as Draft).position.about
    expect(await about(`${knee} ja muutto on 1.12.`)).toBe(await about(knee))
  })

  test('saved, taken away, and a day that has passed is refused at once', async () => {
    const browser = county.browser()
    await browser('POST', '/api/draft', { lang: 'fi', text: `${knee}. Kotiutus on tulossa.` })
    const change = (realLife: object | null) => browser('PATCH', '/api/draft', { realLife })
    expect((await change({ date: '2026-12-01', kind: 'discharge' })).body.realLife).toEqual({
      date: '2026-12-01',
      kind: 'discharge',
    })
    expect((await change({ date: '2026-11-23', kind: 'discharge' })).body.reason).toBe('date-has-passed')
    expect((await change({ date: '2026-11-24', kind: 'discharge' })).status).toBe(200)
    expect((await change(null)).body.realLife).toBeUndefined()
  })

  test('a draft that waited past the day is sent all the same', async () => {
    const browser = county.browser()
    county.at('2026-11-24T23:50:00+02:00')
    await browser('POST', '/api/draft', { lang: 'fi', text: `${knee}. Kotiutus on tulossa.` })
    await browser('PATCH', '/api/draft', { realLife: { date: '2026-11-24', kind: 'discharge' } })
    county.at('2026-11-25T00:05:00+02:00')
    expect((await browser('POST', '/api/draft/send', {})).status).toBe(200)
  })

  test('goes with the proposal, stands on the card, and after accepting on the need, beside the legal date', async () => {
    const { contactId } = (await send({
      text: `${knee}, pääsen sairaalasta pian`,
      realLife: { date: '2026-12-01', kind: 'discharge' },
    })) as Receipt
    const one = await readCase(contactId)
    expect(one.proposal.needs.map(({ realLifeDate }) => realLifeDate)).toContain('2026-12-01')
    const desk = (await nurse('GET', '/api/desk?view=team')).body.rows as { contactId: string; realLife?: object }[]
    expect(desk.find((row) => row.contactId === contactId)?.realLife).toEqual({ date: '2026-12-01', kind: 'discharge' })
  })

  test('an eviction is for the social need to come before, not for the knee', async () => {
    const { contactId } = (await send({
      text: `${knee}. Vuokra on maksamatta, rahat on loppu ja häätö tulee.`,
      realLife: { date: '2026-12-15', kind: 'eviction' },
    })) as Receipt
    const { needs } = (await readCase(contactId)).proposal
    expect(needs.length).toBeGreaterThan(1)
    for (const { register, realLifeDate } of needs)
      expect(realLifeDate, register).toBe(register === 'social' ? '2026-12-15' : undefined)
  })
})

/** Who would be called first: the place of each in the queue. */
const placeOf = async (contactId: string) =>
  (await county.owner.query<{ sort_key: string }>(`select sort_key from contact where id = $1`, [contactId])).rows[0]
    ?.sort_key ?? ''

test('told at the first contact it stands in the queue before the same matter without one', async () => {
  // After closing time the law's day is tomorrow.
  county.at('2026-11-24T18:00:00+02:00')
  const before = (await send({ text: knee })) as Receipt
  const told = (await send({ text: knee, realLife: { date: '2026-11-24', kind: 'move' } })) as Receipt
  expect((await placeOf(told.contactId)) < (await placeOf(before.contactId))).toBe(true)
})

describe('told on the plan', () => {
  async function booked(): Promise<{ contactId: string; needId: string; resident: Browser }> {
    const resident = county.browser()
    const { contactId } = (await resident('POST', '/api/contacts', { ...contact, text: knee })).body as Receipt
    const before = await readCase(contactId)
    const assessed = await nurse('POST', `/api/desk/contacts/${contactId}/assessment`, {
      basedOn: before.version,
      decision: 'override',
      overrideReason: 'x',
      urgencyClass: 'D',
      needs: [{ service: 'FYSIO', extract: 'x' }],
      note: 'x',
    })
    const needId = (assessed.body as DeskCase).needs[0]?.needId ?? ''
    const found = await nurse('POST', '/api/booking/search', { contactId, limit: 1 })
    const { staffId, service, mode, start, end } = found.body.offers[0].items[0]
    const items = [{ needId, staffId, service, mode, start, end }]
    expect((await nurse('POST', '/api/booking/appointments', { contactId, items })).status).toBe(200)
    return { contactId, needId, resident }
  }

  test('moves the matter in the queue, with a booked time that is in time and with one that is not', async () => {
    const [first, calm, late] = [await booked(), await booked(), await booked()]
    const dates = [
      [calm, '2026-11-25'],
      [late, '2026-11-24'],
    ] as const
    for (const [{ needId, resident }, date] of dates)
      expect((await resident('POST', `/api/me/needs/${needId}/date`, { date, kind: 'move' })).status).toBe(200)
    const [one, two, three] = [
      await placeOf(first.contactId),
      await placeOf(calm.contactId),
      await placeOf(late.contactId),
    ]
    expect([three < two, two < one], `${three} ${two} ${one}`).toEqual([true, true])
  })
  test('a booked time after the day is read by somebody on shift now; one on the day is in time', async () => {
    const late = await booked()
    const tell = ({ needId, resident }: typeof late, date: string) =>
      resident('POST', `/api/me/needs/${needId}/date`, { date, kind: 'move' })
    expect((await tell(late, '2026-11-24')).status).toBe(200)
    expect((await readCase(late.contactId)).nextStep.kind).toBe('read')
    const inTime = await booked()
    expect((await tell(inTime, '2026-11-25')).status).toBe(200)
    expect((await readCase(inTime.contactId)).nextStep.kind).toBe('appointment')
  })
})
