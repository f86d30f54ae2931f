import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MyWaiting, WaitingDesk } from '@luukku/contract'
import { addReception, openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { bookHalfHour, finishJobs, insertOpenNeed, type OpenNeed } from '@luukku/testkit/open-need'

const now = '2026-11-24T09:12:00+02:00'
const workdays = ['2026-11-24', '2026-11-25', '2026-11-26']
const wednesday = '2026-11-25T10:00:00+02:00'
/** More than a time is searched for at once. */
const many = 60
let county: SmallCountyServer

beforeAll(async () => {
  county = await openSmallCounty({ days: workdays, moment: now })
  for (const day of workdays) await addReception(county.owner, smallCounty.physiotherapist, day)
})
afterAll(() => county.close())
beforeEach(async () => {
  county.at(now)
  await county.owner.query(
    'truncate appointment, waiting_entry, freed_time, notification, need cascade; truncate pgboss.job',
  )
})

const residentOf = ({ person }: OpenNeed) => county.signIn({ kind: 'resident', personId: person })
const offerOf = async (c: OpenNeed) => {
  const [mine] = (await (await residentOf(c))('GET', '/api/me/waiting')).body.waiting as MyWaiting[]
  return mine?.offer
}
/** Waits, as the row that the page writes: for any way and place unless told. */
const wait = ({ need }: OpenNeed, o: { service?: string; modes?: string[]; onlyIn?: string; notice?: number } = {}) =>
  county.owner.query(
    `with wants as (update need set service = coalesce($2, service) where id = $1)
     insert into waiting_entry (need_id, county_id, register, person_id, contact_id, since, modes, municipality_code, notice_hours)
     select id, county_id, register, person_id, contact_id, $3, $4, $5, $6 from need where id = $1`,
    [need, o.service ?? null, now, o.modes ?? [], o.onlyIn ?? null, o.notice ?? 4],
  )
/** So many who are more urgent than anybody else. */
async function manyWait(setting: Parameters<typeof wait>[1]): Promise<void> {
  for (let at = 0; at < many; at++) {
    await wait(await insertOpenNeed(county.owner, { at: now, urgency: 'C', due: '2026-12-01' }), setting)
  }
}
async function freeWednesday(): Promise<void> {
  const other = await insertOpenNeed(county.owner, { at: now, due: '2027-01-15' })
  const id = await bookHalfHour(await county.staff(smallCounty.nurse), other, wednesday)
  expect((await (await residentOf(other))('POST', `/api/me/appointments/${id}/cancel`, {})).status).toBe(200)
  await finishJobs(county, 'offer-freed-time')
}
const log = async () =>
  ((await (await county.staff(smallCounty.nurse))('GET', '/api/booking/waiting')).body as WaitingDesk).log.map(
    ({ place, outcome }) => `${String(place)} ${outcome}`,
  )

describe('a freed time reaches the one who waits for it behind very many more urgent ones', () => {
  test.each([
    ['who wait for another service', { service: 'VO_HOITAJA' }],
    ['who come only to a place elsewhere', { modes: ['onsite'], onlyIn: '148' }],
    ['whom only a way suits that it is not given in', { modes: ['phone'] }],
  ])('%s, and the log of fairness tells nothing of those', async (_, setting) => {
    await manyWait(setting)
    const one = await insertOpenNeed(county.owner, { at: now, due: '2027-01-15' })
    await wait(one)
    await freeWednesday()
    expect(await offerOf(one)).toMatchObject({ start: wednesday })
    expect(await log()).toEqual(['1 offered'])
  })
  test('who need more notice, each with the reason in the log', async () => {
    await manyWait({ notice: 48 })
    const one = await insertOpenNeed(county.owner, { at: now, due: '2027-01-15' })
    await wait(one)
    await freeWednesday()
    expect(await offerOf(one)).toMatchObject({ start: wednesday })
    const lines = await log()
    expect(lines[0]).toBe(`${String(many + 1)} offered`)
    expect(lines.slice(1)).toEqual(Array.from({ length: many }, (_, at) => `${String(many - at)} notice`))
  })
})

test('somebody who waits for a remote time with nobody near is asked about one given in both ways', async () => {
  const one = await insertOpenNeed(county.owner, { at: now, due: '2027-01-15' })
  await wait(one, { modes: ['remote'], onlyIn: '148' })
  await freeWednesday()
  expect(await offerOf(one)).toMatchObject({ start: wednesday, mode: 'remote' })
})
