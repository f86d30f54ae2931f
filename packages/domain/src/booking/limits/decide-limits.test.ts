import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideComing, decideHold, usualBookingLimits } from './decide-limits.ts'

const limits = usualBookingLimits

describe('holds of one person', () => {
  test('three at once and not four; one where nobody has checked who it is', () => {
    expect(decideHold(limits, { isVerified: true, open: 2 })).toBeUndefined()
    expect(decideHold(limits, { isVerified: true, open: 3 })).toBe('too-many-holds')
    expect(decideHold(limits, { isVerified: false, open: 0 })).toBeUndefined()
    expect(decideHold(limits, { isVerified: false, open: 1 })).toBe('too-many-holds')
  })
  test('however often it is tried, never more are open than allowed; fifty are refused but for the first', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 0, max: 10 }),
        // true: one more is wanted; false: one runs out
        fc.array(fc.boolean(), { maxLength: 60 }),
        (isVerified, holdsPerPerson, tries) => {
          let open = 0
          for (const wanted of tries) {
            if (!wanted) open = Math.max(0, open - 1)
            else if (decideHold({ ...limits, holdsPerPerson }, { isVerified, open }) === undefined) open += 1
            expect(open).toBeLessThanOrEqual(isVerified ? holdsPerPerson : Math.min(1, holdsPerPerson))
          }
        },
      ),
    )
    const fifty = Array.from({ length: 50 }, (_, open) => decideHold(limits, { isVerified: true, open }))
    expect(fifty.filter((refused) => refused === undefined)).toHaveLength(3)
  })
})

describe('coming times of one service', () => {
  test('a second is refused, one of another service is not, and a reason lets it be', () => {
    const coming = new Map([['FYSIO', 1]])
    expect(decideComing(limits, ['FYSIO'], coming, false)).toBe('has-time-for-service')
    expect(decideComing(limits, ['MT_PERUS'], coming, false)).toBeUndefined()
    expect(decideComing(limits, ['FYSIO'], coming, true)).toBeUndefined()
    expect(decideComing({ ...limits, comingPerService: 2 }, ['FYSIO'], coming, false)).toBeUndefined()
  })
  test('two of one service booked at once count as two', () => {
    expect(decideComing(limits, ['FYSIO', 'FYSIO'], new Map(), false)).toBe('has-time-for-service')
    expect(decideComing(limits, ['FYSIO', 'MT_PERUS'], new Map(), false)).toBeUndefined()
  })
})
