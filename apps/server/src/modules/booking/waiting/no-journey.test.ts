import { openWaitingCounty, type WaitingCase } from '@luukku/testkit/asked-about-time'
import { smallCounty } from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

// Two wait for physiotherapy, alike but for where they live: the first in Inari, 300 km from the professional's own unit.
const now = '2026-11-24T09:12:00+02:00'
const [inari, rovaniemi] = ['148', '698'] as const
const inariUnit = '01900000-0000-7000-8000-00000000a148'
let county: Awaited<ReturnType<typeof openWaitingCounty>>

beforeAll(async () => {
  county = await openWaitingCounty(now, {})
  await county.county.owner.query(
    `insert into unit (id, county_id, code, name, municipality_code, joint_guidance)
     values ($1, 'lapland', 'inari', '{"fi":"Inari","sv":"Enare","en":"Inari"}', '148', false)`,
    [inariUnit],
  )
})
afterAll(() => county.county.close())
beforeEach(async () => {
  await county.reset()
})

/** Whoever comes first in `homes` has waited longer. @returns who lives where, in the order of the log of fairness */
async function looked(homes: readonly string[], modes: readonly string[]): Promise<{ home: string; near: boolean }[]> {
  const { owner } = county.county
  const waiting: { home: string; c: WaitingCase }[] = []
  for (const [n, home] of homes.entries()) {
    const c = await county.people.newCase({})
    await owner.query('update need set municipality_code = $2 where id = $1', [c.need, home])
    county.county.at(new Date(Date.parse(now) + n * 1000))
    await c.resident('POST', '/api/me/waiting', { needId: c.need, waits: true, noticeHours: 4, modes })
    waiting.push({ home, c })
  }
  await county.people.giveUp()
  // The first one declines: the next one is looked at too.
  const { rows: offers } = await owner.query<{ id: string; need_id: string }>('select id, need_id from waiting_offer')
  const first = waiting.find(({ c }) => c.need === offers[0]?.need_id)
  await first?.c.resident('POST', `/api/me/waiting/offers/${offers[0]?.id ?? ''}`, { answer: 'decline' })
  await county.people.catchUp()
  const { rows } = await owner.query<{ need_id: string; same_place: boolean }>(
    `select need_id, same_place from waiting_place where outcome = 'offered' order by decided_at, place`,
  )
  return rows.map(({ need_id, same_place }) => ({
    home: waiting.find(({ c }) => c.need === need_id)?.home ?? '',
    near: same_place,
  }))
}

describe('the order of who is asked about a freed time', () => {
  test('a time on site is first theirs who live where it is', async () => {
    expect(await looked([inari, rovaniemi], ['onsite'])).toEqual([
      { home: rovaniemi, near: true },
      { home: inari, near: false },
    ])
    // Who takes any way may be offered the one on site.
    await county.reset()
    expect((await looked([inari, rovaniemi], []))[0]).toEqual({ home: rovaniemi, near: true })
  })
  test('a time over a connection needs no journey of anybody: who has waited longer comes first', async () => {
    expect(await looked([inari, rovaniemi], ['remote'])).toEqual([
      { home: inari, near: true },
      { home: rovaniemi, near: true },
    ])
  })
  test('where the professional receives elsewhere that day, those who live there are near', async () => {
    await county.county.owner.query(
      `update shift set unit_id = $1 where staff_id = $2 and lower(during) > '2026-11-25' and lower(during) < '2026-11-26'`,
      [inariUnit, smallCounty.physiotherapist],
    )
    expect(await looked([rovaniemi, inari], ['onsite'])).toEqual([
      { home: inari, near: true },
      { home: rovaniemi, near: false },
    ])
  })
})
