import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPeopleWorld, type Call, type PeopleWorld } from '@luukku/testkit/people-world'

/** ASVS 5.0 V7.3.1, V7.3.2: how long a session lives, at the desk and on a shared phone. */
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const begins = Date.parse('2026-11-24T09:00:00+02:00')
/** The clock goes on by a millisecond each time it is asked: a second on either side stands clear of that. */
const at = (minutes: number, seconds = 0) => {
  world.at(new Date(begins + minutes * 60_000 + seconds * 1000).toISOString())
}
const kinds: [string, { idle: number; most: number; url: string; start: () => Promise<Call> }][] = [
  ['staff', { idle: 45, most: 12 * 60, url: '/api/own', start: () => world.staff() }],
  [
    'a resident',
    {
      idle: 30,
      most: 8 * 60,
      url: '/api/me',
      start: async () => world.resident((await world.person('1985-05-05')).id),
    },
  ],
]

describe.each(kinds)('a session of %s', (_name, { idle, most, url, start }) => {
  const statusOf = async (call: Call) => (await call('GET', url)).status
  test('lives through its idle minutes, and not longer', async () => {
    at(0)
    const [used, left] = [await start(), await start()]
    at(idle, -1)
    expect(await statusOf(used)).toBe(200)
    at(idle, 1)
    expect(await statusOf(left)).toBe(401)
    // Use begins the minutes anew.
    at(2 * idle, -2)
    expect(await statusOf(used)).toBe(200)
    at(3 * idle)
    expect(await statusOf(used)).toBe(401)
  })
  test('ends after its hours however busy it was', async () => {
    at(0)
    const call = await start()
    for (let minutes = 20; minutes < most; minutes += 20) {
      at(minutes)
      expect(await statusOf(call), String(minutes)).toBe(200)
    }
    at(most, -1)
    expect(await statusOf(call)).toBe(200)
    at(most, 1)
    expect(await statusOf(call)).toBe(401)
  })
})
