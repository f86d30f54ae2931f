import { describe, expect, test } from 'vitest'
import { runFaults } from '@luukku/testkit/fault/fault-run'
import { runRaces } from '@luukku/testkit/fault/race-run'

/** A seeded slice; `./luukku bench fault` and `./luukku bench race` do the whole. */
describe('server and database are killed under load', () => {
  test('nothing that was acknowledged is lost, double or without journal entry', async () => {
    const result = await runFaults({ serverKills: 2, databaseKills: 2, clients: 4, seed: 7, millisecondsBetween: 400 })
    expect(result.faults).toEqual([])
    expect(result.chainFaults).toBe(0)
    expect(result.acknowledged.contacts + result.acknowledged.booked).toBeGreaterThan(10)
    expect(result.askedAgain).toBeGreaterThan(0)
  }, 300_000)
  test('a client that forgets its keys is seen by the checker', async () => {
    const result = await runFaults({
      serverKills: 1,
      databaseKills: 0,
      clients: 8,
      seed: 7,
      millisecondsBetween: 400,
      breakage: 'forgets-keys',
    })
    expect(result.answersLost).toBeGreaterThan(0)
    expect(result.faults).not.toEqual([])
  }, 300_000)
})

describe('many clients want the last time', () => {
  test('every round ends with exactly one booking, and every loser is offered others', async () => {
    expect(await runRaces({ rounds: 8, clients: 16 })).toMatchObject({
      kinds: { 'last-time': 2, 'same-click-twice': 2, 'two-channels': 2, 'cancelled-meanwhile': 2 },
      roundsWithoutExactlyOne: 0,
      overlaps: 0,
      losersWithoutAlternatives: 0,
      differingRepeats: 0,
      serverErrors: 0,
    })
  }, 300_000)
  test('without the constraint the checker sees double bookings', async () => {
    const result = await runRaces({ rounds: 1, clients: 8, withoutConstraint: true })
    expect(result.roundsWithoutExactlyOne).toBe(1)
    expect(result.overlaps).toBeGreaterThan(0)
  }, 300_000)
})
