import type { JointView, RouteResponse, routes } from '@luukku/contract'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { findOwnNeed } from '../own-list/index.ts'
import { findMeeting, listJointAbout, listJointOf, type Side } from './joint-queries.ts'
import { jointDocumentsOf } from './joint-view.ts'

/** The side of the wall a need is looked at from: its own register, or the asker's where it belongs to both. */
export function sideOf(tx: ReadTx, register: 'health' | 'social' | 'both'): Side {
  if (register !== 'both') return register
  return tx.actor.kind === 'staff' && !tx.actor.registers.includes('health') ? 'social' : 'health'
}

/** The joint documents that this need of the asker's is part of, through the register of the need. @throws not-found */
export async function readJoint(tx: ReadTx, sealer: Sealer, needId: string): Promise<JointView> {
  const own = await findOwnNeed(tx, needId)
  if (!own) throw notFound()
  const register = sideOf(tx, own.register)
  const rows = await listJointOf(tx, own.contact_id, register)
  const meet = await findMeeting(tx, needId)
  const pastDenial = rows.filter(({ denied }) => denied).length
  tx.journal({
    register,
    persons: [own.person_id],
    detail: {
      contact: own.contact_id,
      need: needId,
      joint: rows.map(({ id }) => id),
      ...(pastDenial === 0 ? {} : { pastDenial }),
    },
  })
  return { ...(meet === undefined ? {} : { meet }), documents: await jointDocumentsOf(tx, sealer, rows) }
}

/** What the person themself, or who acts for them, reads: every matter's joint documents, in both registers. */
export async function readMyJoint(
  tx: ReadTx,
  sealer: Sealer,
  personIds: readonly string[],
): Promise<RouteResponse<typeof routes.readMyJoint>> {
  const rows = await listJointAbout(tx, personIds)
  tx.journal({ register: 'both', persons: [...personIds], detail: { joint: rows.length } })
  const matters = [...Map.groupBy(rows, (row) => row.contact_id)]
  const documents = await Promise.all(
    matters.map(async ([contactId, ofMatter]) =>
      (await jointDocumentsOf(tx, sealer, ofMatter)).map((one) => ({
        ...one,
        contactId,
        reference: ofMatter[0]?.reference ?? '',
      })),
    ),
  )
  return { documents: documents.flat() }
}
