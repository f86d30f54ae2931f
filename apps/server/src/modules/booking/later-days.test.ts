import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Offer, RouteResponse, routes } from '@luukku/contract'
import { addDays, toLocalDate } from '@luukku/domain/time'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { bookHalfHour, insertOpenNeed } from '@luukku/testkit/open-need'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'

// Tuesday. Times are priced six weeks ahead; rosters, limits and people's lives go farther.
const today = '2026-11-24'
const now = `${today}T09:00:00+02:00`
const ahead = (days: number): string => addDays(toLocalDate(today), days)
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: [today], moment: now })
})
beforeEach(async () => {
  county.at(now)
  await county.owner.query('truncate appointment, need cascade')
  await county.owner.query(`delete from shift where kind = 'reception'`)
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())

/** The physiotherapist receives on these days from today. */
async function receives(...days: number[]): Promise<void> {
  for (const day of days) await addReception(county.owner, smallCounty.physiotherapist, ahead(day))
  await county.app.catchUp()
}
const newNeed = (due: string | null) => insertOpenNeed(county.owner, { at: now, due })
type Found = RouteResponse<typeof routes.searchTimes>
async function search(contactId: string, o: object = {}): Promise<Found> {
  const answer = await nurse<Found>('POST', '/api/booking/search', { contactId, ...o })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const daysOf = (offers: readonly Offer[]) => offers.map(({ items: [item] }) => item?.start.slice(0, 10))

describe('the desk finds', () => {
  test('times from a day that is seven weeks ahead', async () => {
    await receives(1, 49, 51)
    const { contact } = await newNeed(null)
    const found = await search(contact, { from: ahead(49) })
    expect(daysOf(found.offers)).toEqual([ahead(49), ahead(51)])
    expect(found.uncovered).toEqual([])
  })
  test('a time in a way that is asked for, where the way that was wished is not among them', async () => {
    await receives(1)
    const { contact } = await newNeed(null)
    const { offers } = await search(contact, { modes: ['onsite'], wishedModes: ['phone', 'remote'] })
    expect(offers.map(({ items: [item] }) => item?.mode)).toEqual(['onsite'])
  })
  test('a time inside a limit of three months when the next six weeks are full, and no way out of the limit', async () => {
    await receives(70)
    const { contact } = await newNeed(ahead(90))
    const { offers, uncovered } = await search(contact)
    expect(daysOf(offers)).toEqual([ahead(70)])
    expect(offers[0]?.items[0]?.insideLimit).toBe(true)
    expect(uncovered).toEqual([])
  })
  test('a time past the limit, said to be so, rather than none', async () => {
    await receives(60)
    const { contact } = await newNeed(ahead(14))
    const { offers, uncovered } = await search(contact)
    expect(daysOf(offers)).toEqual([ahead(60)])
    expect(offers[0]?.items[0]?.insideLimit).toBe(false)
    expect(uncovered.map(({ why }) => why.en)).toEqual(['There is no free time before the time limit.'])
    expect(uncovered[0]?.waysOut.length).toBeGreaterThan(0)
  })
  test('no later day while a nearer one has a time', async () => {
    await receives(10, 60)
    const { contact } = await newNeed(ahead(90))
    expect(daysOf((await search(contact)).offers)).toEqual([ahead(10)])
  })
  test('more times when more are asked for: a day each, beyond six weeks too', async () => {
    const near = Array.from({ length: 11 }, (_, at) => at + 1)
    await receives(...near, 60, 61)
    const { contact } = await newNeed(null)
    expect((await search(contact, { limit: 6 })).offers).toHaveLength(6)
    const more = await search(contact, { limit: 18 })
    expect(daysOf(more.offers).sort()).toEqual([...near, 60, 61].map(ahead))
  })
  test('nothing more than thirteen months ahead, and says no time without a fault', async () => {
    await receives(1, 401)
    const { contact } = await newNeed(null)
    for (const from of [ahead(401), '9999-12-31']) expect((await search(contact, { from })).offers).toEqual([])
  })
  test('no time after the rights of whose it is have ended, and books none', async () => {
    const until = (day: string | null) =>
      county.owner.query(`update staff_member set valid_until = ($2 || ' 00:00+02')::timestamptz where id = $1`, [
        smallCounty.physiotherapist,
        day,
      ])
    await until(ahead(3))
    await receives(1, 2, 3, 4)
    const one = await newNeed(null)
    expect(daysOf((await search(one.contact)).offers).sort()).toEqual([ahead(1), ahead(2)])
    const [offered] = (await search(one.contact, { from: ahead(2) })).offers
    await until(ahead(2))
    await county.app.catchUp()
    const { needId, service, staffId, mode, start, end } = offered?.items[0] ?? {}
    const items = [{ needId, service, staffId, mode, start, end }]
    const booked = await nurse('POST', '/api/booking/appointments', { contactId: one.contact, items })
    expect([booked.status, booked.text.includes('appointmentId')]).toEqual([422, false])
    await until(null)
    await county.app.catchUp()
    expect(daysOf((await search(one.contact)).offers).sort()).toEqual([1, 2, 3, 4].map(ahead))
  })
  test('no needs of another contact, or ended: it says that they are not there', async () => {
    await receives(1)
    const [mine, other] = [await newNeed(null), await newNeed(null)]
    const ask = (needIds: string[]) =>
      nurse('POST', '/api/booking/search', { contactId: mine.contact, needIds }).then(({ status }) => status)
    expect(await ask([mine.need])).toBe(200)
    expect(await ask([other.need])).toBe(404)
    expect(await ask([mine.need, other.need])).toBe(404)
    await county.owner.query(`update need set status = 'closed' where id = $1`, [mine.need])
    expect(await ask([mine.need])).toBe(404)
  })
})

describe('a booked time is moved past five weeks', () => {
  test('by the desk, from the first day that suits', async () => {
    await receives(1, 2, 50)
    const mine = await newNeed(null)
    const moving = await bookHalfHour(nurse, mine, `${ahead(1)}T10:00:00+02:00`)
    const asked = { needIds: [mine.need], moving, earliest: true, limit: 7 }
    const { offers } = await search(mine.contact, { ...asked, from: ahead(40) })
    expect(daysOf(offers)).toEqual([ahead(50)])
    const item = offers[0]?.items[0]
    const to = { staffId: item?.staffId, mode: item?.mode, start: item?.start, end: item?.end }
    const moved = await nurse('POST', `/api/booking/appointments/${moving}/move`, { by: 'resident', to })
    expect(moved.status, moved.text).toBe(200)
    expect(moved.body.appointments[0].start.slice(0, 10)).toBe(ahead(50))
  })
  test('by the resident, from the first day that suits; a day without times, or far away, has none', async () => {
    await receives(1, 2, 50, 401)
    const { contactId, needId, resident } = await assessKnee(county.browser(), nurse)
    const id = await bookHalfHour(nurse, { contact: contactId, need: needId }, `${ahead(1)}T10:00:00+02:00`)
    const timesFrom = async (from: string) => {
      const answer = await resident('GET', `/api/me/appointments/${id}/times?from=${from}`)
      expect(answer.status, answer.text).toBe(200)
      return answer.body.times as { choice: string; start: string }[]
    }
    expect((await timesFrom(ahead(51))).length).toBe(0)
    for (const from of [ahead(401), '9999-12-31']) expect((await timesFrom(from)).length).toBe(0)
    const [first] = await timesFrom(ahead(36))
    expect(first?.start.slice(0, 10)).toBe(ahead(50))
    const moved = await resident('POST', `/api/me/appointments/${id}/move`, { choice: first?.choice })
    expect(moved.status, moved.text).toBe(200)
    expect(moved.body.appointment.start).toBe(first?.start)
  })
  test('by the resident without a day, as far as their date reaches; that there are more is said where there are', async () => {
    for (const day of [1, 70])
      await addReception(county.owner, smallCounty.physiotherapist, ahead(day), { from: '10:00', to: '11:00' })
    await county.app.catchUp()
    const { contactId, needId, resident } = await assessKnee(county.browser(), nurse)
    const id = await bookHalfHour(nurse, { contact: contactId, need: needId }, `${ahead(1)}T10:00:00+02:00`)
    await county.owner.query('update need set real_life_date = $2 where id = $1', [needId, ahead(80)])
    const read = async (limit: number) => {
      const answer = await resident('GET', `/api/me/appointments/${id}/times?limit=${String(limit)}`)
      expect(answer.status, answer.text).toBe(200)
      return answer.body as RouteResponse<typeof routes.listTimes>
    }
    const few = await read(2)
    expect([few.times.map(({ start }) => start.slice(0, 10)), few.hasMore]).toEqual([[ahead(1), ahead(70)], true])
    const all = await read(50)
    expect([all.times.every(({ insideLimit }) => insideLimit), all.hasMore]).toEqual([true, false])
  })
  test('with the rest of its series, by the desk and by the resident', async () => {
    const days = [1, 8, 50, 57]
    await receives(...days)
    const { contactId, needId, resident } = await assessKnee(county.browser(), nurse)
    const times = [1, 8].map((day) => ({
      staffId: smallCounty.physiotherapist,
      mode: 'onsite',
      start: `${ahead(day)}T10:00:00+02:00`,
      end: `${ahead(day)}T10:30:00+02:00`,
    }))
    const booked = await nurse('POST', '/api/booking/series', { contactId, needId, times })
    expect(booked.status, booked.text).toBe(200)
    const id = booked.body.appointments[0].appointmentId as string
    const rest = await nurse('GET', `/api/booking/appointments/${id}/rest-times?from=${ahead(40)}`)
    expect(rest.status, rest.text).toBe(200)
    const moves = rest.body.moves as RouteResponse<typeof routes.searchRest>['moves']
    const wholeMove = [ahead(50), ahead(57)]
    // On site and remote.
    const found = moves.map(({ to, later }) => [to, ...later].map(({ start }) => start.slice(0, 10)))
    expect(found).toEqual([wholeMove, wholeMove])
    const mine = await resident('GET', `/api/me/appointments/${id}/times?rest=yes&from=${ahead(40)}`)
    const [choice] = mine.body.times as { start: string; later: { start: string }[] }[]
    expect([choice, ...(choice?.later ?? [])].map((one) => one?.start.slice(0, 10))).toEqual(wholeMove)
    const far = await nurse('GET', `/api/booking/appointments/${id}/rest-times?from=9999-12-31`)
    expect([far.status, far.body.moves]).toEqual([200, []])
  })
})
