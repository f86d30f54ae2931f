import { expect, test } from 'vitest'
import { defaultOfficeHours, formatHelsinki, toInstant, type OfficeHours } from '../time/index.ts'
import { proposeAttempts } from './propose-attempts.ts'

interface Known {
  tried?: string[]
  office?: OfficeHours
  suits?: { from: number; to: number }[]
  urgencyClass?: 'A' | 'B' | 'C' | 'D' | 'E'
}
const propose = (
  now: string,
  { tried = [], office = defaultOfficeHours, suits = [], urgencyClass = 'D' }: Known = {},
) =>
  proposeAttempts({ now: toInstant(now), missed: tried.map(toInstant), urgencyClass, office, suits }).map(
    formatHelsinki,
  )

const now = '2026-11-24T09:12:00+02:00'

test('the next call is on another hour than the ones that were not answered, and than now', () => {
  // Two hours from both 9.12 and 11.30.
  expect(propose(now, { tried: ['2026-11-24T11:30:00+02:00'] })[0]).toBe('2026-11-24T13:30:00+02:00')
})
test('an attempt outside the hours that suit the person is never proposed', () => {
  expect(propose(now, { suits: [{ from: 14, to: 15 }] })[0]).toBe('2026-11-24T14:00:00+02:00')
})
test('late on Friday the next attempt is on Monday', () => {
  expect(propose('2026-11-27T15:50:00+02:00')[0]).toBe('2026-11-30T08:00:00+02:00')
})

test.each([
  ['New Year', '2026-12-31T16:00:00+02:00', '2027-01-04T08:00:00+02:00'],
  ['Epiphany, which stands amid the week', '2027-01-05T18:00:00+02:00', '2027-01-07T08:00:00+02:00'],
  ['Christmas and its eve', '2026-12-23T16:00:00+02:00', '2026-12-28T08:00:00+02:00'],
  ['Easter, over which the clocks change', '2027-03-25T16:00:00+02:00', '2027-03-30T08:00:00+03:00'],
])('nobody is told to call over %s', (_feast, asked, next) => {
  expect(propose(asked)[0]).toBe(next)
})

test('the county’s own hours hold: none before it opens, none at the moment it closes', () => {
  const afternoon = { suits: [{ from: 15, to: 17 }] }
  expect(propose(now, { ...afternoon, office: { open: '08:00', close: '15:00' } })).toEqual([])
  expect(propose(now, { ...afternoon, office: { open: '08:00', close: '15:01' } })[0]).toBe('2026-11-24T15:00:00+02:00')
  const evening = '2026-11-24T18:00:00+02:00'
  expect(propose(evening, { office: { open: '09:00', close: '15:00' } })[0]).toBe('2026-11-25T09:00:00+02:00')
  expect(propose(evening, { office: { open: '07:30', close: '15:00' } })[0]).toBe('2026-11-25T07:30:00+02:00')
})

test.each([
  ['A', '2026-11-24T09:12:00+02:00', ['2026-11-24T09:17:00+02:00']],
  ['A', '2026-11-27T15:58:00+02:00', ['2026-11-27T16:03:00+02:00']],
  ['B', '2026-11-24T15:00:00+02:00', ['2026-11-24T15:15:00+02:00']],
  ['B', '2026-12-24T23:50:00+02:00', ['2026-12-25T00:05:00+02:00']],
] as const)(
  'class %s called at %s is called again within the quarter and at no other time',
  (urgencyClass, at, next) => {
    expect(propose(at, { urgencyClass })).toEqual(next)
    expect(propose(at, { urgencyClass, suits: [{ from: 18, to: 20 }], tried: [at] })).toEqual(next)
  },
)
test('class C is called again the same day, also when the office closes before that', () => {
  expect(propose('2026-11-24T09:12:00+02:00', { urgencyClass: 'C' })).toEqual([
    '2026-11-24T10:27:00+02:00',
    '2026-11-24T11:30:00+02:00',
    '2026-11-24T13:30:00+02:00',
  ])
  expect(propose('2026-11-24T14:30:00+02:00', { urgencyClass: 'C' })).toEqual(['2026-11-24T15:45:00+02:00'])
  expect(propose('2026-11-27T15:40:00+02:00', { urgencyClass: 'C' })).toEqual(['2026-11-27T16:55:00+02:00'])
})
