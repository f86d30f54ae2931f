import { sql } from 'kysely'
import type { HeldBackGround } from '@luukku/domain/access'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { appendEvents } from '../contact/index.ts'
import { endOpenClocks } from '../law/index.ts'
import { sealNote, startAction, type CaseServices } from './case-action.ts'
import { isUnder } from './joined-queries.ts'
import { recordOnNeeds } from './record-on-needs.ts'

/** Ends a case of which nothing promised is open. */
export async function closeCase(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; reason: string; heldBack?: HeldBackGround | undefined },
): Promise<void> {
  const row = await startAction(tx, contactId, 'close', body.basedOn)
  if (row.assessed_at === null && row.answered_at === null)
    throw new AppError('action-not-possible', { reason: 'nobody-has-answered' })
  const payloadId = await sealNote(services, tx, row, 'assessment-note', body.reason, body.heldBack)
  await endOpenClocks(tx, sql`k.contact_id = ${row.id} and k.need_id is null`)
  await endOpenClocks(tx, isUnder(row.id), { by: 'joined' })
  await recordOnNeeds(services, tx, row, 'closed', body.reason)
  await appendEvents(tx, row, [{ change: { type: 'closed' }, payloadId }], { basedOn: body.basedOn })
}
