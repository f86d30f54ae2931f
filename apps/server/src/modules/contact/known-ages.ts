import type { NewContact } from '@luukku/contract'
import { isOnlySeen } from '@luukku/domain/access'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { ageOf, readIdentities, type Identity } from '../person/index.ts'
import type { DraftContent } from './draft-state.ts'

/**
 * Whom a signed-in person tells of, among those they act for: by identity code, else by given name. A person of trust may see
 * and not act: what they send is about somebody we do not know.
 */
export async function findNamed(
  tx: ReadTx,
  sealer: Sealer,
  { concerning, person }: Pick<NewContact, 'concerning' | 'person'>,
): Promise<Identity | undefined> {
  const { actor } = tx
  const { identityCode, givenName } = person
  if (actor.kind !== 'resident' || concerning.who === 'self') return undefined
  if (identityCode === undefined && givenName === undefined) return undefined
  const others = actor.persons.filter((id) => id !== actor.personId && !isOnlySeen(actor, id))
  const identities = await readIdentities(tx, sealer, others)
  return [...identities.values()].find((one) =>
    identityCode === undefined
      ? one.givenName.toLowerCase() === givenName?.trim().toLowerCase()
      : one.identityCode === identityCode.trim().toUpperCase(),
  )
}

/**
 * The draft with the ages that the register knows: of who is signed in, also since the middle of the form, and of the one they
 * act for. What is sent is read with them, so the way there is too: a danger is met before sending, and what was shown is sent.
 */
export async function withKnownAges(tx: ReadTx, sealer: Sealer, draft: DraftContent): Promise<DraftContent> {
  if (tx.actor.kind !== 'resident') return draft
  const { aboutAge: _before, ...rest } = draft
  const senderAge = draft.senderAge ?? (await readAge(tx, sealer, tx.actor.personId))
  const named = await findNamed(tx, sealer, draft.contact)
  if (named) tx.journal({ register: 'both', persons: [named.personId] })
  const aboutAge = ageOf(named, tx.at)
  return {
    ...rest,
    ...(senderAge === undefined ? {} : { senderAge }),
    ...(aboutAge === undefined ? {} : { aboutAge }),
  }
}

async function readAge(tx: ReadTx, sealer: Sealer, personId: string): Promise<number | undefined> {
  tx.journal({ register: 'both', persons: [personId] })
  return ageOf((await readIdentities(tx, sealer, [personId])).get(personId), tx.at)
}
