import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('every token has the value the design system gives it', () => {
  const ours = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
  const theirs = readFileSync(
    join(import.meta.dirname, '../../../../node_modules/suomifi-design-tokens/dist/tokens.scss'),
    'utf8',
  )
  const tokens = [...ours.matchAll(/--(fi-[\w-]+):\s*([^;]+);/g)]
  expect(tokens.length).toBeGreaterThan(30)
  for (const [, name, value] of tokens) expect(theirs).toContain(`$${String(name)}: ${String(value)};`)
})
