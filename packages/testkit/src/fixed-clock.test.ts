import { describe, expect, it } from 'vitest'
import { fixedClock } from './fixed-clock.ts'

describe('a fixed clock', () => {
  it('stands still, and a caller cannot move it through the date it got', () => {
    const clock = fixedClock('2026-11-23T15:59:59+02:00')
    clock.now().setFullYear(1999)
    expect(clock.now().toISOString()).toBe('2026-11-23T13:59:59.000Z')
  })

  it('moves only when told', () => {
    const clock = fixedClock('2026-03-29T02:59:00+02:00')
    clock.advanceMinutes(2)
    expect(clock.now().toISOString()).toBe('2026-03-29T01:01:00.000Z')
    clock.set('2026-01-01T00:00:00Z')
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z')
  })

  it('refuses a moment that means something else on another machine', () => {
    expect(() => fixedClock('2026-11-23T15:59:59')).toThrow(RangeError)
    expect(() => fixedClock('2026-11-23')).toThrow(RangeError)
    expect(() => fixedClock('tomorrow')).toThrow(RangeError)
  })
})
