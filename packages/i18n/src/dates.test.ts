import { describe, expect, test } from 'vitest'
import { clockText, dateText, dayOfInstant, dayText, momentText, nearDayText, spanText } from './dates.ts'

describe('dates as people read them', () => {
  test('a moment is told in Finnish time, also across midnight and the winter hour', () => {
    expect(momentText('2026-11-24T08:15:00Z', 'fi')).toBe('tiistaina 24.11.2026 klo 10.15')
    expect(dayOfInstant('2026-11-23T22:00:00Z')).toBe('2026-11-24')
    expect(dayOfInstant('2026-11-23T21:59:59Z')).toBe('2026-11-23')
    expect(momentText('2026-07-01T07:00:00Z', 'sv')).toBe('onsdag 1.7.2026 kl. 10')
  })
  test('each language has its own day and date', () => {
    expect(dayText('2027-02-24', 'en')).toBe('Wednesday 24 February 2027')
    expect(dayText('2027-02-24', 'se')).toBe('gaskavahku 24.2.2027')
    expect(dateText('2027-02-24', 'fi')).toBe('24.2.2027')
  })
  test('today and tomorrow are words, the day after is a date; a month and a year may turn', () => {
    expect(nearDayText('2026-12-31', '2026-12-31', 'fi')).toBe('tänään')
    expect(nearDayText('2027-01-01', '2026-12-31', 'fi')).toBe('huomenna')
    expect(nearDayText('2027-01-02', '2026-12-31', 'fi')).toBe('lauantaina 2.1.2027')
  })
  test('a span inside a day', () => {
    expect(spanText('2026-11-23T08:00:00Z', '2026-11-23T10:00:00Z', 'fi')).toBe('klo 10–12')
    expect(spanText('2026-11-23T08:30:00Z', '2026-11-23T10:00:00Z', 'en')).toBe('10:30–12:00')
    expect((['fi', 'sv', 'se', 'en'] as const).map((language) => clockText('08:00', language))).toEqual([
      '8',
      '8',
      '8',
      '8:00',
    ])
    expect([clockText('16:30', 'sv'), clockText('16:30', 'en')]).toEqual(['16.30', '16:30'])
  })
})
