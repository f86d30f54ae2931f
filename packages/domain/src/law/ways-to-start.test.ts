import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { fromEpochDay, toEpochDay, toLocalDate } from '../time/index.ts'
import { compileLaw } from './compile-law.ts'
import { waysToStart } from './ways-to-start.ts'

const law = readLaw()
const on = toLocalDate('2026-11-24')
const ways = waysToStart(law, on)
const today = toEpochDay(on)

/** How each rule comes to run in this system on a day of November 2026, or why it does not. */
const how = (ruleId: string): string => {
  const rule = law.ruleById.get(ruleId)
  if (rule === undefined) return 'no such rule'
  if (rule.inForce === null) return 'never in force'
  if (rule.inForce.to < today) return 'repealed'
  const way = ways.get(ruleId)
  return way === undefined ? 'NO WAY' : [way.kind, way.by].filter((part) => part !== undefined).join(' ')
}

describe('every rule of the law has a way to start', () => {
  test('there are 83', () => {
    expect(law.rules.length).toBe(83)
  })
  test.each(law.rules.map(({ id }) => id))('%s starts, or is repealed, or was never in force', (id) => {
    expect(how(id)).not.toBe('NO WAY')
  })
  test.each([
    ['H-HTA-2023', 'contact'],
    ['H-PHC-3M-2025', 'assessment'],
    ['H-GP-DOC7-U23-2025', 'visit doctor-needed'],
    ['H-PHC-DOC-2025', 'visit doctor-needed'],
    ['O-DENT-2025', 'visit dentist-needed'],
    ['O-DENT-U23-2025', 'visit dentist-needed'],
    ['IS-COMPLETE-REQ', 'finding application-incomplete'],
    ['IS-SUPPLEMENTED', 'event supplementArrived'],
    ['IS-NOT-SUPPLEMENTED', 'event supplementDeadlinePassed'],
    ['SO-HIGHEST-7WD', 'finding highest-care-allowance'],
    ['OLD-18-2023', 'event matterPending'],
    ['OLD-18-URGENT', 'event application'],
    ['P-SHL-1M-U23-2025', 'finding psychosocial-support-needed'],
    ['H-OTHER-NEED', 'finding need-noticed-elsewhere'],
    ['O-CHECKUP-4W', 'finding found-in-health-check'],
    ['O-INTERVAL', 'finding individual-interval'],
    ['S-3W', 'event referralArrived'],
    ['S-6M', 'event needEstablished'],
    ['P-PSY-3M-2025', 'event needEstablished'],
    ['S-PHC-3M', 'event needEstablished'],
    ['CP-PLAN-1Y', 'event planMadeOrReviewed'],
    ['AD-LETTER-7D', 'event letterSent'],
    ['AD-REVIEW-30D', 'event letterSent'],
    ['DATA-LOG-2M', 'request'],
    ['PUB-OLDER-6M', 'publication'],
    ['IS-NEXT-MONTH', 'finding kela-application'],
    ['CP-7WD-2008', 'repealed'],
    ['H-GP-7D-NEVER', 'never in force'],
  ])('%s: %s', (id, expected) => {
    expect(how(id)).toBe(expected)
  })
  test('a rule whose facts nobody can record has no way, and the check says so', () => {
    const findings = new Map([...law.serviceAreas.findings].filter(([id]) => id !== 'application-incomplete'))
    const without = { ...law, serviceAreas: { ...law.serviceAreas, findings }, programs: new Map() }
    expect(waysToStart(without, on).has('IS-COMPLETE-REQ')).toBe(false)
  })
})

describe('of a few services', () => {
  /** The ways to start of a county with these services alone, and with one more rule of health care in its data. */
  const among = (services: readonly string[], starts?: string) => {
    const text = `act 1/2020
  name fi: a
  name sv: b
  name en: c

rule MORE
  section: 1
  title fi: a
  title sv: b
  title en: c
  area: health
  obligation: more
  starts: ${starts ?? 'contact'}
  stops: logGiven
  limit: 1 week
  in force: 2020-01-01 to further notice
  version by: ${starts ?? 'contact'}
  transition: none
  source: https://example.org
  text seen in: nowhere
  confidence: high
`
    const county = starts === undefined ? law : compileLaw([...readLawFiles(), { path: 'z.law', text }])
    const openings = new Map([...county.serviceAreas.openings].filter(([service]) => services.includes(service)))
    return waysToStart({ ...county, serviceAreas: { ...county.serviceAreas, openings } }, on)
  }
  test('of several that open the same matters the first is named', () => {
    expect(among(['HTA', 'VO_HOITAJA']).get('H-PHC-3M-2025')).toEqual({ service: 'HTA', kind: 'assessment' })
  })
  test('what a visit itself starts says who gave it, without a finding', () => {
    expect(among(['SUU_KIIRE'], 'careGiven').get('MORE')).toEqual({ service: 'SUU_KIIRE', kind: 'visit', by: 'nurse' })
    expect(among(['HTA'], 'doctorAppointment').get('MORE')).toEqual({ service: 'HTA', kind: 'visit', by: 'doctor' })
  })
  test('a visit of care by a plan is tried too', () => {
    expect(among(['HTA'], 'careEvent').get('MORE')).toEqual({ service: 'HTA', kind: 'visit', by: 'doctor' })
  })
  test('only rules of the data are named', () => {
    expect([...ways.keys()].filter((id) => !law.ruleById.has(id))).toEqual([])
  })
})

describe('what is no need’s', () => {
  /** The ways to start of a county without services, on a day before or after today. */
  const without = (rules: typeof law.rules, days = 0) => {
    const serviceAreas = { ...law.serviceAreas, openings: new Map() }
    return Object.fromEntries(waysToStart({ ...law, rules, serviceAreas }, fromEpochDay(today + days)))
  }
  test('a resident asks about their data, and the county publishes; nothing else starts without a service', () => {
    expect(without(law.rules)).toEqual({
      'DATA-LOG-2M': { kind: 'request' },
      'PUB-HEALTH-MONTHLY': { kind: 'publication' },
      'PUB-HEALTH-4M': { kind: 'publication' },
      'PUB-OLDER-6M': { kind: 'publication' },
      'PUB-SELFMON-4M': { kind: 'publication' },
    })
  })
  test('from the first day of the rule to its last, and never where it was never in force', () => {
    const inForce = { from: today, to: today + 1 }
    const rules = law.rules.map((rule) => ({ ...rule, inForce: rule.area === 'health' ? null : inForce }))
    const count = (days: number) => Object.keys(without(rules, days)).length
    expect([count(-1), count(0), count(1), count(2)]).toEqual([0, 5, 5, 0])
    expect(without(law.rules.map((rule) => ({ ...rule, inForce: null })))).toEqual({})
  })
})
