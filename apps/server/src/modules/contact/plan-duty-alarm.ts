import type { Actor } from '@luukku/domain/access'
import { decideDutyAlarm, type CaseChange, type CaseState, type DutyAlarm } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { markAsked } from './watch-queries.ts'

/**
 * Tells a duty role of the step it owns now, in the transaction that made it so. Asked for every change of every contact
 * where it is written, and nowhere else: whoever gives a step away need not think of it.
 *
 * @param before undefined for a contact that has just come
 * @returns what the row says of it from now on: `asked` until the alarm has gone out, null where there is nobody to tell
 */
export async function planDutyAlarm(
  tx: WriteTx,
  contactId: string,
  before: CaseState | undefined,
  after: CaseState,
  changes: readonly CaseChange[],
): Promise<DutyAlarm> {
  const alarm = decideDutyAlarm(before, after, changes, toInstant(tx.at))
  if (alarm === 'tell')
    await tx.plan('alarm-duty', {
      ...{ county: tx.actor.county, contactId, role: after.nextStep.owner.id },
      ...(before !== undefined && isSaid(tx.actor) ? { clientAlone: 1 } : {}),
    })
  return alarm
}

/**
 * What somebody said in a matter that goes on: that it alarmed at once would tell who acts for the client that the client wrote.
 * It stands in the client's own log (ADR 0218).
 */
const isSaid = (actor: Actor): boolean =>
  actor.kind === 'resident' || (actor.kind === 'system' && [raisesByWords, hearsBySms].includes(actor.task))

/** The work that raises the matter into which the one was joined where somebody answered. */
export const raisesByWords = 'raise-lead'
/** The work that hears what somebody answered by a text message. */
export const hearsBySms = 'sms-reply'

/**
 * The same for a step whose time has come and whose role nobody has told: one that lay far ahead when it was given.
 * @returns whether there was somebody to tell
 */
export async function tellDutyDue(tx: WriteTx, row: { id: string; next_owner_id: string }): Promise<boolean> {
  if (!(await markAsked(tx, row.id))) return false
  await tx.plan('alarm-duty', { county: tx.actor.county, contactId: row.id, role: row.next_owner_id })
  return true
}
