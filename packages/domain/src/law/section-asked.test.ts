import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { answerCases } from './answer-cases.ts'
import { compileLaw } from './compile-law.ts'
import { rulesOfSection } from './section-asked.ts'

const law = readLaw()
const ids = (question: string) => rulesOfSection(law, question)?.map(({ id }) => id)
const care = { contact: '2026-11-24', assessment: '2026-11-24' }
const adult = { birthDate: '1980-03-15', reason: 'illness', specialty: 'general-medicine' }
function ask(area: string, events: object, question: unknown, facts: object = adult) {
  const cases = [{ id: 'X', area, input: { events, facts: { ...facts, ask: question } } }]
  const { answers, problems } = answerCases(law, { cases }, '2026-11-25')
  return problems.length > 0 ? problems : answers[0]?.clocks.map(({ ruleId }) => ruleId)
}

describe('a place in an act', () => {
  test.each([
    ...['59 §', '59§', '59 § 2 mom.', '59 § 2 momentti', 'HL 59 §', 'hallintolaki 59 §', 'hallintolain 59 § 2 mom'],
    ...['Hallintolaki 434/2003 59 §', '434/2003 59 §', 'hallintolain (434/2003) 59 §', '59 § hallintolaki'],
    ...['förvaltningslagen 59 § 2 mom.', '59 § i förvaltningslagen', 'Administrative Procedure Act 59 §'],
    ...[
      'section 59',
      'section 59 subsection 2',
      'section 59, subsection 2',
      'section 59, subsection 2 of the Administrative Procedure Act',
    ],
    ...[
      '59 §:n 2 momentti',
      'hallintolain 59 §:ssä',
      '59 §:n 2 momentin',
      '§ 59',
      'HL § 59',
      'hallintolaki § 59 2 mom.',
    ],
    ...[
      'section 59 of Administrative Procedure Act',
      'section 59 of the Administrative Procedure Act',
      'Section 59 in the administrative procedure act',
    ],
  ])('«%s» is one', (question) => expect(ids(question)).toEqual(['AD-LETTER-7D']))
  test.each([
    ...[
      '58 §',
      '59 § 1 mom.',
      'section 59, subsection 1',
      'lain toimeentulotuesta 14 b §',
      '59 a §',
      'LsL 59 §',
      'hallintolainen 59 §',
      '59 § xyz',
      '59',
      'section',
      'hallintolaki',
    ],
    ...['hallintolaki 1326/2010 59 §', '434/2004 59 §', '59 § 2 mom. 1 k.', '§', '159 §', '59 § ()', 'lapland 1 §'],
  ])('«%s» is none that a rule has', (question) => {
    expect(ids(question)).toBeUndefined()
    expect(ask('administration', { letterSent: '2026-11-16' }, question)).toEqual([
      'case X: fact "ask" names no question that a rule answers',
    ])
  })
  test('a section holds its subsections and they their items; a letter is another section', () => {
    expect(ids('SHL 36 § 2 mom.')).toEqual(['SO-75-7WD', 'SO-HIGHEST-7WD', 'SO-DISABLED-2025', 'SO-GENERAL'])
    expect(ids('36 § 2 mom. 1 k.')).toEqual(['SO-75-7WD'])
    expect(ids('36 §:n 2 momentin 1 kohdan')).toEqual(['SO-75-7WD'])
    expect(ids('36 § 2 mom. 3 kohta')).toEqual(['SO-DISABLED-2025'])
    expect(ids('section 36, subsection 2, item 2')).toEqual(['SO-HIGHEST-7WD'])
    expect(ids('section 36 subsection 2 item 2')).toEqual(['SO-HIGHEST-7WD'])
    expect(ids('36 § 2 mom. 2 k')).toEqual(['SO-HIGHEST-7WD'])
    expect(ids('section 36, subsection 2, paragraph 2')).toEqual(['SO-HIGHEST-7WD'])
    expect(ids('38 §')).toEqual(['CP-EMERG-30D'])
    for (const letter of ['§ 38 a', '§ 38a', '38 a §:n', '38 a §', '38a §', '38 A §', 'section 38 a', 'section 38a'])
      expect(ids(letter)).toEqual(['CP-EMERG-EXT-30D'])
  })
  test('the short names of acts, and a county’s promise, which is no section of one', () => {
    for (const one of ['THL 47 §', 'TervHL 47 § 1 mom.']) expect(ids(one)).toEqual(['H-STATION-3W'])
    expect(ids('ShL 45 § 2 mom.')).toEqual(['SO-EXEC-3M'])
    const files = readLawFiles()
    const [station = ''] = files.flatMap(({ text }) => /^rule H-STATION-3W\n[\s\S]*?\n\n/m.exec(text)?.[0] ?? [])
    const promise = station.replace('rule H-STATION-3W', 'promise OWN').replace(/obligation: .*/, 'obligation: own')
    const text = `act lupaus\n  name fi: Lupaus\n  name sv: Löfte\n  name en: Promise\n\n${promise}`
    const county = compileLaw([...files, { path: 'instances/x.law', text }])
    expect(county.ruleById.has('OWN')).toBe(true)
    expect(rulesOfSection(county, '47 §')?.map(({ id }) => id)).toEqual(['H-STATION-3W'])
  })
  test('a rule of two places stands in both', () => {
    for (const one of ['45 § 3 mom.', '25 a §']) expect(ids(one)).toEqual(['P-SHL-1M-U23-2025'])
    for (const one of ['valvontalaki 26 §', 'valvontalain 27 § 3 mom.']) expect(ids(one)).toEqual(['PUB-SELFMON-4M'])
  })
  test('where a rule stands today counts, not where another version of the act had it', () => {
    expect(ids('51 b § 7 mom.')).toEqual(['O-CHECKUP-4W'])
    expect(ids('51 b § 6 mom.')).toEqual(['O-INTERVAL'])
    expect(ids('51 b § 5 mom.')).toBeUndefined()
    expect(ids('14 c §')).toBeUndefined()
    expect(ids('51 §')).not.toContain('S-PHC-3W')
    expect(ids('51 c § 1 mom.')).toEqual(['S-PHC-3W'])
  })
  test('one that several acts have is not guessed; with its act it is plain', () => {
    expect(ids('26 §')).toBeUndefined()
    expect(ids('27 § 3 mom.')).toBeUndefined()
    expect(ids('lastensuojelulain 26 § 2 mom.')).toEqual(['CP-URGENT', 'CP-7WD-2008'])
    expect(ids('vanhuspalvelulaki 26 §')).toEqual(['PUB-OLDER-6M'])
  })
})

describe('asked by a section', () => {
  test.each([
    ['health', care, '51 a §', ['H-PHC-3M-2025']],
    ['health', care, '51 a § 1 mom.', ['H-PHC-3M-2025']],
    ['health', { contact: '2026-11-24' }, 'TervHL 51 §', ['H-HTA-2023']],
    ['health', { contact: '2022-05-03', assessment: '2022-05-03' }, '51 §', ['H-HTA-2011', 'H-PHC-3M-2011']],
    // Nobody says that a doctor is needed: the section has that duty among others, its subsection has it alone.
    ['health', { ...care, professionalAppointment: '2026-11-25' }, '51 a § 2 mom.', ['H-PHC-DOC-2025']],
    ['health', care, '51 a § 2 mom.', ['H-PHC-DOC-2025']],
    ['specialised', { referralArrived: '2026-11-24' }, '52 §', ['S-3W', 'S-3M-ASSESS']],
    ['child-protection', { matterPending: '2026-11-24' }, 'LsL 26 §', ['CP-URGENT', 'CP-7WD-2015', 'CP-3M']],
    // The version of that time stands elsewhere: the present one is no answer.
    ['child-protection', { matterPending: '2026-11-24' }, 'LsL 26 § 2 mom.', ['CP-URGENT']],
    ['oral', { ...care, needFound: '2026-11-25' }, '51 b § 2 mom.', ['O-DENT-2025']],
  ])('in %s %j «%s» is answered by %j', (area, events, question, rules) => {
    expect(ask(area, events, question)).toEqual(rules)
  })
  test('what stands in another section is no answer, though its stop event is the same', () => {
    expect(ask('specialised', { needEstablished: '2026-11-24' }, '53 §')).toEqual([])
    expect(ask('specialised', { needEstablished: '2026-11-24' }, '52 §')).toEqual(['S-6M'])
    expect(ask('health', care, '51 a § 3 mom.')).toEqual([])
    expect(ask('health', care, '51 a § 3 mom.', { ...adult, birthDate: '2010-01-01' })).toEqual(['H-GP-14D-U23-2025'])
  })
  test('several places, or a place beside a name, are each answered', () => {
    const events = { referralArrived: '2026-11-24', needEstablished: '2026-11-24' }
    expect(ask('specialised', events, ['52 § 3 mom.', 'assessmentStarted'])).toEqual(['S-6M', 'S-3W'])
  })
})
