import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@luukku/domain/access'
import { fixedClock } from '@luukku/testkit/fixed-clock'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { createDb, type Db } from './db.ts'

let database: TestDatabase
let db: Db
const clock = fixedClock('2026-11-24T09:12:00+02:00')
const [personA, personB] = [randomUUID(), randomUUID()]
const resident = (id: string): Actor => ({ kind: 'resident', county: 'c1', personId: id, persons: [id] })
const options = (actor: Actor) => ({
  actor,
  purpose: 'own-matter' as const,
  requestId: randomUUID(),
  clock,
  action: 'test',
  ground: 'test',
})

beforeAll(async () => {
  database = await createTestDatabase()
  // One connection: whatever the first actor left behind, the second would find.
  db = createDb(database.appUrl, { pool: 2 })
  const owner = createDb(database.superuserUrl, { pool: 1 })
  await owner.technical(
    'c1',
    (tx) =>
      tx.run(
        sql`insert into county (id, code, name) values ('c1', '21', '{"fi":"K","sv":"K","en":"K"}'), ('c2', '22', '{"fi":"K","sv":"K","en":"K"}')`,
      ),
    clock,
  )
  await owner.close()
  for (const id of [personA, personB])
    await db.write(options(resident(id)), async (tx) => {
      await tx.run(sql`insert into person (id, county_id, created_at) values (${id}, 'c1', ${tx.at})`)
      tx.journal({ register: 'both', persons: [id] })
    })
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

describe('the wall', () => {
  const seen = (actor: Actor) => db.read(options(actor), (tx) => tx.rows(sql<{ id: string }>`select id from person`))

  test('two actors one after the other on one connection see their own rows only, without any filter', async () => {
    expect((await seen(resident(personA))).map((r) => r.id)).toEqual([personA])
    expect((await seen(resident(personB))).map((r) => r.id)).toEqual([personB])
  })
  test('an empty grant sees nothing', async () => {
    expect(await seen({ kind: 'resident', county: 'c1', personId: personA, persons: [] })).toEqual([])
    expect(await seen({ kind: 'anonymous', county: 'c1' })).toEqual([])
  })
  test('another county sees nothing', async () => {
    expect(await seen({ kind: 'resident', county: 'c2', personId: personA, persons: [personA] })).toEqual([])
    expect(await seen({ kind: 'system', county: 'c2', task: 't' })).toEqual([])
  })
  test('the guidance unit sees both, a professional without a need of theirs sees neither', async () => {
    const staff = (guidance: boolean): Actor => ({
      kind: 'staff',
      county: 'c1',
      staffId: randomUUID(),
      roles: ['health'],
      registers: ['health', 'both'],
      guidance,
      unitId: randomUUID(),
      languages: [],
      licensed: true,
    })
    expect((await seen(staff(true))).length).toBe(2)
    expect(await seen(staff(false))).toEqual([])
  })
  test('a resident cannot write a row about somebody else', async () => {
    await expect(
      db.write(options(resident(personA)), (tx) =>
        tx.run(sql`insert into person (id, county_id, created_at) values (${randomUUID()}, 'c1', ${tx.at})`),
      ),
    ).rejects.toThrow(/row-level security/)
  })
  test('the journal can be appended to and neither changed nor deleted', async () => {
    for (const statement of [
      sql`update journal_entry set action = 'x'`,
      sql`delete from journal_entry`,
      sql`delete from journal_subject`,
      sql`update journal_head set seq = 0`,
      sql`insert into journal_subject values (0, 1, 'c1', ${personA})`,
    ])
      await expect(db.write(options(resident(personA)), (tx) => tx.run(statement))).rejects.toThrow(/permission denied/)
  })
  test('a person reads the entries about themself only', async () => {
    const entries = (actor: Actor) =>
      db.read(options(actor), (tx) => tx.rows(sql<{ action: string }>`select action from journal_entry`))
    expect((await entries(resident(personA))).length).toBe(1)
    expect((await entries({ kind: 'system', county: 'c1', task: 't' })).length).toBe(2)
    const subjects = await db.read(options(resident(personA)), (tx) =>
      tx.rows(sql<{ person_id: string }>`select distinct person_id from journal_subject`),
    )
    expect(subjects.map((row) => row.person_id)).toEqual([personA])
  })
  test('the serving roles own nothing, and cannot bypass the wall', async () => {
    const rows = await db.technical(
      'c1',
      (tx) =>
        tx.rows(sql<{ n: number }>`
      select count(*)::int as n from pg_roles r left join pg_class c on c.relowner = r.oid
      where r.rolname in ('luukku_app', 'luukku_jobs') and (r.rolsuper or r.rolbypassrls or c.oid is not null)`),
      clock,
    )
    expect(rows[0]?.n).toBe(0)
  })
  test('no function that runs with the owner’s rights may be run by everybody', async () => {
    const rows = await db.technical(
      'c1',
      (tx) =>
        tx.rows(sql<{ name: string }>`
      select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('public', p.oid, 'execute')
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      order by 1`),
      clock,
    )
    expect(rows.map(({ name }) => name)).toEqual([])
  })
  test('every table with a person column has forced row-level security and a register or subject of its own', async () => {
    const open = await db.technical(
      'c1',
      (tx) =>
        tx.rows(sql<{ relname: string }>`
      select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('session', 'draft')
        and not (c.relrowsecurity and c.relforcerowsecurity)`),
      clock,
    )
    expect(open).toEqual([])
  })
})
