import { describe, expect, test } from 'vitest'
import { toEpochDay, toLocalDate } from '../time/index.ts'
import { noDay } from './count-limit.ts'
import { fromColumns, localTimeOf, momentOf, toColumns } from './matter-columns.ts'
import { columnOf } from './program.ts'
import type { LawInput } from './types.ts'

const day = (text: string) => toEpochDay(toLocalDate(text))
const columns = (input: Partial<LawInput>) => toColumns({ events: {}, facts: {}, ...input })

describe('a matter as columns', () => {
  test('each event has its Finnish day and minute; of a day alone the minute is unknown, of the others nothing', () => {
    const { days, minutes } = columns({ events: { contact: '2026-11-20T22:30:00Z', assessment: '2026-11-24' } })
    expect(days[columnOf('contact')]).toEqual(Int32Array.of(day('2026-11-21')))
    expect(minutes[columnOf('contact')]).toEqual(Int32Array.of(30))
    expect(days[columnOf('assessment')]).toEqual(Int32Array.of(day('2026-11-24')))
    expect(minutes[columnOf('assessment')]).toEqual(Int32Array.of(-1))
    expect(Object.keys(days)).toEqual(Object.keys(minutes))
    expect(Object.keys(days)).toHaveLength(2)
  })
  test('birth, age and today, or that they are not known', () => {
    expect(columns({})).toMatchObject({ birthDay: Int32Array.of(noDay), age: Int32Array.of(-1), asOf: noDay })
    expect(columns({ facts: { birthDate: '1980-03-15', age: 40 }, asOf: '2026-11-20T22:30:00Z' })).toMatchObject({
      ...{ birthDay: Int32Array.of(day('1980-03-15')), age: Int32Array.of(40), asOf: day('2026-11-21') },
    })
  })
  test('the other way round each need of many has its own events', () => {
    const one = {
      contact: '2026-11-24T07:05:00.000Z',
      assessment: '2026-11-24',
      decisionMade: '2026-06-23T21:00:00.000Z',
    }
    expect(fromColumns(columns({ events: one, asOf: '2026-11-25' }), 0)).toEqual({ events: one, asOf: '2026-11-25' })
    expect(fromColumns(columns({ events: one }), 0)).toEqual({ events: one })
    expect(fromColumns(columns({ events: one }), 1)).toEqual({ events: {} })
    const days: Int32Array[] = []
    days[columnOf('contact')] = Int32Array.of(noDay, day('2026-11-24'))
    const many = { ...columns({}), days, minutes: [] }
    expect(fromColumns(many, 0)).toEqual({ events: {} })
    expect(fromColumns(many, 1)).toEqual({ events: { contact: '2026-11-24' } })
  })
  test('a day counts as its first minute', () => {
    const later = ['2026-11-23T23:59:00+02:00', '2026-11-24', '2026-11-24T00:01:00+02:00', '2026-11-24T00:02:00+02:00']
    expect(later.map(momentOf).toSorted((a, b) => a - b)).toEqual(later.map(momentOf))
    expect(momentOf('2026-11-24')).toBe(momentOf('2026-11-24T00:00:00+02:00'))
    expect(momentOf('2026-11-25') - momentOf('2026-11-24T23:59:00+02:00')).toBe(1)
    expect(localTimeOf('2026-11-24')).toEqual({ day: day('2026-11-24'), minute: -1 })
  })
})
