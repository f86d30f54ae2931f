import { sql } from 'kysely'
import type { Clock } from '@luukku/domain/law'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { clockStateAt, insertClock, stands } from '../law/index.ts'
import type { ContactRow } from './case-row.ts'

/** Writes the clocks of a contact, or of one of its needs. */
export async function insertClocks(
  tx: WriteTx,
  contact: Pick<ContactRow, 'id' | 'person_id'>,
  register: 'health' | 'social' | 'both',
  clocks: readonly Clock[],
  needId?: string,
): Promise<void> {
  const of = { contactId: contact.id, personId: contact.person_id, register, needId }
  for (const clock of clocks) await insertClock(tx, of, clock)
}

/** The clocks of the contact itself that have not given way to those of its needs. Index: clock_contact. */
export async function listOwnClocks(tx: ReadTx, contactId: string): Promise<Clock[]> {
  const rows = await tx.rows(
    sql<{
      detail: Clock
    }>`select detail from clock k where contact_id = ${contactId} and need_id is null and ${stands}`,
  )
  return rows.map(({ detail }) => detail)
}

/** The limits of a contact that was assessed, but for the assessment itself: its needs have their own. */
export const giveWayToNeeds = (tx: WriteTx, contactId: string) =>
  tx.run(sql`
    update clock k set state = 'ended', status = 'superseded', stopped_at = ${tx.at},
      detail = detail || jsonb_build_object('state', 'ended', 'status', 'superseded')
    where contact_id = ${contactId} and need_id is null and detail ->> 'obligation' <> 'need-assessment' and ${stands}`)

/** Meets, or leaves broken, the clocks of the assessment that still run: also one that what is understood by now would not start. */
export const meetAssessment = (tx: WriteTx, contactId: string, at: Date) =>
  tx.run(sql`
    update clock k set state = w.state, stopped_by = k.detail ->> 'stopEvent', stopped_at = ${tx.at},
      detail = detail || jsonb_build_object('state', w.state, 'stoppedBy', jsonb_build_object('event', k.detail -> 'stopEvent', 'at', ${formatHelsinki(toInstant(at))}::text))
    from (select k.id, case when ${clockStateAt(at)} = 'breached' then 'breached' else 'met' end as state from clock k
      where contact_id = ${contactId} and need_id is null and state = 'running' and detail ->> 'obligation' = 'need-assessment') w
    where k.id = w.id`)

/** A closed contact goes on: so do its own clocks, from their first start. No date is given anew. */
export const goOnClocks = (tx: WriteTx, contactId: string) =>
  tx.run(
    sql`update clock k set state = 'running', stopped_at = null where contact_id = ${contactId} and need_id is null and state in ('ended', 'breached') and stopped_by is null and ${stands}`,
  )
