import { randomUUID } from 'node:crypto'
import type { RouteBody, routes } from '@luukku/contract'
import { isWrittenReason, readIdentityCode } from '@luukku/domain/access'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { endVisitsOf } from '../../platform/session-queries.ts'
import type { Sealer } from '../../platform/seal.ts'
import {
  createPerson,
  forgetContactWay,
  newPersonId,
  normaliseCode,
  readIdentities,
  type StoredContactWay,
} from '../person/index.ts'
import { hearMinorFirst } from './hear-minor-first.ts'
import { insertJoin, insertLift, isOnlyToldOf, isThere, setCode, undoJoin } from './registry-queries.ts'
import { makeTemporaryCode } from './temporary-code.ts'

/** Somebody without an identity code gets a temporary one; they count as unverified until their identity is checked. */
export async function addPerson(
  tx: WriteTx,
  sealer: Sealer,
  body: RouteBody<typeof routes.addPerson>,
): Promise<string> {
  const personId = newPersonId()
  const { lang, ...fields } = body
  await createPerson(tx, sealer, {
    personId,
    fields,
    language: lang,
    verified: false,
    temporaryCode: makeTemporaryCode(),
  })
  tx.journal({ register: 'both', persons: [personId], detail: { person: personId, temporary: true } })
  return personId
}

/** @throws rule-violated for what is no code; not-found for nobody, or somebody who has a code already */
export async function identifyPerson(
  tx: WriteTx,
  sealer: Sealer,
  personId: string,
  body: RouteBody<typeof routes.identifyPerson>,
): Promise<void> {
  // Whether there is such a person comes before whether the code is one: one answer for who is not there, whatever is sent.
  if (!(await isThere(tx, personId))) throw notFound()
  if (!readIdentityCode(body.identityCode)) throw new AppError('rule-violated', { reason: 'not-an-identity-code' })
  // The number of who told was the only way to somebody unknown. Known, they see their details: it is not theirs to see.
  if (await isOnlyToldOf(tx, personId)) await forgetContactWay(tx, sealer, personId)
  if ((await setCode(tx, sealer, personId, normaliseCode(body.identityCode))) === 0) throw notFound()
  await endVisitsOf(tx, [personId])
  await hearMinorFirst(tx, sealer, personId)
  tx.journal({ register: 'both', persons: [personId], detail: { person: personId, identified: body.evidence } })
}

/**
 * The safe way of the one that is joined comes along where the one that stays has none (ADR 0173).
 * @throws rule-violated with what stands against it
 */
export async function joinPersons(
  tx: WriteTx,
  sealer: Sealer,
  keepId: string,
  body: RouteBody<typeof routes.joinPersons>,
): Promise<void> {
  requireReason(body.reason)
  const id = randomUUID()
  const { otherId, evidence, reason } = body
  const way = await safeWayOf(tx, sealer, otherId)
  refuse(await insertJoin(tx, sealer, { id, keepId, otherId, evidence, reason, way }))
  await endVisitsOf(tx, [keepId, otherId])
  await hearMinorFirst(tx, sealer, keepId, id)
  tx.journal({
    register: 'both',
    persons: [keepId, otherId],
    detail: { person: keepId, joined: otherId, join: id, evidence },
  })
}

/** @throws rule-violated with what stands against it */
export async function unjoinPersons(
  tx: WriteTx,
  sealer: Sealer,
  personId: string,
  body: RouteBody<typeof routes.unjoinPersons>,
): Promise<void> {
  requireReason(body.reason)
  refuse(await undoJoin(tx, sealer, { joinId: body.joinId, personId, reason: body.reason }))
  tx.journal({ register: 'both', persons: [personId], detail: { person: personId, separated: body.joinId } })
}

/**
 * Ordinary ways are safe again: a rule misheard, or the danger is over. The person was asked; why is written down.
 * @throws rule-violated with what stands against it
 */
export async function liftSafeContact(
  tx: WriteTx,
  sealer: Sealer,
  personId: string,
  body: RouteBody<typeof routes.liftSafeContact>,
): Promise<void> {
  requireReason(body.reason)
  const way = (await readIdentities(tx, sealer, [personId])).get(personId)?.contactWay
  const id = randomUUID()
  const lift = { id, personId, reason: body.reason, way: way && { ...way, onlySafe: false } }
  const fault = await insertLift(tx, sealer, lift)
  // Two who lift it at once: the second one finds it as they wanted it.
  const isDone = fault !== 'nothing-to-lift'
  if (isDone) refuse(fault)
  tx.journal({ register: 'both', persons: [personId], detail: { person: personId, ...(isDone ? { lifted: id } : {}) } })
}

/** How this one is reached without danger, with the numbers it means; nothing where it is the way of who told of them. */
async function safeWayOf(tx: WriteTx, sealer: Sealer, personId: string): Promise<StoredContactWay | undefined> {
  const identity = (await readIdentities(tx, sealer, [personId])).get(personId)
  const way = identity?.contactWay
  if (way === undefined || (await isOnlyToldOf(tx, personId))) return undefined
  const phone = way.phone ?? identity?.phone
  const email = way.email ?? identity?.email
  return {
    ...way,
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    onlySafe: true,
  }
}

function requireReason(reason: string): void {
  if (!isWrittenReason(reason)) throw new AppError('rule-violated', { reason: 'reason-not-written' })
}

function refuse(fault: string | undefined): void {
  if (fault === 'not-found') throw notFound()
  if (fault !== undefined) throw new AppError('rule-violated', { reason: fault })
}
