import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'case.css'), 'utf8')

test('only a line of the plan is laid out as one: the steps within it are a list of their own', () => {
  const rules = css.match(/^.*\.plan\b[^{]*\{/gm) ?? []
  expect(rules.length).toBeGreaterThan(1)
  expect(rules.filter((rule) => /\.plan\s+(ol|li)/.test(rule))).toEqual([])
})

test('in a panel a button of a choice stands beside its words, whatever other fields do there', () => {
  const column = css.indexOf('.panel label:not(.check)')
  const beside = css.search(/\.panel \.choice label \{\s*flex-direction: row;/)
  expect(column).toBeGreaterThan(-1)
  expect(beside).toBeGreaterThan(column)
})
