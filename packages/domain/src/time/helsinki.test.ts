import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { fromHelsinki, helsinkiTimeZone, toHelsinkiTime } from './helsinki.ts'
import { formatHelsinki, toHelsinkiDate, toInstant, toLocalDate } from './index.ts'

const hour = 3_600_000
const zonedAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(helsinkiTimeZone)
/** The days on which the clocks change, as the zone's own rules have them. */
const changes = Array.from({ length: 117 }, (_, n) => {
  let at = zonedAt(Date.UTC(1983 + n, 0, 1)).getTimeZoneTransition('next')
  const list: number[] = []
  while (at !== null && at.year === 1983 + n) {
    list.push(at.epochMilliseconds)
    at = at.getTimeZoneTransition('next')
  }
  return list
}).flat()
const anyMoment = fc.oneof(
  fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2150, 0, 1) }),
  fc.integer({ min: Date.UTC(1983, 11, 30), max: Date.UTC(1984, 0, 4) }),
  fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * hour, max: 2 * hour })).map(([at, by]) => at + by),
)
const moments = fc.sample(anyMoment, { numRuns: 3000, seed: 7 })

describe('wall clock and calendar in Finland are those of the time zone database', () => {
  test('changes are found: two a year', () => expect(changes.length).toBeGreaterThan(200))

  test('at any moment since 1900, also within two hours of every change', () => {
    for (const ms of moments) {
      const zoned = zonedAt(ms)
      const at = toInstant(ms)
      expect(toHelsinkiTime(at)).toEqual({
        date: zoned.toPlainDate().toString(),
        minuteOfDay: zoned.hour * 60 + zoned.minute,
        time: zoned.toPlainTime().toString().slice(0, 5),
        offset: zoned.offset,
      })
      expect(toHelsinkiDate(at)).toBe(zoned.toPlainDate().toString())
      if (zoned.offset.length === 6)
        expect(formatHelsinki(at)).toBe(zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' }))
    }
  })

  test('for any time of a day, also the hour that is missing and the hour that comes twice', () => {
    for (const ms of moments) {
      const plain = zonedAt(ms)
        .toPlainDateTime()
        .add({ minutes: Math.abs(ms) % 181 })
      const [date = '', time = ''] = plain.toString({ smallestUnit: 'minute' }).split('T')
      expect(Date.parse(fromHelsinki(toLocalDate(date), time))).toBe(
        Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(helsinkiTimeZone).epochMilliseconds,
      )
    }
  })

  test('a day or a time that does not exist is refused', () => {
    expect(() => fromHelsinki('2026-02-30' as never, '09:00')).toThrow(RangeError)
    expect(() => fromHelsinki('2026-02-03' as never, '24:30')).toThrow(RangeError)
  })
})
