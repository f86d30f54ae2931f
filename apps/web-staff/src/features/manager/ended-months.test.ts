import { expect, test } from 'vitest'
import { endedMonths } from './ended-months.ts'

test('the months that are over, the last first, over the turn of the year', () => {
  const months = endedMonths('2026-02-01', '2026-01')
  expect(months.slice(0, 3)).toEqual(['2026-01', '2025-12', '2025-11'])
  expect(months).toHaveLength(12)
})
test('an older month that is asked for is there too, one that is not over is not', () => {
  expect(endedMonths('2026-11-30', '2025-08').at(-1)).toBe('2025-08')
  expect(endedMonths('2026-11-30', '2026-11')).not.toContain('2026-11')
})
