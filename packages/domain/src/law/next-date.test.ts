import { expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import { findNextDate, listBreaking } from './next-date.ts'
import type { LawEvents } from './types.ts'

const day = toLocalDate
const clocks = (more: LawEvents = {}) =>
  evaluateClocks(readLaw(), {
    area: 'disability',
    events: { contact: '2026-11-24', matterPending: '2026-11-24', ...more },
    facts: { birthDate: '2002-01-01', disabled: true },
    asOf: '2026-11-25',
  })

test('the earlier of the legal and the real-life date is on the card', () => {
  expect(findNextDate(clocks())).toMatchObject({ date: '2026-12-03', kind: 'law', because: 'SO-DISABLED-2025' })
  const assessed = clocks({ assessmentStarted: '2026-11-25' })
  expect(findNextDate(assessed)).toMatchObject({ date: '2027-02-24', because: 'SO-EXEC-3M' })
  expect(findNextDate(assessed, [{ kind: 'move', date: day('2027-01-15') }])).toEqual({
    date: '2027-01-15',
    kind: 'realLife',
    because: 'move',
  })
  expect(findNextDate(clocks(), [{ kind: 'move', date: day('2026-12-03') }])?.kind).toBe('realLife')
  expect(findNextDate(clocks(), [{ kind: 'move', date: day('2026-12-04') }])?.kind).toBe('law')
  expect(findNextDate([])).toBeUndefined()
})

test('a clock breaks within 14 days when its last day is the fourteenth, and not when it is the fifteenth', () => {
  const ids = (today: string) => listBreaking(clocks(), day(today), 14).map(({ ruleId }) => ruleId)
  expect(ids('2026-11-19')).toEqual(['SO-DISABLED-2025'])
  expect(ids('2026-11-18')).toEqual([])
  expect(ids('2027-02-10')).toEqual(['SO-DISABLED-2025', 'SO-EXEC-3M'])
  expect(listBreaking(clocks({ assessmentStarted: '2026-12-01' }), day('2026-11-25'), 14)).toEqual([])
})
