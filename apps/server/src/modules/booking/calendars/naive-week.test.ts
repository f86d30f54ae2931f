import { expect, test } from 'vitest'
import { compareWeek } from '@luukku/testkit/naive-week/compare-week'

const seeds = Array.from({ length: 25 }, (_, n) => n + 1)

test('the searches of random weeks find what a search by hand finds: times, colleagues, rooms, interpreters, times over others, groups, series', () => {
  const weeks = seeds.map(compareWeek)
  expect(weeks.flatMap(({ differences }) => differences)).toEqual([])
  const sum = (of: (week: (typeof weeks)[number]) => number) => weeks.reduce((all, week) => all + of(week), 0)
  // Weeks in which nothing is found compare nothing.
  for (const found of [sum((w) => w.times), sum((w) => w.overTimes), sum((w) => w.sessions), sum((w) => w.series)])
    expect(found).toBeGreaterThan(50)
})
