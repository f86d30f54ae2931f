import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'

/** A change of what is taken. Without a professional: everything was emptied. */
export interface CalendarChange {
  id: number
  staffId: string | null
  appointmentId: string | null
  /** Where a time on site keeps its professional. */
  unitId: string | null
  /** The municipality of a visit at home, '' where nobody may know it. */
  home: string | null
  fromMs: number | null
  toMs: number | null
  taken: boolean
}

export interface TakenTime {
  staffId: string
  appointmentId: string
  unitId: string | null
  home: string | null
  fromMs: number
  toMs: number
}

/**
 * Transactions below `horizon` have ended as far as this statement sees: what they did is seen by it and by all after it.
 * `emptied` is the change by which everything was emptied last, 0 when never: what was told before it is void.
 */
export async function readHorizon(tx: ReadTx): Promise<{ horizon: string; emptied: number }> {
  const row = await tx.first(sql<{ horizon: string; emptied: number }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      (select coalesce(max(c.id), 0) from calendar_change c where c.county_id = ${tx.actor.county} and c.staff_id is null) as emptied`)
  if (!row) throw new Error('a snapshot has a horizon')
  return row
}

/**
 * Changes of transactions from `horizon` on, in order, with the horizon of this statement. What this transaction itself has
 * changed is left out: nobody knows yet whether it will stand. Index: calendar_change_xid.
 */
export async function listChanges(
  tx: ReadTx,
  horizon: string,
): Promise<{ horizon: string | undefined; changes: CalendarChange[] }> {
  const rows = await tx.rows(sql<CalendarChange & { horizon: string }>`
    select h.horizon::text as horizon, c.id, c.staff_id as "staffId", c.appointment_id as "appointmentId", c.unit_id as "unitId", c.home_code as home, c.taken,
      (extract(epoch from lower(c.during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(c.during)) * 1000)::float8 as "toMs"
    from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) h
      left join calendar_change c on c.county_id = ${tx.actor.county} and c.xid >= ${horizon}::xid8
        and c.xid is distinct from pg_current_xact_id_if_assigned()
    order by c.id`)
  return { horizon: rows[0]?.horizon, changes: rows.filter(({ id }) => id as number | null) }
}

export const listTaken = (tx: ReadTx, from: Date) =>
  tx.rows(sql<TakenTime>`
    select staff_id as "staffId", appointment_id as "appointmentId", unit_id as "unitId", home_code as home, from_ms as "fromMs", to_ms as "toMs" from taken_times(${from})`)

/** Rows older than an hour: by then every process has read them, or begins anew. */
export const forgetChanges = (tx: WriteTx) =>
  tx.run(sql`delete from calendar_change where made_at < clock_timestamp() - interval '1 hour'`)
