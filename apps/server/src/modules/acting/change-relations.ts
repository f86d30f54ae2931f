import type { RouteBody, routes } from '@luukku/contract'
import { majorityAge, readIdentityCode } from '@luukku/domain/access'
import { addDays, addMonths, fromHelsinki, toLocalDate, type LocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { ageOf, createPerson, findPersonByCode, lastBirthDate, newPersonId, readIdentities } from '../person/index.ts'
import {
  changeRelationRows,
  insertRelation,
  lockPair,
  setGuardiansApart,
  setNonDisclosure,
  type RelationRow,
} from './acting-queries.ts'
import { getRow } from './read-representatives.ts'

/**
 * Records at the counter or by voice who may act. Somebody not known to us yet becomes a person by the code that was told, not a
 * verified one (ADR 0209); the answer is the same, so nothing is learnt about who is a client here.
 */
export async function recordRelation(
  tx: WriteTx,
  sealer: Sealer,
  contactId: string,
  body: RouteBody<typeof routes.recordRelation>,
): Promise<void> {
  const { actor } = tx
  if (actor.kind !== 'staff') throw notFound()
  const row = await getRow(tx, contactId)
  const code = body.identityCode.trim().toUpperCase()
  if (!readIdentityCode(code)) throw new AppError('rule-violated', { reason: 'not-an-identity-code' })
  const known = await findPersonByCode(tx, sealer, code)
  if (known === row.person_id) throw new AppError('rule-violated', { reason: 'the-same-person' })
  const identity = (await readIdentities(tx, sealer, [row.person_id])).get(row.person_id)
  const fault =
    faultOfKind(body.kind, ageOf(identity, tx.at)) ??
    (known && (await faultOfPair(tx, row.person_id, known))) ??
    undefined
  if (fault) throw new AppError('rule-violated', { reason: fault })
  const actorPersonId = known ?? newPersonId()
  if (!known)
    await createPerson(tx, sealer, {
      personId: actorPersonId,
      language: row.language,
      verified: false,
      isNamed: true,
      fields: { identityCode: code },
    })
  const until = endOf(body.kind, body.until as LocalDate | undefined, lastBirthDate(identity))
  if (until !== undefined && until <= tx.at) throw new AppError('rule-violated', { reason: 'ends-before-it-starts' })
  await insertRelation(tx, {
    personId: row.person_id,
    actorPersonId,
    kind: body.kind,
    until,
    source: body.heard,
    staffId: actor.staffId,
  })
  tx.journal({
    register: 'both',
    persons: [row.person_id, actorPersonId],
    detail: { contact: contactId, relation: body.kind, heard: body.heard },
  })
}

/**
 * For a minor a guardian acts and nobody else: by a mandate or as a person of trust nobody goes past what closes a guardian's
 * access. Of somebody whose age nobody knows it is asked first.
 */
function faultOfKind(kind: RelationRow['kind'], age: number | undefined): string | undefined {
  if (age === undefined) return 'birth-date-needed'
  return kind !== 'guardian' && age < majorityAge ? 'guardian-for-a-minor' : undefined
}

/** Two people stand in one relation at a time, and what bars it bars every one of theirs until a professional opens it. */
async function faultOfPair(tx: WriteTx, personId: string, actorPersonId: string): Promise<string | undefined> {
  const pair = await lockPair(tx, personId, actorPersonId)
  if (pair.some(({ barred_at }) => barred_at !== null)) return 'relation-is-barred'
  const stands = pair.some(({ valid_until }) => valid_until === null || valid_until > tx.at)
  return stands ? 'relation-stands' : undefined
}

/**
 * First moment when the relation no longer holds: the day after the last one asked for, and for a guardian at latest the
 * child's 18th birthday.
 * @throws AppError rule-violated for a guardian of somebody whose age nobody knows
 */
export function endOf(
  kind: 'guardian' | 'mandate' | 'trusted',
  lastDay: LocalDate | undefined,
  birthDate: string | undefined,
): Date | undefined {
  const asked = lastDay === undefined ? undefined : new Date(fromHelsinki(addDays(lastDay, 1), '00:00'))
  if (kind !== 'guardian') return asked
  if (birthDate === undefined) throw new AppError('rule-violated', { reason: 'birth-date-needed' })
  const ofAge = new Date(fromHelsinki(addMonths(toLocalDate(birthDate), majorityAge * 12), '00:00'))
  return asked === undefined || ofAge < asked ? ofAge : asked
}

export async function changeRelation(
  tx: WriteTx,
  contactId: string,
  body: RouteBody<typeof routes.changeRelation>,
): Promise<void> {
  const row = await getRow(tx, contactId)
  if ((await changeRelationRows(tx, row.person_id, body.relationId, body.to)) === 0) throw notFound()
  tx.journal({
    register: 'both',
    persons: [row.person_id],
    detail: { contact: contactId, relation: body.relationId, to: body.to },
  })
}

/** @law 661/2009 §§ 36-37: told by the population register, or shown by the person */
export async function orderNonDisclosure(
  tx: WriteTx,
  contactId: string,
  body: RouteBody<typeof routes.setNonDisclosure>,
): Promise<void> {
  const row = await getRow(tx, contactId)
  await setNonDisclosure(tx, row.person_id, body.ordered, body.until)
  tx.journal({
    register: 'both',
    persons: [row.person_id],
    detail: { contact: contactId, nonDisclosure: body.ordered },
  })
}

export async function keepGuardiansApart(tx: WriteTx, contactId: string, apart: boolean): Promise<void> {
  const row = await getRow(tx, contactId)
  await setGuardiansApart(tx, row.person_id, apart)
  tx.journal({ register: 'both', persons: [row.person_id], detail: { contact: contactId, apart } })
}
