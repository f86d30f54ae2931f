import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { recountNeed } from './recount-need.ts'
import type { Clock } from './types.ts'

// What is told of a clock once something has happened to it: the state is told anew, everything else stays as it was.
const law = readLaw()
const need = (service: string, more: Partial<NeedInLaw> = {}): NeedInLaw => ({
  register: 'social',
  service,
  ageAtContact: 40,
  urgencyClass: 'D',
  socialUrgency: 'ei-kiireellinen',
  contactAt: '2026-11-24T09:00:00+02:00',
  assessedAt: '2026-11-24T10:00:00+02:00',
  asOf: '2026-11-24T10:00:00+02:00',
  ...more,
})
function after(of: NeedInLaw, ruleId: string, more: Partial<NeedInLaw>): { before: Clock; now: Clock } {
  const stored = clocksForNeed(law, of)
  const before = stored.find((clock) => clock.ruleId === ruleId)
  if (before === undefined) throw new Error(`${ruleId} does not run`)
  const { changed } = recountNeed(law, { ...of, ...more }, stored)
  return { before, now: changed.find((clock) => clock.ruleId === ruleId) ?? before }
}
const codes = ({ explanation }: Clock) => explanation.map(({ code }) => code)
const dayAfter = '2026-11-25T09:00:00+02:00'

describe('the reasoning of a clock that was counted anew', () => {
  test('what happened is told before how sure the reading is', () => {
    const { before, now } = after(need('TOTU'), 'IS-7WD', { events: { decisionMade: dayAfter } })
    expect(codes(before).at(-1)).toBe('confidence')
    expect(codes(now)).toEqual([...codes(before).slice(0, -1), 'stopped', 'confidence'])
  })
  test('where the reading is sure, what happened is told last', () => {
    const { before, now } = after(need('LASTENSUOJELU', { ageAtContact: 9 }), 'CP-3M', {
      events: { assessmentCompleted: dayAfter },
    })
    expect(codes(before)).not.toContain('confidence')
    expect(codes(now)).toEqual([...codes(before), 'stopped'])
  })
  test('counted once more with something else, the old state is told no more', () => {
    const of = need('TOTU')
    const late = recountNeed(law, { ...of, asOf: '2026-12-04T10:00:00+02:00' }, clocksForNeed(law, of)).changed
    const passed = late.find(({ ruleId }) => ruleId === 'IS-7WD')
    expect(passed && codes(passed)).toContain('passed')
    const done = recountNeed(law, { ...of, events: { decisionMade: '2026-12-04T12:00:00+02:00' } }, late).changed
    const now = done.find(({ ruleId }) => ruleId === 'IS-7WD')
    expect(now).toMatchObject({ state: 'breached' })
    expect(now && codes(now).filter((code) => ['passed', 'stopped', 'stoppedLate'].includes(code))).toEqual([
      'stoppedLate',
    ])
  })
})

describe('the word beside the state', () => {
  test('"without delay" and "at once" belong to the duty and stay once it is done', () => {
    const general = after(need('AIK_SOS'), 'SO-GENERAL', { events: { assessmentStarted: dayAfter } })
    expect(general.now).toMatchObject({ state: 'met', status: 'withoutDelay' })
    const child = after(need('LASTENSUOJELU', { ageAtContact: 9, assessedAt: undefined }), 'CP-URGENT', {
      events: { urgencyAssessed: '2026-11-24T09:30:00+02:00' },
    })
    expect(child.now).toMatchObject({ state: 'met', status: 'immediate' })
  })
  test('a clock without one has none afterwards either, nor an exception', () => {
    const { now } = after(need('TOTU'), 'IS-7WD', { events: { decisionMade: dayAfter } })
    expect(Object.keys(now)).not.toContain('status')
    expect(Object.keys(now)).not.toContain('exception')
  })
  test('care that follows a plan keeps what was written of it', () => {
    const planned = need('VO_HOITAJA', { register: 'health', planBased: true })
    const { before, now } = after(planned, 'H-PLAN-BASED', { events: { careEvent: dayAfter } })
    expect(before).toMatchObject({ state: 'notApplied', status: 'asPlanned' })
    expect(now).toBe(before)
  })
})
