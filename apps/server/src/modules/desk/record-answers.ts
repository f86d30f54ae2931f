import type { Answers } from '@luukku/contract'
import { sortKey, type CaseChange } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { appendEvents, classOf, isAlarming, rankOf, readTold, summaryOf, understand } from '../contact/index.ts'
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
  const roster = await readRoster(tx)
  const nextStep =
    urgencyClass === 'A' && row.urgency_class !== 'A'
      ? nextStepOf(tx, roster, { ...row, urgency_class: 'A' }, 'emergency-call', toInstant(tx.at))
      : undefined
  const legalMinutes = row.summary.legal?.dueAt
  const change: CaseChange = {
    type: 'answered',
    urgencyClass,
    urgencySource: assessed ? 'assessed' : read.source,
    sortKey: sortKey(
      rankOf(
        after,
        urgencyClass,
        toInstant(row.received_at),
        legalMinutes === undefined ? undefined : toInstant(legalMinutes),
      ),
    ),
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(reason ? { correctsAlarm: true } : {}),
  }
  await appendEvents(tx, row, [{ change, payloadId }], {
    basedOn: body.basedOn,
    summary: {
      ...row.summary,
      ...summaryOf(after, undefined, row.summary.stopAnswered),
      ...(assessed ? { needs: row.summary.needs } : {}),
    },
  })
}
