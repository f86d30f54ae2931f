import { expect, test } from 'vitest'
import { createStatementNames } from './statement-names.ts'

test('one text has one name, another text another, and both are short enough for PostgreSQL', () => {
  const nameOf = createStatementNames()
  expect(nameOf('select 1')).toBe(nameOf('select 1'))
  expect(nameOf('select 1')).not.toBe(nameOf('select 2'))
  expect(nameOf('select 2')?.length).toBeLessThan(63)
})

test('the thousandth text is kept; what comes after runs without a name, and the known ones keep theirs', () => {
  const nameOf = createStatementNames()
  const texts = Array.from({ length: 1000 }, (_, n) => `select ${String(n)}`)
  expect(new Set(texts.map(nameOf)).size).toBe(1000)
  expect(nameOf('select 999')).toBeDefined()
  expect(nameOf('select 1000')).toBeUndefined()
  expect(nameOf('select 0')).toBe('s1')
})
