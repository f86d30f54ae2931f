import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appointmentStates, isLive, takenStates, type AppointmentState } from './appointment-state.ts'
import {
  arriveMinutesBefore,
  correctMinutes,
  decideStep,
  type AppointmentLife,
  type AppointmentStep,
  type StepActor,
} from './decide-step.ts'
import { nationalStatusOf } from './national-status.ts'

const minute = 60_000
// Tuesday 24 November 2026, 10:00 in Helsinki.
const from = Date.parse('2026-11-24T10:00:00+02:00')
const to = from + 30 * minute
const life = (state: AppointmentState, more: Partial<AppointmentLife> = {}): AppointmentLife => ({
  state,
  fromMs: from,
  toMs: to,
  mode: 'onsite',
  ...more,
})
const decide = (state: AppointmentState, step: AppointmentStep, by: StepActor, at: number, more = {}) => {
  const { to: next, refused } = decideStep(life(state, more), step, by, at)
  return next ?? refused
}

describe('arriving', () => {
  test('the resident says so from an hour before until the end, and not a moment outside', () => {
    const earliest = from - arriveMinutesBefore * minute
    expect(decide('booked', 'arrive', 'resident', earliest - 1)).toBe('too-early-to-arrive')
    expect(decide('booked', 'arrive', 'resident', earliest)).toBe('arrived')
    expect(decide('booked', 'arrive', 'resident', to - 1)).toBe('arrived')
    expect(decide('booked', 'arrive', 'resident', to)).toBe('time-has-begun')
  })
  test('only a time on site is arrived at by the resident; staff may record that a remote client is there', () => {
    expect(decide('booked', 'arrive', 'resident', from, { mode: 'remote' })).toBe('arrive-at-the-place-only')
    expect(decide('booked', 'arrive', 'staff', from, { mode: 'remote' })).toBe('arrived')
  })
  test('staff record it on the day, both sides of midnight in Helsinki', () => {
    const midnight = Date.parse('2026-11-24T00:00:00+02:00')
    expect(decide('booked', 'arrive', 'staff', midnight - 1)).toBe('not-this-day')
    expect(decide('booked', 'arrive', 'staff', midnight)).toBe('arrived')
    expect(decide('booked', 'arrive', 'staff', midnight + 24 * 60 * minute)).toBe('not-this-day')
  })
  test('nobody arrives twice, nor once the visit has begun', () => {
    expect(decide('arrived', 'arrive', 'staff', from)).toBe('already-arrived')
    expect(decide('started', 'arrive', 'staff', from)).toBe('visit-has-started')
  })
})

describe('a move taken back', () => {
  const moved = (o: { from?: AppointmentState; by?: StepActor; step?: AppointmentStep } = {}) => ({
    last: { step: o.step ?? 'move', from: o.from ?? 'booked', by: o.by ?? 'staff', atMs: from - 60 * minute },
  })
  const soon = from - 59 * minute
  test('puts the time back as it was, booked or with somebody who had come', () => {
    expect(decide('moved', 'unmove', 'staff', soon, moved())).toBe('booked')
    expect(decide('moved', 'unmove', 'staff', soon, moved({ from: 'arrived' }))).toBe('arrived')
  })
  test('is a slip for ten minutes, and not for a moment more', () => {
    const end = from - 60 * minute + correctMinutes * minute
    expect(decide('moved', 'unmove', 'staff', end - 1, moved())).toBe('booked')
    expect(decide('moved', 'unmove', 'staff', end, moved())).toBe('correct-too-late')
  })
  test('needs a time that has not begun; who had come waits until it ends', () => {
    const late = (state: AppointmentState) => ({
      last: { step: 'move' as const, from: state, by: 'staff' as const, atMs: from - minute },
    })
    expect(decide('moved', 'unmove', 'staff', from - 1, late('booked'))).toBe('booked')
    expect(decide('moved', 'unmove', 'staff', from, late('booked'))).toBe('time-has-begun')
    expect(decide('moved', 'unmove', 'staff', from, late('arrived'))).toBe('arrived')
    const atEnd = { last: { step: 'move' as const, from: 'arrived' as const, by: 'staff' as const, atMs: to - minute } }
    expect(decide('moved', 'unmove', 'staff', to - 1, atEnd)).toBe('arrived')
    expect(decide('moved', 'unmove', 'staff', to, atEnd)).toBe('time-has-begun')
  })
  test('is of a move by the unit, by staff, of a time that is moved still', () => {
    expect(decide('moved', 'unmove', 'resident', soon, moved())).toBe('recorded-by-staff')
    expect(decide('moved', 'unmove', 'staff', soon, moved({ by: 'resident' }))).toBe('nothing-to-correct')
    expect(decide('booked', 'unmove', 'staff', soon, moved())).toBe('nothing-to-correct')
    expect(decide('cancelled', 'unmove', 'staff', soon, moved({ step: 'cancel' }))).toBe('nothing-to-correct')
    expect(decide('moved', 'unmove', 'staff', soon)).toBe('nothing-to-correct')
  })
})

describe('the visit', () => {
  test('took place or was missed only once its time has come', () => {
    for (const state of ['booked', 'arrived'] as const) {
      expect(decide(state, 'finish', 'staff', from - 1)).toBe('visit-in-the-future')
      expect(decide(state, 'finish', 'staff', from)).toBe('done')
      expect(decide(state, 'miss', 'staff', from - 1)).toBe('visit-in-the-future')
      expect(decide(state, 'miss', 'staff', from)).toBe('no-show')
    }
  })
  test('that began early may end early, and is not missed', () => {
    expect(decide('arrived', 'start', 'staff', from - 20 * minute)).toBe('started')
    expect(decide('started', 'finish', 'staff', from - minute)).toBe('done')
    expect(decide('started', 'miss', 'staff', from)).toBe('visit-has-started')
  })
})

describe('cancelling and moving', () => {
  test('the resident until it begins; the unit until its end, and it cancels after it, too', () => {
    for (const step of ['cancel', 'move'] as const) {
      const gone = step === 'cancel' ? 'cancelled' : 'moved'
      expect(decide('booked', step, 'resident', from - 1)).toBe(gone)
      expect(decide('booked', step, 'resident', from)).toBe('time-has-begun')
      expect(decide('arrived', step, 'staff', to - 1)).toBe(gone)
    }
    expect(decide('booked', 'move', 'staff', to)).toBe('time-has-begun')
    // A professional who never came: recorded afterwards, as the unit's doing.
    expect(decide('booked', 'cancel', 'staff', to)).toBe('cancelled')
  })
  test('not once the visit has begun', () => {
    expect(decide('started', 'cancel', 'staff', from)).toBe('visit-has-started')
  })
})

describe('a hold', () => {
  test('is taken until its last moment and not in it', () => {
    const heldUntilMs = from - 60 * minute
    expect(decide('held', 'take', 'resident', heldUntilMs - 1, { heldUntilMs })).toBe('booked')
    expect(decide('held', 'take', 'resident', heldUntilMs, { heldUntilMs })).toBe('hold-is-over')
    expect(decide('held', 'lapse', 'system', heldUntilMs - 1, { heldUntilMs })).toBe('lapsed')
    expect(decide('lapsed', 'take', 'resident', heldUntilMs - 1, { heldUntilMs })).toBe('hold-is-over')
  })
  test('is no booking: it cannot be arrived at, cancelled or missed', () => {
    for (const step of ['arrive', 'start', 'finish', 'miss', 'cancel', 'move'] as const)
      expect(decide('held', step, 'staff', from)).toBe('time-is-held')
  })
})

describe('taking back a slip', () => {
  const last = (step: AppointmentStep, before: AppointmentState, by: StepActor = 'staff') => ({
    last: { step, from: before, by, atMs: from },
  })
  test('gives the state before, for ten minutes and not in the tenth', () => {
    const limit = from + correctMinutes * minute
    expect(decide('no-show', 'correct', 'staff', limit - 1, last('miss', 'booked'))).toBe('booked')
    expect(decide('no-show', 'correct', 'staff', limit, last('miss', 'booked'))).toBe('correct-too-late')
    expect(decide('done', 'correct', 'staff', from, last('finish', 'started'))).toBe('started')
  })
  test('is not for what was told to others at once, nor for a correction', () => {
    expect(decide('cancelled', 'correct', 'staff', from, last('cancel', 'booked'))).toBe('time-was-cancelled')
    expect(decide('booked', 'correct', 'staff', from, last('correct', 'no-show'))).toBe('nothing-to-correct')
    expect(decide('booked', 'correct', 'staff', from)).toBe('nothing-to-correct')
  })
  test('by the resident: their own arrival alone', () => {
    expect(decide('arrived', 'correct', 'resident', from, last('arrive', 'booked', 'resident'))).toBe('booked')
    expect(decide('arrived', 'correct', 'resident', from, last('arrive', 'booked'))).toBe('nothing-to-correct')
    expect(decide('no-show', 'correct', 'resident', from, last('miss', 'booked'))).toBe('nothing-to-correct')
  })
})

describe('taking back what was recorded by mistake', () => {
  const last = (step: AppointmentStep, before: AppointmentState, by: StepActor = 'staff') => ({
    last: { step, from: before, by, atMs: from },
  })
  test('gives the time as it was booked, also long after the ten minutes, whoever recorded it', () => {
    const later = from + 30 * 24 * 60 * minute
    expect(decide('no-show', 'undo', 'staff', later, last('miss', 'booked'))).toBe('booked')
    expect(decide('done', 'undo', 'staff', later, last('finish', 'started'))).toBe('booked')
    expect(decide('started', 'undo', 'staff', later, last('start', 'arrived'))).toBe('booked')
    expect(decide('arrived', 'undo', 'staff', from, last('arrive', 'booked', 'resident'))).toBe('booked')
  })
  test('is a professional’s, and not for what was told to others, nor for what was taken back already', () => {
    expect(decide('done', 'undo', 'resident', from, last('finish', 'booked'))).toBe('recorded-by-staff')
    expect(decide('done', 'undo', 'system', from, last('finish', 'booked'))).toBe('recorded-by-staff')
    expect(decide('cancelled', 'undo', 'staff', from, last('cancel', 'booked'))).toBe('time-was-cancelled')
    expect(decide('moved', 'undo', 'staff', from, last('move', 'booked'))).toBe('time-was-moved')
    expect(decide('booked', 'undo', 'staff', from, last('undo', 'done'))).toBe('nothing-to-correct')
    expect(decide('booked', 'undo', 'staff', from)).toBe('nothing-to-correct')
  })
})

const steps = ['take', 'lapse', 'arrive', 'start', 'finish', 'miss', 'cancel', 'move', 'correct', 'undo'] as const
const anyLife = fc.record({
  step: fc.constantFrom(...steps),
  by: fc.constantFrom('resident', 'staff', 'system' as StepActor),
  minutes: fc.integer({ min: 0, max: 30 }),
})

describe('any row of steps', () => {
  test('what is over stays over: only a correction leads back, to what was there before it or to the booking', () => {
    fc.assert(
      fc.property(
        fc.array(anyLife, { maxLength: 25 }),
        fc.constantFrom<AppointmentState>('booked', 'held'),
        (walk, first) => {
          let now = life(first, { heldUntilMs: from })
          let at = from - 90 * minute
          for (const { step, by, minutes } of walk) {
            at += minutes * minute
            const decided = decideStep(now, step, by, at)
            if (decided.refused !== undefined) continue
            const was = now.state
            if (!isLive(was) && was !== 'held') {
              expect(['correct', 'undo']).toContain(step)
              expect(decided.to).toBe(step === 'undo' ? 'booked' : now.last?.from)
            }
            expect(decided.to).not.toBe(was)
            if (by === 'resident') expect(['arrived', 'booked', 'cancelled', 'moved', 'lapsed']).toContain(decided.to)
            now = { ...now, state: decided.to, last: { step, from: was, by, atMs: at } }
          }
        },
      ),
    )
  })
  test('a visit is found done or missed at no moment before it could have been', () => {
    fc.assert(
      fc.property(fc.constantFrom(...appointmentStates), fc.integer({ min: 1, max: 10_000 }), (state, before) => {
        for (const step of ['finish', 'miss'] as const) {
          const { to: next } = decideStep(life(state), step, 'staff', from - before * minute)
          if (next !== undefined) expect(state).toBe('started')
        }
      }),
    )
  })
})

describe('the Finnish status codes (1.2.246.537.6.881) beside FHIR', () => {
  test('as HL7 Finland maps them', () => {
    const told = Object.fromEntries(
      appointmentStates.map((state) => {
        const { fhir, code, display } = nationalStatusOf(state)
        return [state, `${fhir} ${code} ${display}`]
      }),
    )
    expect(told).toEqual({
      held: 'pending 8 Ehdotettu',
      lapsed: 'cancelled 4 Peruttu',
      booked: 'booked 3 Varattu',
      arrived: 'checked-in 10 Ilmoittautunut',
      started: 'fulfilled 6 Alkanut',
      done: 'fulfilled 7 Toteutunut',
      'no-show': 'noshow 9 Saapumatta',
      cancelled: 'cancelled 4 Peruttu',
      moved: 'cancelled 4 Peruttu',
    })
  })
  test('nothing that others can have is told as booked, and nothing taken as cancelled', () => {
    for (const state of appointmentStates) {
      const free = ['cancelled', 'noshow'].includes(nationalStatusOf(state).fhir)
      expect((takenStates as readonly string[]).includes(state)).toBe(!free)
    }
  })
})
