import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { startingEvents } from './starting-events.ts'

const law = readLaw()
const startsOf = (service: string, on = '2026-11-24') => startingEvents(law, service, toLocalDate(on))

describe('events that start a clock of their own', () => {
  test('child protection: client relationship, plan, emergency placement with the day it was decided, its continuation, a letter', () => {
    expect([...startsOf('LASTENSUOJELU')].sort()).toEqual([
      'application',
      'clientRelationshipStarted',
      'decisionServed',
      'extensionStarted',
      'letterSent',
      'placementDecided',
      'placementStarted',
      'planMadeOrReviewed',
    ])
  })
  test('income support: a talk that was asked for (§ 14 d)', () => {
    expect(startsOf('TOTU')).toContain('talkRequested')
  })
  test('an assessment in social services: an application makes the matter of a service pending (§ 45), urgent or not', () => {
    for (const service of ['AIK_SOS', 'NEUVONTA', 'SOS_KUNT']) expect(startsOf(service)).toContain('application')
  })
  test('what the contact, the assessment, a visit or a finding brings is not asked again', () => {
    for (const service of law.serviceAreas.openings.keys())
      expect(
        startsOf(service).filter((event) => ['contact', 'assessment', 'firstCareEvent', 'needFound'].includes(event)),
      ).toEqual([])
  })
  test('a referral that arrived and a need established in specialised care (§ 52) are recorded there, not in primary care', () => {
    for (const service of ['ERIKOISSH', 'NUOR_PSYK', 'PTH_ERIKOIS'])
      expect(startsOf(service)).toEqual(expect.arrayContaining(['needEstablished', 'referralArrived']))
    for (const service of ['HTA', 'MT_NUORI', 'VO_LAAKARI']) expect(startsOf(service)).not.toContain('referralArrived')
  })
  test('a completed application starts the decision’s days only where the application was found to lack something', () => {
    expect(startsOf('TOTU')).not.toContain('supplementArrived')
    const lacking = startingEvents(law, 'TOTU', toLocalDate('2026-11-24'), { incomplete: true })
    expect(lacking).toEqual(expect.arrayContaining(['supplementArrived', 'supplementDeadlinePassed']))
  })
  test('an event that only a repealed rule starts is not offered: § 51 before 1 September 2023', () => {
    expect(startsOf('HTA')).not.toContain('contactAttempt')
    expect(startsOf('HTA', '2023-08-31')).toContain('contactAttempt')
    expect(startsOf('HTA', '2023-09-02')).not.toContain('contactAttempt')
  })
  test('a service that opens nothing, or is unknown, has none', () => {
    expect(startsOf('VELKA')).toEqual([])
    expect(startsOf('no such')).toEqual([])
  })
  test('asked again it answers the same', () => {
    expect(startsOf('LASTENSUOJELU')).toBe(startsOf('LASTENSUOJELU'))
  })
})
