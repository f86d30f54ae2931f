import { sql } from 'kysely'
import type { CatalogueEntry, KeptEntry } from '@luukku/domain/catalogue'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export async function listEntries(tx: ReadTx): Promise<KeptEntry[]> {
  const rows = await tx.rows(sql<{ entry: CatalogueEntry; source_digest: string; ended: boolean }>`
    select entry, source_digest, ended_at is not null as ended from catalogue_entry where county_id = ${tx.actor.county} order by id`)
  return rows.map(({ entry, source_digest, ended }) => ({ entry, sourceDigest: source_digest, ended }))
}

export interface NewEntry {
  entry: CatalogueEntry
  source: object
  sourceDigest: string
}

/** Adds and renews. An entry that had ended is there again. @returns rows written */
export const writeEntries = (tx: WriteTx, entries: readonly NewEntry[]) =>
  tx.run(sql`
    insert into catalogue_entry (county_id, id, kind, entry, source, source_digest, imported_at)
    select ${tx.actor.county}, r.entry ->> 'id', r.entry ->> 'kind', r.entry, r.source, r."sourceDigest", ${tx.at}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) r(entry jsonb, source jsonb, "sourceDigest" text)
    on conflict (county_id, id) do update set kind = excluded.kind, entry = excluded.entry, source = excluded.source,
      source_digest = excluded.source_digest, imported_at = excluded.imported_at, ended_at = null`)

export const endEntries = (tx: WriteTx, ids: readonly string[]) =>
  tx.run(sql`
    update catalogue_entry set ended_at = ${tx.at}
    where county_id = ${tx.actor.county} and id = any (${[...ids]}::text[]) and ended_at is null`)

/** Two imports at once wait for each other. */
export const lockCatalogue = (tx: WriteTx) =>
  tx.first(sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue ${tx.actor.county}`}, 0))`)
