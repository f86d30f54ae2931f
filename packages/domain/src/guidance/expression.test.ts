import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateExpression, holds, type Expression, type FactView, type Truth } from './expression.ts'

const ids = ['a', 'b', 'c']
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('fact' as const), id: fc.constantFrom(...ids), possible: fc.boolean() }),
    fc.record({
      kind: fc.constant('number' as const),
      id: fc.constantFrom(...ids),
      operator: fc.constantFrom('<' as const, '>=' as const, '=' as const),
      limit: fc.integer({ min: 0, max: 2 }),
      possible: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('not' as const), inner: tie('expression') }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      parts: fc.array(tie('expression'), { maxLength: 3 }),
    }),
  ),
}))
const view = fc
  .record({
    truths: fc.tuple(...ids.map(() => fc.constantFrom<Truth>(0, 1, 2))),
    numbers: fc.tuple(...ids.map(() => fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }))),
  })
  .map(({ truths, numbers }): FactView => ({
    truthOf: (id) => truths[ids.indexOf(id)] ?? 1,
    numberOf: (id) => numbers[ids.indexOf(id)],
  }))

test('an expression holds exactly where its value is a known yes', () => {
  fc.assert(
    fc.property(expression, view, (one, facts) => {
      expect(holds(one, facts)).toBe(evaluateExpression(one, facts) === 2)
    }),
    { numRuns: 2_000 },
  )
})
