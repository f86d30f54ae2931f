import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fromHelsinki, officeDayOf, toLocalDate } from '../time/index.ts'
import { clocksForNeed, factsForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { groundFolder, readLaw } from '../../../../tools/law/law-files.ts'

interface Scenario {
  readonly id: string
  readonly title: string
  readonly contact_time: string
  readonly person: { readonly age: number }
  readonly structured_answers: { readonly plan_exists?: boolean }
  readonly expected: {
    readonly urgency_class: NeedInLaw['urgencyClass']
    readonly social_urgency: NeedInLaw['socialUrgency']
    readonly services: readonly string[]
    readonly special_support_suspected: boolean
    readonly clocks: readonly string[]
  }
}

const law = readLaw()
const ground = JSON.parse(readFileSync(join(groundFolder, 'guidance/scenarios.json'), 'utf8')) as {
  readonly services: readonly { readonly id: string; readonly sector: string }[]
  readonly scenarios: readonly Scenario[]
}
const catalogue = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../instances/services.json'), 'utf8'),
) as { readonly services: readonly { readonly code: string }[] }
/** At-once rules are right where expected and never an extra: the ground says so. */
const atOnce = new Set(['H-URGENT', 'SO-URGENT', 'CP-URGENT', 'OLD-18-URGENT'])

const knee: NeedInLaw = {
  register: 'health',
  service: 'FYSIO',
  ageAtContact: 52,
  urgencyClass: 'D',
  socialUrgency: 'none',
  contactAt: '2026-11-24T09:12:00+02:00',
  assessedAt: '2026-11-24T10:00:00+02:00',
}
const ruleIds = (need: NeedInLaw) => clocksForNeed(law, need).map((clock) => clock.ruleId)

describe('clocks of a first contact', () => {
  test.each(ground.scenarios)('$id $title', ({ contact_time, person, structured_answers, expected }) => {
    const [day = '', time = ''] = contact_time.split('T')
    const contactAt = fromHelsinki(toLocalDate(day), time)
    const found = new Set(
      expected.services.flatMap((service) =>
        clocksForNeed(law, {
          register: ground.services.find(({ id }) => id === service)?.sector === 'social' ? 'social' : 'health',
          service,
          ageAtContact: person.age,
          urgencyClass: expected.urgency_class,
          socialUrgency: expected.social_urgency,
          specialSupport: expected.special_support_suspected,
          planBased: structured_answers.plan_exists,
          contactAt,
          assessedAt: officeDayOf(contactAt),
          asOf: contactAt,
        })
          .filter((clock) => clock.state !== 'notApplied')
          .map((clock) => clock.ruleId),
      ),
    )
    expect(expected.clocks.filter((rule) => !found.has(rule))).toEqual([])
    expect([...found].filter((rule) => !expected.clocks.includes(rule) && !atOnce.has(rule))).toEqual([])
  })

  test('every service of the ground and of the common catalogue is known to the law, and no other', () => {
    const known = [...law.serviceAreas.openings.keys()]
    const inGround = ground.services.map(({ id }) => id)
    expect(known.toSorted()).toEqual([...new Set([...inGround, ...catalogue.services.map(({ code }) => code)])].sort())
  })

  test('a pain group is rehabilitation; a joint assessment has the limits of a nurse’s time, and social care’s beside them', () => {
    expect(ruleIds({ ...knee, service: 'KIPURYHMA', ageAtContact: 15 })).toEqual(['H-HTA-2023', 'H-PHC-3M-2025'])
    const joint = { ...knee, service: 'YHTEISARVIO' }
    expect(ruleIds(joint)).toEqual(['H-HTA-2023', 'H-PHC-3M-2025'])
    expect(ruleIds({ ...joint, ageAtContact: 80, socialUrgency: 'ei-kiireellinen' })).toEqual([
      ...['H-HTA-2023', 'H-PHC-3M-2025', 'SO-75-7WD'],
    ])
  })

  test('before the assessment only the same-day clock runs; after it the care clock too', () => {
    expect(ruleIds({ ...knee, assessedAt: undefined })).toEqual(['H-HTA-2023'])
    expect(ruleIds(knee)).toEqual(['H-HTA-2023', 'H-PHC-3M-2025'])
  })

  test('under 23 the care clock is 14 days, from the 23rd year three months', () => {
    expect(ruleIds({ ...knee, ageAtContact: 22 })).toContain('H-GP-14D-U23-2025')
    expect(ruleIds({ ...knee, ageAtContact: 23 })).toContain('H-PHC-3M-2025')
  })

  test('rehabilitation has three months also for the young', () => {
    expect(ruleIds({ ...knee, service: 'KUNTOUTUS', ageAtContact: 15 })).toEqual(['H-HTA-2023', 'H-PHC-3M-2025'])
  })

  test('planned follow-up starts no limit, but says that it follows the plan', () => {
    const clocks = clocksForNeed(law, { ...knee, service: 'PITKAAIKAIS', planBased: true })
    expect(clocks.map(({ ruleId, state, dueDate }) => [ruleId, state, dueDate])).toEqual([
      ['H-PLAN-BASED', 'notApplied', null],
    ])
  })

  test('a social contact that can wait for weeks opens no health assessment, one of days does', () => {
    const social = {
      ...knee,
      register: 'social',
      service: 'AIK_SOS',
      urgencyClass: 'E',
      socialUrgency: 'ei-kiireellinen',
    } as const
    expect(ruleIds(social)).toEqual(['SO-GENERAL'])
    expect(ruleIds({ ...social, ageAtContact: 75 })).toEqual(['SO-75-7WD'])
    expect(ruleIds({ ...social, urgencyClass: 'D' })).toEqual(['H-HTA-2023', 'SO-GENERAL'])
    expect(ruleIds({ ...social, socialUrgency: 'kiireellinen' })).toEqual(['H-HTA-2023', 'SO-URGENT'])
  })

  test('an application for disability services or income support opens a health assessment only where it is urgent', () => {
    for (const service of ['VAMMAIS', 'HENK_APU', 'TOTU']) {
      const application = { ...knee, register: 'social', service, socialUrgency: 'ei-kiireellinen' } as const
      expect(ruleIds(application)).not.toContain('H-HTA-2023')
      expect(ruleIds({ ...application, urgencyClass: 'C' })).toContain('H-HTA-2023')
    }
  })

  test('advice opens the assessment where it is of days or of social care: a question of practice that can wait tells of no need', () => {
    const advice = { ...knee, service: 'NEUVONTA', urgencyClass: 'E' } as const
    expect(ruleIds(advice)).toEqual([])
    expect(ruleIds({ ...advice, urgencyClass: 'D' })).toContain('H-HTA-2023')
    expect(ruleIds({ ...advice, socialUrgency: 'ei-kiireellinen' })).toEqual(['H-HTA-2023', 'SO-GENERAL'])
  })

  test('social rehabilitation begins with the assessment: what is applied for after it makes its own matter pending', () => {
    const asked = { ...knee, register: 'social', service: 'SOS_KUNT', urgencyClass: 'E' } as const
    expect(ruleIds(asked)).toEqual(['SO-GENERAL'])
  })

  test('a team for work ability is of both sides; a certificate alone is no care; family guidance of days is no assessment of care', () => {
    expect(ruleIds({ ...knee, service: 'TYOKYKY', urgencyClass: 'E' })).toEqual([
      'H-HTA-2023',
      'H-PHC-3M-2025',
      'SO-GENERAL',
    ])
    expect(ruleIds({ ...knee, service: 'TODISTUS', urgencyClass: 'E' })).toEqual(['H-HTA-2023'])
    const guidance = { ...knee, register: 'social', service: 'PERHENEUVOLA', urgencyClass: 'D' } as const
    expect(ruleIds(guidance)).toEqual(['SO-GENERAL'])
  })

  test('a child whose need of special support is not known is treated as needing it', () => {
    const child = { ...knee, register: 'social', service: 'PERHE_PTA', ageAtContact: 9, urgencyClass: 'E' } as const
    expect(ruleIds(child)).toEqual(['SO-CHILD-7WD', 'SO-CHILD-3M'])
    expect(ruleIds({ ...child, specialSupport: false })).toEqual(['SO-GENERAL'])
  })

  test('a child is under 18 on the day of the contact; an age nobody knows is no child’s', () => {
    const family = { ...knee, register: 'social', service: 'PERHE_PTA', urgencyClass: 'E' } as const
    expect(ruleIds({ ...family, ageAtContact: 17 })).toContain('SO-CHILD-7WD')
    expect(ruleIds({ ...family, ageAtContact: 18 })).toEqual(['SO-GENERAL'])
    expect(ruleIds({ ...family, ageAtContact: undefined })).toEqual(['SO-GENERAL'])
    expect(ruleIds({ ...family, ageAtContact: undefined, isChild: true })).toContain('SO-CHILD-7WD')
    expect(ruleIds({ ...family, ageAtContact: 9, isChild: false })).toEqual(['SO-GENERAL'])
  })

  test('a birth date measures the age where it is known', () => {
    const young = { ...knee, ageAtContact: undefined, birthDate: '2003-11-25' }
    expect(ruleIds(young)).toContain('H-GP-14D-U23-2025')
    expect(ruleIds({ ...young, birthDate: '2003-11-24' })).toContain('H-PHC-3M-2025')
  })

  test('the social side is there by the register, or by a social need of the contact', () => {
    const both = law.serviceAreas.openings
    const social = [...both].filter(([, openings]) =>
      openings.some(({ tests }) => tests.some(({ circumstance, wanted }) => circumstance === 'social side' && wanted)),
    )
    expect(social.length).toBeGreaterThan(0)
    for (const [service] of social) {
      const areas = (need: Partial<NeedInLaw>) =>
        factsForNeed(law, { ...knee, service, ...need }).map(({ input }) => input.area)
      expect(areas({ register: 'social' })).toContain('social')
      expect(areas({ socialUrgency: 'ei-kiireellinen' })).toContain('social')
      expect(areas({})).not.toContain('social')
    }
  })

  test('what happened since stops the clock', () => {
    const [, care] = clocksForNeed(law, { ...knee, events: { firstCareEvent: '2026-12-01' } })
    expect(care).toMatchObject({ state: 'met', stoppedBy: { event: 'firstCareEvent' } })
  })

  test('a service unknown to the law opens nothing', () => {
    expect(factsForNeed(law, { ...knee, service: 'NO_SUCH' })).toEqual([])
  })
})
