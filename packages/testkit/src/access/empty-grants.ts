import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Client } from 'pg'
import type { Actor } from '@luukku/domain/access'
import { createDb } from '../../../../apps/server/src/platform/db.ts'
import { smallCounty } from '../small-county.ts'
import { accessMoment, type AccessGround } from './access-ground.ts'

const county = smallCounty.id
const staff = { roles: ['triage', 'health', 'social'], languages: [], licensed: true, unitId: randomUUID() } as const
/** Actors to whom nothing was granted: an empty list must never mean «everything». */
const emptyHanded: Record<string, Actor> = {
  anonymous: { kind: 'anonymous', county },
  'resident with an empty list': { kind: 'resident', county, personId: randomUUID(), persons: [] },
  'resident of nothing': { kind: 'resident', county, personId: randomUUID(), persons: [randomUUID()] },
  visitor: { kind: 'visitor', county, personId: randomUUID(), contactId: randomUUID() },
  'staff without registers': { kind: 'staff', county, staffId: randomUUID(), registers: [], guidance: false, units: [], ...staff },
  'staff without units': { kind: 'staff', county, staffId: randomUUID(), registers: ['health', 'social', 'both'], guidance: false, units: [], ...staff },
  'guidance of another county': { kind: 'staff', county: 'pirkanmaa-2', staffId: randomUUID(), registers: ['both'], guidance: true, units: [], ...staff },
  'planned work of another county': { kind: 'system', county: 'pirkanmaa-2', task: 't' },
} // prettier-ignore

export interface EmptyGrants {
  tables: number
  actors: number
  /** «table: actor» where a row was seen. */
  seen: string[]
  /** Tables about a person without row-level security that also binds their owner, or without what takes away again. */
  unguarded: string[]
}

/** Asks every table about a person as everybody to whom nothing was granted. */
export async function askWithEmptyGrants(ground: AccessGround): Promise<EmptyGrants> {
  const owner = new Client({ connectionString: ground.superuserUrl })
  await owner.connect()
  const db = createDb(ground.urls.appUrl, { pool: 1 })
  try {
    const { rows: tables } = await owner.query<{ name: string; forced: boolean; takes: string[] }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         array(select p.polname::text from pg_policy p where p.polrelid = c.oid and not p.polpermissive) as takes
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and has_table_privilege('luukku_app', c.oid, 'select')
         and c.relname not in ('session', 'draft')
       union select 'person', relrowsecurity and relforcerowsecurity, array(select p.polname::text from pg_policy p where p.polrelid = 'person'::regclass and not p.polpermissive) from pg_class where oid = 'person'::regclass
       order by 1`,
    )
    const seen: string[] = []
    for (const [name, actor] of Object.entries(emptyHanded))
      for (const table of tables) {
        const row = await db.read(
          {
            actor,
            purpose: 'care',
            requestId: randomUUID(),
            clock: { now: () => new Date(accessMoment) },
            action: 'emptyGrant',
            ground: 'test',
          },
          (tx) => tx.first(sql<{ n: number }>`select count(*)::int as n from ${sql.table(table.name)}`),
        )
        if ((row?.n ?? 1) > 0) seen.push(`${table.name}: ${name}`)
      }
    const unguarded = tables.flatMap(({ name, forced, takes }) =>
      forced && (takes.some((policy) => policy.endsWith('_closed')) || withoutClosing.includes(name)) ? [] : [name],
    )
    return { tables: tables.length, actors: Object.keys(emptyHanded).length, seen, unguarded }
  } finally {
    await Promise.all([db.close(), owner.end()])
  }
}

/** Tables no professional reads, or that are read to know who is closed: closing takes nothing away there. */
const withoutClosing = ['journal_subject', 'lost_time', 'person_relation']
