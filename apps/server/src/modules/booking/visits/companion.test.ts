import { randomUUID } from 'node:crypto'
import type { DeskCase, Offer } from '@luukku/contract'
import { assessKnee, type AssessedKnee } from '@luukku/testkit/assessed-knee'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

// Wednesday, Thursday and Friday.
const days = ['2026-11-25', '2026-11-26', '2026-11-27'] as const
const [wednesday, thursday, friday] = days
const now = '2026-11-24T17:00:00+02:00'
const petri = smallCounty.physiotherapist
let county: SmallCountyServer
let nurse: Browser

const at = (clock: string, day: string) => `${day}T${clock}:00+02:00`
const time = (clock: string, day: string) => ({
  staffId: petri,
  mode: 'onsite',
  start: at(clock, day),
  end: new Date(Date.parse(at(clock, day)) + 30 * 60_000).toISOString(),
})
/** On these weekdays (1 is Monday) from ten to eleven. */
const ten = (...weekdays: number[]) => ({ windows: [{ weekdays, from: '10:00', to: '11:00' }] })

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', ...days], moment: now })
  for (const day of days) await addReception(county.owner, petri, day, { from: '08:00', to: '12:00' })
})
afterAll(() => county.close())
let tests = 0
beforeEach(async () => {
  // Past what another search of a moment ago is left.
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  await county.owner.query(`update need set real_life_date = null, legal_due_date = null`)
})

const tell = ({ needId }: AssessedKnee, companion: object | null, more: object = {}) =>
  nurse('POST', `/api/desk/needs/${needId}/visit`, { interpreter: null, moreTime: false, companion, ...more })
const search = async ({ contactId }: AssessedKnee) => {
  const found = await nurse('POST', '/api/booking/search', { contactId, modes: ['onsite'], earliest: true, limit: 50 })
  expect(found.status, found.text).toBe(200)
  const body = found.body as { offers: Offer[]; withoutCompanion?: Offer[]; uncovered: unknown[] }
  return { ...body, starts: body.offers.map(({ items }) => items[0]?.start) }
}
const withCompanion = 'Saattaja pääsee mukaan.'

describe('the desk says when a companion can come', () => {
  test('only those times are offered, and the offer says so', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    expect((await search(knee)).starts[0]).toBe(at('08:00', wednesday))
    expect((await tell(knee, ten(4))).status).toBe(200)
    const { offers, starts, withoutCompanion } = await search(knee)
    expect(new Set(starts.map((start) => start?.slice(0, 10)))).toEqual(new Set([thursday]))
    // The hour is whole inside: half past ten is the last to begin.
    expect([...starts].sort()).toEqual(
      ['10:00', '10:15', '10:30'].map((clock) => at(clock, thursday)).slice(0, starts.length),
    )
    for (const { why } of offers) expect(why.map(({ fi }) => fi)).toContain(withCompanion)
    expect(withoutCompanion).toBeUndefined()
    await tell(knee, null)
    const again = await search(knee)
    expect(again.starts[0]).toBe(at('08:00', wednesday))
    expect(again.offers.flatMap(({ why }) => why.map(({ fi }) => fi))).not.toContain(withCompanion)
  })
  test('not before and not after are inclusive, at any hour', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    await tell(knee, { windows: [], notBefore: thursday, notAfter: thursday })
    const { starts } = await search(knee)
    expect(starts[0]).toBe(at('08:00', thursday))
    expect(new Set(starts.map((start) => start?.slice(0, 10)))).toEqual(new Set([thursday]))
  })
  test('a wish that says nothing of the companion leaves it as it stands', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    await tell(knee, ten(5))
    await nurse('POST', `/api/desk/needs/${knee.needId}/visit`, { interpreter: null, moreTime: true })
    expect((await search(knee)).starts[0]).toBe(at('10:00', friday))
  })
  test('a companion alone leaves the language and the longer time as a colleague set them', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    await tell(knee, null, { interpreter: 'ar', moreTime: true })
    const said = await nurse('POST', `/api/desk/needs/${knee.needId}/visit`, { companion: ten(5) })
    expect(said.status, said.text).toBe(200)
    const { needs } = (await nurse('GET', `/api/desk/contacts/${knee.contactId}`)).body as DeskCase
    expect(needs[0]?.visit).toEqual({ interpreter: 'ar', moreTime: true, companion: ten(5) })
  })
  test('once booked the companion is changed and taken away; language and length are not, and a move shows both lists', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    const booked = await nurse('POST', '/api/booking/appointments', {
      contactId: knee.contactId,
      items: [{ needId: knee.needId, service: 'FYSIO', ...time('08:00', wednesday) }],
    })
    expect(booked.status, booked.text).toBe(200)
    const say = (body: object) => nurse('POST', `/api/desk/needs/${knee.needId}/visit`, body)
    for (const body of [{ interpreter: 'ar' }, { moreTime: true }, { companion: ten(5), moreTime: true }]) {
      const refused = await say(body)
      expect([refused.status, refused.body.code]).toEqual([409, 'action-not-possible'])
    }
    expect((await say({ companion: ten(5) })).status).toBe(200)
    await county.owner.query(`update need set real_life_date = $2 where id = $1`, [knee.needId, thursday])
    const moving = booked.body.appointments[0].appointmentId as string
    const lookToMove = async () => {
      const found = await nurse('POST', '/api/booking/search', {
        ...{ contactId: knee.contactId, needIds: [knee.needId], moving, earliest: true, limit: 7 },
      })
      return found.body as { offers: Offer[]; withoutCompanion?: Offer[] }
    }
    const both = await lookToMove()
    expect(both.offers[0]?.items[0]?.start).toBe(at('10:00', friday))
    expect(both.withoutCompanion?.[0]?.items[0]?.insideLimit).toBe(true)
    const moved = await nurse('POST', `/api/booking/appointments/${moving}/move`, {
      by: 'resident',
      to: time('10:00', friday),
    })
    expect(moved.status, moved.text).toBe(200)
    const { needs } = (await nurse('GET', `/api/desk/contacts/${knee.contactId}`)).body as DeskCase
    expect(needs[0]?.visit).toEqual({ moreTime: false, companion: ten(5) })
    expect((await say({ companion: null })).status).toBe(200)
    expect((await nurse('GET', `/api/desk/contacts/${knee.contactId}`)).body.needs[0].visit).toEqual({
      moreTime: false,
    })
  })
  test('none inside the limit: later times with the companion and earlier ones without stand apart', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    await tell(knee, ten(5))
    await county.owner.query(`update need set real_life_date = $2 where id = $1`, [knee.needId, thursday])
    const { offers, starts, withoutCompanion = [], uncovered } = await search(knee)
    expect(starts[0]).toBe(at('10:00', friday))
    expect(offers[0]?.items[0]?.insideLimit).toBe(false)
    expect(withoutCompanion[0]?.items[0]).toMatchObject({ start: at('08:00', wednesday), insideLimit: true })
    expect(withoutCompanion.flatMap(({ why }) => why.map(({ fi }) => fi))).not.toContain(withCompanion)
    // The county has a time inside the limit: that is no lack of capacity.
    expect(uncovered).toEqual([])
    await county.owner.query(`update need set real_life_date = $2 where id = $1`, [knee.needId, friday])
    expect((await search(knee)).withoutCompanion).toBeUndefined()
  })
  test('a companion who can never come: the other list alone, and no empty page', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    await tell(knee, ten(7))
    const { offers, withoutCompanion = [] } = await search(knee)
    expect(offers).toEqual([])
    expect(withoutCompanion[0]?.items[0]?.start).toBe(at('08:00', wednesday))
  })
  test('nonsense is refused: an end before its start, no weekday, an eighth one, an hour that is none', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    const backwards = [
      { windows: [{ weekdays: [1], from: '11:00', to: '10:00' }] },
      { windows: [{ weekdays: [1], from: '10:00', to: '10:00' }] },
      { windows: [], notBefore: friday, notAfter: thursday },
    ]
    for (const one of backwards) expect((await tell(knee, one)).body.reason).toBe('end-before-start')
    const shapeless = [
      ten(),
      ten(8),
      ten(0),
      { windows: [{ weekdays: [1], from: '10', to: '11:00' }] },
      { windows: [], notBefore: 'x' },
    ]
    for (const one of shapeless) expect((await tell(knee, one)).status).toBe(400)
    expect((await search(knee)).starts[0]).toBe(at('08:00', wednesday))
  })
})

describe('the resident says when their companion can come', () => {
  const booked = async () => {
    const knee = await assessKnee(county.browser(), nurse)
    const item = { needId: knee.needId, service: 'FYSIO', ...time('08:00', wednesday) }
    const made = await nurse('POST', '/api/booking/appointments', { contactId: knee.contactId, items: [item] })
    expect(made.status, made.text).toBe(200)
    return { ...knee, path: `/api/me/appointments/${String(made.body.appointments[0].appointmentId)}` }
  }
  /** A moment on the spot and over a connection is one here. */
  const startsOf = (times: { start: string }[] = []) => [...new Set(times.map(({ start }) => start))]

  test('other times are only those; the booked one stays', async () => {
    const { resident, path } = await booked()
    const saved = await resident('POST', `${path}/companion`, { companion: ten(5) })
    expect(saved.body, saved.text).toEqual({ saved: true })
    const { body } = await resident('GET', `${path}/times?limit=50`)
    expect(startsOf(body.times)).toEqual(['10:00', '10:15', '10:30'].map((clock) => at(clock, friday)))
    expect(body.companion).toEqual(ten(5))
    expect(body.appointment.start).toBe(at('08:00', wednesday))
    expect(body.withoutCompanion).toBeUndefined()
    await resident('POST', `${path}/companion`, { companion: null })
    expect(startsOf((await resident('GET', `${path}/times?limit=50`)).body.times)[0]).toBe(at('08:30', wednesday))
  })
  test('none inside the limit: both lists, and one of the other can be chosen', async () => {
    const { resident, path, needId } = await booked()
    await county.owner.query(`update need set real_life_date = $2 where id = $1`, [needId, thursday])
    await resident('POST', `${path}/companion`, { companion: ten(5) })
    const { body } = await resident('GET', `${path}/times?limit=50`)
    expect(startsOf(body.times)[0]).toBe(at('10:00', friday))
    expect(startsOf(body.withoutCompanion)[0]).toBe(at('08:30', wednesday))
    const moved = await resident('POST', `${path}/move`, { choice: body.withoutCompanion[0].choice })
    expect(moved.status, moved.text).toBe(200)
  })
  test('somebody else’s appointment is not there, and nonsense is refused', async () => {
    const { resident, path } = await booked()
    const stranger = (await assessKnee(county.browser(), nurse)).resident
    expect((await stranger('POST', `${path}/companion`, { companion: ten(5) })).status).toBe(404)
    const none = `/api/me/appointments/${randomUUID()}/companion`
    expect((await resident('POST', none, { companion: ten(5) })).status).toBe(404)
    const backwards = { windows: [{ weekdays: [1], from: '11:00', to: '10:00' }] }
    expect((await resident('POST', `${path}/companion`, { companion: backwards })).body.reason).toBe('end-before-start')
  })
})
