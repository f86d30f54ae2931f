import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { closedBetween, readDay, readFact, readRecordedExceptions } from './case-facts.ts'
import type { FactKind } from './vocabulary.ts'

describe('a fact is read as its kind, or not at all', () => {
  const day = ['2026-12-01/2026-12-01']
  test.each<[FactKind, unknown, unknown]>([
    ['boolean', true, true],
    ['boolean', false, false],
    ['boolean', 'true', undefined],
    ['boolean', 1, undefined],
    ['text', 'illness', 'illness'],
    ['text', '', undefined],
    ['text', 5, undefined],
    ['date', '2028-02-29', '2028-02-29'],
    ['date', '2027-02-29', undefined],
    ['date', 20280229, undefined],
    ['age', 0, 0],
    ['age', 149, 149],
    ['age', 150, undefined],
    ['age', -1, undefined],
    ['age', 2.5, undefined],
    ['age', '30', undefined],
    ['month', true, 'next'],
    ['month', '2026-12', '2026-12'],
    ['month', '2026-12-31', '2026-12'],
    ['month', '2026-13', undefined],
    ['month', '2026-12-32', undefined],
    ['month', '2026-12x', undefined],
    ['month', false, undefined],
    ['month', 12, undefined],
    ['days', '2026-12-01', day],
    ['days', ['2026-12-01'], day],
    ['days', ['2026-12-01', '2026-12-24/2026-12-26'], [...day, '2026-12-24/2026-12-26']],
    ['days', [['2026-12-24', '2026-12-26']], ['2026-12-24/2026-12-26']],
    ['days', { from: '2026-12-24', to: '2026-12-26' }, ['2026-12-24/2026-12-26']],
    ['days', { start: '2026-12-24', end: '2026-12-26' }, ['2026-12-24/2026-12-26']],
    ['days', [{ from: '2026-12-24', to: '2026-12-24' }], ['2026-12-24/2026-12-24']],
    ['days', { closed: ['2026-12-01'], more: '2026-12-01' }, [...day, ...day]],
    ['days', [], []],
    ['days', {}, undefined],
    ['days', null, undefined],
    ['days', 7, undefined],
    ['days', [null], undefined],
    ['days', [7], undefined],
    ['days', ['2026-12-01', 'soon'], undefined],
    ['days', { closed: ['2026-12-01'], more: 'soon' }, undefined],
    ['days', { workingDays: ['2026-12-01'] }, undefined],
    ['days', { openDates: ['2026-12-01'], closed: ['2026-12-02'] }, undefined],
    ['days', { nonWorkingDays: ['2026-12-01'] }, day],
    ['days', { notTeaching: ['2026-12-01'], closedInTerm: '2026-12-01' }, [...day, ...day]],
    ['days', { first: '2026-12-24', last: '2026-12-26' }, ['2026-12-24/2026-12-26']],
    ...['start', 'end', 'first', 'last'].map((one): [FactKind, unknown, unknown] => [
      'days',
      { [one]: '2026-12-24' },
      undefined,
    ]),
    ['days', { from: '2026-12-24' }, undefined],
    ['days', { to: '2026-12-24' }, undefined],
    ['days', { from: 1, to: '2026-12-24' }, undefined],
    ['days', { from: '2026-12-24', to: 1 }, undefined],
    ['days', '2026-12-26/2026-12-24', undefined],
    ['days', '2026-12-24/soon', undefined],
    ['days', 'soon/2026-12-24', undefined],
    ['days', '2026-01-01/2027-01-01', ['2026-01-01/2027-01-01']],
    ['days', '2026-01-01/2027-01-02', undefined],
  ])('%s %j is %j', (kind, value, read) => expect(readFact(kind, value)).toEqual(read))
  test.each<FactKind>(['exceptions', 'ask'])('%s are left as told: their readers know the law', (kind) => {
    expect(readFact(kind, ['X'])).toEqual(['X'])
  })
})

describe('days and what lies between them', () => {
  test('closed is what is not told, from the beginning to the last that is; without a beginning from the first', () => {
    const told = ['2026-10-08/2026-10-09', '2026-10-12']
    expect(closedBetween(told, undefined)).toEqual(['2026-10-10', '2026-10-11'])
    expect(closedBetween(told, toLocalDate('2026-10-06'))).toEqual([
      ...['2026-10-06', '2026-10-07', '2026-10-10', '2026-10-11'],
    ])
    expect(closedBetween(told, toLocalDate('2026-10-20'))).toEqual([])
  })
  test('the Finnish day of a day or a moment, and of nothing else', () => {
    expect(readDay('2026-11-20')).toBe('2026-11-20')
    expect(readDay('2026-11-20T22:30:00Z')).toBe('2026-11-21')
    for (const none of [20261120, null, undefined, 'soon', ['2026-11-20']]) expect(readDay(none)).toBeUndefined()
  })
})

describe('recorded exceptions', () => {
  const read = (value: unknown) => readRecordedExceptions(readLaw(), value)
  test('as an id, with a ground of its own, or with the day that was offered', () => {
    expect(read('NO-SHOW')).toStrictEqual([{ id: 'NO-SHOW', ground: 'recorded in the case' }])
    expect(read(['NO-SHOW'])).toStrictEqual([{ id: 'NO-SHOW', ground: 'recorded in the case' }])
    expect(read({ id: 'RESIDENT-CHOICE', ground: 'told by phone', offeredDate: '2026-12-01' })).toStrictEqual([
      { id: 'RESIDENT-CHOICE', ground: 'told by phone', offeredDate: '2026-12-01' },
    ])
    expect(read({ id: 'NO-SHOW', ground: 5, offeredDate: null })).toStrictEqual([{ id: 'NO-SHOW' }])
  })
  test('a moment that was offered is its Finnish day', () => {
    for (const [offeredDate, day] of [
      ['2026-11-20T10:00:00+02:00', '2026-11-20'],
      ['2026-11-20T22:30:00Z', '2026-11-21'],
    ]) {
      expect(read([{ id: 'RESIDENT-CHOICE', offeredDate }])).toStrictEqual([
        { id: 'RESIDENT-CHOICE', offeredDate: day },
      ])
    }
  })
  test.each([
    [7],
    [null],
    [undefined],
    ['NONE'],
    [{ id: 7 }],
    [{}],
    [['NO-SHOW', 'NONE']],
    [['NO-SHOW', null]],
    [{ id: 'NO-SHOW', offeredDate: '2026-02-30' }],
    [{ id: 'NO-SHOW', offeredDate: '2026-11-20T10:00' }],
    [{ id: 'NO-SHOW', offeredDate: 20261201 }],
  ])('%j is none that the law knows', (value) => expect(read(value)).toBeUndefined())
})
