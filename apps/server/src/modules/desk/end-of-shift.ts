import { sql } from 'kysely'
import { toInstant, type Instant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'

/**
 * Until when whoever asks is at work: a reception, guidance or a duty, in one entry or in several that touch, absences left out.
 * Undefined for who is not at work now. A break is a part of the work around it. Index: shift_staff_during.
 */
export async function findEndOfShift(tx: ReadTx): Promise<Instant | undefined> {
  if (tx.actor.kind !== 'staff') return undefined
  const near = sql`staff_id = ${tx.actor.staffId} and during && tstzrange(${tx.at}::timestamptz - interval '1 day', ${tx.at}::timestamptz + interval '6 days')`
  const row = await tx.first(sql<{ until: Date }>`
    select upper(w.work) as until from unnest(
      (select range_agg(during) from shift where ${near} and kind <> 'absence')
      - coalesce((select range_agg(during) from shift where ${near} and kind = 'absence'), '{}'::tstzmultirange)) w (work)
    where w.work @> ${tx.at}::timestamptz`)
  return row && toInstant(row.until)
}
