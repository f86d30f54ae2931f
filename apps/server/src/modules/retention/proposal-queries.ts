import { sql } from 'kysely'
import type { HoldReason } from '@luukku/contract'
import type { LocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface ProposalRow {
  id: string
  night: LocalDate
  made_at: Date
  by: string | null
  confirmed_at: Date | null
  finished_at: Date | null
  lines: LineRow[]
}
export interface LineRow {
  retention_class: string
  kept: number
  due: number | null
  since: string | null
  held: number
  kinds: Record<string, number>
  counting: boolean
  confirmed: boolean
  destroyed: number
}
const proposals = sql.raw(`
  select p.id, p.night::text as night, p.made_at, m.given_name || ' ' || m.family_name as by, p.confirmed_at, p.finished_at,
    coalesce((select jsonb_agg(to_jsonb(l) || jsonb_build_object('counting', l.due is null and l.count_asked_at is not null) order by l.retention_class)
      from retention_line l where l.proposal_id = p.id), '[]') as lines
  from retention_proposal p left join staff_member m on m.id = p.confirmed_by`)

/** The newest list, and the last twelve that were confirmed. */
export const listProposals = (tx: ReadTx) =>
  tx.rows(sql<ProposalRow>`
    ${proposals} where p.county_id = ${tx.actor.county} and p.id in (
      (select id from retention_proposal where county_id = ${tx.actor.county} order by night desc limit 1)
      union (select id from retention_proposal where county_id = ${tx.actor.county} and confirmed_by is not null order by night desc limit 12))
    order by p.night desc`)

export const findProposal = (tx: ReadTx, id: string) =>
  tx.first(sql<ProposalRow>`${proposals} where p.county_id = ${tx.actor.county} and p.id = ${id}`)

/** What is due on the newest list, as far as it is counted; nothing once somebody has confirmed of it. */
export const countWaiting = (tx: ReadTx) =>
  tx.first(sql<{ documents: number }>`
    select coalesce(sum(l.due), 0)::int as documents from retention_line l
    where l.proposal_id = (select p.id from retention_proposal p where p.county_id = ${tx.actor.county} order by p.night desc limit 1)
      and not exists (select from retention_proposal p where p.id = l.proposal_id and p.confirmed_by is not null)`)

/** Lists that were confirmed and not carried out to the end. */
export const listUnfinished = (tx: ReadTx) =>
  tx.rows(sql<{ id: string }>`
    select id from retention_proposal where county_id = ${tx.actor.county} and confirmed_by is not null and finished_at is null order by night`)

/** @returns 1 when this night had no list yet */
export const insertProposal = (tx: WriteTx, id: string, night: LocalDate) =>
  tx.run(sql`
    insert into retention_proposal (id, county_id, night, made_at) values (${id}, ${tx.actor.county}, ${night}, ${tx.at})
    on conflict on constraint retention_proposal_night do nothing`)

export type NewLine = Pick<LineRow, 'retention_class' | 'kept' | 'due' | 'since' | 'held' | 'kinds'>
export const insertLine = (tx: WriteTx, proposalId: string, line: NewLine) =>
  tx.run(sql`
    insert into retention_line (proposal_id, county_id, retention_class, kept, due, since, held, kinds)
    values (${proposalId}, ${tx.actor.county}, ${line.retention_class}, ${line.kept}, ${line.due}, ${line.since}::date, ${line.held}, ${JSON.stringify(line.kinds)}::jsonb)`)

/** @returns rows changed: none when somebody asked before, or it is counted */
export const askCount = (tx: WriteTx, proposalId: string, retentionClass: string) =>
  tx.run(sql`
    update retention_line set count_asked_at = ${tx.at}
    where proposal_id = ${proposalId} and retention_class = ${retentionClass} and due is null and count_asked_at is null`)

/** What a count has found so far, kept with the last of it. */
export const storeCount = (
  tx: WriteTx,
  proposalId: string,
  line: Pick<NewLine, 'retention_class' | 'since' | 'kinds'> & { due: number },
) =>
  tx.run(sql`
    update retention_line set due = ${line.due}, since = ${line.since}::date, kinds = ${JSON.stringify(line.kinds)}::jsonb
    where proposal_id = ${proposalId} and retention_class = ${line.retention_class}`)

/** @returns rows changed: none when it was confirmed before */
export async function confirm(tx: WriteTx, id: string, staffId: string, classes: readonly string[]): Promise<number> {
  await tx.run(sql`
    update retention_line set confirmed = true where proposal_id = ${id} and retention_class = any (${[...classes]}::text[])`)
  return tx.run(sql`
    update retention_proposal set confirmed_by = ${staffId}, confirmed_at = ${tx.at} where id = ${id} and confirmed_by is null`)
}

export const addDestroyed = (tx: WriteTx, id: string, retentionClass: string, n: number) =>
  tx.run(sql`
    update retention_line set destroyed = destroyed + ${n} where proposal_id = ${id} and retention_class = ${retentionClass}`)

export const finishProposal = (tx: WriteTx, id: string) =>
  tx.run(sql`update retention_proposal set finished_at = ${tx.at} where id = ${id} and finished_at is null`)

/** @returns the person; undefined when there is no such matter */
export async function holdMatterRow(
  tx: WriteTx,
  hold: { reference: string; reason: HoldReason; stands: boolean },
): Promise<string | undefined> {
  const row = await tx.first(sql<{ person: string | null }>`
    select hold_matter(${hold.reference}, ${hold.reason}, ${hold.stands}) as person`)
  return row?.person ?? undefined
}

export const listHolds = (tx: ReadTx) =>
  tx.rows(sql<{ person_id: string; reference: string; reason: HoldReason; by: string; made_at: Date }>`
    select h.person_id, h.reference, h.reason, m.given_name || ' ' || m.family_name as by, h.made_at
    from retention_hold h join staff_member m on m.id = h.made_by where h.lifted_at is null order by h.made_at desc, h.id limit 500`)
