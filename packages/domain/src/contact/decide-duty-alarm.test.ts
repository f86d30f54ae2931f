import { describe, expect, test } from 'vitest'
import { addMinutes, toInstant } from '../time/index.ts'
import type { CaseChange, CaseClass } from './case-event.ts'
import { decideDutyAlarm } from './decide-duty-alarm.ts'
import type { CaseState } from './fold-case.ts'
import type { NextStep } from './next-step.ts'

const now = toInstant('2026-11-24T23:30:00+02:00')
const duty: NextStep = { kind: 'call', at: now, owner: { kind: 'duty', id: 'paivystysapu' } }
const nurse: NextStep = { kind: 'call', at: now, owner: { kind: 'staff', id: 'n1' } }
const state = (nextStep: NextStep, change: Partial<CaseState> = {}): CaseState => ({
  version: 1,
  status: 'waiting',
  urgencyClass: 'B',
  urgencySource: 'proposed',
  sortKey: 'x',
  receivedAt: now,
  attempts: 0,
  promise: { kind: 'call', from: now, to: addMinutes(now, 60) },
  nextStep,
  ...change,
})
const decide = (before: CaseState | undefined, after: CaseState, ...changes: CaseChange[]) =>
  decideDutyAlarm(before, after, changes, now)

describe('whether a duty role is told', () => {
  test.each<CaseClass>(['A', 'B', 'C', 'D', 'E'])('a new contact of class %s that it owns is told', (urgencyClass) => {
    expect(decide(undefined, state(duty, { urgencyClass }))).toBe('tell')
  })
  test('a calm one that is handed over is told too', () => {
    const calm = (step: NextStep) => state(step, { urgencyClass: 'E' })
    expect(decide(calm(nurse), calm(duty), { type: 'assigned', nextStep: duty })).toBe('tell')
  })
  test('what a professional owns, what is closed and what stands under another tells nobody', () => {
    expect(decide(undefined, state(nurse))).toBe('none')
    expect(decide(state(duty), state(duty, { status: 'closed' }))).toBe('none')
    expect(decide(state(duty), state(duty, { joinedInto: 'other' }))).toBe('none')
  })
  test('told when the step comes to it, from a professional or from another role, answered or not', () => {
    const other: NextStep = { ...duty, owner: { kind: 'duty', id: 'ENSIHOITO' } }
    expect(decide(state(nurse), state(duty), { type: 'next-step', nextStep: duty })).toBe('tell')
    expect(decide(state(duty), state(other), { type: 'next-step', nextStep: other })).toBe('tell')
    expect(decide(state(nurse, { answeredAt: now }), state(duty, { answeredAt: now }))).toBe('tell')
    expect(decide(state(duty, { status: 'closed' }), state(duty), { type: 'reopened', nextStep: duty })).toBe('tell')
  })
  test('told again when the class rises or something new came, not for its own deeds', () => {
    expect(decide(state(duty), state(duty, { urgencyClass: 'A' }))).toBe('tell')
    expect(decide(state(duty), state(duty), { type: 'replied', nextStep: duty })).toBe('tell')
    const raised = { type: 'answered', urgencyClass: 'B', urgencySource: 'proposed', sortKey: 'x' } as const
    expect(decide(state(duty), state(duty), { ...raised, nextStep: duty })).toBe('tell')
    expect(decide(state(duty), state(duty), raised)).toBe('as-before')
    expect(decide(state(duty), state(duty), { type: 'called', outcome: 'no-answer', nextStep: duty })).toBe('as-before')
    expect(decide(state(duty, { urgencyClass: 'A' }), state(duty))).toBe('as-before')
  })
  test('of a step twelve hours ahead at once, of a later one when it comes', () => {
    const at = (minutes: number) => state({ ...duty, at: addMinutes(now, minutes) })
    expect(decide(undefined, at(12 * 60))).toBe('tell')
    expect(decide(undefined, at(12 * 60 + 1))).toBe('none')
  })
})
