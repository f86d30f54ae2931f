import { describe, expect, test } from 'vitest'
import { readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { evaluateClocks } from './evaluate-clocks.ts'

const added = (o: { replaces?: string; from?: string; to?: string; who?: string; obligation?: string } = {}) => ({
  path: 'coming.law',
  text: `act 1326/2010
  name fi: terveydenhuoltolaki
  name sv: hälso- och sjukvårdslagen
  name en: Health Care Act
  translations: ours

rule H-PHC-2M-2027
  section: 51 a § 1 mom.
  title fi: Hoito kahdessa kuukaudessa
  title sv: Vård inom två månader
  title en: Care within two months
  area: health; also psychosocial
  obligation: ${o.obligation ?? 'care-in-months'}
${o.who === undefined ? '' : `  who: ${o.who}\n`}  starts: assessment
  stops: firstCareEvent
  limit: 2 months
  gives way to: H-GP-14D-U23-2025, H-PLAN-BASED
${o.replaces === undefined ? '' : `  replaces: ${o.replaces}\n`}  in force: ${o.from ?? '2027-01-01'} to ${o.to ?? 'further notice'}
  version by: assessment
  transition: no provision on time limits
  source: https://www.finlex.fi/
  text seen in: a bill
  confidence: low
`,
})
const withAdded = (o: Parameters<typeof added>[0] = {}) => compileLaw([...readLawFiles(), added(o)])
const careOf = (law: ReturnType<typeof withAdded>, assessment: string) =>
  evaluateClocks(law, {
    area: 'health',
    events: { contact: assessment, assessment },
    facts: { birthDate: '1980-03-15', reason: 'illness', specialty: 'general-medicine', ask: 'care' },
    asOf: assessment,
  }).map(({ ruleId, dueDate }) => `${ruleId} ${dueDate ?? ''}`)

describe('a coming change is one file that is added', () => {
  test('the rule it replaces ends the day before: the last day of the old and the first of the new', () => {
    const law = withAdded({ replaces: 'H-PHC-3M-2025' })
    expect(careOf(law, '2026-12-31')).toEqual(['H-PHC-3M-2025 2027-03-31'])
    expect(careOf(law, '2027-01-01')).toEqual(['H-PHC-2M-2027 2027-03-01'])
  })
  test('without the word it overlaps, and says so', () => {
    expect(() => withAdded()).toThrow(/coming\.law:7: rule H-PHC-2M-2027: overlaps H-PHC-3M-2025/)
  })
  test.each([
    ['a rule that is not there', { replaces: 'H-PHC-9M' }, /coming\.law:7: .*replaces the unknown rule "H-PHC-9M"/],
    [
      'a rule of another duty',
      { replaces: 'O-6M-2025' },
      /replaces O-6M-2025, which is of another duty \("oral-care"\)/,
    ],
    [
      'a law for a time that nothing follows',
      { replaces: 'H-PHC-3M-2025', to: '2027-12-31' },
      /nothing is in force after its last day/,
    ],
    [
      'a rule for some alone',
      { replaces: 'H-PHC-3M-2025', who: 'age at least 65 at contact' },
      /nothing does for the others/,
    ],
    ['one that begins the same day', { replaces: 'H-PHC-3M-2025', from: '2025-01-01' }, /which begins no earlier/],
  ])('%s is refused', (_, o, reason) => expect(() => withAdded(o)).toThrow(reason))
  test('one that has ended already keeps its own last day', () => {
    const law = withAdded({ replaces: 'H-PHC-3M-2025, H-PHC-3M-2011' })
    const before = compileLaw(readLawFiles()).ruleById.get('H-PHC-3M-2011')
    expect(law.ruleById.get('H-PHC-3M-2011')?.inForce).toEqual(before?.inForce)
  })
})
