import type { HeldBackGround } from '@luukku/domain/access'
import { addMinutes, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { appendEvents } from '../contact/index.ts'
import { readRoster } from '../staffing/index.ts'
import { nextStepOf, sealNote, startAction, type CaseServices } from './case-action.ts'

/** Guided to 112, or called for: somebody still makes sure that help came. */
export async function guide112(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: {
    basedOn: number
    how: 'guided' | 'called-for' | 'not-needed'
    note: string
    heldBack?: HeldBackGround | undefined
  },
): Promise<void> {
  const row = await startAction(tx, contactId, 'guide-112', body.basedOn)
  const payloadId = await sealNote(services, tx, row, 'assessment-note', body.note, body.heldBack)
  const minutes = body.how === 'not-needed' ? 0 : 15
  const nextStep = nextStepOf(tx, await readRoster(tx), row, 'call', addMinutes(toInstant(tx.at), minutes))
  await appendEvents(tx, row, [{ change: { type: 'guided-112', how: body.how, nextStep }, payloadId }], {
    basedOn: body.basedOn,
  })
}
