import { sql } from 'kysely'
import type { ModelEventKind } from '@luukku/domain/operating-model'
import type { LocalText } from '@luukku/contract'
import type { Lookup, ReadTx, WriteTx } from '../../platform/db.ts'
import type { InstalledModel } from './installed-models.ts'

export interface VersionRow {
  id: string
  name: string
  label: string
  hash: string
  origin: 'installed' | 'brought'
  copied_from: string | null
  brought_by: string | null
  brought_by_name: string | null
  brought_at: Date
}

/** Versions without their content, oldest first. */
export const listVersions = (tx: Pick<Lookup, 'rows'>, county: string, name?: string) =>
  tx.rows(sql<VersionRow>`
    select v.id, v.name, v.label, v.hash, v.origin, v.copied_from, v.brought_by, v.brought_at,
      m.given_name || ' ' || m.family_name as brought_by_name
    from model_version v left join staff_member m on m.id = v.brought_by
    where v.county_id = ${county} and (${name ?? null}::text is null or v.name = ${name ?? null}) order by v.name, v.id`)

export interface EventRow {
  id: string
  version_id: string
  kind: ModelEventKind
  staff_name: string
  profession: string
  at: Date
  from_day: string | null
  unit_id: string | null
  unit_name: LocalText | null
  statement: string | null
  decisions: string[]
  common_hash: string | null
  demo: boolean
}

/** What happened to the county's versions, in order: the events' ids grow. */
export const listModelEvents = (tx: Pick<Lookup, 'rows'>, county: string, name?: string) =>
  tx.rows(sql<EventRow>`
    select e.id, e.version_id, e.kind, m.given_name || ' ' || m.family_name as staff_name, e.profession, e.at, e.from_day, e.unit_id,
      u.name as unit_name, e.statement, e.decisions, e.common_hash, e.demo
    from model_event e join model_version v on v.id = e.version_id join staff_member m on m.id = e.staff_id left join unit u on u.id = e.unit_id
    where e.county_id = ${county} and (${name ?? null}::text is null or v.name = ${name ?? null}) order by e.id`)

/** Changes with every event and every version: whether anything must be read anew. */
export async function lastModelChange(tx: Pick<Lookup, 'first'>, county: string): Promise<string> {
  const row = await tx.first(sql<{ last: string | null }>`
    select concat((select id from model_event where county_id = ${county} order by id desc limit 1), ' ',
      (select count(*) from model_version where county_id = ${county})) as last`)
  return row?.last ?? ''
}

export interface VersionContent extends VersionRow {
  content: string
  contacts: string | null
}

export const findVersion = (tx: ReadTx, id: string) =>
  tx.first(sql<VersionContent>`
    select v.id, v.name, v.label, v.hash, v.origin, v.copied_from, v.brought_by, v.brought_at, v.content, v.contacts, null as brought_by_name
    from model_version v where v.county_id = ${tx.actor.county} and v.id = ${id}`)

export const listContents = (tx: Pick<Lookup, 'rows'>, county: string, ids: readonly string[]) =>
  tx.rows(sql<{ id: string; name: string; content: string; contacts: string | null }>`
    select id, name, content, contacts from model_version where county_id = ${county} and id = any (${[...ids]}::uuid[])`)

/** Keeps every installed content that the county does not know yet. @returns how many were new; none without the county */
export const insertInstalled = (tx: WriteTx, models: readonly InstalledModel[]) =>
  tx.run(sql`
    insert into model_version (county_id, name, label, hash, content, contacts, origin, brought_at)
    select c.id, r.name, r.label, r.hash, r.content, r.contacts, 'installed', ${tx.at}
    from jsonb_to_recordset(${JSON.stringify(models)}::jsonb) r(name text, label text, hash text, content text, contacts text), county c
    where c.id = ${tx.actor.county} on conflict (county_id, name, hash) do nothing`)

/** @returns the version's id; undefined when the county has this content already */
export async function insertVersion(
  tx: WriteTx,
  model: InstalledModel,
  by: { staffId: string; copiedFrom: string | null },
): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string }>`
    insert into model_version (county_id, name, label, hash, content, contacts, origin, copied_from, brought_by, brought_at)
    values (${tx.actor.county}, ${model.name}, ${model.label}, ${model.hash}, ${model.content}, ${model.contacts ?? null}, 'brought',
      ${by.copiedFrom}, ${by.staffId}, ${tx.at})
    on conflict (county_id, name, hash) do nothing returning id`)
  return row?.id
}

export interface NewModelEvent {
  versionId: string
  kind: ModelEventKind
  staffId: string
  from?: string
  unitId?: string
  statement?: string
  decisions?: readonly string[]
  commonHash?: string
}

/** @returns false when the unit is not the county's */
export async function insertModelEvent(tx: WriteTx, event: NewModelEvent): Promise<boolean> {
  const written = await tx.run(sql`
    insert into model_event (county_id, version_id, kind, staff_id, profession, at, from_day, unit_id, statement, decisions, common_hash)
    select ${tx.actor.county}, ${event.versionId}, ${event.kind}, m.id, coalesce(m.professions[1], ''), ${tx.at}, ${event.from ?? null}::date,
      ${event.unitId ?? null}::uuid, ${event.statement ?? null}, ${[...(event.decisions ?? [])]}::text[], ${event.commonHash ?? null}
    from staff_member m where m.id = ${event.staffId} and m.county_id = ${tx.actor.county}
      and (${event.unitId ?? null}::uuid is null or exists (select from unit u where u.id = ${event.unitId ?? null}::uuid and u.county_id = ${tx.actor.county}))`)
  return written === 1
}

/** Two who change one model at once wait for each other: what is decided is decided on what the other wrote. */
export const lockModel = (tx: WriteTx, name: string) =>
  tx.first(sql`select pg_advisory_xact_lock(hashtextextended(${`model ${tx.actor.county} ${name}`}, 0))`)

export const listModelUnits = (tx: ReadTx) =>
  tx.copyOf('model-units', () =>
    tx.rows(sql<{ id: string; name: LocalText; professions: string[] }>`
      select u.id, u.name, coalesce((select array_agg(distinct p) from staff_member m, unnest(m.professions) p where m.unit_id = u.id and m.active), '{}') as professions
      from unit u where u.county_id = ${tx.actor.county} order by u.name ->> 'fi', u.id`),
  )
