import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'

/**
 * Whether the case has been told that this time changed in this way: work that is done twice tells it once. What was taken back
 * and then took place after all is told again.
 */
export async function wasTold(
  tx: ReadTx,
  contactId: string,
  appointmentId: string,
  how: 'unit-cancelled' | 'resident-missed',
): Promise<boolean> {
  const told = await tx.first(sql`
    select 1 from case_event where contact_id = ${contactId} and type = 'time-changed' and data ->> 'appointment' = ${appointmentId}
      and data ->> 'how' = ${how} and seq > coalesce((select max(seq) from case_event
        where contact_id = ${contactId} and type = 'taken-back' and data ->> 'of' = ${appointmentId}), 0)`)
  return told !== undefined
}
