import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { knownRuleReasons } from './rule-reasons.ts'

test('every reason by which the server refuses an action has words that say what to do', () => {
  const root = join(import.meta.dirname, '../../../..')
  const files = globSync('apps/server/src/modules/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'))
  const named = files.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /'(?:rule-violated|action-not-possible|not-allowed)', \{ reason: '([a-z-]+)'/g,
    ),
  ])
  const reasons = new Set(named.map(([, reason]) => reason ?? ''))
  expect(reasons.size).toBeGreaterThan(15)
  expect([...reasons].filter((reason) => !knownRuleReasons.includes(reason))).toEqual([])
})

test('every refusal of a step of an appointment’s life has words', () => {
  const source = readFileSync(join(import.meta.dirname, '../../../domain/src/booking/life/decide-step.ts'), 'utf8')
  const union = /export type StepRefusal =([^;]*?)\n\n/.exec(source)?.[1] ?? ''
  const named = [...union.matchAll(/'([a-z-]+)'/g)].map(([, reason]) => reason ?? '')
  expect(named.length).toBeGreaterThan(12)
  expect(named.filter((reason) => !knownRuleReasons.includes(reason))).toEqual([])
})
