import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { compileLaw } from './compile-law.ts'
import { startingEvents } from './starting-events.ts'
import type { LawFacts } from './types.ts'

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
    for (const service of ['AIK_SOS', 'NEUVONTA', 'TURVAKOTI']) expect(startsOf(service)).toContain('application')
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
  test('what a visit brings is not asked, though it starts a clock of what was found there', () => {
    const withFacts = (service: string, facts: LawFacts) =>
      startingEvents(law, service, toLocalDate('2026-11-24'), facts)
    const needsDoctor = { directedFirstTo: 'nurse', needDoctor: true } as const
    expect(withFacts('VO_HOITAJA', needsDoctor)).not.toContain('professionalAppointment')
    expect(withFacts('SUU_HLL', {})).not.toContain('specialistNeedFound')
    const psychosocial = { service: 'social-psychosocial-support' } as const
    for (const service of ['NEUVONTA', 'IKA_OHJAUS'])
      expect(withFacts(service, psychosocial)).not.toContain('needEstablished')
  })
})

type Fields = Readonly<Record<'starts' | 'stops', string> & Partial<Record<string, string>>>
const block = (heading: string, fields: Fields) => {
  const all = {
    ...{ section: '1', 'title fi': 'a', 'title sv': 'b', 'title en': 'c', obligation: heading, limit: '1 week' },
    ...{ area: 'child-protection', 'in force': '2020-01-01 to further notice', 'version by': fields.starts },
    ...{ transition: 'none', source: 'https://example.org', 'text seen in': 'nowhere', confidence: 'high', ...fields },
  }
  const lines = Object.entries(all).map(([key, value]) => `  ${key}: ${value}\n`)
  return `${heading}\n${lines.join('')}\n`
}
/** What child protection starts by, with more rules or promises in the data. */
const withMore = (...blocks: readonly string[]) => {
  const act = 'act 1/2020\n  name fi: a\n  name sv: b\n  name en: c\n\n'
  const county = compileLaw([...readLawFiles(), { path: 'z.law', text: act + blocks.join('') }])
  return startingEvents(county, 'LASTENSUOJELU', toLocalDate('2026-11-24'))
}

describe('with another rule or promise in the data', () => {
  const own = { starts: 'calendarMonthEnds', stops: 'logGiven' }
  const counted = {
    ...{ starts: 'placementStarted', 'counts from': 'the earlier of placementStarted, lastPublished' },
    stops: 'logGiven',
  }
  const second = block('rule SECOND', { starts: 'calendarMonthEnds', stops: 'assessmentStarted' })
  test('a rule of the law is offered by its own event, and with what it counts from', () => {
    expect(withMore(block('rule MORE', own))).toContain('calendarMonthEnds')
    expect(withMore(block('rule MORE', counted))).toContain('lastPublished')
  })
  test('an event that only starts a second limit for what already waits is not asked', () => {
    expect(withMore(second)).not.toContain('calendarMonthEnds')
  })
  test('a county’s promise asks for nothing to be recorded, nor where such a second limit starts by the same event', () => {
    expect(withMore(block('promise OWN', own))).not.toContain('calendarMonthEnds')
    expect(withMore(second, block('promise OWN', own))).not.toContain('calendarMonthEnds')
    expect(withMore(block('promise OWN', counted))).not.toContain('lastPublished')
  })
  test('what a rule of another area counts from is not asked', () => {
    expect(withMore(block('rule MORE', { ...counted, area: 'publication' }))).not.toContain('lastPublished')
  })
  test('what a rule counts from is asked where one of its starts is, and not where all of them come by themselves', () => {
    const earlier = 'the earlier of matterPending, lastPublished'
    const starting = (starts: string) => block('rule MORE', { starts, 'counts from': earlier, stops: 'logGiven' })
    expect(withMore(starting('placementStarted, matterPending'))).toContain('lastPublished')
    expect(withMore(starting('matterPending'))).not.toContain('lastPublished')
  })
})
