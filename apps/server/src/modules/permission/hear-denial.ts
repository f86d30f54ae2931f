import type { HeardDenial, RouteBody, routes } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { findStaffIdentity } from '../auth/index.ts'
import { serviceBook } from '../catalogue/index.ts'
import { findContactRow } from '../contact/index.ts'
import { findOwnNeed } from '../own-list/index.ts'
import { fullName, readIdentities } from '../person/index.ts'
import { hearDenial } from './denial-queries.ts'

type Copy = Pick<HeardDenial, 'what' | 'register'>

/** Heard by the guidance unit: stands at once, and the person finds the copy on their own pages. @throws not-found */
export async function recordDenial(
  tx: WriteTx,
  sealer: Sealer,
  contactId: string,
  body: RouteBody<typeof routes.recordDenial>,
): Promise<HeardDenial> {
  requireEmergencyAnswer(body)
  const row = await findContactRow(tx, contactId)
  const personId = await hearDenial(tx, { contactId, ...body })
  if (!row || personId === undefined) throw notFound()
  tx.journal({
    register: 'both',
    persons: [personId],
    detail: {
      contact: contactId,
      denial: body.target,
      says: body.says,
      ...(body.inEmergency === undefined ? {} : { inEmergency: body.inEmergency }),
    },
  })
  const { reference } = row
  return copyOf(tx, sealer, personId, body, {
    ...(body.target === 'register' ? { register: body.register } : {}),
    ...(body.target === 'matter' ? { what: { fi: reference, sv: reference, en: reference } } : {}),
  })
}

/**
 * Heard by the professional who has the need in hand, for the need, a joint document or a register. Taking back is answered
 * the same whether or not there was anything to take back.
 *
 * @throws not-found: another's need, or a document it has no part in
 */
export async function recordNeedDenial(
  tx: WriteTx,
  sealer: Sealer,
  needId: string,
  body: RouteBody<typeof routes.recordNeedDenial>,
): Promise<HeardDenial> {
  requireEmergencyAnswer(body)
  const own = await findOwnNeed(tx, needId)
  const personId = own && (await hearDenial(tx, { needId, ...body }))
  if (!own || personId === undefined) throw notFound()
  tx.journal({
    register: 'both',
    persons: [personId],
    detail: {
      contact: own.contact_id,
      need: needId,
      denial: body.target,
      says: body.says,
      ...(body.inEmergency === undefined ? {} : { inEmergency: body.inEmergency }),
    },
  })
  const name = (await serviceBook(tx)).get(own.service)?.name
  return copyOf(tx, sealer, personId, body, {
    ...(body.target === 'register' ? { register: body.register } : {}),
    ...(body.target === 'event' && name ? { what: name } : {}),
  })
}

/** Before anything is looked for: the answer is the same whoever asks. @throws AppError rule-violated: not asked */
function requireEmergencyAnswer(body: { says: 'deny' | 'allow'; inEmergency?: boolean | undefined }): void {
  if (body.says === 'deny' && body.inEmergency === undefined)
    throw new AppError('rule-violated', { reason: 'emergency-not-asked' })
}

async function copyOf(
  tx: ReadTx,
  sealer: Sealer,
  personId: string,
  { target, says, inEmergency }: Pick<HeardDenial, 'target' | 'says' | 'inEmergency'>,
  what: Copy,
): Promise<HeardDenial> {
  const identity = (await readIdentities(tx, sealer, [personId])).get(personId)
  const me = tx.actor.kind === 'staff' ? await findStaffIdentity(tx, tx.actor.staffId) : undefined
  return {
    name: identity ? fullName(identity) : '',
    says,
    target,
    ...what,
    at: formatHelsinki(toInstant(tx.at)),
    by: me ? `${me.given_name} ${me.family_name}` : '',
    ...(says === 'deny' && inEmergency !== undefined ? { inEmergency } : {}),
  }
}
