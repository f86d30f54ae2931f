import type { RouteBody, routes } from '@luukku/contract'
import { addMinutes, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { appendEvents } from '../contact/index.ts'
import { planMessageNotice } from '../notification/index.ts'
import { isVerified } from '../person/index.ts'
import { readRoster } from '../staffing/index.ts'
import { isCarefulNow } from './also-reads.ts'
import { nextStepOf, sealOnCase, startAction, type CaseServices } from './case-action.ts'

/**
 * Asks by message; the case comes up again next day whether answered or not. To the client alone, or also to who told of them
 * and acts for them (ADR 0208).
 */
export async function askBack(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: RouteBody<typeof routes.askBack>,
): Promise<void> {
  const row = await startAction(tx, contactId, 'ask-back', body.basedOn)
  if (row.urgency_class <= 'B') throw new AppError('rule-violated', { reason: 'urgent-is-called' })
  const clientAlone = body.to === undefined ? await isCarefulNow(tx, services.sealer, row) : body.to === 'client'
  if (clientAlone && !(await isVerified(tx, row.person_id)))
    throw new AppError('rule-violated', { reason: 'client-cannot-read' })
  const roster = await readRoster(tx)
  const payloadId = await sealOnCase(services, tx, row, 'message', body.text, { clientAlone })
  const hours = row.urgency_class === 'C' ? 2 : 24
  const nextStep = nextStepOf(tx, roster, row, 'await-answer', addMinutes(toInstant(tx.at), hours * 60))
  const change = { type: 'asked-back' as const, ...(clientAlone ? { to: 'client' as const } : {}), nextStep }
  await appendEvents(tx, row, [{ change, payloadId }], { basedOn: body.basedOn })
  await planMessageNotice(tx, services, row, clientAlone ? 'client' : 'all')
  if (clientAlone) tx.journal({ register: 'both', persons: [row.person_id], detail: { clientAlone } })
}
