import { sql } from 'kysely'
import type { Actor } from '@luukku/domain/access'
import type { ReadTx } from '../../../platform/db.ts'
import { isOneOf } from '../../../platform/is-one-of.ts'

/** Contacts that the wall lets this person see: a visitor only the one they made. Index: contact_person, which the wall alone does not use. */
export async function listMyContacts(tx: ReadTx): Promise<string[]> {
  const { actor } = tx
  const rows = await tx.rows(
    sql<{ id: string }>`
      select id from contact where ${isOneOf('person_id', personsOf(actor))} and status <> 'closed' and joined_into is null`,
  )
  return rows.map(({ id }) => id).filter((id) => actor.kind !== 'visitor' || id === actor.contactId)
}

const personsOf = (actor: Actor): readonly string[] =>
  actor.kind === 'resident' ? actor.persons : actor.kind === 'visitor' ? [actor.personId] : []
