import { randomUUID } from 'node:crypto'
import type { RouteBody, routes } from '@luukku/contract'
import type { WriteTx } from '../../platform/db.ts'
import { newDocumentKey, sealerOfKey } from '../../platform/document-key.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { randomSalt, type Sealer } from '../../platform/seal.ts'
import { findOwnNeed } from '../own-list/index.ts'
import { classOfNote, storePayload } from '../person/index.ts'
import { listJointOf, lockJoint, recordJointDocument } from './joint-queries.ts'
import { contentPlace, keyPlace, standingOf } from './joint-view.ts'
import { sideOf } from './read-joint.ts'

/**
 * Writes a joint document into both registers, and what the professional tells besides into their own alone.
 *
 * @throws AppError not-found for another's need; version-conflict when somebody saved in between; rule-violated when nothing
 *   is written, or when the registers do not meet: no joint service and no permission, or nothing on the other side
 * @law 703/2023 §§ 46-47, 53 (1)-(2)
 */
export async function saveJoint(
  tx: WriteTx,
  sealer: Sealer,
  needId: string,
  body: RouteBody<typeof routes.saveJoint>,
): Promise<void> {
  const own = await findOwnNeed(tx, needId)
  if (!own) throw notFound()
  if (own.status !== 'open' && own.status !== 'booked')
    throw new AppError('action-not-possible', { reason: 'need-not-open' })
  if (Object.values(body.content.parts).every((part) => part === ''))
    throw new AppError('rule-violated', { reason: 'nothing-written' })
  const origin = sideOf(tx, own.register)
  const { kind } = body.content
  await lockJoint(tx, own.contact_id, kind)
  // What stands as the writer may see it: what is hidden from them conflicts with nothing.
  const rows = (await listJointOf(tx, own.contact_id, origin)).filter((row) => row.kind === kind)
  const seen = new Set(standingOf(rows).map((row) => row.id))
  if (seen.size !== body.basedOn.length || !body.basedOn.every((one) => seen.has(one)))
    throw new AppError('version-conflict')
  const id = randomUUID()
  const key = newDocumentKey()
  const salt = randomSalt()
  const text = JSON.stringify(body.content)
  const document = sealerOfKey(key)
  const classes = {
    health: await classOfNote(tx, sealer, 'health', own.person_id, own),
    social: await classOfNote(tx, sealer, 'social', own.person_id, own),
  }
  const ground = await recordJointDocument(tx, {
    id,
    needId,
    kind,
    basedOn: body.basedOn,
    origin,
    content: document.seal(text, contentPlace(id)),
    salt,
    digest: document.digest(text, salt),
    keys: { health: sealer.seal(key, keyPlace(id, 'health')), social: sealer.seal(key, keyPlace(id, 'social')) },
    classes,
  })
  if (ground === undefined) throw new AppError('rule-violated', { reason: 'registers-do-not-meet' })
  if (body.narrative)
    await storePayload(tx, sealer, {
      register: own.register,
      personId: own.person_id,
      contactId: own.contact_id,
      needId,
      kind: 'own-note',
      retentionClass: classes[origin],
      content: body.narrative,
    })
  tx.journal({
    register: 'both',
    persons: [own.person_id],
    detail: { contact: own.contact_id, need: needId, joint: id, kind, ground, kept: [classes.health, classes.social] },
  })
}
