import { sql } from 'kysely'
import type { PersonCard, PersonLine } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import type { Sealer } from '../../platform/seal.ts'
import {
  fullName,
  knownBirthDate,
  normaliseCode,
  readIdentities,
  searchPersons,
  type Identity,
} from '../person/index.ts'
import {
  findJoinedInto,
  listContactsOf,
  listJoins,
  listPersonStates,
  listSameIndexes,
  openReason,
  type PersonState,
} from './registry-queries.ts'

const shown = 30

/** Persons by name, code or number; one that was joined into another is shown as that other. */
export async function findPersons(
  tx: ReadTx,
  sealer: Sealer,
  words: string,
): Promise<{ persons: PersonLine[]; more: boolean }> {
  const found = await searchPersons(tx, sealer, words)
  const joined = await tx.rows(
    sql<{ id: string; joined_into: string }>`
      select id, joined_into from person where ${isOneOf('id', found)} and joined_into is not null`,
  )
  const ids = [...new Set(found.map((id) => joined.find((one) => one.id === id)?.joined_into ?? id))]
  const lines = await toLines(tx, sealer, ids.slice(0, shown))
  tx.journal({ register: 'both', persons: lines.map(({ personId }) => personId), detail: { rows: lines.length } })
  return { persons: lines, more: ids.length > shown }
}

/** @throws not-found: nobody, or nobody this actor may see */
export async function readPersonCard(tx: ReadTx, sealer: Sealer, asked: string): Promise<PersonCard> {
  const personId = (await findJoinedInto(tx, asked)) ?? asked
  const [person] = await toLines(tx, sealer, [personId])
  if (!person) throw notFound()
  const contacts = await listContactsOf(tx, personId)
  const joins = await listJoins(tx, personId)
  const names = await readIdentities(
    tx,
    sealer,
    joins.map((join) => join.joined_person_id),
  )
  const maybeSame = await listMaybeSame(tx, sealer, person)
  const besides = maybeSame.map((one) => one.personId)
  tx.journal({
    register: 'both',
    persons: [personId, ...besides, ...names.keys()],
    detail: { person: personId, besides },
  })
  return {
    person,
    contacts: contacts.map((c) => ({
      contactId: c.id,
      reference: c.reference,
      receivedAt: formatHelsinki(toInstant(c.received_at)),
      closed: c.status === 'closed',
    })),
    joins: joins.map((join) => ({
      joinId: join.id,
      name: nameOf(names.get(join.joined_person_id)),
      contacts: join.contacts,
      at: formatHelsinki(toInstant(join.joined_at)),
      by: join.by,
      evidence: join.evidence,
      reason: openReason(sealer, join),
      ...(join.undone_at === null
        ? {}
        : { undone: { at: formatHelsinki(toInstant(join.undone_at)), by: join.undone_by ?? '' } }),
    })),
    maybeSame,
  }
}

/** Records that may be the same person, with what speaks for it. What somebody only claims stays a claim. */
async function listMaybeSame(tx: ReadTx, sealer: Sealer, person: PersonLine): Promise<PersonCard['maybeSame']> {
  const own = (await readIdentities(tx, sealer, [person.personId])).get(person.personId)
  const claimed =
    own?.identityCode === undefined ? null : sealer.blindIndex('identity-code', normaliseCode(own.identityCode))
  const why = new Map<string, Set<PersonCard['maybeSame'][number]['why'][number]>>()
  const add = (id: string, reason: PersonCard['maybeSame'][number]['why'][number]) =>
    why.set(id, (why.get(id) ?? new Set()).add(reason))
  for (const row of await listSameIndexes(tx, person.personId, claimed)) add(row.person_id, row.why)
  const birthDate = knownBirthDate(own)
  if (person.name !== '' && birthDate !== undefined) {
    const named = (await searchPersons(tx, sealer, person.name)).filter((id) => id !== person.personId).slice(0, shown)
    for (const [id, identity] of await readIdentities(tx, sealer, named))
      if (knownBirthDate(identity) === birthDate) add(id, 'same-name-and-birth-date')
  }
  const lines = await toLines(tx, sealer, [...why.keys()])
  return lines.map((line) => ({ ...line, why: [...(why.get(line.personId) ?? [])] }))
}

async function toLines(tx: ReadTx, sealer: Sealer, ids: readonly string[]): Promise<PersonLine[]> {
  if (ids.length === 0) return []
  const states = new Map((await listPersonStates(tx, ids)).map((state) => [state.id, state]))
  const identities = await readIdentities(tx, sealer, [...states.keys()])
  return ids.flatMap((id) => {
    const [state, identity] = [states.get(id), identities.get(id)]
    return state && identity ? [toLine(state, identity)] : []
  })
}

const nameOf = (identity: Identity | undefined) => (identity ? fullName(identity) : '')

const toLine = (state: PersonState, identity: Identity, birthDate = knownBirthDate(identity)): PersonLine => ({
  personId: state.id,
  name: nameOf(identity),
  ...(birthDate === undefined ? {} : { birthDate }),
  verified: state.verified,
  hasCode: state.has_code,
  ...(identity.temporaryCode === undefined ? {} : { temporaryCode: identity.temporaryCode }),
  nonDisclosure: state.non_disclosure,
  safeContactOnly: state.safe_contact_only,
  openContacts: state.open_contacts,
})
