import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { contactColumns, type ContactRow } from '../contact/index.ts'

export interface DeskFilter {
  view: 'queue' | 'mine' | 'team'
  class?: string | undefined
  service?: string | undefined
  status?: string | undefined
  cursor?: string | undefined
  limit: number
  /** Only these persons, for a search. */
  persons?: readonly string[]
  reference?: string
}
export interface DeskRowData extends ContactRow {
  contacts: number
  channels: string[]
}

// After its time a booked contact is with the professional who gave it; guidance sees it again when it is guidance's.
const waits = sql.raw(
  `status <> 'closed' and joined_into is null and not (status = 'booked' and next_kind = 'appointment')
   and not (status = 'booked' and next_kind = 'follow-up' and next_owner_kind = 'staff'
     and next_owner_id in (select id::text from staff_member where not ('triage' = any (roles))))`,
)

/** An assessed case that a named person books or follows up is theirs; whatever else it waits for, guidance must see. */
const isLeftToOwner = sql.raw(
  `(status = 'assessed' and next_owner_kind = 'staff' and next_kind in ('book', 'follow-up', 'external'))`,
)
/** Mine: I took it, or the next step was given to me, whoever took it before. */
const mineOf = (staffId: string) =>
  sql`(assigned_staff_id = ${staffId} or (next_owner_kind = 'staff' and next_owner_id = ${staffId}))`

/** Days that a closed case is still found by its person: it may have to be opened again. */
const closedFoundDays = 90
/** A search finds whom the queue does not show: everybody booked, and cases closed lately. Index: case_event's (contact_id, seq). */
const found = (at: Date) => sql`joined_into is null and (status <> 'closed' or exists (
  select from case_event e where e.contact_id = contact.id and e.type = 'closed' and e.at > ${at}::timestamptz - make_interval(days => ${closedFoundDays})))`

/** One query: open contacts, one row a person, its most urgent contact first. A search finds more, see `found`. */
export async function listDeskRows(tx: ReadTx, staffId: string, f: DeskFilter): Promise<DeskRowData[]> {
  return tx.rows(sql<DeskRowData>`
    with waiting as (
      select ${contactColumns}, row_number() over (partition by person_id order by status = 'closed', sort_key) as place,
        greatest(1, count(*) filter (where status <> 'closed') over (partition by person_id))::int as contacts
      from contact
      where county_id = ${tx.actor.county} and ${f.persons ? found(tx.at) : waits}
        ${f.view === 'mine' ? sql`and ${mineOf(staffId)}` : sql``}
        ${f.view === 'queue' && f.status === undefined && !f.persons ? sql`and not ${isLeftToOwner}` : sql``}
        ${f.class === undefined ? sql`` : sql`and urgency_class = ${f.class}`}
        ${f.status === undefined ? sql`` : sql`and status = ${f.status}`}
        ${f.service === undefined ? sql`` : sql`and summary -> 'needs' @> ${JSON.stringify([{ service: f.service }])}::jsonb`}
        ${f.persons ? sql`and (person_id = any (${[...f.persons]}::uuid[]) or reference = ${f.reference ?? ''})` : sql``})
    select w.*, case when w.contacts = 1 then array[w.channel] else
      coalesce((select array_agg(distinct c.channel) from contact c where c.person_id = w.person_id and c.status <> 'closed' and c.joined_into is null
        and (${f.persons !== undefined} or not (c.status = 'booked' and c.next_kind = 'appointment'))), array[w.channel]) end as channels
    from waiting w where place = 1 ${f.cursor === undefined ? sql`` : sql`and (sort_key, id) > (${f.cursor.slice(0, 21)}, ${f.cursor.slice(21)}::uuid)`}
    order by sort_key, id limit ${f.limit + 1}`)
}

export interface DeskCounts {
  queue: number
  mine: number
  team: number
  kept: number
  of: number
}

/** @param dayStart first moment of the local day whose promises are counted */
export async function readDeskCounts(tx: ReadTx, staffId: string, dayStart: string): Promise<DeskCounts> {
  const row = await tx.first(sql<DeskCounts>`
    select count(distinct person_id) filter (where not ${isLeftToOwner})::int as queue,
      count(distinct person_id) filter (where ${mineOf(staffId)})::int as mine,
      count(distinct person_id)::int as team, 0 as kept, 0 as of
    from contact where county_id = ${tx.actor.county} and ${waits}`)
  const promises = await tx.first(sql<{ kept: number; of: number }>`
    select count(*) filter (where promise_kept)::int as kept, count(*) filter (where promise_kept is not null or promise_to <= ${tx.at})::int as of
    from contact where county_id = ${tx.actor.county} and received_at >= ${dayStart} and joined_into is null`)
  return { queue: 0, mine: 0, team: 0, ...row, kept: promises?.kept ?? 0, of: promises?.of ?? 0 }
}
