import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface RelationRow {
  id: string
  actor_person_id: string
  kind: 'guardian' | 'mandate' | 'trusted'
  valid_from: Date
  valid_until: Date | null
  barred_at: Date | null
}

/** Who acts for this person, ended ones too, the newest first. Seen whole by the guidance unit. */
export const listRelations = (tx: ReadTx, personId: string) =>
  tx.rows(sql<RelationRow>`
    select id, actor_person_id, kind, valid_from, valid_until, barred_at from person_relation
    where county_id = ${tx.actor.county} and person_id = ${personId} order by valid_from desc, id`)

/** Who acts for this person at this moment, as the guidance unit sees it: no relation of the two is barred. Index: person_relation_person. */
export const listActingNow = async (tx: ReadTx, personId: string): Promise<string[]> =>
  (
    await tx.rows(sql<{ id: string }>`
    select r.actor_person_id as id from person_relation r
    where r.county_id = ${tx.actor.county} and r.person_id = ${personId}
    group by 1 having bool_or(r.valid_from <= ${tx.at} and (r.valid_until is null or r.valid_until > ${tx.at})) and bool_and(r.barred_at is null)`)
  ).map(({ id }) => id)

/** For whom the signed-in person acts. */
export const listMyRelations = (tx: ReadTx, personId: string) =>
  tx.rows(sql<RelationRow & { person_id: string }>`
    select id, person_id, actor_person_id, kind, valid_from, valid_until, barred_at from person_relation
    where county_id = ${tx.actor.county} and actor_person_id = ${personId} order by valid_from desc, id`)

export async function insertRelation(
  tx: WriteTx,
  r: {
    personId: string
    actorPersonId: string
    kind: RelationRow['kind']
    until: Date | undefined
    source: 'counter' | 'voice'
    staffId: string
  },
): Promise<void> {
  await tx.run(sql`
    insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from, valid_until, source, recorded_by)
    values (${tx.actor.county}, ${r.personId}, ${r.actorPersonId}, ${r.kind}, ${tx.at}, ${r.until ?? null}, ${r.source}, ${r.staffId})`)
}

/** Every relation of these two, ended ones too; whoever records another one of this person's waits until this is done. */
export async function lockPair(tx: WriteTx, personId: string, actorPersonId: string): Promise<RelationRow[]> {
  await tx.rows(sql`select from person where id = ${personId} for no key update`)
  return tx.rows(sql<RelationRow>`
    select id, actor_person_id, kind, valid_from, valid_until, barred_at from person_relation
    where county_id = ${tx.actor.county} and person_id = ${personId} and actor_person_id = ${actorPersonId}`)
}

/** The relations, each called `r`, of the same two as this one. */
const ofSameTwo = (relationId: string, personId: string) => sql`
  r.person_id = ${personId} and r.actor_person_id = (select o.actor_person_id from person_relation o where o.id = ${relationId} and o.person_id = ${personId})`
/** What a mandate or a trust ends is every mandate and trust; a guardian's standing ends everything between the two. */
const endsWith = (relationId: string, at: Date) => sql`
  (r.valid_until is null or r.valid_until > ${at})
  and (r.kind <> 'guardian' or exists (select from person_relation o where o.id = ${relationId} and o.kind = 'guardian'))`

/**
 * Ends, bars or opens what is between the two: a relation that was recorded twice does not go on after one is closed.
 * @returns rows changed: none when it is not this person's relation
 */
export const changeRelationRows = (
  tx: WriteTx,
  personId: string,
  relationId: string,
  to: 'ended' | 'barred' | 'open',
): Promise<number> =>
  tx.run(
    to === 'ended'
      ? sql`update person_relation r set valid_until = ${tx.at} where ${ofSameTwo(relationId, personId)} and ${endsWith(relationId, tx.at)}`
      : sql`update person_relation r set barred_at = ${to === 'barred' ? tx.at : null} where ${ofSameTwo(relationId, personId)}`,
  )

/** The signed-in person ends what they gave, however often it was recorded; a guardian's standing is nobody's to end here. */
export const endMyRelation = (tx: WriteTx, relationId: string, personId: string): Promise<number> =>
  tx.run(sql`
    update person_relation r set valid_until = ${tx.at}
    where ${ofSameTwo(relationId, personId)} and ${endsWith(relationId, tx.at)} and r.kind <> 'guardian'
      and exists (select from person_relation o where o.id = ${relationId} and o.kind <> 'guardian')`)

export const listMyRepresentatives = (tx: ReadTx) =>
  tx.rows(
    sql<{
      id: string
      kind: RelationRow['kind']
      actor_person_id: string
      name_sealed: Buffer | null
      valid_until: Date | null
    }>`select id, kind, actor_person_id, name_sealed, valid_until from my_representatives() where valid_until is null or valid_until > ${tx.at}`,
  )

/** Who acts for the asker at this moment, guardians too, with their names as they lie sealed. */
export const listWhoActsForMe = (tx: ReadTx) =>
  tx.rows(
    sql<{
      actor_person_id: string
      name_sealed: Buffer | null
    }>`select actor_person_id, name_sealed from who_acts_for_me(${tx.at})`,
  )

export interface MinorDecisionRow {
  capacity: 'capable' | 'not-capable' | 'not-assessed'
  guardians: 'see' | 'do-not-see'
  basis: string
  decided_by_kind: 'self' | 'staff'
  decided_by: string
  decided_at: Date
}

export const findMinorDecision = (tx: ReadTx, contactId: string) =>
  tx.first(sql<MinorDecisionRow>`
    select capacity, guardians, basis, decided_by_kind, decided_by, decided_at from minor_decision
    where contact_id = ${contactId} order by decided_at desc, id desc limit 1`)

export async function insertMinorDecision(
  tx: WriteTx,
  d: {
    contactId: string
    personId: string
    capacity: MinorDecisionRow['capacity']
    guardians: MinorDecisionRow['guardians']
    basis: string
    reasonPayloadId?: string
    by: { kind: 'self' | 'staff'; id: string }
  },
): Promise<void> {
  await tx.run(sql`
    insert into minor_decision (county_id, register, person_id, contact_id, capacity, guardians, basis, reason_payload_id, decided_by_kind, decided_by, decided_at)
    values (${tx.actor.county}, 'both', ${d.personId}, ${d.contactId}, ${d.capacity}, ${d.guardians}, ${d.basis}, ${d.reasonPayloadId ?? null},
      ${d.by.kind}, ${d.by.id}, ${tx.at})`)
}

/** Hides or opens the contact for those who act for the person; what was still to be told to them is not told. */
export async function setHidden(tx: WriteTx, contactId: string, personId: string, hidden: boolean): Promise<void> {
  await tx.run(sql`update contact set hidden_from_representatives = ${hidden} where id = ${contactId}`)
  if (hidden)
    await tx.run(
      sql`update notification set status = 'cancelled' where contact_id = ${contactId} and person_id <> ${personId} and status = 'planned'`,
    )
}

export const setGuardiansApart = (tx: WriteTx, personId: string, apart: boolean): Promise<number> =>
  tx.run(sql`update person set guardians_apart = ${apart} where id = ${personId} and county_id = ${tx.actor.county}`)

/** The order itself moves every place and number (triggers of 0061__non_disclosure.sql). */
export const setNonDisclosure = (tx: WriteTx, personId: string, ordered: boolean, until: string | undefined) =>
  tx.run(sql`
    update person set non_disclosure = ${ordered}, non_disclosure_until = ${ordered ? (until ?? null) : null}::date
    where id = ${personId} and county_id = ${tx.actor.county}`)

export const findNonDisclosure = async (tx: ReadTx, personId: string): Promise<{ until?: string } | undefined> => {
  const row = await tx.first(
    sql<{ ordered: boolean; until: string | null }>`
      select non_disclosure as ordered, non_disclosure_until as until from person where id = ${personId}`,
  )
  return row?.ordered ? (row.until === null ? {} : { until: row.until }) : undefined
}

export const isApart = async (tx: ReadTx, personId: string): Promise<boolean> =>
  (await tx.first(sql<{ apart: boolean }>`select guardians_apart as apart from person where id = ${personId}`))
    ?.apart === true
