import { sql } from 'kysely'
import type { RecordedException } from '@luukku/domain/law'
import { toLocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

/** The exception that a decree is, among those of `law/exceptions.law`. */
export const emergencyPowers = 'EMERGENCY-POWERS'

export interface DecreeRow {
  id: string
  decree: string
  from_day: string
  to_day: string
  municipality_codes: string[]
  recorded_at: Date
  by: string
}

/** A row called `d` that stands: neither taken back, nor what takes one back. */
const isRecorded = sql`(d.takes_back is null and not exists (select from emergency_decree t where t.takes_back = d.id))`

/** Decrees that were put in force and not taken back, the latest first. Index: emergency_decree_county. */
export const listDecrees = (tx: ReadTx): Promise<DecreeRow[]> =>
  tx.rows(sql<DecreeRow>`
    select d.id, d.decree, d.from_day, d.to_day, d.municipality_codes, d.recorded_at, m.given_name || ' ' || m.family_name as by
    from emergency_decree d join staff_member m on m.id = d.recorded_by
    where d.county_id = ${tx.actor.county} and ${isRecorded} order by d.from_day desc, d.id desc limit 100`)

export interface NewDecree {
  decree: string
  from: string
  to: string
  municipalities: readonly string[]
  by: string
  takesBack?: string
  reason?: string
}

export async function insertDecree(tx: WriteTx, row: NewDecree): Promise<void> {
  await tx.run(sql`
    insert into emergency_decree (county_id, decree, from_day, to_day, municipality_codes, takes_back, reason, recorded_by, recorded_at)
    values (${tx.actor.county}, ${row.decree}, ${row.from}, ${row.to}, ${[...row.municipalities]}::text[], ${row.takesBack ?? null},
      ${row.reason ?? null}, ${row.by}, ${tx.at})`)
}

/**
 * What decrees are to the limits of somebody of this municipality, past and coming ones too: each says its days. Of somebody whose
 * municipality is not known only those of the whole county. Those whose days touch or overlap are one: a limit that the first took out
 * of use did not run out before the next.
 */
export async function decreesOf(tx: ReadTx, municipality: string | null): Promise<readonly RecordedException[]> {
  const rows = await tx.rows(sql<{ from_day: string; to_day: string }>`
    select to_char(lower(r), 'YYYY-MM-DD') as from_day, to_char(upper(r) - 1, 'YYYY-MM-DD') as to_day from unnest((
      select range_agg(daterange(d.from_day, d.to_day, '[]')) from emergency_decree d where d.county_id = ${tx.actor.county} and ${isRecorded}
        and (d.municipality_codes = '{}' or ${municipality}::text = any (d.municipality_codes)))) r order by 1`)
  return rows.map(({ from_day, to_day }) => ({
    id: emergencyPowers,
    inForce: { from: toLocalDate(from_day), to: toLocalDate(to_day) },
  }))
}

/** The same of a need. */
export async function decreesOfNeed(tx: ReadTx, needId: string): Promise<readonly RecordedException[]> {
  const need = await tx.first(sql<{ municipality_code: string | null }>`
    select municipality_code from need where id = ${needId} and county_id = ${tx.actor.county}`)
  return need === undefined ? [] : decreesOf(tx, need.municipality_code)
}

/**
 * Open needs with a limit of these duties that is not done, in the order of their ids after one: those that a decree which begins,
 * ends or is taken back may change. Index: clock_state.
 */
export async function listNeedsUnder(
  tx: ReadTx,
  obligations: readonly string[],
  o: { after: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select distinct k.need_id as id from clock k join need n on n.id = k.need_id and n.status in ('open', 'booked', 'external')
    where k.county_id = ${tx.actor.county} and k.state in ('running', 'breached', 'notApplied') and k.stopped_by is null
      and k.detail ->> 'obligation' = any (${[...obligations]}::text[])
      ${o.after === undefined ? sql`` : sql`and k.need_id > ${o.after}::uuid`}
    order by k.need_id limit ${o.limit}`)
  return rows.map(({ id }) => id)
}
