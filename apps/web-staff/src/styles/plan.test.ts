import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('only a line of the plan is laid out as one: the steps within it are a list of their own', () => {
  const rules = readFileSync(join(import.meta.dirname, 'case.css'), 'utf8').match(/^.*\.plan\b[^{]*\{/gm) ?? []
  expect(rules.length).toBeGreaterThan(1)
  expect(rules.filter((rule) => /\.plan\s+(ol|li)/.test(rule))).toEqual([])
})
