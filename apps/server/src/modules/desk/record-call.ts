import { nextAttemptAt } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { appendEvents } from '../contact/index.ts'
import { settleTasksOf } from '../notification/index.ts'
import { readRoster } from '../staffing/index.ts'
import { nextStepOf, startAction } from './case-action.ts'
import { findNextAppointment } from './case-queries.ts'

/**
 * Called. No answer closes nothing: the next attempt is at another hour, by somebody who is there then. Class A and B are called
 * again within the quarter: a later time that somebody asks for is not waited for.
 */
export async function recordCall(
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; outcome: 'answered' | 'no-answer'; nextAttemptAt?: string | undefined },
): Promise<void> {
  const row = await startAction(tx, contactId, 'call', body.basedOn)
  const roster = await readRoster(tx)
  const at = toInstant(tx.at)
  const soonest = nextAttemptAt(row.urgency_class, at, row.attempts)
  const asked = body.nextAttemptAt === undefined ? soonest : toInstant(body.nextAttemptAt)
  const again = row.urgency_class <= 'B' && asked > soonest ? soonest : asked
  const wanted = body.outcome === 'answered' ? at : again
  if (wanted < at) throw new AppError('rule-violated', { reason: 'next-step-in-the-past' })
  const kind =
    body.outcome === 'answered'
      ? row.next_kind === 'book'
        ? 'book'
        : 'call'
      : row.urgency_class === 'A'
        ? 'emergency-call'
        : 'call'
  // Reached about something beside a booked time: the time stands, and is what happens next.
  const booked =
    body.outcome === 'answered' && row.status === 'booked' ? await findNextAppointment(tx, row.id) : undefined
  const nextStep = booked ?? nextStepOf(tx, roster, row, kind, wanted)
  await appendEvents(tx, row, [{ change: { type: 'called', outcome: body.outcome, nextStep } }], {
    basedOn: body.basedOn,
  })
  if (body.outcome === 'answered') await settleTasksOf(tx, contactId)
}
