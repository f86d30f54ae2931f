import pg from 'pg'
import { expect, test } from 'vitest'
import { toLocalDate } from '@luukku/domain/time'
import { createTestDatabase } from '@luukku/testkit/create-test-database'
import { fixedClock } from '@luukku/testkit/fixed-clock'
import { readCountyFiles } from './county-files.ts'
import { seedCounty } from './seed-county.ts'

test('rosters and interpreters are filled around each stretch of days and nowhere between', async () => {
  const county = await readCountyFiles('lapland')
  const few = {
    ...county,
    professionalsPer10000: Object.fromEntries(Object.keys(county.professionalsPer10000).map((name) => [name, 0.1])),
  }
  const database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.superuserUrl })
  try {
    await seedCounty(database.ownerUrl, few, fixedClock('2026-11-24T09:12:00+02:00'), [
      { day: toLocalDate('2026-11-24'), days: 5 },
      { day: toLocalDate('2060-03-01'), days: 5 },
    ])
    await client.connect()
    for (const table of ['shift', 'interpreter_time']) {
      const { rows } = await client.query<{ year: number }>(
        `select distinct extract(year from lower(during))::int as year from ${table} order by 1`,
      )
      expect(
        rows.map(({ year }) => year),
        table,
      ).toEqual([2026, 2060])
    }
  } finally {
    await client.end()
    await database.drop()
  }
})
