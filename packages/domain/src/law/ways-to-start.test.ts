import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { toEpochDay, toLocalDate } from '../time/index.ts'
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
  if (rule.startsElsewhere !== undefined) return 'elsewhere'
  const way = ways.get(ruleId)
  return way === undefined ? 'NO WAY' : [way.kind, way.by].filter((part) => part !== undefined).join(' ')
}

describe('every rule of the law has a way to start', () => {
  test('there are 83', () => {
    expect(law.rules.length).toBe(83)
  })
  test.each(law.rules.map(({ id }) => id))('%s starts, or is repealed, or says who answers for it', (id) => {
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
    ['IS-NEXT-MONTH', 'elsewhere'],
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
