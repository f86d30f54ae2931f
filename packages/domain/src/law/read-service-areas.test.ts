import { describe, expect, test } from 'vitest'
import { readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { LawDataError } from './law-data-error.ts'

const compile = (text: string, change = (one: string) => one) =>
  compileLaw([...readLawFiles().map((file) => ({ ...file, text: change(file.text) })), { path: 'law/z.law', text }])
function problems(text: string, change?: (one: string) => string): readonly string[] {
  try {
    compile(text, change)
  } catch (error) {
    if (error instanceof LawDataError) return error.problems.map(({ line, reason }) => `${String(line)} ${reason}`)
    throw error
  }
  return []
}
const matter = (lines = '') => `matter own
  area: oral
  why: a section
${lines}`
const service = (lines: string) => `service OWN
  name: A service
${lines}`

describe('matters, services and findings are read', () => {
  test('a matter: its area, what a contact, an assessment and a visit are, and its facts', () => {
    const text = matter(`  at contact: contact, application
  at assessment: assessment
  at visit: firstCareEvent, dentistAppointment by dentist, talkHeld by another
  facts: urgent = true, student = false, service = specialised
`)
    const law = compile(`${text}${service('  opens: own when urgent, unless planned\n  opens: oral-care\n')}`)
    const [own, other] = law.serviceAreas.openings.get('OWN') ?? []
    expect(own).toEqual({
      matter: {
        id: 'own',
        area: 'oral',
        eventsAtContact: ['contact', 'application'],
        eventsAtAssessment: ['assessment'],
        eventsAtVisit: [
          { event: 'firstCareEvent', by: 'anybody' },
          { event: 'dentistAppointment', by: { profession: 'dentist' } },
          { event: 'talkHeld', by: 'another' },
        ],
        facts: { urgent: true, student: false, service: 'specialised' },
        leavesOut: [],
      },
      tests: [
        { circumstance: 'urgent', wanted: true },
        { circumstance: 'planned', wanted: false },
      ],
    })
    expect(other).toMatchObject({ matter: { id: 'oral-care' }, tests: [] })
  })
  test('a matter may leave out rules that there are, and no others', () => {
    const text = `${matter('  leaves out: SO-GENERAL, SO-75-7WD\n')}${service('  opens: own\n')}`
    expect(compile(text).serviceAreas.openings.get('OWN')?.[0]?.matter.leavesOut).toEqual(['SO-GENERAL', 'SO-75-7WD'])
    expect(problems(matter('  leaves out: SO-GENERAL, SO-NONE\n'))).toEqual(['4 matter own: unknown rule "SO-NONE"'])
  })
  test('a matter of nothing but an area, a service that opens nothing, and the age of a child', () => {
    const law = compile(`${matter()}${service('  opens nothing: nobody answers\n')}
service TWO
  name: Another
  opens: own
`)
    expect(law.serviceAreas.openings.get('OWN')).toEqual([])
    expect(law.serviceAreas.openings.get('TWO')?.[0]?.matter).toEqual({
      id: 'own',
      area: 'oral',
      eventsAtContact: [],
      eventsAtAssessment: [],
      eventsAtVisit: [],
      facts: {},
      leavesOut: [],
    })
    expect(law.serviceAreas.childUnder).toBe(18)
  })
  test('a finding: its title, its matters, its events and facts', () => {
    const text = `finding own-find
  title fi: Löydös
  title sv: Fynd
  title en: Finding
  matters: oral-care, therapy
  events: needFound, plan
  facts: planBased = true
  why: a section
`
    expect(compile(text).serviceAreas.findings.get('own-find')).toEqual({
      id: 'own-find',
      title: { fi: 'Löydös', sv: 'Fynd', en: 'Finding' },
      matters: ['oral-care', 'therapy'],
      events: ['needFound', 'plan'],
      facts: { planBased: true },
      putsOff: [],
    })
    expect(compile('').serviceAreas.findings.get('kela-application')?.asks).toBe('forMonth')
    expect(compile('').serviceAreas.findings.get('care-may-wait')?.putsOff).toEqual(['S-PHC-3M'])
    expect(compile('').serviceAreas.findings.get('doctor-needed')?.sendsOnTo).toBe('doctor')
    expect(compile('').serviceAreas.findings.has('own-find')).toBe(false)
  })
})

describe('what is wrong with them is said with its line', () => {
  const find = (lines: string) => `finding own-find
  title fi: a
  title sv: b
  title en: c
  why: d
${lines}`
  test.each([
    [
      'a rule put off that has no extension',
      find('  puts off: S-PHC-3W\n'),
      '6 finding own-find: rule "S-PHC-3W" has no extension to give',
    ],
    ['what cannot be asked', find('  asks: age\n'), '6 finding own-find: "age" cannot be asked'],
    [
      'a rule put off that is none',
      find('  puts off: S-9\n'),
      '6 finding own-find: rule "S-9" has no extension to give',
    ],
    [
      'a service given twice',
      `${service('  opens: oral-care\n')}${service('  opens: oral-care\n')}`,
      '4 service OWN is given twice',
    ],
    [
      'a service that says nothing',
      service(''),
      '1 service OWN: it says neither what it opens nor why it "opens nothing"',
    ],
    ['a service without a name', 'service OWN\n  opens: oral-care\n', '1 service OWN: "name" is missing'],
    ['an unknown matter', service('  opens: dance\n'), '3 service OWN: unknown matter "dance"'],
    [
      'an unreadable condition',
      service('  opens: oral-care if urgent\n'),
      '3 service OWN: cannot read the condition "if urgent"',
    ],
    [
      'a condition after another word',
      service('  opens: oral-care or when urgent\n'),
      '3 service OWN: cannot read the condition "or when urgent"',
    ],
    [
      'an unknown circumstance',
      service('  opens: oral-care when urgently\n'),
      '3 service OWN: cannot read the condition "when urgently"',
    ],
    [
      'an unknown field of a service',
      service('  opens: oral-care\n  opened: yes\n'),
      '4 service OWN: unknown field "opened"',
    ],
    ['an unknown area', matter().replace('oral', 'moral'), '2 matter own: unknown area "moral"'],
    ['a matter without an area', 'matter own\n  why: x\n', '1 matter own: "area" is missing'],
    ['an unknown event at contact', matter('  at contact: contct\n'), '4 matter own: unknown event "contct"'],
    ['an unknown event at assessment', matter('  at assessment: contct\n'), '4 matter own: unknown event "contct"'],
    ['an unknown event at a visit', matter('  at visit: contct by doctor\n'), '4 matter own: unknown event "contct"'],
    ['an unknown fact', matter('  facts: mood = true\n'), '4 matter own: unknown fact "mood"'],
    ['a fact that every object has', matter('  facts: toString = true\n'), '4 matter own: unknown fact "toString"'],
    ['an unknown field of a matter', matter('  at night: contact\n'), '4 matter own: unknown field "at night"'],
    ['an unknown matter of a finding', find('  matters: dance\n'), '6 finding own-find: unknown matter "dance"'],
    ['an unknown event of a finding', find('  events: contct\n'), '6 finding own-find: unknown event "contct"'],
    ['an unknown field of a finding', find('  when: now\n'), '6 finding own-find: unknown field "when"'],
    ['a finding without a title', 'finding own-find\n  why: d\n', '1 finding own-find: "title fi" is missing'],
  ])('%s', (_, text, problem) => {
    expect(problems(text)).toContain(problem)
  })
  test('the age of a child must be there, once, as a number', () => {
    const without = (text: string) => text.replace(/^age child\n( {2}.*\n)+/m, '')
    expect(problems('', without)).toContain('0 the block "age child" is missing')
    const of = (under: string) => problems(`age child\n  under: ${under}\n  why: x\n`, without)
    expect(of('18')).toEqual([])
    for (const wrong of ['eighteen', '118', '1.8', 'x18'])
      expect(of(wrong)).toContain(`2 age child: "${wrong}" is not an age`)
  })
})

test('without the age of a child no law is read, whatever other ages there are', () => {
  const change = (one: string) => one.replace('age child', 'age senior')
  try {
    compile('', change)
    throw new Error('it was read')
  } catch (error) {
    expect((error as LawDataError).problems).toContainEqual({
      file: 'law/service-areas.law',
      line: 0,
      reason: 'the block "age child" is missing',
    })
  }
})
