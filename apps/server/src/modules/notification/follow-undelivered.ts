import { randomUUID } from 'node:crypto'
import { nextWay } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { appendEvents, lockContactRow, stepForCase, toCaseState, type ContactRow } from '../contact/index.ts'
import { readIdentities } from '../person/index.ts'
import { isQuestion } from './is-question.ts'
import { mayBeTold } from './may-be-told.ts'
import { noticeDetail, type NotificationRow } from './notification-queries.ts'
import { insertInstead, isStillToTell, listTried, openTask } from './undelivered-queries.ts'

/**
 * A message did not get through: it goes by the next way that the person allowed at this moment, else somebody at the desk
 * has a task: to call, or, where no call is safe, to look. Nothing follows what is over, or what this person may not be told
 * any more. Done twice it does nothing. A question about a held time tells the waiting list what became of it.
 */
export async function followUndelivered(
  tx: WriteTx,
  services: Pick<Services, 'jobs' | 'sealer'>,
  n: NotificationRow,
): Promise<void> {
  const row = await lockContactRow(tx, n.contact_id)
  if (!row || row.status === 'closed' || row.joined_into !== null) return
  if (!(await isStillToTell(tx, n)) || !(await mayBeTold(tx, row, n.person_id))) return
  const identity = (await readIdentities(tx, services.sealer, [n.person_id])).get(n.person_id)
  const way = identity?.contactWay
  const next = nextWay(
    {
      ways: way?.ways ?? [],
      // Said once, or seen by a rule in what was told.
      onlySafe: row.summary.safeContactOnly === true || (way?.onlySafe ?? true),
      hasPhone: (way?.phone ?? identity?.phone) !== undefined,
      hasEmail: (way?.email ?? identity?.email) !== undefined,
    },
    await listTried(tx, n.id),
  )
  const isTold = next === 'sms' || next === 'email'
  if (isTold) {
    const id = randomUUID()
    // An e-mail is not answered by a letter of the alphabet: it asks to sign in.
    const template = n.template === 'time-offer' ? 'answer-soon' : n.template
    if ((await insertInstead(tx, n, { id, channel: next, template })) !== 1) return
    await services.jobs.plan(tx, 'send-notification', { county: tx.actor.county, notificationId: id })
  } else {
    if ((await openTask(tx, n.id, next)) !== 1) return
    await askDesk(tx, row, n, next)
  }
  if (isQuestion(n.template) && n.appointment_id !== null)
    await services.jobs.plan(tx, 'question-undelivered', {
      county: tx.actor.county,
      heldId: n.appointment_id,
      by: isTold ? next : 'desk',
    })
  tx.journal({
    register: row.register,
    persons: [...new Set([row.person_id, n.person_id])],
    detail: { ...noticeDetail(n), undelivered: n.channel, next },
  })
}

/** The case has it as its next step, with an owner on shift, unless something comes sooner anyway; and a line of history. */
async function askDesk(tx: WriteTx, row: ContactRow, n: NotificationRow, how: 'call' | 'look'): Promise<void> {
  const current = toCaseState(row).nextStep
  const step = await stepForCase(tx, row, { kind: how === 'call' ? 'call' : 'read', at: toInstant(tx.at) })
  const isSooner = current.kind !== 'appointment' && current.at <= step.at
  const nextStep = isSooner ? current : step
  await appendEvents(tx, row, [{ change: { type: 'notice-failed', template: n.template, nextStep } }])
}
