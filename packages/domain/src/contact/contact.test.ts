import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMinutes, defaultOfficeHours, toInstant, type Instant } from '../time/index.ts'
import type { CaseClass } from './case-event.ts'
import { decideDraftStep } from './draft-step.ts'
import { decideFirstStep, decideNextStep, nextAttemptAt } from './decide-next-step.ts'
import { decidePromise } from './decide-promise.ts'
import { foldCase } from './fold-case.ts'
import type { StepOwner } from './next-step.ts'
import { isOwnerThere, listOwnersThere, type Roster } from './roster.ts'
import { sortKey, withLegalDue } from './sort-key.ts'

const t = (text: string) => toInstant(text)
const nine = t('2026-11-24T09:00:00+02:00')
const classes: CaseClass[] = ['A', 'B', 'C', 'D', 'E']
const roster: Roster = {
  guidance: [
    { staffId: 'n1', from: t('2026-11-24T08:00:00+02:00'), to: t('2026-11-24T16:00:00+02:00'), languages: ['fi'] },
    {
      staffId: 'n2',
      from: t('2026-11-24T08:00:00+02:00'),
      to: t('2026-11-24T16:00:00+02:00'),
      languages: ['fi', 'sv'],
    },
  ],
  duty: [
    { code: 'paivystysapu', register: 'health', alwaysOpen: true, shifts: [] },
    { code: 'sosiaalipaivystys', register: 'social', alwaysOpen: true, shifts: [] },
    { code: 'ENSIHOITO', register: 'both', alwaysOpen: true, shifts: [] },
  ],
}
const guide = (staffId: string, day: string, from: string, to: string) => ({
  staffId,
  from: t(`${day}T${from}:00+02:00`),
  to: t(`${day}T${to}:00+02:00`),
  languages: ['fi'],
})
const twoDays: Roster = { ...roster, guidance: [...roster.guidance, guide('n1', '2026-11-25', '08:00', '16:00')] }
const wanted = { kind: 'call', urgencyClass: 'C', language: 'fi', register: 'health', spread: 0 } as const

describe('the owner of a next step', () => {
  test('is there at its moment, whatever the time, the class and the language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        fc.constantFrom(...classes),
        fc.constantFrom('fi', 'sv', 'ru'),
        fc.nat(),
        (minutes, urgencyClass, language, spread) => {
          const at = addMinutes(nine, minutes)
          const step = decideNextStep(roster, { ...wanted, at, urgencyClass, language, spread })
          expect(isOwnerThere(roster, step.owner, step.at)).toBe(true)
          expect(step.at >= at).toBe(true)
          if (urgencyClass <= 'B') expect(step.at).toBe(at)
        },
      ),
    )
  })
  test('is there in their own shift and in no other, and is one of those offered for that moment', () => {
    const everybody = [
      ...twoDays.guidance.map(({ staffId }) => ({ kind: 'staff', id: staffId }) as const),
      ...twoDays.duty.map(({ code }) => ({ kind: 'duty', id: code }) as const),
      { kind: 'staff', id: 'paivystysapu' } as const,
    ]
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (minutes) => {
        const at = addMinutes(nine, minutes)
        const offered = listOwnersThere(twoDays, at)
        const isIn = ({ from, to }: { from: Instant; to: Instant }) => from <= at && at < to
        for (const owner of everybody) {
          const isAtWork =
            owner.kind === 'staff'
              ? twoDays.guidance.some((shift) => shift.staffId === owner.id && isIn(shift))
              : twoDays.duty.some(
                  ({ code, alwaysOpen, shifts }) => code === owner.id && (alwaysOpen || shifts.some(isIn)),
                )
          expect(isOwnerThere(twoDays, owner, at)).toBe(isAtWork)
          expect(offered.some(({ kind, id }) => kind === owner.kind && id === owner.id)).toBe(isAtWork)
        }
        for (const { until } of offered) if (until !== undefined) expect(until > at).toBe(true)
      }),
    )
    expect(listOwnersThere(twoDays, t('2026-11-25T09:00:00+02:00')).map(({ id }) => id)).toContain('n1')
    expect(listOwnersThere(twoDays, t('2026-11-25T09:00:00+02:00')).map(({ id }) => id)).not.toContain('n2')
  })
  test('speaks the language when somebody on shift does', () => {
    for (const spread of [0, 1, 2])
      expect(decideNextStep(roster, { ...wanted, at: nine, language: 'sv', spread }).owner.id).toBe('n2')
  })
  test('is a nurse until the last second of the shift and a duty role from its end', () => {
    const end = t('2026-11-24T16:00:00+02:00')
    const at = (moment: Instant) => decideNextStep(roster, { ...wanted, at: moment, urgencyClass: 'B' }).owner.kind
    expect([at(t('2026-11-24T15:59:59+02:00')), at(end)]).toEqual(['staff', 'duty'])
  })
  test('of a social emergency at night is the social duty, of a medical one the medical, of class A the emergency centre', () => {
    const night = t('2026-11-24T02:00:00+02:00')
    const to = (urgencyClass: CaseClass, register: 'health' | 'social') =>
      decideNextStep(roster, { ...wanted, at: night, urgencyClass, register }).owner.id
    expect([to('B', 'social'), to('B', 'health'), to('A', 'social')]).toEqual([
      'sosiaalipaivystys',
      'paivystysapu',
      'ENSIHOITO',
    ])
  })
  test('nobody at all is refused aloud', () => {
    expect(() => decideNextStep({ guidance: [], duty: [] }, { ...wanted, at: nine })).toThrow(RangeError)
  })
})

test('class A is phoned now, a language nobody read is read, so is who forbade calls, the rest is called', () => {
  const kind = (urgencyClass: CaseClass, read: boolean, wantsCall = true) =>
    decideFirstStep(roster, { ...wanted, urgencyClass, read, wantsCall, receivedAt: nine }).kind
  expect([kind('A', true), kind('A', false), kind('C', false), kind('C', true)]).toEqual([
    'emergency-call',
    'emergency-call',
    'read',
    'call',
  ])
  expect([kind('A', true, false), kind('C', true, false)]).toEqual(['emergency-call', 'read'])
})

test('who forbade calls or left no number is promised an answer, and no call', () => {
  const kind = (urgencyClass: CaseClass, read: boolean, wantsCall: boolean) => {
    const step = decideFirstStep(roster, { ...wanted, urgencyClass, read, wantsCall, receivedAt: nine })
    const facts = { roster, onShift: 2, waitMinutes: 0, callMinutes: 12 }
    return decidePromise({ urgencyClass, receivedAt: nine, read, wantsCall }, step, facts, defaultOfficeHours).kind
  }
  for (const urgencyClass of ['B', 'C', 'D', 'E'] as const)
    expect([kind(urgencyClass, true, false), kind(urgencyClass, true, true), kind(urgencyClass, false, false)]).toEqual(
      ['message', 'call', 'read'],
    )
  expect([kind('A', true, false), kind('A', true, true)]).toEqual(['message', 'emergency'])
})

test('a promise of a nurse ends inside the office day that the law counts, and is never empty', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 479 }),
      fc.constantFrom<CaseClass>('C', 'D', 'E'),
      fc.nat({ max: 600 }),
      (minutes, urgencyClass, waitMinutes) => {
        const receivedAt = addMinutes(t('2026-11-24T08:00:00+02:00'), minutes)
        const step = decideFirstStep(roster, { ...wanted, urgencyClass, read: true, wantsCall: true, receivedAt })
        const facts = { roster: twoDays, onShift: 2, waitMinutes, callMinutes: 12 }
        const promise = decidePromise(
          { urgencyClass, receivedAt, read: true, wantsCall: true },
          step,
          facts,
          defaultOfficeHours,
        )
        expect(promise.from < promise.to).toBe(true)
        // Inside the day that the law counts, or honestly in the next day's first hours.
        const isToday = promise.to <= t('2026-11-24T16:00:00+02:00')
        expect(isToday || promise.from === t('2026-11-25T08:00:00+02:00')).toBe(true)
        expect(isToday).toBe(addMinutes(step.at, waitMinutes + 12) <= t('2026-11-24T16:00:00+02:00'))
      },
    ),
  )
})

test('nobody is promised a call before the doors open, though somebody is at work; a duty role answers at any hour', () => {
  const receivedAt = t('2026-11-24T06:50:00+02:00')
  const at = t('2026-11-24T07:00:00+02:00')
  const early = { guidance: [guide('n', '2026-11-24', '07:00', '16:00')], duty: [] }
  const facts = { roster: early, onShift: 2, waitMinutes: 0, callMinutes: 12 }
  const contact = { urgencyClass: 'D', receivedAt, read: true, wantsCall: true } as const
  const by = (owner: StepOwner, from: Instant = at) =>
    decidePromise(contact, { kind: 'call', at: from, owner }, facts, defaultOfficeHours).from
  const nurse = { kind: 'staff', id: 'n' } as const
  expect(by(nurse)).toBe(t('2026-11-24T08:30:00+02:00'))
  expect(by(nurse, t('2026-11-24T08:00:00+02:00'))).toBe(t('2026-11-24T08:30:00+02:00'))
  expect(by(nurse, t('2026-11-24T08:01:00+02:00'))).toBe(t('2026-11-24T08:30:00+02:00'))
  expect(by({ kind: 'duty', id: 'd' })).toBe(t('2026-11-24T07:30:00+02:00'))
})

test('a queue longer than the day is told the next day, and not before its doors open', () => {
  const receivedAt = t('2026-11-24T15:40:00+02:00')
  const step = { kind: 'call', at: receivedAt, owner: { kind: 'staff', id: 'n' } } as const
  const early = { guidance: [...roster.guidance, guide('n', '2026-11-25', '07:15', '16:00')], duty: [] }
  const facts = { roster: early, onShift: 1, waitMinutes: 300, callMinutes: 12 }
  expect(
    decidePromise({ urgencyClass: 'D', receivedAt, read: true, wantsCall: true }, step, facts, defaultOfficeHours).from,
  ).toBe(t('2026-11-25T08:00:00+02:00'))
})

test('the queue goes by risk, then need, then legal time left, then who came first', () => {
  const base = { urgencyClass: 'C', redFlag: false, need: 'one', receivedAt: nine } as const
  const order = [
    { ...base, urgencyClass: 'B' },
    { ...base, redFlag: true },
    { ...base, need: 'protection' },
    { ...base, need: 'several' },
    { ...base, legalDueAt: addMinutes(nine, 60) },
    { ...base, legalDueAt: addMinutes(nine, 120) },
    base,
    { ...base, receivedAt: addMinutes(nine, 5) },
  ] as const
  const keys = order.map(sortKey)
  expect([...keys].sort()).toEqual(keys)
  expect(new Set(keys.map((key) => key.length)).size).toBe(1)
})

test('another legal time gives the key that the same contact would have been given with it, and so does none', () => {
  const rank = { urgencyClass: 'C', redFlag: true, need: 'several', receivedAt: nine } as const
  const [sooner, later] = [addMinutes(nine, 60), addMinutes(nine, 6_000)]
  const dueAt = (legalDueAt: Instant) => sortKey({ ...rank, legalDueAt })
  expect(withLegalDue(dueAt(later), sooner)).toBe(dueAt(sooner))
  expect(withLegalDue(sortKey(rank), later)).toBe(dueAt(later))
  expect(withLegalDue(dueAt(later), undefined)).toBe(sortKey(rank))
})

test('the next attempt is at another hour of the day for classes C to E, and within the quarter for A and B', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 1439 }),
      fc.nat({ max: 4 }),
      fc.constantFrom(...classes),
      (minutes, attempts, urgencyClass) => {
        const at = addMinutes(nine, minutes)
        const next = nextAttemptAt(urgencyClass, at, attempts)
        if (urgencyClass <= 'B') expect(next <= addMinutes(at, 15)).toBe(true)
        else expect(new Date(next).getUTCHours()).not.toBe(new Date(at).getUTCHours())
      },
    ),
  )
})

test('the stop comes before every other page, and goes once it is answered', () => {
  const facts = {
    hasText: true,
    alarming: true,
    stopAnswered: false,
    openQuestions: 3,
    hasContactWay: false,
    understoodConfirmed: false,
    permissionNeeded: true,
    permissionAnswered: false,
  }
  expect(decideDraftStep(facts)).toBe('stop')
  expect(decideDraftStep({ ...facts, stopAnswered: true })).toBe('question')
  expect(decideDraftStep({ ...facts, stopAnswered: true, openQuestions: 0 })).toBe('reach')
  expect(decideDraftStep({ ...facts, stopAnswered: true, openQuestions: 0, hasContactWay: true })).toBe('understood')
  const last = { ...facts, stopAnswered: true, openQuestions: 0, hasContactWay: true, understoodConfirmed: true }
  expect(decideDraftStep(last)).toBe('permission')
  expect(decideDraftStep({ ...last, permissionNeeded: false })).toBe('send')
})

describe('the fold', () => {
  const nextStep = { kind: 'call', at: nine, owner: { kind: 'staff', id: 'n1' } } as const
  const received = {
    seq: 1,
    at: nine,
    by: { kind: 'visitor', id: 'p' },
    change: {
      type: 'received',
      urgencyClass: 'D',
      urgencySource: 'proposed',
      sortKey: 'x',
      nextStep,
      promise: { kind: 'call', from: nine, to: addMinutes(nine, 60) },
    },
  } as const
  const called = (at: Instant, outcome: 'answered' | 'no-answer') =>
    ({ seq: 2, at, by: { kind: 'staff', id: 'n1' }, change: { type: 'called', outcome, nextStep } }) as const
  test('a call before the promised end keeps the promise, one at its end breaks it, an unanswered one decides nothing', () => {
    const kept = (at: Instant, outcome: 'answered' | 'no-answer') =>
      foldCase([received, called(at, outcome)]).promiseKept
    expect(kept(t('2026-11-24T09:59:59+02:00'), 'answered')).toBe(true)
    expect(kept(addMinutes(nine, 60), 'answered')).toBe(false)
    expect(kept(nine, 'no-answer')).toBeUndefined()
  })
  test('a history with a gap, without a start or with two starts is refused', () => {
    expect(() => foldCase([])).toThrow(RangeError)
    expect(() => foldCase([called(nine, 'answered')])).toThrow(RangeError)
    expect(() => foldCase([received, { ...called(nine, 'answered'), seq: 3 }])).toThrow(RangeError)
    expect(() => foldCase([received, { ...received, seq: 2 }])).toThrow(RangeError)
  })
})

test('what cannot wait until tomorrow is given to somebody of its own side at work, else to whoever is there; the rest to all', () => {
  const shift = (staffId: string, side: 'health' | 'social') => ({
    staffId,
    from: t('2026-11-24T08:00:00+02:00'),
    to: t('2026-11-24T16:00:00+02:00'),
    languages: side === 'social' ? ['fi', 'sv'] : ['fi'],
    sides: [side],
  })
  const both = { guidance: [shift('nurse', 'health'), shift('counsellor', 'social')], duty: [] }
  const owners = (urgencyClass: 'A' | 'C' | 'D', register: 'health' | 'social', roster = both, language = 'fi') =>
    [0, 1, 2, 3].map(
      (spread) =>
        decideNextStep(roster, {
          kind: 'call',
          at: t('2026-11-24T10:00:00+02:00'),
          urgencyClass,
          language,
          register,
          spread,
        }).owner.id,
    )
  expect(new Set(owners('A', 'health'))).toEqual(new Set(['nurse']))
  expect(new Set(owners('C', 'social'))).toEqual(new Set(['counsellor']))
  // A chest pain is a nurse's, whoever speaks the language: a counsellor beside her may interpret.
  expect(new Set(owners('A', 'health', both, 'sv'))).toEqual(new Set(['nurse']))
  expect(new Set(owners('D', 'health'))).toEqual(new Set(['nurse', 'counsellor']))
  expect(new Set(owners('A', 'health', { ...both, guidance: [shift('counsellor', 'social')] }))).toEqual(
    new Set(['counsellor']),
  )
})
