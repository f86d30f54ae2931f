import { sql } from 'kysely'
import type { LocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'

export interface PolicyRow {
  id: number
  kind: 'firstFree' | 'carveOut' | 'nestedLimits' | 'asCounty'
  parameters: Record<string, unknown>
  reason: string
  set_by: string | null
  set_at: Date
  /** Nothing: every service that has no choice of its own. */
  service: string | null
  /** Whose proposal it was. */
  trial_id: string | null
}

/** The youngest first. Index: offer_policy_county. */
export const listPolicies = (tx: ReadTx, limit: number) =>
  tx.rows(sql<PolicyRow & { set_by_name: string | null }>`
    select p.id, p.kind, p.parameters, p.reason, p.set_by, p.set_at, p.service, p.trial_id, m.given_name || ' ' || m.family_name as set_by_name
    from offer_policy p left join staff_member m on m.id = p.set_by where p.county_id = ${tx.actor.county} order by p.id desc limit ${limit}`)

/** The youngest of the county and of each service. Index: offer_policy_county. */
export const listPoliciesInForce = (tx: ReadTx) =>
  tx.rows(sql<Pick<PolicyRow, 'kind' | 'parameters' | 'service'>>`
    select distinct on (service) kind, parameters, service from offer_policy where county_id = ${tx.actor.county} order by service, id desc`)

export const insertPolicy = (tx: WriteTx, row: Omit<PolicyRow, 'id' | 'set_at'>) =>
  tx.run(sql`
    insert into offer_policy (county_id, kind, parameters, reason, set_by, set_at, service, trial_id)
    values (${tx.actor.county}, ${row.kind}, ${JSON.stringify(row.parameters)}, ${row.reason}, ${row.set_by}, ${tx.at}, ${row.service}, ${row.trial_id})`)

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
