import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slotsADay } from '@luukku/domain/booking'
import { epochMsOf, fromHelsinki, toHelsinkiDate, toHelsinkiTime, toInstant, toLocalDate } from '@luukku/domain/time'
import { createWeekClock } from './week-clock.ts'

const ms = (day: string, time: string) => epochMsOf(fromHelsinki(toLocalDate(day), time))
const at = (day: number, hours: number) => day * slotsADay + hours * 12

describe('the slots of a week', () => {
  test.each([
    ['an ordinary week', '2026-11-23'],
    ['the week that lacks an hour', '2027-03-22'],
    ['the week that has an hour twice', '2027-10-25'],
  ])('are the wall clock of %s', (_, monday) => {
    const clock = createWeekClock(toLocalDate(monday))
    fc.assert(
      fc.property(fc.nat(7 * slotsADay - 1), (slot) => {
        if (clock.missing.some(({ from, to }) => slot >= from && slot < to)) return
        const moment = toInstant(clock.msOf(slot))
        expect(clock.slotOf(clock.msOf(slot))).toBe(slot)
        expect(toHelsinkiDate(moment)).toBe(clock.dayOf(slot))
        expect(toHelsinkiTime(moment).minuteOfDay).toBe((slot % slotsADay) * 5)
      }),
    )
  })
  test('leave out the hour from three to four on 28 March 2027, and no other', () => {
    const clock = createWeekClock(toLocalDate('2027-03-22'))
    expect(clock.missing).toEqual([{ from: at(6, 3), to: at(6, 4) }])
    expect(clock.slotOf(ms('2027-03-28', '04:00'))).toBe(at(6, 4))
    expect(clock.slotOf(ms('2027-03-28', '02:55'))).toBe(at(6, 3) - 1)
    expect(createWeekClock(toLocalDate('2027-10-25')).missing).toEqual([])
  })
  test('give both moments of an hour that comes twice the same slots', () => {
    const clock = createWeekClock(toLocalDate('2027-10-25'))
    const first = clock.msOf(at(6, 3))
    expect(clock.slotOf(first)).toBe(at(6, 3))
    expect(clock.slotOf(first + 3_600_000)).toBe(at(6, 3))
    expect(clock.slotOf(first + 2 * 3_600_000)).toBe(at(6, 4))
  })
  test('go on in even steps outside the week', () => {
    const clock = createWeekClock(toLocalDate('2026-11-23'))
    expect(clock.slotOf(clock.fromMs - 300_000)).toBe(-1)
    expect(clock.slotOf(clock.toMs + 300_000)).toBe(7 * slotsADay + 1)
  })
})
