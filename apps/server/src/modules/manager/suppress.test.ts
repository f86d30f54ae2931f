import { expect, test } from 'vitest'
import { shareOf } from './suppress.ts'
import { toGroup } from './read-day.ts'

test('a group of four is hidden, one of five is shown', () => {
  expect(shareOf(4, 4)).toEqual({ hidden: true })
  expect(shareOf(4, 5)).toEqual({ n: 4, of: 5, hidden: false })
})
test('an empty group shows that there is nothing, not that something is hidden', () => {
  expect(shareOf(0, 0)).toEqual({ n: 0, of: 0, hidden: false })
})
test('a small group leaves no figure of its own anywhere in its row', () => {
  const row = { code: 'X', name: null, contacts: 4, answered: 3, promised: 4, kept: 2, breaking: 1 }
  expect(toGroup(row)).toEqual({
    code: 'X',
    name: { fi: 'X', sv: 'X', en: 'X' },
    sameDay: { hidden: true },
    promises: { hidden: true },
    hidden: true,
  })
  expect(toGroup({ ...row, contacts: 5 })).toMatchObject({ contacts: 5, breaking: 1, hidden: false })
})
