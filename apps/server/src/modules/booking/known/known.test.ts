import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'

const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, paula] = [smallCounty.physiotherapist, randomUUID()]
const knows = 'Ammattilainen tuntee asiakkaan entuudestaan.'
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, 'lapland', 'paula', 'Paula', 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health}', '{health,both}', $2)`,
    [paula, smallCounty.healthUnit],
  )
  await addReception(county.owner, petri, day, { from: '08:00', to: '12:00' })
  await addReception(county.owner, paula, day, { from: '10:00', to: '12:00' })
})
afterAll(() => county.close())
let tests = 0
/** What was offered before is forgotten by then. */
async function later() {
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
}
beforeEach(later)

async function firstOffer(contactId: string, o: { earliest?: boolean } = {}) {
  const found = await nurse('POST', '/api/booking/search', { contactId, modes: ['onsite'], from: day, limit: 5, ...o })
  expect(found.status, found.text).toBe(200)
  const [first] = found.body.offers as { items: { staffId: string; start: string }[]; why: { fi: string }[] }[]
  return { staffId: first?.items[0]?.staffId, start: first?.items[0]?.start, why: first?.why.map(({ fi }) => fi) ?? [] }
}
const given = (needId: string, staffId: string, o: { service?: string; status?: string } = {}) =>
  county.owner.query(
    `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
     select county_id, register, person_id, contact_id, id, $2, $3, $4, 'onsite', tstzrange('2026-11-02 09:00+02', '2026-11-02 09:30+02'), $5, now()
     from need where id = $1`,
    [needId, staffId, smallCounty.healthUnit, o.service ?? 'FYSIO', o.status ?? 'done'],
  )

describe('somebody who knows the person', () => {
  test('is nobody at first: the earliest time, and no such reason', async () => {
    const { contactId } = await assessKnee(county.browser(), nurse)
    const first = await firstOffer(contactId)
    expect(first).toMatchObject({ staffId: petri, start: `${day}T08:00:00+02:00` })
    expect(first.why).not.toContain(knows)
  })
  test('gave the same service last: offered before an earlier stranger, and the reason is told', async () => {
    const { contactId, needId } = await assessKnee(county.browser(), nurse)
    await given(needId, paula)
    const first = await firstOffer(contactId)
    expect(first).toMatchObject({ staffId: paula, start: `${day}T10:00:00+02:00` })
    expect(first.why).toContain(knows)
    await later()
    expect(await firstOffer(contactId, { earliest: true })).toMatchObject({
      staffId: petri,
      start: `${day}T08:00:00+02:00`,
    })
    await county.owner.query(`delete from appointment where need_id = $1`, [needId])
  })
  test('is not known by a visit that did not take place, nor by another service', async () => {
    for (const o of [{ status: 'no-show' }, { service: 'VO_HOITAJA' }]) {
      const { contactId, needId } = await assessKnee(county.browser(), nurse)
      await given(needId, paula, o)
      expect((await firstOffer(contactId)).staffId).toBe(petri)
      await county.owner.query(`delete from appointment where need_id = $1`, [needId])
      await later()
    }
  })
  test('owns another open need of the person in the same register, and in no other', async () => {
    for (const [register, expected] of [
      ['health', paula],
      ['social', petri],
    ] as const) {
      await later()
      const { contactId, needId } = await assessKnee(county.browser(), nurse)
      await county.owner.query(
        `insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, owner_staff_id, established_at, next_date)
         select gen_random_uuid(), county_id, $2, person_id, contact_id, 'VO_HOITAJA', 'D', 'booked', $3, established_at, next_date from need where id = $1`,
        [needId, register, paula],
      )
      expect((await firstOffer(contactId)).staffId).toBe(expected)
    }
  })
  test('does not make somebody in a hurry wait', async () => {
    const { contactId, needId } = await assessKnee(county.browser(), nurse)
    await county.owner.query(`update need set urgency_class = 'C' where id = $1`, [needId])
    await given(needId, paula)
    expect((await firstOffer(contactId)).staffId).toBe(petri)
    await county.owner.query(`delete from appointment where need_id = $1`, [needId])
  })
})
