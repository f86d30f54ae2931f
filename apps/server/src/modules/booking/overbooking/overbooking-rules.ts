import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import type { ServiceRow } from '../../catalogue/index.ts'

/** Where the county lets times lie over one another: of a service, in one unit or (null) in all, so many beside the first. */
export interface OverbookingRule {
  service: string
  unit_id: string | null
  extra: number
}

export const readOverbookingRules = (tx: ReadTx): Promise<OverbookingRule[]> =>
  tx.copyOf('overbooking', () =>
    tx.rows<OverbookingRule>(
      sql`select service, unit_id, extra from overbooking_rule where county_id = ${tx.actor.county} order by service, unit_id`,
    ),
  )

/** How many times of a service may lie over one another in a unit, beside the first. 0: none. */
export const extraIn = (rules: readonly OverbookingRule[], service: string, unitId: string): number =>
  Math.max(
    0,
    ...rules
      .filter((one) => one.service === service && (one.unit_id === null || one.unit_id === unitId))
      .map(({ extra }) => extra),
  )

/** Whether times of the service may lie over one another anywhere. Several who meet, and a group, have no second lane. */
export const mayLieOver = (
  rules: readonly OverbookingRule[],
  service: Pick<ServiceRow, 'code' | 'together' | 'is_group'>,
): boolean => service.together.length === 0 && !service.is_group && rules.some((one) => one.service === service.code)
