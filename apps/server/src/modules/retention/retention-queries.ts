import { sql, type RawBuilder } from 'kysely'
import { retentionRules } from '@luukku/domain/retention'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

/** Where it is kept: words beside an event, a joint document's place in one register, and rows that are documents themselves. */
export const keptPlaces = ['payload', 'joint-health', 'joint-social', 'appointment', 'permission', 'denial'] as const
export type Kept = (typeof keptPlaces)[number]

export interface StoredDocument {
  id: string
  person_id: string
  retention_class: string
  kind: string
  created_at: Date
  closed_at: Date | null
}

// A document is judged by its whole matter `m`: by the contact that its own was joined into, where it was. `closed_at`: when
// that one was last closed; absent while it is open. Asked for where it is used: most documents are of nobody's list.
const matter = sql.raw(
  `join contact o on o.id = p.contact_id cross join lateral (select
    case when p.retention_class = 'social-disability' then disability_closed_at(p.person_id, o.id)
      when p.retention_class = 'social-family' and exists (select from need n join of_disability s on s.code = n.service where n.contact_id = o.id)
        then family_closed_at(p.person_id, o.id)
      when o.joined_into is not null then matter_closed_at(o.id)
      when o.status = 'closed' then (select max(e.at) from case_event e where e.contact_id = o.id and e.type = 'closed') end as closed_at) m`,
)
const jointIn = (register: 'health' | 'social') =>
  `select e.document_id as id, e.county_id, e.person_id, e.contact_id, e.retention_class, j.kind, e.recorded_at as created_at
    from joint_entry e join joint_document j on j.id = e.document_id where e.destroyed_at is null and e.register = '${register}'`
const rowsOf: Readonly<Record<Kept, string>> = {
  payload: `select id, county_id, person_id, contact_id, retention_class, kind, created_at from sealed_payload where destroyed_at is null`,
  'joint-health': jointIn('health'),
  'joint-social': jointIn('social'),
  // With every time that it was moved to: as appointment_kept_from, which judges it at the destruction.
  appointment: `select a.id, a.county_id, a.person_id, a.contact_id,
      case when a.register = 'social' then appointment_class(a.register, a.need_id) else 'appointment' end as retention_class, 'appointment' as kind,
      greatest(upper(a.during), a.booked_at, a.changed_at, (select max(greatest(upper(m.during), m.booked_at, m.changed_at)) from appointment m where m.root_id = a.id)) as created_at
    from appointment a where a.root_id is null`,
  permission: `select p.id, p.county_id, p.person_id, p.contact_id, 'permission' as retention_class, 'permission' as kind, permission_replaced_at(p.id) as created_at from permission p`,
  denial: `select d.id, d.county_id, d.person_id, denial_matter(d.contact_id, d.person_id, (select since from list)) as contact_id, 'permission' as retention_class, 'denial' as kind,
      denial_replaced_at(d.id) as created_at from denial d`,
}
const keptIn = (kept: Kept): RawBuilder<unknown> => sql.raw(`(${rowsOf[kept]})`)
const everywhere = sql.raw(`(${keptPlaces.map((kept) => rowsOf[kept]).join(' union all ')})`)
/** What the rows and their matters ask once. `since`: when the list was made; what was let go after it stands in its way. */
const asked = (tx: ReadTx, since: Date | 'infinity') => sql`
  list as materialized (select ${since}::timestamptz as since),
  of_disability as materialized (select code from service where county_id = ${tx.actor.county} and social_task(county_id, code) = 'disability')`
const rules = JSON.stringify(Object.entries(retentionRules).map(([name, rule]) => ({ name, ...rule })))
const ruleOf = sql`jsonb_to_recordset(${rules}::jsonb) r(name text, years int, "from" text) on r.name = p.retention_class`
// First day of destruction; absent while the matter is open where it counts from closing, and where it counts from birth.
const dueOn = (p: string, m: string, r: string) =>
  sql.raw(`((case when ${r}."from" in ('stored', 'changed') then ${p}.created_at when ${r}."from" in ('closed', 'last-closed') then ${m}.closed_at end
    at time zone 'Europe/Helsinki')::date + make_interval(years => ${r}.years))::date`)

/**
 * Words of these classes whose time has ended by the day, the matter closed and nothing in the way since the list was made, in
 * the order of their ids: what was let go later is in no list yet. Those counted from birth come all: the caller knows the day
 * of birth.
 */
export const listDue = (
  tx: ReadTx,
  o: { kept: Kept; classes: readonly string[]; day: string; listedAt: Date; after: string | undefined; limit: number },
) =>
  tx.rows(sql<StoredDocument>`
    with ${asked(tx, o.listedAt)}
    select p.id, p.person_id, p.retention_class, p.kind, p.created_at, m.closed_at
    from ${keptIn(o.kept)} p ${matter} join ${ruleOf}
    where p.county_id = ${tx.actor.county} and p.retention_class = any (${[...o.classes]}::text[])
      and (${o.after ?? null}::uuid is null or p.id > ${o.after ?? null}::uuid)
      and (r."from" = 'birth' or ${dueOn('p', 'm', 'r')} <= ${o.day}::date)
      and m.closed_at < ${o.listedAt} and not retention_held(p.contact_id, p.person_id, ${o.listedAt})
    order by p.id limit ${o.limit}`)

export interface ClassCount {
  retention_class: string
  kind: string
  kept: number
  due: number
  held: number
  since: string | null
}

/**
 * How much is kept and past its time, by class and kind: rows are counted and no person is read. A class that is counted
 * from birth has no day here, because the day of birth is sealed.
 */
export const countByClass = (tx: ReadTx, today: string) =>
  tx.rows(sql<ClassCount>`
    with ${asked(tx, 'infinity')}, in_the_way as materialized (select * from retention_in_the_way('infinity'))
    select d.retention_class, d.kind, count(*)::int as kept, (count(*) filter (where d.past and not d.held))::int as due,
      (count(*) filter (where d.held))::int as held, (min(d.due) filter (where d.past and not d.held))::text as since
    from (
      select x.*, x.due <= ${today}::date as past, x.due <= ${today}::date
        and (x.closed_at is null or x.contact_id in (select w.contact_id from in_the_way w where w.contact_id is not null)
          or x.person_id in (select w.person_id from in_the_way w where w.person_id is not null)) as held
      from (
        select y.*, ${dueOn('y', 'y', 'y')} as due
        -- Told to stand still (offset 0): else when a matter was closed is looked up anew for each sum that it is in.
        from (select p.retention_class, p.kind, p.contact_id, p.person_id, p.created_at, m.closed_at, r.years, r."from"
          from ${everywhere} p ${matter} join ${ruleOf}
          where p.county_id = ${tx.actor.county} offset 0) y offset 0) x offset 0) d
    group by d.retention_class, d.kind order by d.retention_class, d.kind`)

/** @returns what was destroyed, each in its register alone: only what a person confirmed and nothing holds */
export async function destroyKept(
  tx: WriteTx,
  kept: Kept,
  proposalId: string,
  ids: readonly string[],
): Promise<string[]> {
  const list = sql`${[...ids]}::uuid[]`
  const destroyed = {
    payload: sql<{ id: string }>`select destroy_payloads(${proposalId}, ${list}, ${tx.at}) as id`,
    'joint-health': sql<{ id: string }>`select destroy_joint_entries(${proposalId}, 'health', ${list}, ${tx.at}) as id`,
    'joint-social': sql<{ id: string }>`select destroy_joint_entries(${proposalId}, 'social', ${list}, ${tx.at}) as id`,
    appointment: sql<{ id: string }>`select destroy_appointments(${proposalId}, ${list}) as id`,
    permission: sql<{ id: string }>`select destroy_permissions(${proposalId}, ${list}) as id`,
    denial: sql<{ id: string }>`select destroy_denials(${proposalId}, ${list}) as id`,
  }[kept]
  const rows = await tx.rows(destroyed)
  return rows.map(({ id }) => id)
}
