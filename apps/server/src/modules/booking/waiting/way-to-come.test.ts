import type { WaitingDesk } from '@luukku/contract'
import { openWaitingCounty, type WaitingCase } from '@luukku/testkit/asked-about-time'
import { smallCounty } from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

// They wait for physiotherapy, alike but for where they live: Inari is 300 km from the professional's own unit in Rovaniemi.
const now = '2026-11-24T09:12:00+02:00'
const [inari, rovaniemi, sodankyla] = ['148', '698', '758'] as const
const inariUnit = '01900000-0000-7000-8000-00000000a148'
let county: Awaited<ReturnType<typeof openWaitingCounty>>

beforeAll(async () => {
  county = await openWaitingCounty(now, {})
  await county.county.owner.query(
    `insert into unit (id, county_id, code, name, municipality_code, joint_guidance)
     values ($1, 'lapland', 'inari', '{"fi":"Inari","sv":"Enare","en":"Inari"}', '148', false)`,
    [inariUnit],
  )
  await county.county.owner.query(
    `insert into municipality values ('758', 'lapland', '{"fi":"Sodankylä","sv":"Sodankylä","en":"Sodankylä"}', 8000)`,
  )
})
/** As the county has said it. */
async function said(one: string, other: string, minutes: number): Promise<void> {
  const [a, b] = [one, other].sort()
  await county.county.owner.query('delete from travel_time where from_code = $1 and to_code = $2', [a, b])
  await county.county.owner.query(
    `insert into travel_time (county_id, from_code, to_code, minutes, km, set_at) values ('lapland', $1, $2, $3, 100, now())`,
    [a, b, minutes],
  )
}
afterAll(() => county.county.close())
beforeEach(async () => {
  await county.reset()
  await said(inari, rovaniemi, 240)
  await said(sodankyla, rovaniemi, 95)
})

interface Looked {
  readonly home: string | null
  readonly minutes: number | null
}
/**
 * Whoever comes first in `homes` has waited longer; each is asked and declines.
 * @returns who lives where, in the order of the log of fairness
 */
async function looked(
  homes: readonly (string | null)[],
  o: { modes?: readonly string[]; hides?: number; known?: number } = {},
): Promise<Looked[]> {
  const { owner } = county.county
  const waiting: { home: string | null; c: WaitingCase }[] = []
  for (const [n, home] of homes.entries()) {
    const c = await county.people.newCase({})
    await owner.query('update need set municipality_code = $2 where id = $1', [c.need, home])
    if (o.hides === n) await owner.query('update person set non_disclosure = true where id = $1', [c.person])
    if (o.known === n)
      await owner.query('update contact set assigned_staff_id = $2 where id = $1', [
        c.contact,
        smallCounty.physiotherapist,
      ])
    county.county.at(new Date(Date.parse(now) + n * 1000))
    const waits = { needId: c.need, waits: true, noticeHours: 4, modes: o.modes ?? ['onsite'] }
    await c.resident('POST', '/api/me/waiting', waits)
    waiting.push({ home, c })
  }
  await county.people.giveUp()
  for (let declined = 1; declined < homes.length; declined++) {
    const { rows } = await owner.query<{ id: string; need_id: string }>(
      `select id, need_id from waiting_offer where status = 'offered'`,
    )
    const asked = waiting.find(({ c }) => c.need === rows[0]?.need_id)
    await asked?.c.resident('POST', `/api/me/waiting/offers/${rows[0]?.id ?? ''}`, { answer: 'decline' })
    await county.people.catchUp()
  }
  const { rows } = await owner.query<{ need_id: string; minutes: number | null }>(
    `select need_id, journey_minutes as minutes from waiting_place where outcome = 'offered' order by decided_at, place`,
  )
  return rows.map(({ need_id, minutes }) => ({
    home: waiting.find(({ c }) => c.need === need_id)?.home ?? null,
    minutes,
  }))
}
const log = async () => {
  const answer = await (await county.county.staff(smallCounty.nurse))('GET', '/api/booking/waiting')
  expect(answer.status, answer.text).toBe(200)
  return (answer.body as WaitingDesk).log
}

describe('the order of who is asked about a freed time', () => {
  test('a time on site is first theirs who have the shortest way, and the log tells the minutes of each', async () => {
    expect(await looked([inari, sodankyla, rovaniemi])).toEqual([
      { home: rovaniemi, minutes: 30 },
      { home: sodankyla, minutes: 95 },
      { home: inari, minutes: 240 },
    ])
    const last = (await log()).filter(({ outcome }) => outcome === 'offered')
    expect(last.map(({ journeyMinutes }) => journeyMinutes)).toEqual([240, 95, 30])
    // Who takes any way may be offered the one on site.
    await county.reset()
    expect((await looked([inari, rovaniemi], { modes: [] }))[0]).toEqual({ home: rovaniemi, minutes: 30 })
  })
  test('in one step of the search the minutes decide nothing: who has waited longer, or is known, comes first', async () => {
    await said(sodankyla, rovaniemi, 45)
    expect((await looked([sodankyla, rovaniemi]))[0]).toEqual({ home: sodankyla, minutes: 45 })
    await county.reset()
    await said(inari, rovaniemi, 98)
    await said(sodankyla, rovaniemi, 95)
    expect((await looked([sodankyla, inari], { known: 1 }))[0]).toEqual({ home: inari, minutes: 98 })
    await county.reset()
    await said(inari, rovaniemi, 155)
    expect((await looked([sodankyla, inari], { known: 1 }))[0]).toEqual({ home: sodankyla, minutes: 95 })
  })
  test('whose home nobody knows is not taken for near, nor put behind the farthest', async () => {
    expect(await looked([null, rovaniemi, inari])).toEqual([
      { home: rovaniemi, minutes: 30 },
      { home: null, minutes: null },
      { home: inari, minutes: 240 },
    ])
  })
  test('a time over a connection needs no journey of anybody: who has waited longer comes first', async () => {
    expect(await looked([inari, rovaniemi], { modes: ['remote'] })).toEqual([
      { home: inari, minutes: 0 },
      { home: rovaniemi, minutes: 0 },
    ])
  })
  test('where the professional receives elsewhere that day, those who live there are near', async () => {
    const atInari = (unit: string) =>
      county.county.owner.query(
        `update shift set unit_id = $1 where staff_id = $2 and lower(during) > '2026-11-25' and lower(during) < '2026-11-26'`,
        [unit, smallCounty.physiotherapist],
      )
    await atInari(inariUnit)
    expect(await looked([rovaniemi, inari])).toEqual([
      { home: inari, minutes: 30 },
      { home: rovaniemi, minutes: 240 },
    ])
    await atInari(smallCounty.healthUnit)
  })
})

describe('the way of somebody who hides', () => {
  test('stands nowhere, and their place in the order is the same wherever they live', async () => {
    for (const home of [rovaniemi, inari]) {
      await county.reset()
      expect(await looked([home, rovaniemi, inari], { hides: 0 })).toEqual([
        { home: rovaniemi, minutes: 30 },
        { home, minutes: null },
        { home: inari, minutes: 240 },
      ])
    }
    await county.reset()
    expect(await looked([rovaniemi, inari], { hides: 0, modes: ['remote'] })).toEqual([
      { home: rovaniemi, minutes: null },
      { home: inari, minutes: 0 },
    ])
    for (const line of await log()) expect(line.samePlace && line.journeyMinutes === undefined).toBe(false)
  })
  test('is forgotten in the log once they hide, and stays with the others', async () => {
    await looked([sodankyla, inari])
    await county.county.owner.query(
      `update person set non_disclosure = true where id = (select person_id from waiting_place where journey_minutes = 95 limit 1)`,
    )
    const lines = (await log()).filter(({ outcome }) => outcome === 'offered')
    expect(lines.map(({ journeyMinutes }) => journeyMinutes)).toEqual([240, undefined])
    expect(lines.map(({ samePlace }) => samePlace)).toEqual([false, false])
    // Whoever writes: the database holds to it.
    const { rows } = await county.county.owner.query(
      `update waiting_place p set journey_minutes = 30, same_place = true from person q where q.id = p.person_id and q.non_disclosure
       returning p.journey_minutes, p.same_place`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toEqual({ journey_minutes: null, same_place: false })
  })
})

describe('a row from before the minutes', () => {
  test('says what it said then, and no minutes', async () => {
    await looked([rovaniemi, inari])
    await county.county.owner.query('update waiting_place set journey_minutes = null')
    const lines = (await log()).filter(({ outcome }) => outcome === 'offered')
    expect(lines.map(({ samePlace, journeyMinutes }) => [samePlace, journeyMinutes])).toEqual([
      [false, undefined],
      [true, undefined],
    ])
  })
})
