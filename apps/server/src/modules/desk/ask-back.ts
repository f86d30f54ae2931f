import { addMinutes, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { appendEvents } from '../contact/index.ts'
import { planMessageNotice } from '../notification/index.ts'
import { readRoster } from '../staffing/index.ts'
import { nextStepOf, sealOnCase, startAction, type CaseServices } from './case-action.ts'

/** Asks by message; the case comes up again next day whether answered or not. */
export async function askBack(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; text: string },
): Promise<void> {
  const row = await startAction(tx, contactId, 'ask-back', body.basedOn)
  if (row.urgency_class <= 'B') throw new AppError('rule-violated', { reason: 'urgent-is-called' })
  const roster = await readRoster(tx)
  const payloadId = await sealOnCase(services, tx, row, 'message', body.text)
  const hours = row.urgency_class === 'C' ? 2 : 24
  const nextStep = nextStepOf(tx, roster, row, 'await-answer', addMinutes(toInstant(tx.at), hours * 60))
  await appendEvents(tx, row, [{ change: { type: 'asked-back', nextStep }, payloadId }], { basedOn: body.basedOn })
  await planMessageNotice(tx, services, row)
}
