import { describe, expect, test } from 'vitest'
import {
  addMinutes,
  closingTimeOn,
  defaultOfficeHours,
  openingTimeOn,
  toHelsinkiDate,
  toInstant,
} from '../time/index.ts'
import type { CaseClass } from './case-event.ts'
import { decideFirstStep } from './decide-next-step.ts'
import { decidePromise, isReachableToday } from './decide-promise.ts'
import { isDutyStaffed, staffedUntil, type Roster } from './roster.ts'

const t = (text: string) => toInstant(text)
const days = ['23', '24', '25', '26', '27', '30'].map((day) => `2026-11-${day}`)
const shift = (staffId: string, day: string, from: string, to: string) => ({
  staffId,
  from: t(`${day}T${from}:00+02:00`),
  to: t(`${day}T${to}:00+02:00`),
  languages: ['fi'],
})
/** An early and a late half of guidance, a Saturday morning, and a Thursday on which everybody leaves at two. */
const roster: Roster = {
  guidance: [
    ...days.flatMap((day) =>
      day.endsWith('26')
        ? [shift('early', day, '07:45', '14:00')]
        : [shift('early', day, '07:45', '16:00'), shift('late', day, '08:00', '16:15')],
    ),
    shift('weekend', '2026-11-28', '09:00', '12:00'),
    shift('next', '2026-12-01', '08:00', '16:00'),
  ],
  duty: [
    { code: 'paivystysapu', register: 'health', alwaysOpen: true, shifts: [] },
    {
      code: 'paivystys',
      register: 'health',
      alwaysOpen: false,
      shifts: days.map((day) => ({ from: t(`${day}T15:30:00+02:00`), to: t(`${day}T21:00:00+02:00`) })),
    },
  ],
}
const promiseOf = (urgencyClass: CaseClass, receivedAt: ReturnType<typeof t>, waitMinutes = 0) => {
  const contact = { urgencyClass, receivedAt, read: true, wantsCall: true }
  const step = decideFirstStep(roster, { ...contact, language: 'fi', register: 'health', spread: 0 })
  const facts = { roster, onShift: 2, waitMinutes, callMinutes: 12 }
  const promise = decidePromise(contact, step, facts, defaultOfficeHours)
  return { step, promise, isReachable: isReachableToday(contact, step, facts, defaultOfficeHours) }
}
/** Somebody of guidance is at work from the first minute to the last. */
const isKept = (from: string, to: string) => (staffedUntil(roster.guidance, t(from)) ?? from) >= to

describe('a promise of guidance', () => {
  test('never lies where nobody who keeps it is on shift, nor outside office hours: every minute of a week', () => {
    for (const urgencyClass of ['C', 'D'] as const)
      for (const waitMinutes of [0, 400])
        for (let minute = 0; minute < 7 * 1440; minute++) {
          const receivedAt = addMinutes(t('2026-11-23T00:00:00+02:00'), minute)
          const { step, promise } = promiseOf(urgencyClass, receivedAt, waitMinutes)
          const told = `${urgencyClass} ${String(waitMinutes)} ${receivedAt}: ${promise.from}-${promise.to}`
          if (!(promise.from < promise.to) || promise.from < receivedAt) throw new Error(told)
          if (step.owner.kind === 'duty') {
            const role = roster.duty.find(({ code }) => code === step.owner.id)
            if (!role || !isDutyStaffed(role, promise.from)) throw new Error(told)
            continue
          }
          const day = toHelsinkiDate(promise.from)
          const inHours =
            promise.from >= openingTimeOn(day, defaultOfficeHours) &&
            promise.to <= closingTimeOn(day, defaultOfficeHours)
          if (!inHours || !isKept(promise.from, promise.to)) throw new Error(told)
        }
  })
  test('after the doors have closed is of the next office day, though somebody is still at work', () => {
    for (const time of ['16:00', '16:05', '16:14']) {
      const { promise } = promiseOf('D', t(`2026-11-24T${time}:00+02:00`))
      expect(promise).toMatchObject({ from: t('2026-11-25T08:30:00+02:00'), to: t('2026-11-25T12:30:00+02:00') })
    }
  })
  test('ends when the last of them goes home, and what does not fit before is the next stretch’s', () => {
    const at = (time: string) => promiseOf('D', t(`2026-11-26T${time}:00+02:00`)).promise
    expect(at('10:00')).toMatchObject({ to: t('2026-11-26T14:00:00+02:00') })
    expect(at('13:48')).toMatchObject({ from: t('2026-11-26T13:48:00+02:00'), to: t('2026-11-26T14:00:00+02:00') })
    expect(at('13:49')).toMatchObject({ from: t('2026-11-27T08:00:00+02:00') })
  })
  test('is told in quarters of an hour, and never from before somebody is free', () => {
    const at = (time: string) => promiseOf('D', t(`2026-11-24T${time}:00+02:00`), 7).promise
    expect(at('09:16')).toMatchObject({ from: t('2026-11-24T09:45:00+02:00'), to: t('2026-11-24T13:45:00+02:00') })
    expect(at('09:29')).toMatchObject({ from: t('2026-11-24T09:45:00+02:00'), to: t('2026-11-24T13:45:00+02:00') })
    expect(at('09:30')).toMatchObject({ from: t('2026-11-24T10:00:00+02:00'), to: t('2026-11-24T14:00:00+02:00') })
  })
  test('that must be kept today goes to the role on duty when everybody is about to leave', () => {
    const reachable = (time: string) => promiseOf('C', t(`2026-11-26T${time}:00+02:00`)).isReachable
    expect([reachable('13:48'), reachable('13:49')]).toEqual([true, false])
    expect(promiseOf('C', t('2026-11-24T16:05:00+02:00')).isReachable, 'its office day is tomorrow').toBe(true)
  })
})

test('a duty role that is not always open is not promised past its own shift', () => {
  const receivedAt = t('2026-11-24T20:40:00+02:00')
  const step = { kind: 'call', at: receivedAt, owner: { kind: 'duty', id: 'paivystys' } } as const
  const facts = { roster, onShift: 0, waitMinutes: 0, callMinutes: 12 }
  const promise = decidePromise(
    { urgencyClass: 'C', receivedAt, read: true, wantsCall: true },
    step,
    facts,
    defaultOfficeHours,
  )
  expect(promise).toMatchObject({ from: t('2026-11-24T20:50:00+02:00'), to: t('2026-11-24T21:00:00+02:00') })
})
