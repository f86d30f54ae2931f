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
