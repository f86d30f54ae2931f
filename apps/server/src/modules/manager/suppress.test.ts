import { expect, test } from 'vitest'
import { isSmallMunicipality, shareOf } from './suppress.ts'
import { toGroup, withBreaking } from './read-day.ts'

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

test('a group without a contact in these days shows the limits that break in it; one with a few contacts shows nothing', () => {
  const count = {
    service: 'X',
    service_name: null,
    municipality_code: null,
    municipality: null,
    due_date: '2026-11-24',
    n: 2,
  }
  const group = { code: 'Y', name: null, contacts: 3, answered: 3, promised: 0, kept: 0 }
  const groups = withBreaking(
    [group],
    [count, { ...count, due_date: '2026-11-25', n: 1 }, { ...count, service: 'Y' }],
    'service',
  )
  expect(groups.map(({ code, contacts, breaking }) => [code, contacts, breaking])).toEqual([
    ['Y', 3, 2],
    ['X', 0, 3],
  ])
  expect(groups.map((one) => toGroup(one)).map(({ hidden, breaking }) => [hidden, breaking])).toEqual([
    [true, undefined],
    [false, 3],
  ])
  // Where nobody lives in a known municipality there is no group to name.
  expect(withBreaking([], [count], 'municipality')).toEqual([])
})
test('a municipality is small by its contacts, and where none came lately by the limits that break in it', () => {
  const sizes = [0, 1, 4, 5]
  expect(sizes.map((contacts) => isSmallMunicipality({ contacts, breaking: 9 }))).toEqual([false, true, true, false])
  expect(sizes.map((breaking) => isSmallMunicipality({ contacts: 0, breaking }))).toEqual([false, true, true, false])
})
