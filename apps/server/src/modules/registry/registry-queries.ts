import { readIdentityCode } from '@luukku/domain/access'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import type { Sealer } from '../../platform/seal.ts'
import { contactColumns, type ContactRow } from '../contact/index.ts'
import { sealContactWay, type StoredContactWay } from '../person/index.ts'

const joinPlace = (column: 'reason_sealed' | 'undone_reason_sealed', id: string) => ({
  table: 'person_join',
  column,
  row: id,
})

export interface PersonState {
  id: string
  verified: boolean
  non_disclosure: boolean
  safe_contact_only: boolean
  has_code: boolean
  open_contacts: number
}

/** Persons that stand for themselves, as the asker may see them; one joined into another is that other. */
export const listPersonStates = (tx: ReadTx, ids: readonly string[]) =>
  tx.rows(sql<PersonState>`
    select p.id, p.verified, p.non_disclosure, p.safe_contact_only, i.identity_code_index is not null as has_code,
      (select count(*) from contact c where c.person_id = p.id and c.status <> 'closed' and c.joined_into is null)::int as open_contacts
    from person p join person_identity i on i.person_id = p.id
    where ${isOneOf('p.id', ids)} and p.joined_into is null`)

/** The one this record was joined into, when it was. */
export async function findJoinedInto(tx: ReadTx, id: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ joined_into: string | null }>`select joined_into from person where id = ${id}`)
  return row?.joined_into ?? undefined
}

export const listContactsOf = (tx: ReadTx, personId: string) =>
  tx.rows(sql<{ id: string; reference: string; received_at: Date; status: string }>`
    select id, reference, received_at, status from contact where person_id = ${personId} order by received_at desc, id limit 200`)

export interface JoinRow {
  id: string
  joined_person_id: string
  evidence: 'identity-document' | 'told-and-checked' | 'population-register'
  reason_sealed: Buffer
  joined_at: Date
  contacts: number
  by: string
  undone_at: Date | null
  undone_by: string | null
}

export const listJoins = (tx: ReadTx, personId: string) =>
  tx.rows(sql<JoinRow>`
    select j.id, j.joined_person_id, j.evidence, j.reason_sealed, j.joined_at, cardinality(j.contact_ids) as contacts,
      m.given_name || ' ' || m.family_name as by, j.undone_at, u.given_name || ' ' || u.family_name as undone_by
    from person_join j join staff_member m on m.id = j.joined_by left join staff_member u on u.id = j.undone_by
    where j.person_id = ${personId} order by j.joined_at desc, j.id`)

export const openReason = (sealer: Sealer, row: JoinRow): string =>
  sealer.open(row.reason_sealed, joinPlace('reason_sealed', row.id))

/** Others with this code or this number, by their digests. */
export const listSameIndexes = (tx: ReadTx, personId: string, claimedCode: Buffer | null) =>
  tx.rows(sql<{ person_id: string; why: 'claimed-code' | 'same-phone' }>`
    select i.person_id, 'claimed-code' as why from person_identity i where i.county_id = ${tx.actor.county} and i.identity_code_index = ${claimedCode} and i.person_id <> ${personId}
    union all
    select i.person_id, 'same-phone' from person_identity i join person_identity mine on mine.person_id = ${personId} and i.phone_index = mine.phone_index
    where i.county_id = ${tx.actor.county} and i.person_id <> ${personId}
    limit 20`)

/** @returns what stands against it, or undefined when it was done */
export async function insertJoin(
  tx: WriteTx,
  sealer: Sealer,
  j: {
    id: string
    keepId: string
    otherId: string
    evidence: string
    reason: string
    /** Of the one that is joined; used only where it is the safe one of the two. */
    way: StoredContactWay | undefined
  },
): Promise<string | undefined> {
  const reason = sealer.seal(j.reason, joinPlace('reason_sealed', j.id))
  const way = j.way === undefined ? null : sealContactWay(sealer, j.keepId, j.way)
  const row = await tx.first(
    sql<{
      fault: string | null
    }>`select join_persons(${j.id}, ${j.keepId}, ${j.otherId}, ${j.evidence}, ${reason}, ${way}) as fault`,
  )
  return row?.fault ?? undefined
}

/** @returns what stands against it, or undefined when it was done */
export async function undoJoin(
  tx: WriteTx,
  sealer: Sealer,
  j: { joinId: string; personId: string; reason: string },
): Promise<string | undefined> {
  const mine = await tx.first(sql`select from person_join where id = ${j.joinId} and person_id = ${j.personId}`)
  if (!mine) return 'not-found'
  const sealed = sealer.seal(j.reason, joinPlace('undone_reason_sealed', j.joinId))
  const row = await tx.first(sql<{ fault: string | null }>`select unjoin_persons(${j.joinId}, ${sealed}) as fault`)
  return row?.fault ?? undefined
}

/** @returns what stands against it, `nothing-to-lift` where nothing had been said of safe ways, or undefined when it was done */
export async function insertLift(
  tx: WriteTx,
  sealer: Sealer,
  l: { id: string; personId: string; reason: string; way: StoredContactWay | undefined },
): Promise<string | undefined> {
  const reason = sealer.seal(l.reason, { table: 'safe_contact_lift', column: 'reason_sealed', row: l.id })
  const way = l.way === undefined ? null : sealContactWay(sealer, l.personId, l.way)
  const row = await tx.first(
    sql<{ fault: string | null }>`select lift_safe_contact(${l.id}, ${l.personId}, ${reason}, ${way}) as fault`,
  )
  return row?.fault ?? undefined
}

/** Does the wall let this actor see such a person. */
export const isThere = async (tx: ReadTx, personId: string): Promise<boolean> =>
  (await tx.first(sql`select from person where id = ${personId}`)) !== undefined

/** Does anybody stand as acting for this person, now or before. */
export const isActedFor = async (tx: ReadTx, personId: string): Promise<boolean> =>
  (await tx.first(
    sql`select from person_relation where county_id = ${tx.actor.county} and person_id = ${personId} limit 1`,
  )) !== undefined

/** Contacts that this person told themself, that representatives see, and of which nobody has decided whether they do. */
export const listOwnUndecided = (tx: ReadTx, personId: string, joinId?: string) =>
  tx.rows(sql<ContactRow>`
    select ${contactColumns} from contact where person_id = ${personId} and not hidden_from_representatives
      and coalesce(summary ->> 'toldBy', 'self') = 'self' and (reporter_person_id is null or reporter_person_id = person_id)
      and not exists (select from minor_decision d where d.contact_id = contact.id)
      ${joinId === undefined ? sql`` : sql`and id = any ((select contact_ids from person_join where id = ${joinId})::uuid[])`}
    order by received_at, id`)

/** Is all that is known of this person what others told. */
export const isOnlyToldOf = async (tx: ReadTx, personId: string): Promise<boolean> =>
  (await tx.first(sql`
    select from contact where person_id = ${personId} having count(*) > 0 and bool_and(coalesce(summary ->> 'toldBy', 'self') <> 'self')`)) !==
  undefined

/**
 * The code becomes this person's: sealed, found by signing in, and no longer a claim; it tells when they were born. Of one who was
 * only named by this very code it is checked now. @returns rows changed
 */
export async function setCode(tx: WriteTx, sealer: Sealer, personId: string, code: string): Promise<number> {
  const place = (column: string) => ({ table: 'person_identity', column, row: personId })
  const birthDate = readIdentityCode(code)?.birthDate
  const index = sealer.blindIndex('identity-code', code)
  const changed = await tx.run(sql`
    update person_identity i set identity_code_sealed = ${sealer.seal(code, place('identity_code'))}, identity_code_index = ${index},
      birth_date_sealed = coalesce(${birthDate === undefined ? null : sealer.seal(birthDate, place('birth_date'))}, birth_date_sealed), changed_at = ${tx.at}
    where person_id = ${personId} and (identity_code_index is null
      or identity_code_index = ${index} and exists (select from person p where p.id = i.person_id and not p.verified))`)
  if (changed === 1) await tx.run(sql`update person set verified = true where id = ${personId} and joined_into is null`)
  return changed
}
