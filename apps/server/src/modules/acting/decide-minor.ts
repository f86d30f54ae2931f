import type { RouteBody, routes } from '@luukku/contract'
import { faultOfMinorDecision, majorityAge } from '@luukku/domain/access'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { appendEvents, type ContactRow } from '../contact/index.ts'
import { ageOf, heldBackDetail, readIdentities, storePayload, type Identity } from '../person/index.ts'
import { findMinorDecision, insertMinorDecision, setHidden } from './acting-queries.ts'
import { getRow, readAge } from './read-representatives.ts'

/**
 * A licensed professional records a minor's capacity for this matter and what guardians see of it; it holds at once in
 * every open session.
 * @throws AppError rule-violated when the basis does not carry the decision
 */
export async function decideMinor(
  tx: WriteTx,
  sealer: Sealer,
  contactId: string,
  body: RouteBody<typeof routes.decideMinor>,
): Promise<void> {
  const { actor } = tx
  if (actor.kind !== 'staff' || !actor.licensed) throw new AppError('not-allowed', { reason: 'licence-needed' })
  const row = await getRow(tx, contactId)
  const reason = body.reason?.trim() ?? ''
  const age = await readAge(tx, sealer, row.person_id)
  const fault = faultOfMinorDecision(age, { ...body, hasReason: reason !== '' })
  if (fault) throw new AppError('rule-violated', { reason: fault })
  const reasonPayloadId =
    reason === ''
      ? undefined
      : await storePayload(tx, sealer, {
          register: 'both',
          personId: row.person_id,
          contactId,
          kind: 'minor-decision',
          retentionClass: 'patient-note',
          content: reason,
          clientGets: body.clientGets,
        })
  await insertMinorDecision(tx, {
    contactId,
    personId: row.person_id,
    capacity: body.capacity,
    guardians: body.guardians,
    basis: body.basis,
    ...(reasonPayloadId === undefined ? {} : { reasonPayloadId }),
    by: { kind: 'staff', id: actor.staffId },
  })
  await setHidden(tx, contactId, row.person_id, body.guardians === 'do-not-see')
  await appendEvents(tx, row, [{ change: { type: 'representatives', guardians: body.guardians } }])
  tx.journal({
    register: 'both',
    persons: [row.person_id],
    detail: {
      contact: contactId,
      capacity: body.capacity,
      guardians: body.guardians,
      basis: body.basis,
      ...heldBackDetail(body.clientGets),
    },
  })
}

/** May the minor change who sees this here: not after a professional decided otherwise on the minor's own interest. */
export const mayChooseAlone = (decision: { decided_by_kind: string; basis: string } | undefined): boolean =>
  decision === undefined ||
  decision.decided_by_kind === 'self' ||
  decision.basis === 'agrees' ||
  decision.basis === 'capable-and-denies'

/**
 * Who says in one tap whether whoever acts for them sees a matter of theirs: a minor, and an adult who may be reached by safe
 * ways only, whose matters are hidden from representatives.
 */
export const choosesWhoSees = (
  row: ContactRow,
  person: Pick<Identity, 'safeContactOnly'> | undefined,
  age: number | undefined,
): boolean =>
  (age !== undefined && age < majorityAge) || row.hidden_from_representatives || person?.safeContactOnly === true

/** The person opens their own matter to whoever acts for them, or closes it, in one tap. */
export async function chooseGuardians(
  tx: WriteTx,
  sealer: Sealer,
  contactId: string,
  guardians: 'see' | 'do-not-see',
): Promise<{ guardians: 'see' | 'do-not-see' }> {
  const { actor } = tx
  const row = await getRow(tx, contactId)
  if (actor.kind !== 'resident' || row.person_id !== actor.personId) throw notFound()
  const identity = (await readIdentities(tx, sealer, [row.person_id])).get(row.person_id)
  const age = ageOf(identity, tx.at)
  if (!choosesWhoSees(row, identity, age) || !mayChooseAlone(await findMinorDecision(tx, contactId)))
    throw new AppError('action-not-possible')
  await insertMinorDecision(tx, {
    contactId,
    personId: row.person_id,
    capacity: 'not-assessed',
    guardians,
    basis: 'own-wish',
    by: { kind: 'self', id: actor.personId },
  })
  await setHidden(tx, contactId, row.person_id, guardians === 'do-not-see')
  await appendEvents(tx, row, [{ change: { type: 'representatives', guardians } }])
  tx.journal({ register: 'both', persons: [row.person_id], detail: { contact: contactId, guardians } })
  return { guardians }
}
