import { sql } from 'kysely'
import type { LocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'

export interface PolicyRow {
  id: number
  kind: 'firstFree' | 'carveOut' | 'nestedLimits'
  parameters: Record<string, unknown>
  reason: string
  set_by: string | null
  set_at: Date
}

/** The youngest first. Index: offer_policy_county. */
export const listPolicies = (tx: ReadTx, limit: number) =>
  tx.rows(sql<PolicyRow>`
    select id, kind, parameters, reason, set_by, set_at from offer_policy where county_id = ${tx.actor.county} order by id desc limit ${limit}`)

export const insertPolicy = (tx: WriteTx, row: Omit<PolicyRow, 'id' | 'set_at'>) =>
  tx.run(sql`
    insert into offer_policy (county_id, kind, parameters, reason, set_by, set_at)
    values (${tx.actor.county}, ${row.kind}, ${JSON.stringify(row.parameters)}, ${row.reason}, ${row.set_by}, ${tx.at})`)

export interface DemandRow {
  day: LocalDate
  service: string
  limit_days: number
  needs: number
}
export const listDemand = (tx: ReadTx, from: LocalDate) =>
  tx.rows(sql<DemandRow>`select day, service, limit_days, needs from demand_by_day(${from}::date)`)

export interface LateRow {
  day: LocalDate
  service: string
  given: number
  late: number
}
export const listLate = (tx: ReadTx, from: LocalDate) =>
  tx.rows(sql<LateRow>`select day, service, given, late from late_by_day(${from}::date)`)
