import { describe, expect, test } from 'vitest'
import { readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { LawDataError } from './law-data-error.ts'
import { areForOthers } from './validate-rules.ts'

type Fields = Readonly<Partial<Record<string, string>>>
const act = 'act 1/2020\n  name fi: a\n  name sv: b\n  name en: c\n\n'
const block = (heading: string, fields: Fields = {}) => {
  const all = {
    ...{
      section: '1',
      'title fi': 'a',
      'title sv': 'b',
      'title en': 'c',
      area: 'data',
      obligation: 'own',
      limit: '1 week',
    },
    ...{ starts: 'logRequestArrived', stops: 'supplementRequested', 'version by': 'logRequestArrived' },
    ...{ 'in force': '2020-01-01 to further notice', transition: 'none', source: 'https://example.org' },
    ...{ 'text seen in': 'nowhere', confidence: 'high', ...fields },
  }
  const lines = Object.entries(all).flatMap(([key, value = '']) => value.split('\n').map((one) => `  ${key}: ${one}\n`))
  return `${heading}\n${lines.join('')}\n`
}
const files = readLawFiles()
const withBlocks = (...blocks: readonly string[]) =>
  compileLaw([...files, { path: 'law/z.law', text: act + blocks.join('') }])
/** What is wrong with these beside the law of the repository. */
const problems = (...blocks: readonly string[]): readonly string[] => {
  try {
    withBlocks(...blocks)
  } catch (error) {
    if (error instanceof LawDataError) return error.problems.map(({ reason }) => reason)
    throw error
  }
  return []
}

describe('what a rule names', () => {
  test('an id is used once, and the other place is named', () => {
    expect(problems(block('rule A'), block('rule A', { obligation: 'other' }))).toEqual([
      'rule A: the id is already used in law/z.law:6',
    ])
  })
  test('neither its stop event nor what meets it alone starts it, whichever of its starts that is', () => {
    const reason = 'rule A: it starts and stops by the same event'
    expect(problems(block('rule A', { 'met also by': 'logRequestArrived' }))).toEqual([reason])
    expect(problems(block('rule A', { starts: 'contact, supplementRequested' }))).toEqual([reason])
    expect(problems(block('rule A', { starts: 'contact, logRequestArrived', 'met also by': 'talkHeld' }))).toEqual([])
  })
  test('the rule by which it starts is one of the data', () => {
    expect(problems(block('rule A', { starts: 'logRequestArrived by AD-LETTER-8D' }))).toEqual([
      'rule A: starts by the unknown rule "AD-LETTER-8D"',
    ])
    expect(problems(block('rule A', { starts: 'logRequestArrived by AD-LETTER-7D' }))).toEqual([])
  })
  test('a promise is called one', () => {
    expect(problems(block('promise A', { 'gives way to': 'NONE' }))).toEqual([
      'promise A: gives way to the unknown rule "NONE"',
    ])
  })
})

describe('versions of one duty', () => {
  const first = { 'in force': '2020-01-01 to 2021-12-31' }
  const second = { 'in force': '2022-01-01 to further notice' }
  const overlapping = 'overlaps A, another version of "own", for the same people'
  test('one after the other without a day between, in either order in the file', () => {
    expect(problems(block('rule A', first), block('rule B', second))).toEqual([])
    expect(problems(block('rule B', second), block('rule A', first))).toEqual([])
    const late = { 'in force': '2022-01-03 to further notice' }
    const gap = 'no version of "own" is in force from 2022-01-01 to 2022-01-02'
    expect(problems(block('rule A', first), block('rule B', late))).toEqual([`rule B: ${gap}`])
    expect(problems(block('rule B', late), block('rule A', first))).toEqual([`rule B: ${gap}`])
  })
  test('of three the last is held against the first too, and a short one inside a long one leaves no gap', () => {
    const inside = { 'in force': '2020-06-01 to 2020-12-31', 'gives way to': 'A' }
    expect(problems(block('rule A', first), block('rule B', inside), block('rule C', second))).toEqual([])
    const early = { 'in force': '2021-12-31 to further notice' }
    expect(problems(block('rule A', first), block('rule B', inside), block('rule C', early))).toEqual([
      `rule C: ${overlapping}`,
    ])
  })
  test('they overlap lawfully where either gives way to the other', () => {
    expect(problems(block('rule A'), block('rule B'))).toEqual([`rule B: ${overlapping}`])
    expect(problems(block('rule A'), block('rule B', { 'gives way to': 'A' }))).toEqual([])
    expect(problems(block('rule A', { 'gives way to': 'B' }), block('rule B'))).toEqual([])
  })
  test('a rule that was never in force and the promises of counties overlap nothing and leave no gap', () => {
    expect(problems(block('rule A'), block('rule B', { 'in force': 'never' }))).toEqual([])
    expect(problems(block('promise A'), block('promise B'))).toEqual([])
    expect(problems(block('promise A', first), block('promise B', { 'in force': '2025-01-01 to 2025-12-31' }))).toEqual(
      [],
    )
  })
  test('three ages: the days that those between have no version on are named with their ages', () => {
    const young = block('rule A', { who: 'age under 18 at contact' })
    const old = block('rule C', { who: 'age at least 23 at contact' })
    const middle = (id: string, days: string) =>
      block(`rule ${id}`, { who: 'age at least 18 at contact\nage under 23 at contact', 'in force': days })
    const until2021 = middle('B', '2020-01-01 to 2021-12-31')
    expect(problems(young, until2021, middle('B2', '2022-01-01 to further notice'), old)).toEqual([])
    const late = middle('B2', '2022-02-01 to further notice')
    const gap =
      'rule B2: no version of "own" is in force for people of at least 18 and under 23 from 2022-01-01 to 2022-01-31'
    expect(problems(young, until2021, late, old)).toEqual([gap])
    expect(problems(old, late, until2021, young)).toEqual([gap])
  })
  test('the young and the grown of different times leave no age between; of one day they do', () => {
    const young = (days: string) => block('rule A', { who: 'age under 18 at contact', 'in force': days })
    const grown = block('rule B', { who: 'age at least 23 at contact', 'in force': '2022-01-01 to further notice' })
    expect(problems(young('2020-01-01 to 2021-12-31'), grown)).toEqual([])
    expect(problems(young('2020-01-01 to 2022-01-01'), grown)).toEqual([
      'rule B: no version of "own" is for people of 18-22 years: A ends before them',
    ])
  })
  test('nor do they where the grown came first', () => {
    const grown = block('rule A', { who: 'age at least 23 at contact', 'in force': '2020-01-01 to 2021-12-31' })
    const young = (from: string) =>
      block('rule B', { who: 'age under 18 at contact', 'in force': `${from} to further notice` })
    expect(problems(grown, young('2022-01-01'))).toEqual([])
    expect(problems(grown, young('2021-12-31'))).toEqual([
      'rule A: no version of "own" is for people of 18-22 years: B ends before them',
    ])
  })
  test('of several for the young the one that reaches furthest counts', () => {
    const under = (id: string, age: number) =>
      block(`rule ${id}`, { who: `age under ${String(age)} at contact`, 'gives way to': 'A' })
    const grown = block('rule C', { who: 'age at least 23 at contact' })
    expect(problems(under('A', 23).replace(/ {2}gives.*\n/, ''), under('B', 18), grown)).toEqual([])
    expect(problems(under('A', 20).replace(/ {2}gives.*\n/, ''), under('B', 18), grown)).toEqual([
      'rule C: no version of "own" is for people of 20-22 years: A, B ends before them',
    ])
  })
})

describe('whether two rules are for other people', () => {
  const whoOf = (one: string, other: string) => {
    const { ruleById } = withBlocks(
      block('rule A', one === '' ? {} : { who: one }),
      block('rule B', { obligation: 'other', ...(other === '' ? {} : { who: other }) }),
    )
    const [a, b] = [ruleById.get('A'), ruleById.get('B')]
    if (a === undefined || b === undefined) throw new Error('no such rule')
    return [areForOthers(a, b), areForOthers(b, a)]
  }
  test.each([
    ['age under 23 at contact', 'age at least 23 at contact', true],
    ['age under 23 at contact', 'age over 75 at contact', true],
    ['age under 23 at contact', 'age at least 22 at contact', false],
    ['age under 23 at contact', 'age at least 23 at assessment', false],
    ['age under 18 at contact', 'age under 23 at contact', false],
    ['age at least 23 at contact', 'age over 75 at contact', false],
    ['age under 23 at contact', 'reason is illness', false],
    ['reason is illness', 'reason is injury', true],
    ['reason is illness | injury', 'reason is injury | rehabilitation', false],
    ['reason is illness', 'specialty is other', false],
    ['reason is illness', 'reason is not illness', true],
    ['reason is illness | injury', 'reason is not illness', false],
    ['reason is illness', 'reason is other than illness', true],
    ['reason is illness', 'reason is other than injury', false],
    ['reason is not illness', 'reason is not illness', false],
    ['reason is illness', 'reason is known', false],
    ['reason is illness or disabled is true', 'reason is injury', false],
    ['reason is illness or reason is rehabilitation', 'reason is injury', true],
    ['reason is illness\ndisabled is true', 'reason is injury', true],
    ['disabled is true\nreason is illness', 'student is true\nreason is injury', true],
    ['reason is illness', '', false],
    ['', '', false],
  ])('%j and %j: %s, in either order', (one, other, expected) => {
    expect(whoOf(one, other)).toEqual([expected, expected])
  })
})
