import { Client } from 'pg'
import type { TestDatabase } from '../create-test-database.ts'

/** The tables whose policies are written out a second time (`wall-written-out.sql`). */
export const writtenOutTables = [
  ...['contact', 'need', 'plan', 'person', 'person_identity', 'permission', 'questionnaire_response', 'notification'],
  ...['appointment', 'appointment_step', 'appointment_beside', 'case_event', 'clock', 'plan_line', 'sealed_payload'],
  ...['move_proposal', 'waiting_entry', 'waiting_offer', 'waiting_place', 'whereabouts'],
] as const

/** What a policy may look at in a row; a table takes those that it has. */
export type WallRow = Record<string, string | boolean | null | Readonly<Record<string, string>>>

/**
 * A database that holds what a policy looks at and nothing else: no keys, checks and triggers, so that any row can be, also one
 * that the rest of the schema would not let be.
 */
export async function openBareWall(database: TestDatabase, policies?: string): Promise<Client> {
  const client = new Client({ connectionString: database.superuserUrl })
  await client.connect()
  await client.query(`create temporary table bare as select unnest('{${writtenOutTables.join(',')}}'::text[]) as name`)
  if (policies !== undefined) {
    await client.query(`do $$ declare p record; begin
      for p in select policyname, tablename from pg_policies join bare on name = tablename
        where schemaname = 'public' and roles && '{luukku_app,luukku_jobs}'::name[] loop
        execute format('drop policy %I on %I', p.policyname, p.tablename);
      end loop; end $$`)
    await client.query(policies)
  }
  await client.query(`do $$ declare c record; begin
    for c in select attrelid::regclass as t, attname, attidentity from pg_attribute join bare on attrelid = name::regclass
      where attnum > 0 and (attidentity <> '' or attgenerated <> '') loop
      execute format('alter table %s alter column %I drop %s', c.t, c.attname, case c.attidentity when '' then 'expression' else 'identity' end);
    end loop;
    for c in select conrelid::regclass as t, conname from pg_constraint join bare on conrelid = name::regclass
      order by array_position('{f,x,c,u,p,n}'::text[], contype::text) loop
      if exists (select from pg_constraint where conrelid = c.t and conname = c.conname) then
        execute format('alter table %s drop constraint %I cascade', c.t, c.conname);
      end if;
    end loop;
    for c in select indexrelid::regclass as i from pg_index join bare on indrelid = name::regclass where indisunique loop
      execute format('drop index %s', c.i);
    end loop;
    for c in select name from bare loop
      execute format('alter table %I disable trigger user', c.name);
      execute format('grant select, insert, update, delete on %I to luukku_app, luukku_jobs', c.name);
    end loop; end $$`)
  await client.query('alter table staff_time disable trigger user')
  await client.query(attempts)
  return client
}

/** Writes the rows, in order, and what each table is tried with: for each row a change to it, and a new row like it. */
export async function fillBareWall(client: Client, rows: ReadonlyMap<string, readonly WallRow[]>): Promise<void> {
  for (const [table, list] of rows)
    for (const row of list)
      await client.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [
        JSON.stringify(row),
      ])
  // Who sits in at a visit is taken then.
  await client.query(
    `insert into staff_time (id, county_id, staff_id, appointment_id, lanes, during)
     select b.id, b.county_id, b.staff_id, a.id, int4range(n::int, n::int + 1), a.during
     from (select *, row_number() over () as n from appointment_beside) b join appointment a on a.id = b.appointment_id`,
  )
  await client.query(
    `do $$ declare t text; begin for t in select name from bare loop
      execute format('insert into wall_row select %L, ctid::text, to_jsonb(x) from %I x', t, t); end loop; end $$`,
  )
}

export type WallRole = 'luukku_app' | 'luukku_jobs'

/**
 * What each table lets this actor read, change, move to another row's person and place, add and delete: keys of rows, or «refused».
 *
 * @param only  this table alone
 */
export async function letThrough(
  client: Client,
  role: WallRole,
  settings: Readonly<Record<string, string | undefined>>,
  only: string | null = null,
): Promise<unknown> {
  await client.query('begin')
  try {
    for (const [name, value] of Object.entries(settings))
      if (value !== undefined) await client.query(`select set_config($1, $2, true)`, [`luukku.${name}`, value])
    await client.query(`set local role ${role}`)
    return (await client.query<{ seen: unknown }>('select wall_let_through($1) as seen', [only])).rows[0]?.seen
  } finally {
    await client.query('rollback')
  }
}

/** A policy, for one of the two roles that it is for. */
export interface WallPolicy {
  name: string
  table: string
  role: WallRole
  /** One of several that let through, or one that every row has to pass. */
  permissive: boolean
  /** Puts a condition in the place of the policy's own while this is done. */
  instead<T>(condition: 'true' | 'false', work: () => Promise<T>): Promise<T>
}

export async function listWallPolicies(client: Client): Promise<WallPolicy[]> {
  const { rows } = await client.query<Omit<WallPolicy, 'instead'> & { qual: string | null; with_check: string | null }>(
    `select policyname as name, tablename as table, permissive = 'PERMISSIVE' as permissive, qual, with_check,
       case when 'luukku_app' = any (roles) then 'luukku_app' else 'luukku_jobs' end as role
     from pg_policies join bare on bare.name = tablename
     where schemaname = 'public' and roles && '{luukku_app,luukku_jobs}'::name[] order by 2, 1`,
  )
  return rows.map(({ qual, with_check: check, ...policy }) => {
    const put = (using: string | null, checked: string | null) =>
      client.query(
        `alter policy ${policy.name} on ${policy.table} ${using === null ? '' : `using (${using})`} ${checked === null ? '' : `with check (${checked})`}`,
      )
    return {
      ...policy,
      async instead(condition, work) {
        await put(qual && condition, check && condition)
        try {
          return await work()
        } finally {
          await put(qual, check)
        }
      },
    }
  })
}

/** Plain statements in a function of each table: their plans, which carry the whole wall, are made once a connection. */
const attempts = `
set plan_cache_mode = force_generic_plan;
create table wall_row (name text, key text, content jsonb);
grant select on wall_row to luukku_app, luukku_jobs;
do $$ declare t text; columns text; begin
  for t in select name from bare loop
    select string_agg(format('%I', a.attname), ', ') into columns from pg_attribute a
    where a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped
      and (a.attname = 'id' and a.atttypid = 'uuid'::regtype or a.attname in ('county_id', 'person_id', 'contact_id', 'register', 'need_id', 'plan_id', 'owner_staff_id', 'unit_id', 'staff_id', 'given_by'));
    execute format($f$ create function wall_seen_%1$s() returns text[] language plpgsql as $b$ begin
      return array(select ctid::text from %1$I order by ctid);
    end $b$ $f$, t);
    execute format($f$ create function wall_try_%1$s(kind text, k tid, o jsonb) returns text language plpgsql as $b$
    declare n int := 0;
    begin
      begin
        case kind
          when 'change' then update %1$I set county_id = county_id where ctid = k;
          when 'move' then update %1$I set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, o)) where ctid = k;
          when 'add' then insert into %1$I (%2$s) select %2$s from jsonb_populate_record(null::%1$I, o);
          when 'delete' then delete from %1$I where ctid = k;
        end case;
        get diagnostics n = row_count;
        raise exception using errcode = 'UNDO0';
      exception
        when sqlstate 'UNDO0' then return n::text;
        when insufficient_privilege then return 'refused';
      end;
    end $b$ $f$, t, columns);
  end loop;
end $$;
create function wall_let_through(only_table text) returns jsonb language plpgsql as $$
declare
  t text;
  r record;
  one jsonb;
  answer jsonb := '{}';
begin
  for t in select distinct name from wall_row where only_table is null or name = only_table order by 1 loop
    execute format('select to_jsonb(wall_seen_%s())', t) into one;
    answer := answer || jsonb_build_object(t, one);
    for r in select w.key, (select o.content from wall_row o where o.name = t order by o.key > w.key desc, o.key limit 1) as other
      from wall_row w where w.name = t loop
      execute format('select jsonb_agg(wall_try_%s(kind, $1, $2)) from unnest(array[''change'', ''move'', ''add'', ''delete'']) kind', t)
        into one using r.key::tid, r.other;
      answer := answer || jsonb_build_object(t || ' ' || trim(r.key, '()'), one);
    end loop;
  end loop;
  return answer;
end $$;
`
