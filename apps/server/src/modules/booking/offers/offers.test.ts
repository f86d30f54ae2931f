import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { insertOpenNeed } from '@luukku/testkit/open-need'

// Monday morning. One physiotherapist, sixteen half hours a day; who is asked for on Mondays above all.
const monday = '2026-11-23'
const days = [
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026-11-26',
  '2026-11-27',
  '2026-11-30',
  '2026-12-01',
  '2026-12-02',
]
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days, moment: `${monday}T08:05:00+02:00` })
  for (const day of days) await addReception(county.owner, smallCounty.physiotherapist, day)
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())
beforeEach(async () => {
  await county.owner.query('truncate appointment, offer_policy, need cascade')
})

const newNeed = (urgency: 'C' | 'D', due: string | null) =>
  insertOpenNeed(county.owner, { at: `${monday}T08:00:00+02:00`, urgency, due })
/** Six weeks in which so many needed physiotherapy the same day: on Mondays, and on other weekdays. */
async function history(mondays: number, others = 2): Promise<void> {
  const { contact } = await newNeed('D', null)
  await county.owner.query(
    `insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, established_at, next_date)
     select gen_random_uuid(), c.county_id, 'health', c.person_id, c.id, 'FYSIO', 'C', 'done', d + interval '10 hours', d::date
     from contact c, generate_series('2026-10-12'::timestamptz, '2026-11-20'::timestamptz, interval '1 day') d, generate_series(1, $2) n
     where c.id = $1 and extract(isodow from d) < 6 and (extract(isodow from d) = 1 or n <= $3)`,
    [contact, mondays, others],
  )
  await forget()
}
/** The forecast is learned once a day: another day and back again. */
async function forget(): Promise<void> {
  await at('2026-11-24T08:05:00+02:00')
  await search((await newNeed('D', null)).contact)
  await at(`${monday}T08:05:00+02:00`)
}
/** A session does not outlive a day that is skipped. */
async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
}
interface Found {
  offers: { items: { start: string; insideLimit: boolean }[]; why: { en: string }[] }[]
}
const search = async (contactId: string, o: object = {}): Promise<Found> => {
  const answer = await nurse('POST', '/api/booking/search', { contactId, limit: 10, ...o })
  expect(answer.status).toBe(200)
  return answer.body as Found
}
const firstDay = (found: Found) => found.offers[0]?.items[0]?.start.slice(0, 10)
const setPolicy = (kind: string, parameters: object = {}) =>
  county.owner.query(
    `insert into offer_policy (county_id, kind, parameters, reason, set_at) values ($1, $2, $3, 'trial', now())`,
    [smallCounty.id, kind, JSON.stringify(parameters)],
  )
const leavesNear = 'The nearest times are left to people who cannot wait.'

describe('nested limits, the policy of a county that has chosen none', () => {
  test('offers a later day inside the limit to who can wait, and says why, when people who cannot wait are expected', async () => {
    await history(15)
    const found = await search((await newNeed('D', '2026-12-02')).contact)
    expect(firstDay(found)).not.toBe(monday)
    expect(found.offers[0]?.items[0]?.insideLimit).toBe(true)
    expect(found.offers[0]?.why.map(({ en }) => en)).toContain(leavesNear)
  })
  test('offers today to who must be seen today, and to who cannot wait longer', async () => {
    await history(15)
    expect(firstDay(await search((await newNeed('C', null)).contact))).toBe(monday)
    expect(firstDay(await search((await newNeed('D', monday)).contact))).toBe(monday)
  })
  test('is first free where nobody is expected: no history, or a service that few ask for', async () => {
    await forget()
    const found = await search((await newNeed('D', '2026-12-02')).contact)
    expect(firstDay(found)).toBe(monday)
    expect(found.offers[0]?.why.map(({ en }) => en)).not.toContain(leavesNear)
    await history(1)
    expect(firstDay(await search((await newNeed('D', '2026-12-02')).contact))).toBe(monday)
  })
  test('does not count the times of a shift that gives other services alone', async () => {
    await history(15)
    const other = '00000000-0000-4000-8000-000000000077'
    await county.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, $2, 'paula', 'Paula', 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health}', '{health,both}', $3)`,
      [other, smallCounty.id, smallCounty.healthUnit],
    )
    for (const day of days) await addReception(county.owner, other, day)
    const { contact } = await newNeed('D', '2026-12-02')
    expect(firstDay(await search(contact))).toBe(monday)
    await county.owner.query(`update shift set services = '{KOTIKUNT}' where staff_id = $1`, [other])
    expect(firstDay(await search(contact))).not.toBe(monday)
    await county.owner.query(`update shift set services = '{FYSIO}' where staff_id = $1`, [other])
    expect(firstDay(await search(contact))).toBe(monday)
    await county.owner.query(`delete from shift where staff_id = $1`, [other])
  })
  test('yields to the professional who asks for the earliest', async () => {
    await history(15)
    const found = await search((await newNeed('D', '2026-12-02')).contact, { earliest: true })
    expect(firstDay(found)).toBe(monday)
    expect(found.offers[0]?.why.map(({ en }) => en)).not.toContain(leavesNear)
  })
  test('never offers a time past the limit while one inside it is free, however dear', async () => {
    await history(40, 40)
    const found = await search((await newNeed('D', '2026-11-24')).contact)
    expect(found.offers[0]?.items[0]?.insideLimit).toBe(true)
  })
  test('learns from the days before today alone', async () => {
    await forget()
    for (let n = 0; n < 15; n++) await newNeed('C', null)
    expect(firstDay(await search((await newNeed('D', '2026-12-02')).contact))).toBe(monday)
  })
})

describe('the other policies of a county', () => {
  test('first free gives today whatever is expected, from the moment it is chosen', async () => {
    await history(15)
    const { contact } = await newNeed('D', '2026-12-02')
    expect(firstDay(await search(contact))).not.toBe(monday)
    await setPolicy('firstFree')
    expect(firstDay(await search(contact))).toBe(monday)
  })
  test('a unit’s own is for its people alone, and comes before a service’s; taken back, the county’s stands again', async () => {
    await history(15)
    const [mine, others] = [await newNeed('D', '2026-12-02'), await newNeed('D', '2026-12-02')]
    await county.owner.query(`update need set unit_id = case when id = $1 then $2::uuid else $3::uuid end`, [
      mine.need,
      smallCounty.healthUnit,
      smallCounty.guidanceUnit,
    ])
    const choose = (kind: string, unit: string | null, service: string | null) =>
      county.owner.query(
        `insert into offer_policy (county_id, kind, unit_id, service, reason, set_at) values ($1, $2, $3, $4, 'trial', now())`,
        [smallCounty.id, kind, unit, service],
      )
    await choose('nestedLimits', null, 'FYSIO')
    await choose('firstFree', smallCounty.healthUnit, null)
    expect(firstDay(await search(mine.contact))).toBe(monday)
    expect(firstDay(await search(others.contact))).not.toBe(monday)
    await choose('asCounty', smallCounty.healthUnit, null)
    expect(firstDay(await search(mine.contact))).not.toBe(monday)
  })
  test('carve-out keeps its part of today for the urgent, and opens it when the day is that far', async () => {
    await setPolicy('carveOut', { reserved: 0.5, urgentLimitDays: 0, opensAtPartOfDay: 0.5 })
    await bookMonday(8, 13)
    const { contact } = await newNeed('D', '2026-12-02')
    expect(firstDay(await search(contact))).not.toBe(monday)
    expect(firstDay(await search((await newNeed('C', null)).contact))).toBe(monday)
    await at(`${monday}T11:59:00+02:00`)
    expect(firstDay(await search(contact))).not.toBe(monday)
    await at(`${monday}T12:00:00+02:00`)
    expect(firstDay(await search(contact))).toBe(monday)
    await at(`${monday}T08:05:00+02:00`)
  })
})

test('what is taken makes the rest of its day dearer at once', async () => {
  await history(6)
  const { contact } = await newNeed('D', '2026-12-02')
  expect(firstDay(await search(contact))).toBe(monday)
  await bookMonday(8, 14)
  expect(firstDay(await search(contact))).not.toBe(monday)
})

/** Both halves of each hour from `from` up to `to`, and what of them is before now or in the rest is refused. */
async function bookMonday(from: number, to: number): Promise<void> {
  for (let half = from * 2; half < to * 2; half++) {
    const { contact, need } = await newNeed('C', null)
    const start = new Date(Date.parse(`${monday}T00:00:00+02:00`) + half * 1_800_000)
    const item = { needId: need, staffId: smallCounty.physiotherapist, service: 'FYSIO', mode: 'onsite' }
    const end = new Date(start.getTime() + 1_800_000)
    await nurse('POST', '/api/booking/appointments', {
      contactId: contact,
      items: [{ ...item, start: start.toISOString(), end: end.toISOString() }],
    })
  }
}
