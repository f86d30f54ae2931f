import { isLanguage } from '@luukku/i18n'
import { choiceLeftTexts } from '@luukku/i18n/data/choice'
import { mayChooseTime, minutesToChoose } from '@luukku/domain/contact'
import { addMinutes, toInstant } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { followStep } from '../booking/index.ts'
import { appendEvents } from '../contact/index.ts'
import { planMessageNotice } from '../notification/index.ts'
import { isVerified } from '../person/index.ts'
import { readRoster } from '../staffing/index.ts'
import { listNeeds } from './case-queries.ts'
import { nextStepOf, sealOnCase, startAction, type CaseServices } from './case-action.ts'

/**
 * Leaves it to the person to choose the first time of each open need that can wait a day, on their own page; not
 * twice. They are told by a message that waits in the service, and the step keeps an owner and a time.
 *
 * @throws AppError rule-violated for who cannot wait a day, and for who cannot sign in; action-not-possible when no need waits
 *   for a time
 */
export async function leaveChoice(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number },
): Promise<void> {
  const row = await startAction(tx, contactId, 'book', body.basedOn)
  const all = (await listNeeds(tx, row.id)).map(({ status, urgency_class }) => ({
    status,
    urgencyClass: urgency_class,
  }))
  if (all.some(({ status }) => status === 'open') && !mayChooseTime(row.urgency_class, all))
    throw new AppError('rule-violated', { reason: 'urgent-is-called' })
  if (!row.verified && !(await isVerified(tx, row.person_id)))
    throw new AppError('rule-violated', { reason: 'cannot-sign-in' })
  const needs = await tx.rows(sql<{ id: string }>`
    update need n set choice_left_at = ${tx.at} from service v
    where n.contact_id = ${row.id} and n.status = 'open' and n.outside is null and n.choice_left_at is null
      and v.county_id = n.county_id and v.code = n.service and v.bookable returning n.id`)
  if (needs.length === 0) throw new AppError('action-not-possible', { reason: 'no-need-to-book' })
  const payloadId = await sealOnCase(
    services,
    tx,
    row,
    'message',
    choiceLeftTexts[isLanguage(row.language) ? row.language : 'fi'],
  )
  const at = addMinutes(toInstant(tx.at), minutesToChoose)
  const nextStep = nextStepOf(tx, await readRoster(tx), row, 'await-answer', at)
  await appendEvents(tx, row, [{ change: { type: 'next-step', nextStep }, payloadId }], { basedOn: body.basedOn })
  for (const { id } of needs) await followStep(tx, id, nextStep)
  await planMessageNotice(tx, services, row)
  tx.journal({
    register: 'both',
    persons: [row.person_id],
    detail: { contact: row.id, choiceLeft: needs.map(({ id }) => id) },
  })
}
