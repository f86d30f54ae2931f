import type { NextStepKind } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { appendEvents } from '../contact/index.ts'
import { readRoster } from '../staffing/index.ts'
import { nextStepOf, startAction } from './case-action.ts'

/** A professional says what happens next and when, never in the past. */
export async function setNextStep(
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; kind: NextStepKind; at: string },
): Promise<void> {
  const row = await startAction(tx, contactId, 'assign', body.basedOn)
  const at = toInstant(body.at)
  if (at < toInstant(tx.at)) throw new AppError('rule-violated', { reason: 'next-step-in-the-past' })
  const nextStep = nextStepOf(tx, await readRoster(tx), row, body.kind, at, row.assigned_staff_id ?? undefined)
  await appendEvents(tx, row, [{ change: { type: 'next-step', nextStep } }], { basedOn: body.basedOn })
}
