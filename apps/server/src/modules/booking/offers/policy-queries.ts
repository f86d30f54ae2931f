import { sql } from 'kysely'
import type { LocalText } from '@luukku/contract'
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
  /** Only for the people of this unit. */
  unit_id: string | null
  /** Whose proposal it was. */
  trial_id: string | null
}

/** The youngest first. Index: offer_policy_county. */
export const listPolicies = (tx: ReadTx, limit: number) =>
  tx.rows(sql<PolicyRow & { set_by_name: string | null; unit_name: LocalText | null }>`
    select p.id, p.kind, p.parameters, p.reason, p.set_by, p.set_at, p.service, p.unit_id, p.trial_id, m.given_name || ' ' || m.family_name as set_by_name, u.name as unit_name
    from offer_policy p left join staff_member m on m.id = p.set_by left join unit u on u.id = p.unit_id where p.county_id = ${tx.actor.county} order by p.id desc limit ${limit}`)

/** The youngest of the county, of each service and of each unit. Index: offer_policy_county. */
export const listPoliciesInForce = (tx: ReadTx) =>
  tx.rows(sql<Pick<PolicyRow, 'kind' | 'parameters' | 'service' | 'unit_id'>>`
    select distinct on (service, unit_id) kind, parameters, service, unit_id from offer_policy where county_id = ${tx.actor.county} order by service, unit_id, id desc`)

/** Units for which the asker may choose: those whose rosters they keep. */
export const listPolicyUnits = (tx: ReadTx) =>
  tx.rows(sql<{ unitId: string; name: LocalText }>`
    select id as "unitId", name from unit where county_id = ${tx.actor.county} and may_keep_roster(id) order by name ->> 'fi', id`)

export const insertPolicy = (tx: WriteTx, row: Omit<PolicyRow, 'id' | 'set_at'>) =>
  tx.run(sql`
    insert into offer_policy (county_id, kind, parameters, reason, set_by, set_at, service, unit_id, trial_id)
    values (${tx.actor.county}, ${row.kind}, ${JSON.stringify(row.parameters)}, ${row.reason}, ${row.set_by}, ${tx.at}, ${row.service}, ${row.unit_id}, ${row.trial_id})`)

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
