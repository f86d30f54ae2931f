import { Client } from 'pg'

export type Part = 'journal' | 'access'

/**
 * Does `work` while a part of the measured county's database is off, and puts it back whatever happens. Only a measurement
 * asks for this: the product has no such switch.
 *
 * - `journal`: the entry is still put together and sent; the database writes nothing, takes no head and hashes nothing.
 * - `access`: no table is guarded; the actor's settings are still sent, sessions and rules still asked.
 */
export async function withSwitchedOff<T>(
  superuserUrl: string,
  parts: readonly Part[],
  work: () => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  const { rows } = await client.query<{ table: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relrowsecurity and c.relkind in ('r', 'p') and n.nspname = 'public'`,
  )
  const guards = (verb: 'enable' | 'disable') =>
    rows.map(({ table }) => `alter table ${table} ${verb} row level security`).join('; ')
  const off = { journal: journalOff, access: guards('disable') }
  const on = { journal: journalOn, access: guards('enable') }
  const done: Part[] = []
  try {
    for (const part of parts) {
      await client.query(off[part])
      done.push(part)
    }
    return await work()
  } finally {
    for (const part of done) await client.query(on[part])
    await client.end()
  }
}

const signature = '(integer, timestamptz, text, text, text, text, jsonb, uuid[])'
const journalOff = `begin; alter function journal_append${signature} rename to journal_append_kept;
  create function journal_append${signature} returns bigint language sql as $$ select 0::bigint $$;
  grant execute on function journal_append${signature} to luukku_app, luukku_jobs; commit`
const journalOn = `begin; drop function journal_append${signature};
  alter function journal_append_kept${signature} rename to journal_append; commit`
