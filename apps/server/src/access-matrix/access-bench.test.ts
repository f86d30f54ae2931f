import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestGround, type AccessGround } from '@luukku/testkit/access/access-ground'
import { askWithEmptyGrants } from '@luukku/testkit/access/empty-grants'
import { listEndpoints } from '@luukku/testkit/access/list-endpoints'
import { runMatrix } from '@luukku/testkit/access/run-matrix'

/** A seeded part of `./luukku bench access-matrix`, which asks everything. */
const roles = JSON.parse(await readFile(new URL('./expected.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>
let ground: AccessGround
beforeAll(async () => {
  ground = await openTestGround()
})
afterAll(() => ground.close())

const run = async (on: AccessGround, o: { calls: number; seed: number; breakIt?: string }) =>
  runMatrix({ ground: on, endpoints: await listEndpoints(on), roles, ...o })

test('route x role x relation, a seeded part: nothing planted is met by whom it is not for, and what is hidden is answered as what is not there', async () => {
  const result = await run(ground, { calls: 3000, seed: 20261125 })
  expect(result.faults).toEqual([])
  expect(result).toMatchObject({ changedTables: [], logHits: 0, looks: { unjournaled: 0 } })
  expect(result.refusals.journaled).toBe(result.refusals.answered)
  expect(result.looks.answered).toBeGreaterThan(0)
}, 300_000)
test('nobody with empty hands sees a row in any table about a person, and each is guarded', async () => {
  const { seen, unguarded, tables } = await askWithEmptyGrants(ground)
  expect(tables).toBeGreaterThan(15)
  expect({ seen, unguarded }).toEqual({ seen: [], unguarded: [] })
})
test('the matrix can fail: with one policy too wide it finds what was planted', async () => {
  const broken = await openTestGround()
  try {
    const result = await run(broken, {
      calls: 1200,
      seed: 7,
      breakIt: `create policy too_wide on need for select to luukku_app using (true)`,
    })
    expect(result.canaryHits + result.openedWrongly).toBeGreaterThan(0)
  } finally {
    await broken.close()
  }
}, 300_000)
