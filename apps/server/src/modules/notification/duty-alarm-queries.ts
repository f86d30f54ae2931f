import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface DutyAlarmRow {
  person_id: string
  urgency_class: string
  reference: string
  version: number
  /** What became of the last attempt; `asked` before the first. */
  before: 'asked' | 'failed'
  /** The role's address for alarms; null where it has none. */
  to: string | null
}

/** The contact whose present step is this role's, and of which it has not been told yet. By contact's key. */
export async function findDutyAlarm(tx: ReadTx, contactId: string, role: string): Promise<DutyAlarmRow | undefined> {
  return tx.first(sql<DutyAlarmRow>`
    select c.person_id, c.urgency_class, c.reference, c.version, c.duty_alarm as before, d.alarm_to as to
    from contact c join duty_role d on d.county_id = c.county_id and d.code = ${role}
    where c.id = ${contactId} and c.county_id = ${tx.actor.county} and c.status <> 'closed' and c.joined_into is null
      and c.next_owner_kind = 'duty' and c.next_owner_id = ${role} and c.duty_alarm in ('asked', 'failed')`)
}

/**
 * Says on the row what became of the alarm, where the step is the role's still. It is no event: nothing happened to the case.
 *
 * @param version the case as it was told of: what came after that is told by an alarm of its own
 * @returns whether the step is the role's still, and waited for this
 */
export async function markDutyAlarm(
  tx: WriteTx,
  contactId: string,
  role: string,
  version: number,
  outcome: 'sent' | 'no-address' | 'failed',
): Promise<boolean> {
  const changed = await tx.run(sql`
    update contact set duty_alarm = ${outcome}
    where id = ${contactId} and county_id = ${tx.actor.county} and next_owner_kind = 'duty' and next_owner_id = ${role}
      and duty_alarm in ('asked', 'failed') and (version = ${version} or ${outcome} <> 'sent')`)
  return changed > 0
}

/** Whether another attempt to tell this role of this contact is planned already: each event that asks for it plans one. */
export const isAlarmPlanned = async (tx: ReadTx, contactId: string, role: string): Promise<boolean> =>
  (await tx.first(sql`
    select 1 from pgboss.job where name = 'alarm-duty' and state in ('created', 'retry')
      and data ->> 'contactId' = ${contactId} and data ->> 'role' = ${role} limit 1`)) !== undefined
