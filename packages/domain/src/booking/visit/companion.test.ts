import { describe, expect, test } from 'vitest'
import { companionAway, faultOfCompanion } from './companion.ts'

const ms = (at: string) => Date.parse(at)
const spoken = (spans: readonly { fromMs: number; toMs: number }[]) =>
  spans.map(({ fromMs, toMs }) => [fromMs, toMs].map((at) => new Date(at).toISOString()).join(' '))
const week = { fromMs: ms('2026-11-23T00:00:00+02:00'), toMs: ms('2026-11-30T00:00:00+02:00') }

describe('when a companion cannot come', () => {
  test('is all but the hours of the weekdays that were said', () => {
    const companion = { windows: [{ weekdays: [4], from: '10:00', to: '11:00' }] }
    expect(companionAway(companion, week)).toEqual([
      { fromMs: week.fromMs, toMs: ms('2026-11-26T10:00:00+02:00') },
      { fromMs: ms('2026-11-26T11:00:00+02:00'), toMs: week.toMs },
    ])
  })
  test('windows that touch or overlap are one', () => {
    const windows = [
      { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '12:00' },
      { weekdays: [4], from: '11:00', to: '13:00' },
      { weekdays: [4], from: '13:00', to: '14:00' },
    ]
    expect(spoken(companionAway({ windows, notBefore: '2026-11-26', notAfter: '2026-11-26' }, week))).toEqual([
      '2026-11-22T22:00:00.000Z 2026-11-25T22:00:00.000Z',
      '2026-11-26T12:00:00.000Z 2026-11-29T22:00:00.000Z',
    ])
  })
  test('is nothing where nothing is said, and everything where no day fits', () => {
    expect(companionAway({ windows: [] }, week)).toEqual([])
    expect(companionAway({ windows: [], notBefore: '2026-12-01' }, week)).toEqual([week])
  })
  test('follows the wall clock over the night when clocks are turned', () => {
    const span = { fromMs: ms('2027-03-27T00:00:00+02:00'), toMs: ms('2027-03-30T00:00:00+03:00') }
    const windows = [{ weekdays: [6, 7, 1], from: '09:00', to: '10:00' }]
    const away = companionAway({ windows }, span)
    expect(away.slice(1).map(({ fromMs }) => new Date(fromMs).toISOString())).toEqual([
      '2027-03-27T08:00:00.000Z',
      '2027-03-28T07:00:00.000Z',
      '2027-03-29T07:00:00.000Z',
    ])
  })
})

test('an end must come after its start, a last day not before the first', () => {
  const at = (from: string, to: string) => ({ windows: [{ weekdays: [1], from, to }] })
  expect(faultOfCompanion(at('10:00', '10:01'))).toBeUndefined()
  expect(faultOfCompanion(at('10:00', '10:00'))).toBe('end-before-start')
  const dates = (notBefore: string, notAfter: string) => ({ windows: [], notBefore, notAfter })
  expect(faultOfCompanion(dates('2026-11-26', '2026-11-26'))).toBeUndefined()
  expect(faultOfCompanion(dates('2026-11-27', '2026-11-26'))).toBe('end-before-start')
})
