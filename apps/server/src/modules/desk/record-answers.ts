import type { Answers } from '@luukku/contract'
import { sortKey, type CaseChange, type CaseClass, type NextStep } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import {
  appendEvents,
  classOf,
  firstDue,
  isAlarming,
  rankOf,
  readCareSettings,
  readTold,
  sideOfCase,
  startContactClocks,
  summaryOf,
  understand,
  type ContactRow,
} from '../contact/index.ts'
import { readRoster } from '../staffing/index.ts'
import { nextStepOf, sealOnCase, startAction, type CaseServices } from './case-action.ts'

/**
 * Answers recorded by a professional; the proposal is made again. An alarm goes down only with the professional's own
 * reason.
 */
export async function recordAnswers(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; answers: Answers; correctsAlarm?: string | undefined },
): Promise<void> {
  const row = await startAction(tx, contactId, 'answer', body.basedOn)
  const told = (await readTold(tx, services.sealer, [contactId])).get(contactId)
  if (!told) throw new AppError('not-found')
  const before = understand(told, row.received_at)
  const reason = body.correctsAlarm?.trim()
  const { alarm, ...plain } = told
  const now = {
    ...plain,
    ...(alarm === undefined || reason ? {} : { alarm }),
    answers: { ...told.answers, ...body.answers },
  }
  const after = understand(now, row.received_at)
  if (isAlarming(before) && !isAlarming(after) && !reason)
    throw new AppError('rule-violated', { reason: 'alarm-needs-a-reason' })
  // Said now, by itself or together with what was told before, whatever was lifted before.
  const said = understand({ ...plain, text: '', added: [], answers: body.answers }, row.received_at)
  const isSafeOnlySaid = said.safeContact.needed || (after.safeContact.needed && !before.safeContact.needed)
  const payloadId = await sealOnCase(
    services,
    tx,
    row,
    'contact-words',
    JSON.stringify(
      reason
        ? {
            ...now,
            corrected: { ...told.corrected, ...Object.fromEntries(Object.keys(body.answers).map((k) => [k, reason])) },
          }
        : now,
    ),
  )
  const read = classOf(after)
  const assessed = row.urgency_source === 'assessed'
  const urgencyClass = assessed
    ? row.urgency_class < read.urgencyClass
      ? row.urgency_class
      : read.urgencyClass
    : read.urgencyClass
  const nextStep = await stepWhenRisen(tx, row, urgencyClass)
  const { hours } = await readCareSettings(tx)
  const legal = await startContactClocks(tx, row, after, now)
  const change: CaseChange = {
    type: 'answered',
    urgencyClass,
    urgencySource: assessed ? 'assessed' : read.source,
    sortKey: sortKey(
      rankOf(after, urgencyClass, toInstant(row.received_at), firstDue({ ...row.summary, ...legal }, hours)),
    ),
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(reason ? { correctsAlarm: true } : {}),
  }
  await appendEvents(tx, row, [{ change, payloadId }], {
    basedOn: body.basedOn,
    summary: {
      ...row.summary,
      ...summaryOf(after, undefined, row.summary.stopAnswered),
      ...legal,
      ...(isSafeOnlySaid ? { safeContactLifted: false } : {}),
      ...(assessed ? { needs: row.summary.needs, side: sideOfCase(row) } : {}),
    },
  })
}

/**
 * Who turns out to be more urgent than was thought does not wait for a call or a time of another day: the step is now. One
 * that is due already stays as it is, but for class A, which is phoned as what it is.
 */
async function stepWhenRisen(tx: WriteTx, row: ContactRow, urgencyClass: CaseClass): Promise<NextStep | undefined> {
  const now = toInstant(tx.at)
  if (urgencyClass >= row.urgency_class || urgencyClass > 'C') return undefined
  if (urgencyClass !== 'A' && toInstant(row.next_at) <= now) return undefined
  const kind = urgencyClass === 'A' ? 'emergency-call' : 'call'
  return nextStepOf(tx, await readRoster(tx), { ...row, urgency_class: urgencyClass }, kind, now)
}
