import { sql } from 'kysely'
import type { ReadTx } from './db.ts'

export interface ChainFault {
  chain: number
  seq: number
  what: 'hash' | 'link' | 'gap' | 'subjects' | 'head'
}

/**
 * Recomputes every chain of the journal: each entry's hash, its link to the one before, its subjects, and the head.
 * A valid chain does not show entries that vanished with their tail: compare with the anchors for that.
 */
export async function findChainFaults(tx: ReadTx): Promise<ChainFault[]> {
  return tx.rows(sql<ChainFault>`
    with entry as (
      select e.*, lag(e.hash) over w as link, lag(e.seq) over w as seq_before,
        (select array_agg(s.person_id) from journal_subject s where s.chain = e.chain and s.seq = e.seq) as persons
      from journal_entry e window w as (partition by chain order by seq)
    )
    select chain, seq, 'hash' as what from entry
      where hash <> journal_hash(previous, chain, seq, county_id, at, request_id, actor_kind, actor_id, actor_role, action, purpose, ground, register, detail, subjects_hash)
    union all select chain, seq, 'link' from entry where previous <> coalesce(link, sha256(convert_to('luukku journal chain ' || chain, 'UTF8')))
    union all select chain, seq, 'gap' from entry where seq <> coalesce(seq_before, 0) + 1
    union all select chain, seq, 'subjects' from entry where subjects_hash <> journal_subjects_hash(coalesce(persons, '{}'))
    union all select h.chain, h.seq, 'head' from journal_head h
      left join lateral (select hash, seq from journal_entry e where e.chain = h.chain order by seq desc limit 1) l on true
      where h.seq <> coalesce(l.seq, 0) or (l.hash is not null and h.hash <> l.hash)
    order by 1, 2`)
}

export interface ChainHead {
  chain: number
  seq: number
  hash: string
}

export async function listChainHeads(tx: ReadTx): Promise<ChainHead[]> {
  return tx.rows(sql<ChainHead>`select chain, seq, encode(hash, 'hex') as hash from journal_head order by chain`)
}

/** When the oldest entry was written and the newest, if there is one. */
export async function findSpan(tx: ReadTx): Promise<{ first: Date; last: Date } | undefined> {
  const span = await tx.first(
    sql<{ first: Date | null; last: Date | null }>`select min(at) as first, max(at) as last from journal_entry`,
  )
  return span?.first && span.last ? { first: span.first, last: span.last } : undefined
}

/**
 * When the newest person was stored: with an entry of the same moment, always. One that is younger than the newest entry has lost
 * it, also where the anchors are gone with it.
 */
export const findNewestPerson = async (tx: ReadTx): Promise<Date | undefined> =>
  (await tx.first(sql<{ at: Date | null }>`select max(created_at) as at from person`))?.at ?? undefined

/** Anchored heads that the chain no longer holds: the journal was cut or rewritten after they were anchored. */
export async function findLostAnchors(tx: ReadTx, anchors: readonly ChainHead[]): Promise<ChainHead[]> {
  if (anchors.length === 0) return []
  return tx.rows(sql<ChainHead>`
    select a.chain, a.seq, a.hash from jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb) a(chain int, seq bigint, hash text)
    where a.seq > 0 and not exists (select from journal_entry e where e.chain = a.chain and e.seq = a.seq and encode(e.hash, 'hex') = a.hash)`)
}
