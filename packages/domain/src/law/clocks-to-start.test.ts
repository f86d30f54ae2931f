import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { clocksToStart } from './clocks-to-start.ts'
import type { Clock } from './types.ts'

const law = readLaw()
const knee: NeedInLaw = {
  register: 'health',
  service: 'VO_HOITAJA',
  ageAtContact: 40,
  urgencyClass: 'D',
  socialUrgency: 'none',
  contactAt: '2026-11-24T09:00:00+02:00',
  assessedAt: '2026-11-24T10:00:00+02:00',
}
const ids = (need: NeedInLaw, stored: readonly Clock[]) => clocksToStart(law, need, stored).map(({ ruleId }) => ruleId)
const all = clocksForNeed(law, knee)
const clock = (id: string, change: Partial<Clock> = {}): Clock => {
  const found = all.find(({ ruleId }) => ruleId === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return { ...found, ...change }
}
const [assessment, care] = ['H-HTA-2023', 'H-PHC-3M-2025']

describe('which clocks of a need start', () => {
  test('with none stored all do, each rule once though two matters know it', () => {
    expect(ids(knee, [])).toEqual([assessment, care])
  })
  test('a stored rule does not start again, whatever has become of its clock', () => {
    expect(ids(knee, all)).toEqual([])
    expect(ids(knee, [clock(care)])).toEqual([assessment])
    expect(ids(knee, [clock(care, { stopEvent: 'doctorAppointment', state: 'ended' })])).toEqual([assessment])
  })
  test('a duty that another version of it has does not start beside it: the fourteen days of somebody who was younger then', () => {
    const young = clocksForNeed(law, { ...knee, ageAtContact: 20 }).filter(
      ({ stopEvent }) => stopEvent === 'firstCareEvent',
    )
    expect(young.map(({ ruleId }) => ruleId)).toEqual(['H-GP-14D-U23-2025'])
    expect(ids(knee, young)).toEqual([assessment])
  })
  test('a county’s promise is no law: its clock leaves the law’s own to start', () => {
    expect(ids(knee, [clock(care, { ruleId: 'OWN-PROMISE', kind: 'promise' })])).toEqual([assessment, care])
  })
  test('a clock whose rule is no longer in the data stands for its duty', () => {
    expect(ids(knee, [clock(care, { ruleId: 'REPEALED' })])).toEqual([assessment])
    expect(ids(knee, [clock(care, { ruleId: 'REPEALED', stopEvent: 'treatmentStarted' })])).toEqual([assessment, care])
  })
  test('an urgent decision does not stand for the rest of the application, which is a matter of its own', () => {
    const support: NeedInLaw = { ...knee, register: 'social', service: 'TOTU', urgencyClass: 'C' }
    const decisions = clocksForNeed(law, support).filter(({ stopEvent }) => stopEvent === 'decisionMade')
    expect(decisions.map(({ ruleId }) => ruleId)).toEqual(['IS-URGENT', 'IS-7WD'])
    const [urgent] = decisions
    const started = clocksToStart(law, support, urgent === undefined ? [] : [urgent])
    expect(started.map(({ ruleId }) => ruleId)).toContain('IS-7WD')
    expect(started.map(({ ruleId }) => ruleId)).not.toContain('IS-URGENT')
  })
})
