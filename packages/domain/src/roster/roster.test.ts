import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, epochMsOf, fromHelsinki, toHelsinkiTime, toInstant, toLocalDate } from '../time/index.ts'
import { faultOfRoster } from './fault-of-roster.ts'
import { layOutDay } from './lay-out-day.ts'
import { nearestTimes } from './nearest-times.ts'
import type { RosterEntry, RosterKind } from './roster-entry.ts'
import { holidaysLeftOut, restsOnHolidays } from './rests-on-holidays.ts'
import { spansOfEntry } from './spans-of-entry.ts'

const day = toLocalDate('2026-11-25')
const at = (time: string, on = day) => epochMsOf(fromHelsinki(on, time))
const entry = (kind: RosterKind, from: string, to: string, on = day): RosterEntry => ({
  id: `${kind} ${from}`,
  unitId: 'u',
  kind,
  modes: ['onsite'],
  services: [],
  fromMs: at(from, on),
  toMs: at(to, on),
})
const wall = (ms: number) => {
  const { date, time } = toHelsinkiTime(toInstant(ms))
  return `${date} ${time}`
}

describe('when an entry is', () => {
  test('whole days run from midnight to midnight, the last day included', () => {
    const spans = spansOfEntry({ day, lastDay: toLocalDate('2026-11-27') })
    expect(spans).toEqual([{ fromMs: at('00:00'), toMs: at('00:00', toLocalDate('2026-11-28')) }])
  })
  test('a weekly shift keeps its wall clock over the turn of the clocks, and its last week is included', () => {
    const spans = spansOfEntry({
      day: toLocalDate('2027-03-24'),
      lastDay: toLocalDate('2027-03-24'),
      hours: { from: '08:00', to: '16:00' },
      repeatsUntil: toLocalDate('2027-04-07'),
    })
    if (typeof spans === 'string') throw new Error(spans)
    expect(spans.map(({ fromMs }) => wall(fromMs))).toEqual([
      '2027-03-24 08:00',
      '2027-03-31 08:00',
      '2027-04-07 08:00',
    ])
    expect(new Date(spans[0]?.fromMs ?? 0).getUTCHours()).toBe(6)
    expect(new Date(spans[2]?.fromMs ?? 0).getUTCHours()).toBe(5)
  })
  test.each([
    ['28 March 2027 has no half past three', '2027-03-28', { from: '03:30', to: '08:00' }, 'hour-that-does-not-exist'],
    [
      '28 March 2027 ends at no half past three',
      '2027-03-28',
      { from: '01:00', to: '03:30' },
      'hour-that-does-not-exist',
    ],
    ['end at the start', '2026-11-25', { from: '08:00', to: '08:00' }, 'end-before-start'],
    ['end before the start', '2026-11-25', { from: '16:00', to: '08:00' }, 'end-before-start'],
  ])('%s: refused', (_name, on, hours, fault) => {
    expect(spansOfEntry({ day: toLocalDate(on), lastDay: toLocalDate(on), hours })).toBe(fault)
  })
  test('a weekly reception from a working day has none on public holidays and their eves; days that others work stay', () => {
    const weekly = (on: string, until: string, rests = true) => {
      const first = toLocalDate(on)
      const time = {
        day: first,
        lastDay: first,
        hours: { from: '08:00', to: '16:00' },
        repeatsUntil: toLocalDate(until),
      }
      const spans = spansOfEntry({ ...time, restsOnHolidays: rests })
      if (typeof spans === 'string') throw new Error(spans)
      return {
        days: spans.map(({ fromMs }) => wall(fromMs).slice(0, 10)),
        left: holidaysLeftOut({ ...time, restsOnHolidays: rests }),
      }
    }
    // Fridays over Christmas and New Year's Day; Thursdays over Christmas Eve; Mondays over Easter.
    expect(weekly('2026-12-18', '2027-01-08')).toEqual({
      days: ['2026-12-18', '2027-01-08'],
      left: ['2026-12-25', '2027-01-01'],
    })
    expect(weekly('2026-12-17', '2026-12-31').left).toEqual(['2026-12-24'])
    expect(weekly('2027-03-22', '2027-04-05').left).toEqual(['2027-03-29'])
    // What is told not to rest, and a row of Saturdays or one that begins on the holiday itself, stands every week.
    expect(weekly('2026-12-18', '2027-01-08', false)).toMatchObject({ left: [], days: { length: 4 } })
    expect(weekly('2026-12-19', '2027-01-02')).toMatchObject({ left: [], days: { length: 3 } })
    expect(weekly('2026-12-25', '2027-01-08')).toMatchObject({ left: [], days: { length: 3 } })
    // A year outside the tables is no reason to fall.
    expect(weekly('2150-12-18', '2151-01-01').left).toEqual([])
  })
  test.each([
    ['an ordinary reception', { kind: 'reception', services: [] }, '2026-12-18', true],
    ['guidance', { kind: 'guidance', services: [] }, '2026-12-18', true],
    ['a break', { kind: 'break', services: [] }, '2026-12-18', true],
    ['a duty', { kind: 'duty', services: [] }, '2026-12-18', false],
    ['an on-call reception', { kind: 'reception', services: ['PAIVYSTYS'] }, '2026-12-18', false],
    ['a reception past midnight', { kind: 'reception', services: [] }, '2026-12-19', false],
    ['an absence', { kind: 'absence', services: [] }, '2026-12-18', false],
  ] as const)('whether %s rests on holidays', (_name, entry, lastDay, rests) => {
    const time = { day: toLocalDate('2026-12-18'), lastDay: toLocalDate(lastDay) }
    expect(restsOnHolidays(entry, time)).toBe(rests)
  })
  test('the hours around the missing one are there', () => {
    const spring = toLocalDate('2027-03-28')
    expect(spansOfEntry({ day: spring, lastDay: spring, hours: { from: '02:59', to: '04:00' } })).toHaveLength(1)
  })
  test('a last day before the first, a year and a day, a repeat for more than 54 weeks: refused; one less is not', () => {
    expect(spansOfEntry({ day, lastDay: addDays(day, -1) })).toBe('end-before-start')
    expect(spansOfEntry({ day, lastDay: addDays(day, 364) })).toHaveLength(1)
    expect(spansOfEntry({ day, lastDay: addDays(day, 366) })).toBe('entry-is-too-long')
    const hours = { from: '08:00', to: '16:00' }
    expect(spansOfEntry({ day, lastDay: day, hours, repeatsUntil: addDays(day, 53 * 7) })).toHaveLength(54)
    expect(spansOfEntry({ day, lastDay: day, hours, repeatsUntil: addDays(day, 54 * 7) })).toBe('repeats-for-too-long')
  })
})

describe('what stands against an entry', () => {
  const now = at('07:00')
  const fault = (stay: RosterEntry[], put: RosterEntry[]) => faultOfRoster(stay, put, now)
  test('two shifts of one person may touch and not overlap, whatever the kinds', () => {
    expect(fault([entry('reception', '08:00', '12:00')], [entry('guidance', '12:00', '16:00')])).toBeUndefined()
    expect(fault([entry('reception', '08:00', '12:01')], [entry('guidance', '12:00', '16:00')])).toBe('shifts-overlap')
    expect(fault([], [entry('duty', '08:00', '12:01'), entry('guidance', '12:00', '16:00')])).toBe('shifts-overlap')
  })
  test('an absence may lie over a shift, and not over another absence', () => {
    expect(fault([entry('reception', '08:00', '16:00')], [entry('absence', '00:00', '23:59')])).toBeUndefined()
    expect(fault([entry('absence', '08:00', '12:00')], [entry('absence', '12:00', '16:00')])).toBeUndefined()
    expect(fault([entry('absence', '08:00', '12:00')], [entry('absence', '11:59', '16:00')])).toBe('absent-already')
  })
  test('a break lies inside a shift', () => {
    const shift = entry('reception', '08:00', '16:00')
    expect(fault([shift], [entry('break', '15:30', '16:00')])).toBeUndefined()
    expect(fault([shift], [entry('break', '15:30', '16:01')])).toBe('break-outside-shift')
    expect(fault([entry('absence', '08:00', '16:00')], [entry('break', '12:00', '12:30')])).toBe('break-outside-shift')
  })
  test('a break stands once: one may follow another, and not lie over it', () => {
    const shift = entry('reception', '08:00', '16:00')
    const lunch = entry('break', '11:30', '12:00')
    expect(fault([shift, lunch], [entry('break', '12:00', '12:10')])).toBeUndefined()
    expect(fault([shift, lunch], [entry('break', '11:30', '12:00')])).toBe('break-already')
    expect(fault([shift], [lunch, entry('break', '11:59', '12:10')])).toBe('break-already')
  })
  test('what has ended is not written; what ends in a minute is', () => {
    expect(fault([], [entry('absence', '05:00', '07:00')])).toBe('entry-in-the-past')
    expect(fault([], [entry('absence', '05:00', '07:01')])).toBeUndefined()
  })
  test('three days of duty may be, and not a minute more', () => {
    const long = (minutes: number) => ({ ...entry('duty', '08:00', '09:00'), toMs: at('08:00') + minutes * 60_000 })
    expect(fault([], [long(72 * 60)])).toBeUndefined()
    expect(fault([], [long(72 * 60 + 1)])).toBe('shift-is-too-long')
  })
})

describe('a day as its professional sees it', () => {
  const today = { fromMs: at('00:00'), toMs: at('00:00', addDays(day, 1)) }
  const text = (layout: ReturnType<typeof layOutDay>) =>
    layout.pieces.map(({ kind, fromMs, toMs }) => `${kind} ${wall(fromMs).slice(11)}-${wall(toMs).slice(11)}`)
  test('booked, free, the rest of a long shift, and an absence of some hours', () => {
    const layout = layOutDay(
      today,
      [entry('reception', '08:00', '16:00'), entry('absence', '14:00', '16:00')],
      [{ fromMs: at('09:00'), toMs: at('09:30') }],
    )
    expect(text(layout)).toEqual([
      'free 08:00-09:00',
      'booked 09:00-09:30',
      'free 09:30-11:30',
      'break 11:30-12:00',
      'free 12:00-14:00',
      'absence 14:00-16:00',
    ])
    expect([layout.openMinutes, layout.bookedMinutes]).toEqual([330, 30])
  })
  test('a way to a home is no free time: right before the visit, and back after the last', () => {
    const visit = { fromMs: at('09:00'), toMs: at('09:30') }
    const last = { fromMs: at('10:00'), toMs: at('10:30') }
    const layout = layOutDay(
      today,
      [entry('reception', '08:00', '11:00')],
      [visit, last],
      [
        { ...visit, before: 25 },
        { ...last, before: 20, back: 25 },
      ],
    )
    expect(text(layout)).toEqual([
      'free 08:00-08:35',
      'way 08:35-09:00',
      'booked 09:00-09:30',
      'free 09:30-09:40',
      'way 09:40-10:00',
      'booked 10:00-10:30',
      'way 10:30-10:55',
      'free 10:55-11:00',
    ])
    expect([layout.openMinutes, layout.bookedMinutes]).toEqual([180, 130])
  })
  test('a call right before a visit at home is after the way, and a way takes what is free on both sides of what is no time for it', () => {
    const [call, visit] = [
      { fromMs: at('08:50'), toMs: at('09:00') },
      { fromMs: at('09:00'), toMs: at('09:30') },
    ]
    const ways = (before: number) =>
      text(layOutDay(today, [entry('reception', '08:00', '09:30')], [call, visit], [{ ...visit, before }]))
    expect(ways(30)).toEqual(['free 08:00-08:20', 'way 08:20-08:50', 'booked 08:50-09:00', 'booked 09:00-09:30'])
    expect(ways(70)).toEqual(['way 08:00-08:50', 'booked 08:50-09:00', 'booked 09:00-09:30'])
    const [clinic, late] = [
      { fromMs: at('08:00'), toMs: at('08:30') },
      { fromMs: at('09:00'), toMs: at('09:30') },
    ]
    const day = [entry('reception', '08:00', '11:00'), entry('break', '10:00', '10:30')]
    // Back past a break; to the visit never past another one that has a way.
    expect(
      text(
        layOutDay(
          today,
          day,
          [clinic, late],
          [
            { ...clinic, back: 0 },
            { ...late, before: 45, back: 40 },
          ],
        ),
      ),
    ).toEqual([
      'booked 08:00-08:30',
      'way 08:30-09:00',
      'booked 09:00-09:30',
      'way 09:30-10:00',
      'break 10:00-10:30',
      'way 10:30-10:40',
      'free 10:40-11:00',
    ])
  })
  test('a break that the roster names is the rest, and there is no second one', () => {
    const layout = layOutDay(today, [entry('reception', '08:00', '16:00'), entry('break', '13:00', '13:30')], [])
    expect(text(layout)).toEqual(['free 08:00-13:00', 'break 13:00-13:30', 'free 13:30-16:00'])
  })
  test('a booked time stays in sight when its shift is gone', () => {
    const layout = layOutDay(today, [entry('absence', '00:00', '23:59')], [{ fromMs: at('09:00'), toMs: at('09:30') }])
    expect(text(layout)).toContain('booked 09:00-09:30')
    expect(layout.openMinutes).toBe(0)
  })
  test('a night duty is cut at midnight', () => {
    const night = { ...entry('duty', '20:45', '23:00'), toMs: at('08:15', addDays(day, 1)) }
    expect(text(layOutDay(today, [night], []))).toEqual(['duty 20:45-00:00'])
    const next = { fromMs: today.toMs, toMs: at('00:00', addDays(day, 2)) }
    expect(text(layOutDay(next, [night], []))).toEqual(['duty 00:00-08:15'])
  })
  test('free and booked minutes of the reception never overlap and never exceed what is open', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 24 })).map(([from, long]) => ({
      fromMs: at('00:00') + from * 900_000,
      toMs: at('00:00') + (from + long) * 900_000,
    }))
    const kinds = fc.constantFrom<RosterKind>('reception', 'absence', 'break', 'guidance', 'duty')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(kinds, span), { maxLength: 6 }),
        fc.array(span, { maxLength: 4 }),
        (rows, booked) => {
          const entries = rows.map(([kind, one]) => ({ ...entry(kind, '08:00', '09:00'), ...one }))
          const { pieces, openMinutes } = layOutDay(today, entries, booked)
          const free = pieces.filter(({ kind }) => kind === 'free')
          const minutes = free.reduce((sum, one) => sum + (one.toMs - one.fromMs) / 60_000, 0)
          expect(minutes).toBeLessThanOrEqual(openMinutes)
          for (const one of free) {
            expect(booked.some((other) => other.fromMs < one.toMs && one.fromMs < other.toMs)).toBe(false)
            for (const { kind, fromMs, toMs } of entries)
              if (kind === 'absence' || kind === 'break') expect(fromMs < one.toMs && one.fromMs < toMs).toBe(false)
          }
          for (const { fromMs, toMs } of pieces)
            expect(fromMs >= today.fromMs && toMs <= today.toMs && toMs > fromMs).toBe(true)
        },
      ),
    )
  })
})

describe('a time in the place of a lost one', () => {
  const candidate = (time: string, on = day, more: object = {}) => ({
    needId: 'n',
    staffId: 's',
    unitId: 'u',
    mode: 'onsite' as const,
    day: on,
    fromMs: at(time, on),
    toMs: at(time, on) + 1_800_000,
    ...more,
  })
  const lost = { fromMs: at('10:00'), mode: 'onsite' as const, unitId: 'u' }
  const starts = (list: readonly { fromMs: number }[]) => list.map(({ fromMs }) => wall(fromMs))
  test('nearest first, before as well as after', () => {
    const found = nearestTimes([candidate('14:00'), candidate('11:00'), candidate('09:15')], lost, 2)
    expect(starts(found)).toEqual(['2026-11-25 09:15', '2026-11-25 11:00'])
  })
  test('inside the limit goes before near, the same way and place before another', () => {
    const tomorrow = addDays(day, 1)
    const late = candidate('10:15', tomorrow)
    const remote = candidate('10:15', day, { mode: 'remote' })
    const elsewhere = candidate('10:15', day, { unitId: 'v' })
    const far = candidate('15:00', day)
    const found = nearestTimes([late, remote, elsewhere, far], { ...lost, latest: day }, 4)
    expect(found[0]).toEqual(far)
    expect(found.at(-1)).toEqual(late)
  })
  test('one of each start', () => {
    expect(nearestTimes([candidate('11:00'), candidate('11:00', day, { staffId: 't' })], lost, 3)).toHaveLength(1)
  })
})
