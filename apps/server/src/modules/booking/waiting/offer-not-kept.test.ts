import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MyWaiting, WaitingDesk } from '@luukku/contract'
import { openWaitingCounty, type WaitingCase } from '@luukku/testkit/asked-about-time'
import { bookHalfHour, insertOpenNeed } from '@luukku/testkit/open-need'
import { smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const now = '2026-11-24T09:12:00+02:00'
const wednesday = '2026-11-25T10:00:00+02:00'
let waiting: Awaited<ReturnType<typeof openWaitingCounty>>
let county: SmallCountyServer
let nurse: Browser
let people: (typeof waiting)['people']

beforeAll(async () => {
  waiting = await openWaitingCounty(now, {})
  ;({ county, people } = waiting)
})
afterAll(() => county.close())
beforeEach(async () => {
  nurse = await waiting.reset()
  await county.owner.query(`delete from shift where kind = 'absence'`)
})

const rows = async <R extends object>(text: string, values: unknown[] = []) =>
  (await county.owner.query<R>(text, values)).rows
const desk = async () => (await nurse('GET', '/api/booking/waiting')).body as WaitingDesk
const offerOf = async (c: WaitingCase) =>
  ((await c.resident('GET', '/api/me/waiting')).body.waiting as MyWaiting[]).find(({ needId }) => needId === c.need)
    ?.offer
const accept = async (c: WaitingCase) => {
  const offerId = String((await offerOf(c))?.offerId)
  const answer = await c.resident('POST', `/api/me/waiting/offers/${offerId}`, { answer: 'accept' })
  await people.catchUp()
  return [answer.status, answer.body.reason]
}
/** Of the need, in the order of time: when and what it is. */
const timesOf = async (need: string) =>
  (
    await rows<{ from: Date; status: string }>(
      `select lower(during) as from, status from appointment where need_id = $1 order by lower(during), booked_at`,
      [need],
    )
  ).map(({ from, status }) => `${from.toISOString().slice(0, 16)} ${status}`)
const offers = () =>
  rows<{ need_id: string; status: string }>(`select need_id, status from waiting_offer order by offered_at`)
const anotherNeedOf = (person: string) => insertOpenNeed(county.owner, { at: now, due: '2027-01-15', person })
const goAway = () =>
  county.owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind)
     select county_id, id, unit_id, '[2026-11-25 00:00+02,2026-11-26 00:00+02)', 'absence' from staff_member where id = $1`,
    [smallCounty.physiotherapist],
  )

describe('a yes to a held time', () => {
  test('does not give up a time that was booked earlier meanwhile: that one stands, and the next one is asked', async () => {
    const c = await people.asked()
    const next = await people.newCase({})
    await people.waits(next)
    await bookHalfHour(nurse, c, '2026-11-24T15:00:00+02:00')
    expect(await accept(c)).toEqual([409, 'offer-over'])
    expect(await timesOf(c.need)).toEqual(['2026-11-24T13:00 booked', '2026-11-25T08:00 lapsed'])
    expect(await offers()).toEqual([
      { need_id: c.need, status: 'withdrawn' },
      { need_id: next.need, status: 'offered' },
    ])
    expect(await offerOf(c)).toBeUndefined()
    expect((await desk()).log.map(({ outcome, answer }) => [outcome, answer])).toEqual([
      ['offered', 'offered'],
      ['asked-before', undefined],
      ['offered', 'withdrawn'],
    ])
  })
  test('gives up the time that comes after it, and none before', async () => {
    const c = await people.newCase({})
    const later = await bookHalfHour(nurse, c, '2026-11-26T10:00:00+02:00')
    await people.waits(c)
    await people.giveUp()
    expect(await accept(c)).toEqual([200, undefined])
    expect(await timesOf(c.need)).toEqual(['2026-11-25T08:00 booked', '2026-11-26T08:00 moved'])
    expect(await rows(`select status from appointment where id = $1`, [later])).toEqual([{ status: 'moved' }])
  })
  test('is no second time of a service that the person was booked by another contact meanwhile', async () => {
    const c = await people.asked()
    const other = await anotherNeedOf(c.person)
    await bookHalfHour(nurse, other, '2026-11-26T12:00:00+02:00')
    expect(await accept(c)).toEqual([409, 'offer-over'])
    expect(await timesOf(c.need)).toEqual(['2026-11-25T08:00 lapsed'])
    expect(await timesOf(other.need)).toEqual(['2026-11-26T10:00 booked'])
    expect(await offers()).toEqual([{ need_id: c.need, status: 'withdrawn' }])
  })
  test('books nobody with a professional who has gone away: the time is left, and the place in the queue stays', async () => {
    const c = await people.asked()
    await goAway()
    expect(await accept(c)).toEqual([409, 'offer-over'])
    expect(await timesOf(c.need)).toEqual(['2026-11-25T08:00 lapsed'])
    expect(await rows(`select status from freed_time`)).toEqual([{ status: 'left' }])
    const [mine] = (await c.resident('GET', '/api/me/waiting')).body.waiting
    expect(mine.waits).toMatchObject({ place: 1 })
  })
  describe('that came too late is answered with other times', () => {
    const startsOf = (body: { alternatives?: { times: { start: string }[] } }) =>
      body.alternatives?.times.map(({ start }) => start)
    const late = async (c: WaitingCase, answer: 'accept' | 'decline') => {
      const offerId = String((await offerOf(c))?.offerId)
      nurse = await waiting.at('2026-11-24T12:00:00+02:00')
      const resident = await county.signIn({ kind: 'resident', personId: c.person })
      return { resident, offerId, ...(await resident('POST', `/api/me/waiting/offers/${offerId}`, { answer })) }
    }
    test('of the booked time, whose page takes what is chosen', async () => {
      const c = await people.newCase({})
      const booked = await bookHalfHour(nurse, c, '2026-11-26T10:00:00+02:00')
      await people.waits(c)
      await people.giveUp()
      const { resident, ...answer } = await late(c, 'accept')
      expect([answer.status, answer.body.reason]).toEqual([409, 'offer-over'])
      expect(answer.body.alternatives).toMatchObject({ needId: c.need, appointmentId: booked })
      expect(startsOf(answer.body)?.[0]).toMatch(/^2026-11-24T/)
      const [{ choice }] = answer.body.alternatives.times
      expect((await resident('POST', `/api/me/appointments/${booked}/move`, { choice })).status).toBe(200)
    })
    test('of the need, where its first one was left to the person; without any, where it is the desk’s', async () => {
      for (const isLeft of [true, false]) {
        await waiting.reset()
        const c = await people.asked()
        if (isLeft) await county.owner.query(`update need set choice_left_at = $2 where id = $1`, [c.need, now])
        const { resident, body } = await late(c, 'accept')
        expect(body.reason).toBe('offer-over')
        expect(startsOf(body)?.length).toBe(isLeft ? 5 : undefined)
        if (!isLeft) continue
        expect(Object.keys(body.alternatives)).toEqual(['needId', 'times'])
        const [{ choice }] = body.alternatives.times
        expect((await resident('POST', `/api/me/needs/${c.need}/time`, { choice })).status).toBe(200)
      }
    })
    test('not where nobody wanted it', async () => {
      const { body } = await late(await people.asked(), 'decline')
      expect([body.reason, body.alternatives]).toEqual(['offer-over', undefined])
    })
    test('on the telephone with what the desk can offer', async () => {
      const c = await people.asked()
      const { offerId } = await late(c, 'decline')
      const { body } = await nurse('POST', `/api/booking/waiting/offers/${offerId}`, { answer: 'accept' })
      expect(body.reason).toBe('offer-over')
      const { offers: found } = body.alternatives as { offers: { items: { needId: string }[] }[] }
      expect(new Set(found.flatMap(({ items }) => items.map(({ needId }) => needId)))).toEqual(new Set([c.need]))
    })
  })
  test('on the telephone is refused by the same rule', async () => {
    const c = await people.asked()
    await goAway()
    const [offer] = (await desk()).offers
    const said = await nurse('POST', `/api/booking/waiting/offers/${offer?.offerId ?? ''}`, { answer: 'accept' })
    expect([said.status, said.body.reason]).toEqual([409, 'offer-over'])
    expect(await offers()).toEqual([{ need_id: c.need, status: 'withdrawn' }])
  })
})

describe('somebody who has a time of the service by another contact', () => {
  test('is not asked about a second one: the next one is, and the log says why', async () => {
    const c = await people.newCase({})
    await bookHalfHour(nurse, await anotherNeedOf(c.person), '2026-11-26T12:00:00+02:00')
    await people.waits(c)
    const next = await people.newCase({})
    await people.waits(next)
    await people.giveUp()
    expect(await offerOf(next)).toMatchObject({ start: wednesday })
    expect((await desk()).log.map(({ needId, outcome }) => [needId, outcome])).toEqual([
      [next.need, 'offered'],
      [c.need, 'has-time'],
    ])
  })
  test('is asked where it is for a later time of the same need: they have as many as before', async () => {
    const c = await people.newCase({})
    const other = await anotherNeedOf(c.person)
    await bookHalfHour(nurse, c, '2026-11-26T10:00:00+02:00')
    const start = '2026-11-26T12:00:00+02:00'
    const end = '2026-11-26T12:30:00+02:00'
    const item = {
      needId: other.need,
      staffId: smallCounty.physiotherapist,
      service: 'FYSIO',
      mode: 'onsite',
      start,
      end,
    }
    const meant = await nurse('POST', '/api/booking/appointments', {
      contactId: other.contact,
      items: [item],
      moreThanOne: 'Toinen polvi',
    })
    expect(meant.status, meant.text).toBe(200)
    await people.waits(c)
    await people.giveUp()
    expect(await accept(c)).toEqual([200, undefined])
    expect(await timesOf(c.need)).toEqual(['2026-11-25T08:00 booked', '2026-11-26T08:00 moved'])
  })
})
