import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../../../..')
const places = ['apps/server/src', 'apps/web-resident/app', 'apps/web-staff/src', 'packages']

/**
 * ASVS 5.0 V1.2.10 (attack 47): a cell that begins with = + - @ or a tab is a formula to whoever opens a table. There is no table
 * to open: files are JSON, pages and calendars. The first one that is made turns this red, and brings its own test of cells.
 */
test('V1.2.10: no file of a table is made anywhere, in whose cells somebody’s words could be formulas', () => {
  const makers = places.flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules') && !/\.test\.tsx?$/.test(file))
      .filter((file) =>
        /text\/(?:csv|tab-separated)|spreadsheetml|ms-excel|\.(?:csv|xlsx?|ods|tsv)['"`]/i.test(
          readFileSync(join(root, place, file), 'utf8'),
        ),
      )
      .map((file) => `${place}/${file}`),
  )
  expect(makers).toEqual([])
})
