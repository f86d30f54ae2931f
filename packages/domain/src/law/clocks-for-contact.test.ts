import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { clocksForContact, leftOutOfEach } from './clocks-for-contact.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'

const law = readLaw()
const social = (service: string, more: Partial<NeedInLaw> = {}): NeedInLaw => ({
  register: 'social',
  service,
  ageAtContact: 40,
  urgencyClass: 'E',
  socialUrgency: 'ei-kiireellinen',
  contactAt: '2026-11-24T09:12:00+02:00',
  assessedAt: '2026-11-24T10:00:00+02:00',
  ...more,
})
const rulesOf = (...needs: readonly NeedInLaw[]) => clocksForContact(law, needs).map(({ ruleId }) => ruleId)

describe('the clocks of the needs of one contact', () => {
  test('§ 36 2 mom.: beside the seven working days of a disabled person no other need of theirs runs «without delay»', () => {
    expect(rulesOf(social('OMAISHOITO'))).toContain('SO-GENERAL')
    expect(rulesOf(social('OMAISHOITO'), social('VAMMAIS'))).toEqual(['SO-EXEC-3M', 'SO-DISABLED-2025'])
    expect(rulesOf(social('VAMMAIS'), social('AIK_SOS'))).not.toContain('SO-GENERAL')
  })

  test('of each need what another answers for, and a need that leaves it out starts it no more', () => {
    const needs = [social('OMAISHOITO'), social('VAMMAIS'), social('FYSIO', { register: 'health' })]
    const leftOut = leftOutOfEach(
      law,
      needs.map((need) => clocksForNeed(law, need)),
    )
    expect(leftOut).toEqual([['SO-GENERAL'], [], []])
    const rules = (more: Partial<NeedInLaw>) =>
      clocksForNeed(law, social('OMAISHOITO', more)).map(({ ruleId }) => ruleId)
    expect(rules({ leavesOut: leftOut[0] ?? [] })).toEqual(rules({}).filter((id) => id !== 'SO-GENERAL'))
  })

  test('only what has no day gives way, and what is no longer in the data stands', () => {
    const [general] = clocksForNeed(law, social('OMAISHOITO')).filter(({ ruleId }) => ruleId === 'SO-GENERAL')
    const others = clocksForNeed(law, social('VAMMAIS'))
    const leftOut = (more: object) =>
      leftOutOfEach(law, [general === undefined ? [] : [{ ...general, ...more }], others])
    expect(leftOut({})).toEqual([['SO-GENERAL'], []])
    expect(leftOut({ dueDate: '2026-12-01' })).toEqual([[], []])
    expect(leftOut({ ruleId: 'GONE' })).toEqual([[], []])
  })

  test('§ 36 3 mom. and child protection may be of another person: a parent’s own need keeps its limit', () => {
    const child = social('PERHE_PTA', { ageAtContact: 9 })
    expect(rulesOf(social('AIK_SOS'), child)).toEqual(['SO-GENERAL', 'SO-CHILD-7WD', 'SO-CHILD-3M'])
    expect(rulesOf(social('AIK_SOS'), social('LASTENSUOJELU'))).toEqual(
      expect.arrayContaining(['SO-GENERAL', 'CP-7WD-2015']),
    )
  })

  test('a rule that two needs start is listed once', () => {
    expect(rulesOf(social('AIK_SOS'), social('ASUMINEN'))).toEqual(['SO-GENERAL'])
  })

  test('a care clock of one need never takes away that of another', () => {
    const young = { ageAtContact: 15, socialUrgency: 'none', register: 'health', urgencyClass: 'D' } as const
    expect(rulesOf(social('FYSIO', young), social('KUNTOUTUS', young))).toEqual([
      'H-HTA-2023',
      'H-GP-14D-U23-2025',
      'H-PHC-3M-2025',
    ])
  })
})
