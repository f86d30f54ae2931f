import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import type { LawInput } from './types.ts'

const law = readLaw()
const asOf = '2026-11-23'
/** The interpretations that stand beside the date of a rule. */
function beside(ruleId: string, input: Omit<LawInput, 'asOf'>, of = law): readonly string[] | undefined {
  return evaluateClocks(of, { ...input, asOf }).find((clock) => clock.ruleId === ruleId)?.settings
}
const assessed = (day: string): Omit<LawInput, 'asOf'> => ({
  area: 'health',
  events: { contact: day, assessment: day },
  facts: { reason: 'illness', specialty: 'general-medicine', birthDate: '1980-03-15' },
})

describe('the interpretations that touch a date stand beside it, and no others', () => {
  test('the same office day: office hours and eves', () => {
    const at = '2026-11-24T09:00:00+02:00'
    for (const [rule, events] of [
      ['H-HTA-2023', { contact: at }],
      ['H-CONTACT-2011', { contactAttempt: '2022-05-09T10:00:00+03:00' }],
    ] as const)
      expect(beside(rule, { area: 'health', events, facts: {} })).toEqual(['officeHours', 'eveIsWorkingDay'])
  })
  test('working days: eves, and no office hours', () => {
    const settings = beside('IS-7WD', {
      area: 'income-support',
      events: { applicationArrived: '2026-11-24' },
      facts: {},
    })
    expect(settings).toContain('eveIsWorkingDay')
    expect(settings).not.toContain('officeHours')
  })
  test('months that end on a working day: none; on a Saturday, on Independence Day: roll-forward', () => {
    // 24 February 2027 is a Wednesday, 6 March a Saturday; 6 September 2026 gives Sunday 6 December.
    expect(beside('H-PHC-3M-2025', assessed('2026-11-24'))).toEqual([])
    expect(beside('H-PHC-3M-2025', assessed('2026-12-06'))).toEqual(['rollForward'])
    expect(beside('H-PHC-3M-2025', assessed('2026-09-06'))).toEqual(['rollForward'])
  })
  test('a rule marked forward rolls by law: the county’s reading does not touch it', () => {
    const letter = { area: 'administration', events: { decisionServed: '2026-11-06' }, facts: {} } as const
    expect(beside('AD-REVIEW-30D', letter)).not.toContain('rollForward')
  })
  test('«over 75» stands beside the rule that says so, and not beside the one that says under 23', () => {
    const older = {
      area: 'older-people',
      events: { contact: '2026-11-24' },
      facts: { birthDate: '1940-01-01' },
    } as const
    expect(beside('SO-75-7WD', older)).toContain('overAge')
    const young = { ...assessed('2026-11-24'), facts: { ...assessed('2026-11-24').facts, birthDate: '2006-03-15' } }
    expect(beside('H-GP-14D-U23-2025', young)).not.toContain('overAge')
  })
  test('born on 29 February, and the rule asks the age: the leap birthday; born a day earlier: not', () => {
    const born = (birthDate: string) => ({
      ...assessed('2026-11-24'),
      facts: { reason: 'illness', specialty: 'general-medicine', birthDate },
    })
    expect(beside('H-GP-14D-U23-2025', born('2004-02-29'))).toContain('leapBirthday')
    expect(beside('H-GP-14D-U23-2025', born('2004-02-28'))).not.toContain('leapBirthday')
  })
  test('born on 29 February, and the rule asks no age; an age alone, and the rule asks one: no leap birthday', () => {
    const { facts, ...rest } = assessed('2026-11-24')
    expect(beside('H-PHC-3M-2025', { ...rest, facts: { ...facts, birthDate: '1980-02-29' } })).toEqual([])
    expect(beside('H-GP-14D-U23-2025', { ...rest, facts: { ...facts, birthDate: undefined, age: 20 } })).toEqual([])
  })
  test('an interpretation that a rule names stands beside it, and no number is touched by a roll-forward', () => {
    const therapy = { service: 'structured-psychosocial-primary-care', birthDate: '2010-01-01' }
    const events = { needEstablished: '2026-11-24' }
    expect(beside('P-28D-U23-2025', { area: 'psychosocial', events, facts: therapy })).toEqual(['therapyAgeAt'])
    const all = readLaw({ rollForward: 'all' })
    const contact = { area: 'social', events: { contact: '2026-11-24' }, facts: { birthDate: '1980-03-15' } } as const
    expect(beside('SO-GENERAL', contact, all)).toEqual([])
    expect(beside('H-PHC-3M-2025', assessed('2026-11-24'), all)).toEqual(['rollForward'])
  })
  test('two days of which the later counts: «later of two», in the dentist’s rule and no other', () => {
    const tooth = {
      area: 'oral',
      events: { contact: '2026-11-24', assessment: '2026-11-24', needFound: '2026-11-25' },
      facts: { birthDate: '2003-11-25', directedFirstTo: 'hygienist' },
    } as Omit<LawInput, 'asOf'>
    expect(beside('O-DENT-U23-2025', tooth)).toContain('laterOfTwo')
    expect(beside('H-PHC-3M-2025', assessed('2026-11-24'))).not.toContain('laterOfTwo')
  })
  test('a case that straddles a change, or a county that reads the transition otherwise: the transition', () => {
    const straddling = { ...assessed('2025-01-02'), events: { contact: '2024-12-30', assessment: '2025-01-02' } }
    const [clock] = evaluateClocks(law, { ...straddling, asOf }).filter(({ alternatives }) => alternatives.length > 0)
    expect(clock?.settings).toContain('transition')
    const otherwise = readLaw({ transition: 'firstEvent' })
    expect(beside('H-PHC-3M-2025', assessed('2026-11-24'), otherwise)).toContain('transition')
  })
})
