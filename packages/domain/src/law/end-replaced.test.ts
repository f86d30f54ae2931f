import { describe, expect, test } from 'vitest'
import { readLawFiles } from '../../../../tools/law/law-files.ts'
import { toEpochDay, toLocalDate } from '../time/index.ts'
import { compileLaw } from './compile-law.ts'
import { endReplaced } from './end-replaced.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import { furtherNotice, type Rule } from './rule.ts'

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

/** A copy of a rule of law/ under another id, as the file of a coming change would hold it. */
const copyOf = (id: string, change: (text: string) => string) => {
  const file = readLawFiles().find(({ text }) => text.includes(`\nrule ${id}\n`))
  const act = file?.text.match(/^act [\s\S]*?\n\n/m)?.[0] ?? ''
  const rule = file?.text.split(`\nrule ${id}\n`)[1]?.split('\nrule ')[0] ?? ''
  return { path: 'coming.law', text: `${act}rule ${id}-2027\n${change(rule)}`.replace(/\n*$/, `\n  replaces: ${id}\n`) }
}

describe('a coming rule for some is written by the words of the one it replaces', () => {
  const from2027 = (text: string) => text.replace(/in force: \S+ to/, 'in force: 2027-03-01 to')
  const open = compileLaw(readLawFiles()).rules.filter(
    ({ inForce, who }) => inForce !== null && inForce.to === furtherNotice && who.length > 0,
  )
  test.each(open.map(({ id }) => id))('%s: the same people, at other lines of another file', (id) => {
    const law = compileLaw([...readLawFiles(), copyOf(id, from2027)])
    expect(law.ruleById.get(id)?.inForce?.to).toBe(toEpochDay(toLocalDate('2027-02-28')))
  })
  test('in another order of lines too; with another line it is refused', () => {
    const swap = (text: string) => from2027(text).replace(/( {2}who: .*\n)( {2}who: .*\n)/, '$2$1')
    expect(() => compileLaw([...readLawFiles(), copyOf('CP-7WD-2015', swap)])).not.toThrow()
    const older = (text: string) => from2027(text).replace('starts:', 'who: age under 12 at contact\n  starts:')
    expect(() => compileLaw([...readLawFiles(), copyOf('CP-7WD-2015', older)])).toThrow(/nothing does for the others/)
  })
  test('what gave way to the old one gives way to the new one', () => {
    const law = compileLaw([...readLawFiles(), copyOf('H-PLAN-BASED', from2027)])
    expect(law.ruleById.get('H-PHC-3M-2025')?.givesWay).toEqual([
      'H-GP-14D-U23-2025',
      'H-PLAN-BASED',
      'H-PLAN-BASED-2027',
    ])
    const planned = evaluateClocks(law, {
      area: 'health',
      events: { contact: '2027-03-01', assessment: '2027-03-01' },
      facts: { age: 40, planBased: true },
    })
    expect(planned.map(({ ruleId }) => ruleId)).not.toContain('H-PHC-3M-2025')
  })
})

describe('what a replacing rule does to the others', () => {
  const law = compileLaw(readLawFiles())
  const [old, never] = ['H-PHC-3M-2025', 'H-GP-7D-NEVER'].map((id) => law.ruleById.get(id)) as [Rule, Rule]
  const day = (text: string) => toEpochDay(toLocalDate(text))
  const span = (from: string, to?: string) => ({ from: day(from), to: to === undefined ? furtherNotice : day(to) })
  const coming = (o: Partial<Rule> = {}): Rule => ({
    ...old,
    id: 'NEW',
    replaces: [old.id],
    inForce: span('2027-01-01'),
    ...o,
  })
  const read = (...rules: Rule[]) => {
    const problems: { line: number; reason: string }[] = []
    const ended = endReplaced(rules, { add: (_, line, reason) => problems.push({ line, reason }) })
    return { of: (id: string) => ended.find((rule) => rule.id === id)?.inForce, problems }
  }
  test('of two that replace it the earlier ends it, in whichever order they stand', () => {
    const [one, two] = [coming(), coming({ id: 'NEW2', inForce: span('2028-01-01') })]
    const ended = { from: old.inForce?.from, to: day('2026-12-31') }
    expect(read(old, one, two)).toMatchObject({ problems: [] })
    expect(read(old, one, two).of(old.id)).toEqual(ended)
    expect(read(old, two, one).of(old.id)).toEqual(ended)
  })
  test('one that is never in force ends nothing, and one that never was keeps that', () => {
    expect(read(old, coming({ inForce: null })).of(old.id)).toEqual(old.inForce)
    expect(read(old, coming({ inForce: null })).problems).toEqual([])
    const after = read(never, coming({ replaces: [never.id], obligation: never.obligation, who: never.who }))
    expect([after.of(never.id), after.problems]).toEqual([null, []])
  })
  test('a county’s promise replaces no law', () => {
    const { of, problems } = read(old, coming({ kind: 'promise' }))
    expect(problems.map(({ reason }) => reason)).toEqual([
      'promise NEW: replaces H-PHC-3M-2025, which is of another duty ("care-in-months")',
    ])
    expect(of(old.id)).toEqual(old.inForce)
  })
  const forATime = coming({ inForce: span('2027-01-01', '2027-12-31') })
  const next = (o: Partial<Rule> = {}) => coming({ id: 'NEXT', replaces: [], inForce: span('2028-01-01'), ...o })
  test.each<[string, Rule[]]>([
    ['the next day', [next()]],
    ['before its last day', [next({ inForce: span('2027-06-01') })]],
    ['the day after it began', [next({ inForce: span('2027-01-02') })]],
    ['for a day more', [next({ inForce: span('2027-06-01', '2028-01-01') })]],
  ])('a law for a time that another follows is taken: %s', (_, rest) => {
    expect(read(old, forATime, ...rest).problems).toEqual([])
    expect(read(...rest, forATime, old).of(old.id)?.to).toBe(day('2026-12-31'))
  })
  test.each<[string, Rule[]]>([
    ['nothing', []],
    ['a day too late', [next({ inForce: span('2028-01-02') })]],
    ['one that ends with it', [next({ inForce: span('2027-06-01', '2027-12-31') })]],
    ['one that began with it', [next({ inForce: span('2027-01-01') })]],
    ['one that is never in force', [next({ inForce: null })]],
    ['one of another duty', [next({ obligation: 'oral-care' })]],
    ['a county’s promise', [next({ kind: 'promise' })]],
  ])('a law for a time after which there is none is refused: %s', (_, rest) => {
    const { of, problems } = read(old, forATime, ...rest)
    expect(problems.map(({ reason }) => reason)).toEqual([
      'rule NEW: replaces H-PHC-3M-2025 for a time, and nothing is in force after its last day',
    ])
    expect(of(old.id)).toEqual(old.inForce)
  })
  const forSome = law.ruleById.get('H-GP-14D-U23-2025')?.who.slice(0, 1) ?? []
  test('a rule for some is taken where another replaces it for the rest, and one for everybody always', () => {
    const rest = coming({ id: 'REST', who: [] })
    expect(read(old, coming({ who: forSome }), rest).problems).toEqual([])
    expect(read(old, coming({ who: forSome })).problems).toHaveLength(1)
    expect(read(old, coming({ who: forSome }), next()).problems).toHaveLength(1)
    expect(read({ ...old, who: forSome }, coming({ who: [] })).problems).toEqual([])
    expect(read({ ...old, who: forSome }, coming({ who: forSome })).problems).toEqual([])
  })
})
