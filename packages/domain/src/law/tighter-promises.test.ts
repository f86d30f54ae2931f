import { describe, expect, test } from 'vitest'
import { readLawFiles } from '../../../../tools/law/law-files.ts'
import { compareMatter } from './compare-laws.ts'
import { compileLaw } from './compile-law.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import type { LawInput } from './types.ts'

const promise = (limit: string) => `act promises
  name fi: Lupaukset
  name sv: Löften
  name en: Promises

promise P-CARE
  section: 1
  title fi: a
  title sv: b
  title en: c
  area: health
  obligation: p-care
  starts: assessment
  stops: firstCareEvent
  limit: ${limit}
  in force: 2026-01-01 to further notice
  version by: assessment
  transition: none
  confidence: high
  source: the county council
`
const files = readLawFiles()
const withPromise = (text: string) => compileLaw([...files, { path: 'p.law', text }])
/** An adult: by the law three months, 1 May 2027. */
const matter: LawInput = {
  area: 'health',
  events: { assessment: '2027-02-01' },
  facts: { age: 40, reason: 'illness', specialty: 'general-medicine' },
}
const promised = (text: string) => evaluateClocks(withPromise(text), matter).filter(({ kind }) => kind === 'promise')

describe('a county’s own promise', () => {
  test.each([
    ['1 month', ['2027-03-01']],
    ['89 calendar days', ['2027-05-01']],
    ['90 calendar days', []],
    ['6 months', []],
    ['without delay', []],
  ])('of %s beside three months of the law: %j', (limit, days) => {
    expect(promised(promise(limit)).map(({ dueDate }) => dueDate)).toEqual(days)
  })
  test('where the law gives no clock it stands alone', () => {
    const text = promise('6 months').replace('firstCareEvent', 'responsibilityMoved')
    expect(promised(text).map(({ dueDate }) => dueDate)).toEqual(['2027-08-01'])
  })
  test('it gives way to a rule of the law where that one runs, as care by a plan', () => {
    const text = promise('1 month').replace('  in force', '  gives way to: H-PLAN-BASED\n  in force')
    const planned = { ...matter, facts: { ...matter.facts, planBased: true } }
    const promises = (one: LawInput) => evaluateClocks(withPromise(text), one).filter(({ kind }) => kind === 'promise')
    expect([promises(matter).length, promises(planned).length]).toEqual([1, 0])
  })
  test('a file that an editor began with a mark is read all the same', () => {
    expect(promised(`\uFEFF${promise('1 month')}`)).toHaveLength(1)
  })
  test('a rehearsal marks it as a promise, and a rule of the law not', () => {
    const [one] = compareMatter(compileLaw(files), withPromise(promise('1 month')), 'x', matter)
    expect(one).toMatchObject({ now: null, then: { ruleId: 'P-CARE', kind: 'promise' } })
    const changed = files.map(({ path, text }) => ({
      path,
      text: text.replace(/(rule H-PHC-3M-2025\n(?: {2}.*\n)*? {2}limit: )3 months/, '$12 months'),
    }))
    const [law] = compareMatter(compileLaw(files), compileLaw(changed), 'x', matter)
    expect(law?.then).toEqual({ ruleId: 'H-PHC-3M-2025', dueDate: '2027-04-01' })
  })
})
