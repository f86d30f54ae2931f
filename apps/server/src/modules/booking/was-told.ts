import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'

/** Whether the case has been told that this time changed in this way: work that is done twice tells it once. */
export async function wasTold(
  tx: ReadTx,
  contactId: string,
  appointmentId: string,
  how: 'unit-cancelled' | 'resident-missed',
): Promise<boolean> {
  const told = await tx.first(sql`
    select 1 from case_event where contact_id = ${contactId} and type = 'time-changed' and data ->> 'appointment' = ${appointmentId}
      and data ->> 'how' = ${how}`)
  return told !== undefined
}
