import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'

/** A table made later must not show what a minor keeps to themself, or what guardians kept apart may not learn. */
let database: TestDatabase
let owner: Client
beforeAll(async () => {
  database = await createTestDatabase()
  owner = new Client({ connectionString: database.superuserUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** Shown only together with their need, which is hidden itself. */
const withTheirNeed = ['clock_record', 'need_in_law']

/** Tables of contacts that somebody who acts for another may read, and whether a restrictive policy takes hidden ones away. */
const tables = async () =>
  (
    await owner.query<{ table: string; hides: boolean; through_need: boolean }>(
      `select k.relname as table,
         -- Of who serves it is asked together with what is closed, of planned work alone.
         not exists (select from unnest('{luukku_app,luukku_jobs}'::regrole[]) role
           where exists (select from pg_policy p where p.polrelid = k.oid and p.polpermissive and role = any (p.polroles))
             and not exists (select from pg_policy p where p.polrelid = k.oid and not p.polpermissive and p.polcmd = '*' and role = any (p.polroles)
               and pg_get_expr(p.polqual, p.polrelid) ~ 'my_hidden_contacts|contact_id\\] && \\( SELECT my_taken_away|, id\\] && \\( SELECT my_taken_away')) as hides,
         exists (select from pg_policy p where p.polrelid = k.oid and p.polpermissive
           and pg_get_expr(p.polqual, p.polrelid) ~ 'my_persons.*AND \\(EXISTS \\( SELECT\\s+FROM need n') as through_need
       from pg_class k join pg_namespace n on n.oid = k.relnamespace and n.nspname = 'public'
         join pg_attribute a on a.attrelid = k.oid and (a.attname = 'contact_id' or (k.relname = 'contact' and a.attname = 'id'))
       where k.relkind = 'r' and exists (select from pg_policy p where p.polrelid = k.oid and p.polpermissive
         and pg_get_expr(p.polqual, p.polrelid) ~ 'my_persons|_of_mine|follows_need')
       order by 1`,
    )
  ).rows

test('every table of contacts that a representative may read takes hidden ones away, or shows with its need alone', async () => {
  const seen = await tables()
  expect(seen.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['appointment', 'contact', 'need', 'notification', 'sealed_payload', 'waiting_entry']),
  )
  expect(seen.filter(({ hides }) => !hides).map(({ table }) => table)).toEqual(withTheirNeed)
  expect(seen.filter(({ table }) => withTheirNeed.includes(table)).every((one) => one.through_need)).toBe(true)
})

test('the question can be answered otherwise: a table without the policy is named', async () => {
  for (const policy of ['waiting_entry_hidden', 'waiting_entry_closed']) {
    await owner.query(`begin; drop policy ${policy} on waiting_entry`)
    expect((await tables()).filter(({ hides }) => !hides).map(({ table }) => table)).toContain('waiting_entry')
    await owner.query('rollback')
  }
})
