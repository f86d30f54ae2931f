import { sql } from 'kysely'
import type { HeldBackGround } from '@luukku/domain/access'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { appendEvents, goOnClocks } from '../contact/index.ts'
import { isDuty } from '../law/index.ts'
import { readRoster } from '../staffing/index.ts'
import { nextStepOf, sealNote, startAction, type CaseServices } from './case-action.ts'
import { recordOnNeeds } from './record-on-needs.ts'

/** Opens a closed case again. Its clocks go on from their first start: no date is given anew. */
export async function reopenCase(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; reason: string; heldBack?: HeldBackGround | undefined },
): Promise<void> {
  const row = await startAction(tx, contactId, 'reopen', body.basedOn)
  const payloadId = await sealNote(services, tx, row, 'assessment-note', body.reason, body.heldBack)
  await goOnClocks(tx, row.id)
  await recordOnNeeds(services, tx, row, 'reopened', body.reason)
  await tx.run(sql`
    update need n set status = 'open', choice_left_at = null where n.contact_id = ${row.id} and n.status = 'done'
      and exists (select from clock k where k.need_id = n.id and k.state in ('running', 'breached') and k.stopped_at is null and ${isDuty})`)
  const nextStep = nextStepOf(
    tx,
    await readRoster(tx),
    row,
    row.assessed_at === null ? 'read' : 'book',
    toInstant(tx.at),
  )
  await appendEvents(tx, row, [{ change: { type: 'reopened', nextStep }, payloadId }], { basedOn: body.basedOn })
}
