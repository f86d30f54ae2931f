import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { readActedFor } from '../../platform/session-queries.ts'
import { isToldByAnother, type ContactRow } from '../contact/index.ts'

/**
 * May this one be told of the contact at this moment: the person themself always; somebody else while they act for the
 * person and see the contact. A custody or mandate that ended, a child in care, an order of non-disclosure and guardians kept
 * apart end the telling as they end the looking. Who told of somebody not known to us yet is the only way to them, and is
 * told until that person is known.
 */
export async function mayBeTold(tx: ReadTx, contact: ContactRow, personId: string): Promise<boolean> {
  if (personId === contact.person_id) return true
  if (contact.hidden_from_representatives) return false
  const isSender = contact.reporter_person_id === personId
  const facts = await tx.first(sql<{ apart: boolean; related: boolean; verified: boolean }>`
    select p.guardians_apart or p.safe_contact_only as apart, p.verified, exists (select from acting_facts(${tx.actor.county}, ${personId}) f where f.person_id = p.id) as related
    from person p where p.id = ${contact.person_id}`)
  if (!facts || (!isSender && (facts.apart || contact.summary.safeContactOnly === true))) return false
  // Known since by a professional, too: what stands with the contact is how it came.
  if (!facts.related) return isSender && !contact.verified && !facts.verified
  return (await readActedFor(tx, tx.actor.county, personId)).persons.includes(contact.person_id)
}

/** Told by somebody else of one who may not be reached safely: nothing goes to their telephone, somebody calls or they sign in. */
export const isSilentFor = (contact: ContactRow, personId: string): boolean =>
  personId === contact.person_id &&
  contact.verified &&
  isToldByAnother(contact) &&
  contact.summary.safeContactOnly === true
