import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@luukku/domain/access'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { run as journal } from '../cli/journal.ts'
import { systemClock as clock } from './clock.ts'
import { createDb, type Db } from './db.ts'
import { readAnchors, startAnchoring } from './journal-anchor.ts'
import { findChainFaults, findLostAnchors } from './journal-verify-queries.ts'

const system: Actor = { kind: 'system', county: 'c', task: 'test' }
let database: TestDatabase
let app: Db
let superuser: Db
const write = (n: number) =>
  Promise.all(
    Array.from({ length: n }, () =>
      app.write(
        { actor: system, purpose: 'care', requestId: randomUUID(), clock, action: 'test', ground: 'g' },
        async (tx) => {
          tx.journal({ register: 'health', persons: [randomUUID(), randomUUID()], detail: { rows: 2 } })
        },
      ),
    ),
  )
const faults = () => superuser.technical('c', findChainFaults, clock)
const tamper = (statement: ReturnType<typeof sql>) => superuser.technical('c', (tx) => tx.run(statement), clock)

beforeAll(async () => {
  database = await createTestDatabase()
  app = createDb(database.appUrl, { pool: 8 })
  superuser = createDb(database.superuserUrl, { pool: 1 })
  await tamper(sql`insert into county (id, code, name) values ('c', '21', '{"fi":"K","sv":"K","en":"K"}')`)
})
afterAll(async () => {
  await Promise.all([app.close(), superuser.close()])
  await database.drop()
})
beforeEach(async () => {
  await tamper(sql`truncate journal_entry, journal_subject`)
  await tamper(
    sql`update journal_head set seq = 0, hash = sha256(convert_to('luukku journal chain ' || chain, 'UTF8'))`,
  )
  await write(60)
})

describe('the journal', () => {
  test('sixty entries written side by side make valid chains', async () => {
    expect(await faults()).toEqual([])
    const rows = await superuser.technical(
      'c',
      (tx) =>
        tx.rows(
          sql<{
            n: number
            s: number
          }>`select count(*)::int n, (select count(*)::int from journal_subject) s from journal_entry`,
        ),
      clock,
    )
    expect(rows[0]).toEqual({ n: 60, s: 120 })
  })
  test.each([
    [
      'a changed actor',
      sql`update journal_entry set actor_id = 'somebody' where (chain, seq) = (select chain, seq from journal_entry limit 1)`,
      'hash',
    ],
    [
      'a changed time',
      sql`update journal_entry set at = at + interval '1 microsecond' where (chain, seq) = (select chain, seq from journal_entry limit 1)`,
      'hash',
    ],
    [
      'an entry taken out of the middle',
      sql`delete from journal_entry where (chain, seq) in (select chain, 1 from journal_entry where seq = 3 limit 1)`,
      'gap',
    ],
    [
      'a subject taken away',
      sql`delete from journal_subject where person_id = (select person_id from journal_subject limit 1)`,
      'subjects',
    ],
    [
      'a subject added',
      sql`insert into journal_subject select chain, seq, 'c', gen_random_uuid() from journal_entry limit 1`,
      'subjects',
    ],
    [
      'a cut tail',
      sql`delete from journal_entry e where seq = (select max(seq) from journal_entry x where x.chain = e.chain)`,
      'head',
    ],
  ])('%s is found', async (_name, statement, what) => {
    await tamper(statement)
    expect((await faults()).map((f) => f.what)).toContain(what)
  })
  test('a tail that vanished with its head leaves a valid chain, and the anchor tells', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'anchor-')), 'anchors.jsonl')
    const anchoring = startAnchoring({ db: superuser, county: 'c', clock, file, onFault: () => undefined })
    await anchoring.anchorNow()
    anchoring.stop()
    const { anchors } = await readAnchors(file)
    const lost = () => superuser.technical('c', (tx) => findLostAnchors(tx, anchors), clock)
    expect(await lost()).toEqual([])
    await tamper(sql`truncate journal_entry, journal_subject`)
    await tamper(
      sql`update journal_head set seq = 0, hash = sha256(convert_to('luukku journal chain ' || chain, 'UTF8'))`,
    )
    expect(await faults()).toEqual([])
    expect((await lost()).length).toBeGreaterThan(0)
  })
  test('a journal older than its anchors should be, without their file, is said to be wrong; a young one is not', async () => {
    await tamper(sql`truncate journal_entry, journal_subject`)
    await tamper(
      sql`update journal_head set seq = 0, hash = sha256(convert_to('luukku journal chain ' || chain, 'UTF8'))`,
    )
    const folder = await mkdtemp(join(tmpdir(), 'anchor-'))
    vi.stubEnv('LUUKKU_ANCHOR_FILE', join(folder, 'gone.jsonl'))
    vi.stubEnv('DATABASE_URL', database.ownerUrl)
    let said = ''
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said = String(text)), true))
    const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    try {
      await write(1)
      expect([await journal(), JSON.parse(said)]).toMatchObject([0, { faults: [], anchorsMissing: false }])
      const old = { now: () => new Date(Date.now() - 3_600_000) }
      await app.write(
        { actor: system, purpose: 'care', requestId: randomUUID(), clock: old, action: 'test', ground: 'g' },
        async (tx) => tx.journal({ register: 'health', persons: [] }),
      )
      expect([await journal(), JSON.parse(said)]).toMatchObject([1, { faults: [], anchorsMissing: true }])
    } finally {
      out.mockRestore()
      err.mockRestore()
      vi.unstubAllEnvs()
    }
  })
  test('a journal that was emptied, or cut, with its heads and its anchors is told by the persons that stand without an entry', async () => {
    vi.stubEnv('LUUKKU_ANCHOR_FILE', join(await mkdtemp(join(tmpdir(), 'anchor-')), 'gone.jsonl'))
    vi.stubEnv('DATABASE_URL', database.ownerUrl)
    const empty = async () => {
      await tamper(sql`truncate journal_entry, journal_subject`)
      await tamper(
        sql`update journal_head set seq = 0, hash = sha256(convert_to('luukku journal chain ' || chain, 'UTF8'))`,
      )
    }
    let said = ''
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said = String(text)), true))
    const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    const verify = async () => [await journal(), JSON.parse(said)] as unknown
    const store = (age: string) =>
      tamper(
        sql`insert into person (id, county_id, created_at) values (gen_random_uuid(), 'c', now() - ${age}::interval)`,
      )
    try {
      await empty()
      expect(await verify(), 'a new installation').toMatchObject([0, { entriesMissing: false }])
      await store('1 minute')
      expect(await verify(), 'emptied').toMatchObject([1, { faults: [], anchorsMissing: false, entriesMissing: true }])
      await write(1)
      expect(await verify()).toMatchObject([0, { entriesMissing: false }])
      await store('-1 second')
      expect(await verify(), 'cut').toMatchObject([1, { faults: [], anchorsMissing: false, entriesMissing: true }])
    } finally {
      await tamper(sql`delete from person`)
      out.mockRestore()
      err.mockRestore()
      vi.unstubAllEnvs()
    }
  })
  test('entries that lie further behind the newest anchor than a minute or two are said to be held against nothing', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'anchor-')), 'anchors.jsonl')
    let now = Date.now()
    const moved = { now: () => new Date(now) }
    const anchoring = startAnchoring({ db: superuser, county: 'c', clock: moved, file, onFault: () => undefined })
    anchoring.stop()
    await write(1)
    await anchoring.anchorNow()
    const newestAnchor = new Date(now).toISOString()
    vi.stubEnv('LUUKKU_ANCHOR_FILE', file)
    vi.stubEnv('DATABASE_URL', database.ownerUrl)
    let said = ''
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said = String(text)), true))
    const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    const writeAfter = (ms: number) => {
      now += ms
      return app.write(
        { actor: system, purpose: 'care', requestId: randomUUID(), clock: moved, action: 'test', ground: 'g' },
        async (tx) => tx.journal({ register: 'health', persons: [] }),
      )
    }
    try {
      await writeAfter(110_000)
      expect([await journal(), JSON.parse(said)]).toMatchObject([0, { newestAnchor, anchorsOld: false }])
      await writeAfter(20_000)
      expect([await journal(), JSON.parse(said)]).toMatchObject([1, { faults: [], newestAnchor, anchorsOld: true }])
      await anchoring.anchorNow()
      expect([await journal(), JSON.parse(said)]).toMatchObject([0, { anchorsOld: false }])
    } finally {
      out.mockRestore()
      err.mockRestore()
      vi.unstubAllEnvs()
    }
  })
  test('a last line cut while it was written is named, those before it are held against the journal, and the next one is whole', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'anchor-')), 'anchors.jsonl')
    const anchoring = startAnchoring({ db: superuser, county: 'c', clock, file, onFault: () => undefined })
    anchoring.stop()
    await anchoring.anchorNow()
    await write(3)
    await anchoring.anchorNow()
    const [first = '', second = ''] = (await readFile(file, 'utf8')).split('\n')
    await writeFile(file, `${first}\n${second.slice(0, second.length / 2)}`)
    vi.stubEnv('LUUKKU_ANCHOR_FILE', file)
    vi.stubEnv('DATABASE_URL', database.ownerUrl)
    let said = ''
    let told = ''
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said = String(text)), true))
    const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told = String(text)), true))
    try {
      const verify = async () => [await journal(), JSON.parse(said)] as unknown
      expect(await verify()).toMatchObject([0, { faults: [], lostAnchors: [], anchors: 8, tornLines: [2] }])
      expect(told).toBe(`journal verify: not whole in ${file}: line 2; the other lines were read\n`)
      await anchoring.anchorNow()
      expect(await verify()).toMatchObject([0, { anchors: 16, tornLines: [2] }])
      await tamper(sql`truncate journal_entry, journal_subject`)
      await tamper(
        sql`update journal_head set seq = 0, hash = sha256(convert_to('luukku journal chain ' || chain, 'UTF8'))`,
      )
      expect(await verify()).toMatchObject([1, { faults: [], tornLines: [2] }])
    } finally {
      out.mockRestore()
      err.mockRestore()
      vi.unstubAllEnvs()
    }
  })
})
