import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMinutes, defaultOfficeHours, toInstant } from '../time/index.ts'
import type { CaseClass } from './case-event.ts'
import { decideFirstStep } from './decide-next-step.ts'
import { decidePromise, isReachableToday } from './decide-promise.ts'
import { expectedWaitMinutes } from './expected-wait.ts'
import type { CaseState } from './fold-case.ts'
import { isOwnerThere, type Roster } from './roster.ts'
import { watchCase, type WatchFacts } from './watch-case.ts'

const t = (text: string) => toInstant(text)
const shift = (staffId: string, day: string) => ({
  staffId,
  from: t(`${day}T08:00:00+02:00`),
  to: t(`${day}T16:00:00+02:00`),
  languages: ['fi'],
})
const roster: Roster = {
  guidance: [shift('n1', '2026-11-24'), shift('n2', '2026-11-24'), shift('n1', '2026-11-25')],
  duty: [
    { code: 'paivystysapu', register: 'health', alwaysOpen: true, shifts: [] },
    { code: 'ENSIHOITO', register: 'both', alwaysOpen: true, shifts: [] },
  ],
}
const nine = t('2026-11-24T09:00:00+02:00')
const state = (change: Partial<CaseState> = {}): CaseState => ({
  version: 1,
  status: 'waiting',
  urgencyClass: 'D',
  urgencySource: 'proposed',
  sortKey: 'x',
  receivedAt: nine,
  attempts: 0,
  promise: { kind: 'call', from: nine, to: addMinutes(nine, 240) },
  nextStep: { kind: 'call', at: nine, owner: { kind: 'staff', id: 'n1' } },
  ...change,
})
const facts = (now: string, change: Partial<WatchFacts> = {}): WatchFacts => ({
  now: t(now),
  carried: true,
  language: 'fi',
  register: 'health',
  spread: 0,
  escalateAfterMinutes: { D: 180 },
  ...change,
})
const opened = { openedAt: nine, openedBy: 'n1', status: 'opened' } as const

describe('the watch over an open contact', () => {
  test('leaves alone what somebody at work carries', () => {
    expect(watchCase(state(), roster, facts('2026-11-24T11:59:59+02:00'))).toBeUndefined()
  })
  test('alarms the duty role when nobody has opened a C in its time, to the minute, and once', () => {
    const urgent = (change: Partial<CaseState> = {}) => state({ urgencyClass: 'C', ...change })
    const due = facts('2026-11-24T10:00:00+02:00')
    expect(watchCase(urgent(), roster, facts('2026-11-24T09:59:59+02:00'))).toBeUndefined()
    expect(watchCase(urgent(), roster, due)).toMatchObject({
      type: 'escalated',
      nextStep: { kind: 'call', owner: { kind: 'duty', id: 'paivystysapu' } },
    })
    expect(watchCase(urgent({ escalatedAt: nine }), roster, due)).toBeUndefined()
    expect(watchCase(urgent(opened), roster, due)).toBeUndefined()
  })
  test('raises a D or E that nobody has opened with the one of guidance who has it, once, and takes it from nobody at work', () => {
    const noon = t('2026-11-24T12:00:00+02:00')
    const due = facts('2026-11-24T12:00:00+02:00', { escalateAfterMinutes: { D: 180, E: 180 } })
    for (const urgencyClass of ['D', 'E'] as const)
      for (const id of ['n1', 'n2'])
        expect(
          watchCase(
            state({ urgencyClass, nextStep: { kind: 'call', at: nine, owner: { kind: 'staff', id } } }),
            roster,
            due,
          ),
        ).toEqual({ type: 'escalated', nextStep: { kind: 'call', at: noon, owner: { kind: 'staff', id } } })
    expect(watchCase(state({ escalatedAt: nine }), roster, due)).toBeUndefined()
    expect(watchCase(state(opened), roster, due)).toBeUndefined()
  })
  test('of a D whose owner has gone: a colleague, else the next shift, and a duty role only where no shift is near', () => {
    const gone = (now: string, who = roster) =>
      watchCase(state(), who, facts(now, { carried: false, escalateAfterMinutes: { D: 180 } }))
    expect(gone('2026-11-24T12:00:00+02:00')).toMatchObject({
      type: 'escalated',
      nextStep: { owner: { kind: 'staff' } },
    })
    expect(gone('2026-11-24T16:00:00+02:00')).toEqual({
      type: 'escalated',
      nextStep: { kind: 'call', at: t('2026-11-25T08:00:00+02:00'), owner: { kind: 'staff', id: 'n1' } },
    })
    expect(gone('2026-11-24T16:00:00+02:00', { ...roster, guidance: [] })).toMatchObject({
      type: 'escalated',
      nextStep: { owner: { kind: 'duty', id: 'paivystysapu' } },
    })
  })
  test('a D that was handed to a duty role stays there when it is raised; one that came by night is guidance’s again', () => {
    const duty = { kind: 'duty', id: 'sosiaalipaivystys' } as const
    const handed = state({ nextStep: { kind: 'call', at: nine, owner: duty } })
    const raised = (stepSince: string) =>
      watchCase(handed, roster, facts('2026-11-24T12:00:00+02:00', { stepSince: t(stepSince) }))
    expect(raised('2026-11-24T09:00:00+02:00')).toMatchObject({ type: 'escalated', nextStep: { owner: duty } })
    expect(raised('2026-11-24T07:59:59+02:00')).toMatchObject({
      type: 'escalated',
      nextStep: { owner: { kind: 'staff' } },
    })
  })
  test('passes on what its owner left: a colleague, then the next shift, then duty, as the class can wait', () => {
    const gone = (urgencyClass: CaseClass, now: string) =>
      watchCase(state({ ...opened, urgencyClass }), roster, facts(now, { carried: false }))
    expect(gone('C', '2026-11-24T10:00:00+02:00')).toMatchObject({
      type: 'next-step',
      nextStep: { owner: { kind: 'staff' } },
    })
    const evening = '2026-11-24T16:00:00+02:00'
    expect(gone('C', evening)).toMatchObject({ type: 'escalated', nextStep: { owner: { kind: 'duty' } } })
    expect(gone('D', evening)).toMatchObject({
      nextStep: { at: t('2026-11-25T08:00:00+02:00'), owner: { kind: 'staff', id: 'n1' } },
    })
  })
  test('guidance takes back from duty what came there while it was away, answered or not, and leaves what it handed over itself', () => {
    const morning = '2026-11-25T08:00:00+02:00'
    const duty = (change: Partial<CaseState> = {}) =>
      state({
        urgencyClass: 'B',
        escalatedAt: nine,
        nextStep: { kind: 'call', at: nine, owner: { kind: 'duty', id: 'paivystysapu' } },
        ...change,
      })
    const given = (stepSince: string, now = morning) => facts(now, { stepSince: t(stepSince) })
    const night = '2026-11-24T23:30:00+02:00'
    const back = { type: 'next-step', nextStep: { kind: 'call', at: t(morning), owner: { kind: 'staff', id: 'n1' } } }
    expect(watchCase(duty(), roster, given(night))).toEqual(back)
    expect(watchCase(duty({ answeredAt: nine }), roster, given(night))).toEqual(back)
    expect(watchCase(duty(), roster, given(night, '2026-11-25T07:59:59+02:00'))).toBeUndefined()
    expect(watchCase(duty(), roster, given(morning))).toBeUndefined()
    const later = duty({ nextStep: { kind: 'call', at: t('2026-11-25T08:01:00+02:00'), owner: duty().nextStep.owner } })
    expect(watchCase(later, roster, given(night))).toBeUndefined()
    expect(watchCase(later, roster, given(night, '2026-11-25T08:01:00+02:00'))).toMatchObject({ type: 'next-step' })
  })
  test('says aloud that a promise was broken when it passes the contact on', () => {
    const unanswered = state(opened)
    const answered = { ...unanswered, answeredAt: nine, promiseKept: true }
    const evening = facts('2026-11-24T16:00:00+02:00', { carried: false })
    expect(watchCase(unanswered, roster, evening)?.type).toBe('escalated')
    expect(watchCase(answered, roster, evening)?.type).toBe('next-step')
  })
  test('after an appointment the next one comes, else who gave it says how it went, else guidance asks', () => {
    const at = t('2026-11-24T10:00:00+02:00')
    const booked = state({
      ...opened,
      answeredAt: nine,
      status: 'booked',
      nextStep: { kind: 'appointment', at, owner: { kind: 'staff', id: 'physio' } },
    })
    expect(watchCase(booked, roster, facts('2026-11-24T09:59:59+02:00', { openNeeds: 1 }))).toBeUndefined()
    const next = { staffId: 'other', at: t('2026-11-30T10:00:00+02:00') }
    const later = facts('2026-11-24T10:00:00+02:00', { openNeeds: 1 })
    expect(watchCase(booked, roster, { ...later, nextAppointment: next })).toMatchObject({
      nextStep: { kind: 'appointment', at: next.at, owner: { kind: 'staff', id: 'other' } },
    })
    const back = t('2026-11-24T11:00:00+02:00')
    expect(watchCase(booked, roster, { ...later, ownerBackAt: back })).toMatchObject({
      nextStep: { kind: 'follow-up', at: back, owner: { kind: 'staff', id: 'physio' } },
    })
    expect(watchCase(booked, roster, later)).toMatchObject({ nextStep: { kind: 'follow-up', owner: { id: 'n1' } } })
  })
  test('a booked time whose professional is not there any more is booked again by guidance now', () => {
    const booked = state({
      status: 'booked',
      answeredAt: nine,
      nextStep: { kind: 'appointment', at: t('2026-11-30T10:00:00+02:00'), owner: { kind: 'staff', id: 'left' } },
    })
    expect(
      watchCase(booked, roster, facts('2026-11-24T09:30:00+02:00', { carried: false, openNeeds: 1 })),
    ).toMatchObject({
      nextStep: { kind: 'book', at: t('2026-11-24T09:30:00+02:00') },
    })
  })
  test('a booked contact whose every need is met is closed, one with a need left is not', () => {
    const booked = state({ status: 'booked', answeredAt: nine })
    expect(watchCase(booked, roster, facts('2026-11-24T09:30:00+02:00', { openNeeds: 0 }))).toEqual({ type: 'closed' })
    expect(watchCase(booked, roster, facts('2026-11-24T09:30:00+02:00', { openNeeds: 1 }))).toBeUndefined()
    expect(watchCase(booked, roster, facts('2026-11-24T09:30:00+02:00'))).toBeUndefined()
  })
  test('whatever it decides, the new owner is there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -600, max: 5000 }),
        fc.constantFrom<CaseClass>('A', 'B', 'C', 'D', 'E'),
        fc.boolean(),
        fc.boolean(),
        (minutes, urgencyClass, isOpened, isAnswered) => {
          const change = watchCase(
            state({
              urgencyClass,
              ...(isOpened ? opened : {}),
              ...(isAnswered ? { answeredAt: nine, promiseKept: true } : {}),
            }),
            roster,
            { ...facts('2026-11-24T09:00:00+02:00', { carried: false }), now: addMinutes(nine, minutes) },
          )
          if (change === undefined || !('nextStep' in change) || change.nextStep === undefined)
            throw new Error('no step')
          expect(isOwnerThere(roster, change.nextStep.owner, change.nextStep.at)).toBe(true)
        },
      ),
    )
  })
})

describe('the promise looks at the queue', () => {
  const promiseOf = (urgencyClass: CaseClass, waitMinutes: number, receivedAt = nine) => {
    const step = decideFirstStep(roster, {
      urgencyClass,
      read: true,
      wantsCall: true,
      receivedAt,
      language: 'fi',
      register: 'health',
      spread: 0,
    })
    const more = { roster, onShift: 2, waitMinutes, callMinutes: 12 }
    return decidePromise({ urgencyClass, receivedAt, read: true, wantsCall: true }, step, more, defaultOfficeHours)
  }
  test('class A waits for nobody; the others for those as urgent or more so, shared by those on shift', () => {
    const queue = { A: 1, B: 2, C: 3, D: 10, E: 20 }
    const wait = (urgencyClass: CaseClass, onShift: number) => expectedWaitMinutes(queue, urgencyClass, onShift, 12)
    expect([wait('A', 2), wait('B', 2), wait('C', 2), wait('D', 2), wait('E', 2)]).toEqual([0, 18, 36, 96, 216])
    expect(wait('C', 4)).toBe(18)
    expect(wait('C', 0)).toBe(72)
    expect(expectedWaitMinutes({}, 'E', 3)).toBe(0)
  })
  test('an empty queue promises soon, a queue of two hours promises after two hours', () => {
    expect(promiseOf('D', 0).from).toBe(addMinutes(nine, 30))
    expect(promiseOf('D', 120).from).toBe(addMinutes(nine, 120))
  })
  test('ends with the office day while the queue can be worked off, and says the next day honestly when it cannot', () => {
    expect(promiseOf('D', 408)).toMatchObject({ to: t('2026-11-24T16:00:00+02:00') })
    expect(promiseOf('D', 409)).toMatchObject({ from: t('2026-11-25T08:00:00+02:00') })
  })
  test('a call that does not fit before closing is not promised for today, one that just fits is', () => {
    const at = (time: string) => promiseOf('D', 0, t(`2026-11-24T${time}+02:00`))
    expect(at('15:48:00')).toMatchObject({ from: t('2026-11-24T15:48:00+02:00'), to: t('2026-11-24T16:00:00+02:00') })
    expect(at('15:48:01')).toMatchObject({ from: t('2026-11-25T08:00:00+02:00') })
  })
  test('what cannot be reached before closing is known at once: when the call just fits it can, a minute later it cannot', () => {
    const step = { kind: 'call', at: nine, owner: { kind: 'staff', id: 'n1' } } as const
    const reach = (wait: number) =>
      isReachableToday(
        { urgencyClass: 'C', receivedAt: nine },
        step,
        { roster, waitMinutes: wait, callMinutes: 12 },
        defaultOfficeHours,
      )
    expect([reach(408), reach(409)]).toEqual([true, false])
    const duty = { ...step, owner: { kind: 'duty', id: 'paivystysapu' } } as const
    expect(
      isReachableToday(
        { urgencyClass: 'C', receivedAt: nine },
        duty,
        { roster, waitMinutes: 9999, callMinutes: 12 },
        defaultOfficeHours,
      ),
    ).toBe(true)
  })
})
