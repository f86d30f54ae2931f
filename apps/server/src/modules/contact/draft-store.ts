import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { hashToken, type Sealer } from '../../platform/seal.ts'
import type { DraftContent } from './draft-state.ts'

/** Minutes that a draft of somebody not signed in is kept. */
export const draftMinutes = 30
/** Days that a signed-in person's draft waits for the next sign-in, from whatever device; then it is destroyed. */
export const signedInDraftDays = 30

/** A draft is named by the digest of its key; the key itself is in one browser's cookie only. */
export type DraftId = Buffer
export interface StoredDraft {
  id: DraftId
  draft: DraftContent
  expiresAt: Date
}
const place = (id: DraftId) => ({ table: 'draft', column: 'sealed', row: id.toString('hex') })
const personOf = (tx: ReadTx) => (tx.actor.kind === 'resident' ? tx.actor.personId : undefined)
const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

export const draftIdOf = (key: string): DraftId => hashToken(key)

export async function saveDraft(tx: WriteTx, sealer: Sealer, id: DraftId, draft: DraftContent): Promise<Date> {
  const personId = personOf(tx)
  const expiresAt = minutesAfter(tx.at, personId === undefined ? draftMinutes : signedInDraftDays * 1440)
  await tx.run(sql`
    insert into draft (key_hash, county_id, person_id, sealed, changed_at, expires_at)
    values (${id}, ${tx.actor.county}, ${personId ?? null}, ${sealer.seal(JSON.stringify(draft), place(id))}, ${tx.at}, ${expiresAt})
    on conflict (key_hash) do update set sealed = excluded.sealed, changed_at = excluded.changed_at, expires_at = excluded.expires_at,
      person_id = excluded.person_id`)
  return expiresAt
}

/**
 * The draft of this browser; for a signed-in person whose browser has none, the newest that they left on any device.
 *
 * @throws AppError sign-in-required when its owner's session ended in the middle of the form: it waits for them;
 *   draft-expired when nothing is left of it, or it is another's
 */
export async function getDraft(tx: WriteTx, sealer: Sealer, key: string | undefined): Promise<StoredDraft> {
  const row = (await findByKey(tx, key)) ?? (await findByPerson(tx))
  if (!row) throw new AppError((await waitsForSignIn(tx, key)) ? 'sign-in-required' : 'draft-expired')
  const { key_hash: id, sealed, expires_at: expiresAt } = row
  return { id, draft: JSON.parse(sealer.open(sealed, place(id))) as DraftContent, expiresAt }
}

interface DraftRow {
  key_hash: Buffer
  sealed: Buffer
  expires_at: Date
}
const columns = sql.raw('key_hash, sealed, expires_at')

/** A draft of somebody signed in is theirs alone, also on a shared phone. */
async function findByKey(tx: WriteTx, key: string | undefined): Promise<DraftRow | undefined> {
  if (key === undefined) return undefined
  return tx.first(sql<DraftRow>`
    select ${columns} from draft where key_hash = ${hashToken(key)} and county_id = ${tx.actor.county} and expires_at > ${tx.at}
      and (person_id is null or person_id = ${personOf(tx) ?? null})`)
}

async function waitsForSignIn(tx: WriteTx, key: string | undefined): Promise<boolean> {
  if (key === undefined || tx.actor.kind !== 'anonymous') return false
  const row = await tx.first(
    sql`select 1 from draft where key_hash = ${hashToken(key)} and county_id = ${tx.actor.county} and expires_at > ${tx.at} and person_id is not null`,
  )
  return row !== undefined
}

// Index: draft_person.
async function findByPerson(tx: WriteTx): Promise<DraftRow | undefined> {
  const personId = personOf(tx)
  if (personId === undefined) return undefined
  return tx.first(sql<DraftRow>`
    select ${columns} from draft where person_id = ${personId} and county_id = ${tx.actor.county} and expires_at > ${tx.at}
    order by changed_at desc limit 1`)
}

/** True when a signed-in person has left a draft, on any device. Index: draft_person. */
export async function hasDraftOf(tx: ReadTx, personId: string): Promise<boolean> {
  const row = await tx.first(
    sql`select 1 from draft where person_id = ${personId} and county_id = ${tx.actor.county} and expires_at > ${tx.at} limit 1`,
  )
  return row !== undefined
}

/**
 * Somebody signed in in the middle of the form: the draft of this browser becomes theirs, and waits for them from now on.
 * One that already is somebody's is left alone.
 */
export async function adoptDraft(tx: WriteTx, key: string, personId: string): Promise<void> {
  await tx.run(sql`
    update draft set person_id = ${personId}, expires_at = ${minutesAfter(tx.at, signedInDraftDays * 1440)}
    where key_hash = ${hashToken(key)} and county_id = ${tx.actor.county} and person_id is null and expires_at > ${tx.at}`)
}

export async function deleteDraft(tx: WriteTx, id: DraftId): Promise<void> {
  await tx.run(sql`delete from draft where key_hash = ${id} and county_id = ${tx.actor.county}`)
}

/** Everything that this browser, or this signed-in person, has begun and not sent. */
export async function clearDrafts(tx: WriteTx, key: string | undefined): Promise<void> {
  const personId = personOf(tx)
  if (key !== undefined)
    await tx.run(sql`
      delete from draft where key_hash = ${hashToken(key)} and county_id = ${tx.actor.county}
        and (person_id is null or person_id = ${personId ?? null})`)
  if (personId !== undefined)
    await tx.run(sql`delete from draft where person_id = ${personId} and county_id = ${tx.actor.county}`)
}
