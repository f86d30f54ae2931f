import { describe, expect, test } from 'vitest'
import { addMinutes, toInstant } from '../time/index.ts'
import { decideAfterBooking, type TimesOfCase } from './after-booking.ts'
import type { NextStep, NextStepKind } from './next-step.ts'

const now = toInstant('2026-11-24T09:00:00+02:00')
const inMinutes = (minutes: number) => addMinutes(now, minutes)
const step = (kind: NextStepKind, minutes = 0): NextStep => ({
  kind,
  at: inMinutes(minutes),
  owner: { kind: 'staff', id: 'nurse' },
})
const time = (minutes: number) => ({ staffId: 'physio', at: inMinutes(minutes) })
const decide = (more: Partial<TimesOfCase> = {}) =>
  decideAfterBooking({
    now,
    urgencyClass: 'D',
    current: step('book'),
    byClient: false,
    toBook: 0,
    toChoose: 0,
    ...more,
  })

describe('after booked times changed', () => {
  test('the first time that comes is next when nothing else waits for one', () => {
    expect(decide({ first: time(90) })).toEqual({ does: 'time', time: time(90) })
  })
  test('what has no time yet is booked within the hour, also beside what is left to choose', () => {
    for (const toChoose of [0, 1])
      expect(decide({ toBook: 1, toChoose, first: time(90) })).toEqual({
        does: 'step',
        kind: 'book',
        at: inMinutes(60),
      })
  })
  test('what is left to choose keeps the step that stands; after a time that was theirs it is looked at in a day', () => {
    for (const kind of ['await-answer', 'follow-up', 'book'] as const)
      expect(decide({ toChoose: 1, current: step(kind, 600), first: time(90) })).toEqual({ does: 'stays' })
    expect(decide({ toChoose: 1, current: step('appointment', 600) })).toEqual({
      does: 'step',
      kind: 'await-answer',
      at: inMinutes(24 * 60),
    })
  })
  test('where nothing can be booked, a visit that has begun is next, and without one somebody follows up', () => {
    expect(decide({ begun: time(-10) })).toEqual({ does: 'time', time: time(-10) })
    expect(decide({ begun: time(-10), first: time(90) })).toEqual({ does: 'time', time: time(90) })
    expect(decide()).toEqual({ does: 'step', kind: 'follow-up', at: inMinutes(60) })
  })
  test('in class A and B the call stands unless they are met within the hour, by the minute', () => {
    for (const urgencyClass of ['A', 'B'] as const) {
      const met = (minutes: number) => decide({ urgencyClass, current: step('call'), first: time(minutes) }).does
      expect([met(60), met(61)]).toEqual(['time', 'nothing'])
      expect(decide({ urgencyClass, current: step('call'), toBook: 1 })).toEqual({ does: 'nothing' })
    }
    expect(decide({ urgencyClass: 'C', current: step('call'), first: time(61) }).does).toBe('time')
  })
  test('in class C of today a first time that is not of today leaves a call to be made within the hour', () => {
    const left = (minutes: number, more: Partial<TimesOfCase> = {}) =>
      decide({ urgencyClass: 'C', assessedAt: inMinutes(-10), first: time(minutes), ...more })
    expect(left(16 * 60).does).toBe('time')
    expect(left(16 * 60 + 1)).toEqual({ does: 'step', kind: 'call', at: inMinutes(60) })
    expect(left(4 * 24 * 60, { urgencyClass: 'D' }).does).toBe('time')
    expect(left(4 * 24 * 60, { byClient: true }).does).toBe('time')
    expect(left(4 * 24 * 60, { begun: time(-10) }).does, 'a visit has begun').toBe('time')
    expect(left(4 * 24 * 60, { assessedAt: inMinutes(-16 * 60) }).does).toBe('step')
    expect(left(4 * 24 * 60, { assessedAt: inMinutes(-16 * 60 - 1) }).does, 'a later visit of the same case').toBe(
      'time',
    )
  })
  test('what the client books leaves to the desk what waits there: unread words, and in class C a call, unless the time is first', () => {
    const byClient = (more: Partial<TimesOfCase>) => decide({ byClient: true, first: time(90), ...more }).does
    expect(byClient({ current: step('read') })).toBe('stays')
    expect(byClient({ current: step('read'), toBook: 1 })).toBe('stays')
    expect(byClient({ current: step('read', 90) })).toBe('stays')
    expect(byClient({ current: step('read', 91) })).toBe('time')
    expect(byClient({ current: step('call'), urgencyClass: 'C' })).toBe('stays')
    expect(byClient({ current: step('call'), urgencyClass: 'D' })).toBe('time')
    expect(decide({ current: step('read'), first: time(90) }).does).toBe('time')
  })
})
