import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { insertOpenNeed } from '@luukku/testkit/open-need'
import { createSmallCounty, smallCounty } from '@luukku/testkit/small-county'
import { migrate } from './migrations.ts'

// A database that has been in use since before 0171, with what was stored then.
let database: TestDatabase
let owner: Client
beforeAll(async () => {
  database = await createEmptyDatabase()
  await migrate(database.ownerUrl, undefined, '0171')
  await createSmallCounty(database.superuserUrl, [])
  owner = new Client({ connectionString: database.superuserUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

describe('what was stored before', () => {
  test('as an adult’s in social care is kept as a family’s; a room of before the question is told to nobody, a later one as it was', async () => {
    const {
      person,
      contact,
      need: protectedNeed,
    } = await insertOpenNeed(owner, { at: '2026-11-20T09:00:00+02:00', due: null })
    const classes = ['social-adult', 'social-family', 'patient-note', 'correspondence']
    for (const name of classes)
      await owner.query(
        `insert into sealed_payload (county_id, register, person_id, contact_id, kind, retention_class, sealed, salt, digest, created_at)
         values ('lapland', 'both', $1, $2, $3, $3, 'x', 'x', 'x', now())`,
        [person, contact, name],
      )
    await owner.query(
      `insert into resource (id, county_id, unit_id, kind, name, is_place) values
         (uuidv7('-1 hour'), 'lapland', $1, 'ultraääni', 'before', true), (uuidv7('-1 hour'), 'lapland', $1, 'huone', 'before, saved since', true),
         (uuidv7('-1 hour'), 'lapland', $1, 'ultraääni', 'before, saved since as a device', false), (gen_random_uuid(), 'lapland', $1, 'ultraääni', 'unknown', true),
         (uuidv7('1 hour'), 'lapland', $1, 'huone', 'later', true), (uuidv7('1 hour'), 'lapland', $1, 'huone', 'later device', false)`,
      [smallCounty.healthUnit],
    )
    await owner.query(
      `insert into journal_entry (chain, seq, county_id, at, request_id, actor_kind, actor_id, actor_role, action, purpose, ground, register, detail, subjects_hash, previous, hash)
       select 1, row_number() over (), 'lapland', now() + interval '1 minute', 'x', 'staff', 'x', 'manager', 'changeResource', 'management', 'x', 'none',
         jsonb_build_object('resource', r.id), 'x', 'x', 'x' from resource r where r.name like '%saved since%'`,
    )
    await owner.query(`update need set service = 'LASTENSUOJELU' where id = $1`, [protectedNeed])
    for (const kind of ['of child protection', 'child-protection'])
      await owner.query(
        `insert into sealed_payload (county_id, register, person_id, contact_id, need_id, kind, retention_class, sealed, salt, digest, created_at)
         values ('lapland', case $4 when 'child-protection' then 'both' else 'social' end, $1, $2, $3, $4, 'social-family', 'x', 'x', 'x', now())`,
        [person, contact, kind === 'child-protection' ? null : protectedNeed, kind],
      )
    await migrate(database.ownerUrl)
    const { rows } = await owner.query<{ kind: string; now: string }>(
      `select kind, retention_class as now from sealed_payload order by array_position($1, kind), kind`,
      [classes],
    )
    expect(rows.map(({ now }) => now)).toEqual([
      'social-family',
      'social-family',
      'patient-note',
      'correspondence',
      'child-protection',
      'child-protection',
    ])
    const places = await owner.query<{ name: string }>(`select name from resource where is_place order by name`)
    expect(places.rows.map(({ name }) => name)).toEqual(['before, saved since', 'later'])
    // From here on a room is one that is told unless its keeper says otherwise.
    const added = await owner.query<{ is_place: boolean }>(
      `insert into resource (county_id, unit_id, kind, name) values ('lapland', $1, 'huone', 'new') returning is_place`,
      [smallCounty.healthUnit],
    )
    expect(added.rows).toEqual([{ is_place: true }])
  })
})

test('what was written of disability services before they had a class of their own has it; an adult’s of another service stays', async () => {
  const old = await createEmptyDatabase()
  await migrate(old.ownerUrl, undefined, '0290')
  // Its catalogue knew already that VAMMAIS is P4.4.
  await createSmallCounty(old.superuserUrl, [])
  const client = new Client({ connectionString: old.superuserUrl })
  await client.connect()
  const { person, contact, need } = await insertOpenNeed(client, { at: '2026-11-20T09:00:00+02:00', due: null })
  await client.query(`update need set register = 'social', service = 'VAMMAIS' where id = $1`, [need])
  for (const [kind, of] of [
    ['of disability', need],
    ['of none', null],
  ])
    await client.query(
      `insert into sealed_payload (county_id, register, person_id, contact_id, need_id, kind, retention_class, sealed, salt, digest, created_at)
       values ('lapland', 'social', $1, $2, $3, $4, 'social-adult', 'x', 'x', 'x', now())`,
      [person, contact, of, kind],
    )
  await migrate(old.ownerUrl)
  const { rows } = await client.query(`select kind, retention_class as now from sealed_payload order by kind`)
  expect(rows).toEqual([
    { kind: 'of disability', now: 'social-disability' },
    { kind: 'of none', now: 'social-adult' },
  ])
  await client.end()
  await old.drop()
})

describe('a table that others hold', () => {
  const quick = { lockMs: 100, pauseMs: 1, attempts: 3 }
  const openHeld = async () => {
    const held = await createEmptyDatabase()
    await migrate(held.ownerUrl, undefined, '0290')
    const holder = new Client({ connectionString: held.superuserUrl })
    await holder.connect()
    await holder.query('begin')
    await holder.query('lock table appointment in access share mode')
    const applied = async () =>
      (await holder.query<{ n: number }>(`select count(*)::int as n from schema_migration where name like '0290%'`))
        .rows[0]?.n
    const close = async () => {
      await holder.end()
      await held.drop()
    }
    return { held, holder, applied, close }
  }
  test('is given time: the file waits aside, says so, and is applied once they let go', async () => {
    const { held, holder, applied, close } = await openHeld()
    const said: string[] = []
    let letGo: Promise<unknown> = Promise.resolve()
    // The attempts are many; it is let go at the first word of waiting.
    await migrate(
      held.ownerUrl,
      (text) => {
        said.push(text)
        if (text.includes('waits for others')) letGo = holder.query('commit')
      },
      '0291',
      { ...quick, attempts: 1000 },
    )
    await letGo
    expect(said.some((text) => text.startsWith('0290') && text.includes('waits for others'))).toBe(true)
    expect(await applied()).toBe(1)
    await close()
  })
  test('stops the start with a word on which file and what to look at, and nothing of it is done', async () => {
    const { held, holder, applied, close } = await openHeld()
    await expect(migrate(held.ownerUrl, undefined, '0291', quick)).rejects.toThrow(
      /0290__.*held by others 3 times.*pg_stat_activity/,
    )
    await holder.query('commit')
    expect(await applied()).toBe(0)
    await migrate(held.ownerUrl, undefined, '0291', quick)
    expect(await applied()).toBe(1)
    await close()
  })
})
