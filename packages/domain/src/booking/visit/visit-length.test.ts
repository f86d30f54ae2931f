import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longerReasons, visitLength, type ExtraMinutes } from '../index.ts'

const none = { interpreted: false, firstVisit: false, moreTime: false }
const extra: ExtraMinutes = { interpreter: 20, 'first-visit': 15, 'more-time': 10 }

test('a visit takes the usual time when nothing is known of the person', () => {
  expect(visitLength(30, extra, none)).toEqual({ minutes: 30, longer: [] })
})
test('each reason adds its own minutes, and says so', () => {
  expect(visitLength(30, extra, { ...none, interpreted: true })).toEqual({
    minutes: 50,
    longer: [{ why: 'interpreter', minutes: 20 }],
  })
  expect(visitLength(30, extra, { interpreted: true, firstVisit: true, moreTime: true })).toEqual({
    minutes: 75,
    longer: longerReasons.map((why) => ({ why, minutes: extra[why] })),
  })
})
test('a reason that the service does not know adds nothing and is not named', () => {
  expect(visitLength(30, { interpreter: 0 }, { interpreted: true, firstVisit: true, moreTime: true })).toEqual({
    minutes: 30,
    longer: [],
  })
})
test('more known never makes it shorter, and the minutes are those that are told', () => {
  const flags = fc.record({ interpreted: fc.boolean(), firstVisit: fc.boolean(), moreTime: fc.boolean() })
  const minutes = fc.integer({ min: 0, max: 60 })
  const rules = fc.record({ interpreter: minutes, 'first-visit': minutes, 'more-time': minutes })
  fc.assert(
    fc.property(flags, flags, rules, fc.integer({ min: 5, max: 90 }), (a, b, rule, usual) => {
      const both = {
        interpreted: a.interpreted || b.interpreted,
        firstVisit: a.firstVisit || b.firstVisit,
        moreTime: a.moreTime || b.moreTime,
      }
      const found = visitLength(usual, rule, both)
      expect(found.minutes).toBeGreaterThanOrEqual(visitLength(usual, rule, a).minutes)
      expect(found.longer.reduce((sum, one) => sum + one.minutes, usual)).toBe(found.minutes)
    }),
  )
})
