import type { RouteBody, routes } from '@luukku/contract'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { storePayload } from '../person/index.ts'
import { findOwnNeed, updateNeed } from './own-list-queries.ts'

/** Writes a note to the need in its own register; may set the real-life date or say that the need is met. */
export async function writeNote(
  tx: WriteTx,
  sealer: Sealer,
  needId: string,
  body: RouteBody<typeof routes.writeOwnNote>,
): Promise<void> {
  const row = await findOwnNeed(tx, needId)
  if (!row) throw notFound()
  if (body.realLifeDate !== undefined || body.done === true) {
    const changed = await updateNeed(tx, needId, body)
    if (changed === 0) throw new AppError('action-not-possible', { reason: 'need-not-open' })
  }
  await storePayload(tx, sealer, {
    register: row.register,
    personId: row.person_id,
    contactId: row.contact_id,
    needId,
    kind: 'own-note',
    retentionClass: row.register === 'health' ? 'patient-note' : 'social-adult',
    content: body.text,
  })
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { contact: row.contact_id, need: needId, done: body.done ?? false },
  })
}
