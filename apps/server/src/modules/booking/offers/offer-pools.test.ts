import { describe, expect, test } from 'vitest'
import { createOfferPools } from './offer-pools.ts'

const services = [{ professions: ['doctor', 'nurse'] }, { professions: ['nurse'] }]
const pools = createOfferPools(services, [
  { professions: ['nurse'], only: [] },
  { professions: ['nurse'], only: ['B', 'A'] },
  { professions: ['nurse'], only: ['A', 'B'] },
  { professions: ['cook', 'doctor'], only: ['A'] },
  { professions: ['cook'], only: ['A'] },
])

describe('the pools of a county', () => {
  test('are its professions, and behind them the shifts for some services alone, each list once', () => {
    expect(pools.list).toEqual([
      { profession: 'doctor', only: [] },
      { profession: 'nurse', only: [] },
      { profession: 'doctor', only: ['A'] },
      { profession: 'nurse', only: ['A', 'B'] },
    ])
  })
  test('of a service are its professions as it names them, and the shifts of theirs that give it', () => {
    expect(pools.of({ code: 'A', professions: ['nurse', 'doctor'] })).toEqual([1, 0, 2, 3])
    expect(pools.of({ code: 'B', professions: ['doctor'] })).toEqual([0])
    expect(pools.of({ code: 'C', professions: ['nurse'] })).toEqual([1])
    expect(pools.of({ code: 'A', professions: ['cook'] })).toEqual([])
  })
  test('of a shift are by the first profession that a service asks for, in whichever order its services stand', () => {
    expect(pools.ofShift(['cook', 'nurse'], ['B', 'A'])).toBe(3)
    expect(pools.ofShift(['nurse'], [])).toBe(1)
    expect([pools.ofShift(['nurse'], ['A']), pools.ofShift(['cook'], [])]).toEqual([undefined, undefined])
  })
})
