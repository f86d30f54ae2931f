import { randomUUID } from 'node:crypto'
import type { NewContact } from '@luukku/contract'
import type { Actor } from '@luukku/domain/access'
import type { WriteTx } from '../../platform/db.ts'
import type { CookieToSet } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { insertSession } from '../../platform/session-queries.ts'
import { findNamed } from './known-ages.ts'
import { receiveContact, type Sender } from './receive-contact.ts'
import type { ToldAtStop } from './way-at-stop.ts'

/**
 * Who a first contact is written as: somebody not signed in becomes the visitor of this one contact; a signed-in person
 * may also write about one who is not known to us yet.
 */
export function actAsSender(actor: Actor): Actor {
  if (actor.kind === 'anonymous' || actor.kind === 'visitor')
    return { kind: 'visitor', county: actor.county, personId: randomUUID(), contactId: randomUUID() }
  if (actor.kind === 'resident') return { ...actor, persons: [...actor.persons, randomUUID()] }
  return actor
}

/** Sends as resident, visitor or professional; an anonymous sender gets a session for this contact alone. */
export async function sendContact(
  services: Services,
  call: { tx: WriteTx; setCookie(cookie: CookieToSet): void },
  contact: NewContact,
  extra: ToldAtStop = {},
  permitted?: readonly string[],
) {
  const { tx } = call
  const sender = await decideSender(services, tx, contact)
  const receipt = await receiveContact(services, tx, contact, sender, extra, permitted)
  if (tx.actor.kind === 'visitor') {
    const session = await insertSession(tx, tx.actor.county, {
      kind: 'visitor',
      personId: tx.actor.personId,
      contactId: tx.actor.contactId,
    })
    call.setCookie({ name: 'luukku_session', value: session.token, maxAgeSeconds: session.maxAgeSeconds })
  }
  return receipt
}

async function decideSender({ sealer }: Services, tx: WriteTx, contact: NewContact): Promise<Sender> {
  const { actor } = tx
  if (actor.kind === 'visitor') return { contactId: actor.contactId, newPersonId: actor.personId }
  if (actor.kind !== 'resident') return { contactId: randomUUID(), newPersonId: randomUUID() }
  const newPersonId = actor.persons.at(-1) ?? randomUUID()
  const common = { contactId: randomUUID(), newPersonId, reporterPersonId: actor.personId }
  if (contact.concerning.who === 'self')
    return { contactId: common.contactId, newPersonId, knownPersonId: actor.personId }
  const named = await findNamed(tx, sealer, contact)
  return { ...common, ...(named === undefined ? {} : { knownPersonId: named.personId }) }
}
