import { sql } from 'kysely'
import type { Clock } from '@luukku/domain/law'
import type { WriteTx } from '../../platform/db.ts'
import type { ContactRow } from './case-row.ts'

/** Writes the clocks; a duty without a counted limit («without delay») has a row without a day. */
export async function insertClocks(
  tx: WriteTx,
  contact: Pick<ContactRow, 'id' | 'person_id'>,
  register: 'health' | 'social' | 'both',
  clocks: readonly Clock[],
  needId?: string,
): Promise<void> {
  for (const clock of clocks) {
    await tx.send(sql`
      insert into clock (county_id, register, person_id, contact_id, need_id, rule_id, rule_version, started_at, due_date, due_at, due_date_if_rolled,
        state, stopped_by, stopped_at, detail)
      values (${tx.actor.county}, ${register}, ${contact.person_id}, ${contact.id}, ${needId ?? null}, ${clock.ruleId}, ${clock.version},
        ${clock.startedAt}::timestamptz, ${clock.dueDate}, ${clock.dueAt ?? null}, ${clock.dueDateIfRolled}, ${clock.state},
        ${clock.stoppedBy?.event ?? null}, ${clock.stoppedBy?.at ?? null}::timestamptz, ${JSON.stringify(clock)}::jsonb)`)
  }
}
