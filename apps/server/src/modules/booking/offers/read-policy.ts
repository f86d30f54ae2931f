import { usualSettings, type PolicySetting } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import { listPoliciesInForce, type PolicyRow } from './policy-queries.ts'

/** The policies as they are in force: the choice of a unit for its people, else of a service, else the county's. */
export interface CountyPolicies {
  readonly county: PolicySetting
  readonly ofService: ReadonlyMap<string, PolicySetting>
  readonly ofUnit: ReadonlyMap<string, PolicySetting>
}

/** Nested limits where nothing was ever chosen. */
export function readPolicies(tx: ReadTx): Promise<CountyPolicies> {
  return tx.copyOf('offer-policy', async () => {
    const rows = await listPoliciesInForce(tx)
    const ofTheirOwn = (of: 'service' | 'unit_id') =>
      new Map(
        rows.flatMap((row) => {
          const whose = row[of]
          return whose === null || row.kind === 'asCounty' ? [] : [[whose, toSetting(row)] as const]
        }),
      )
    return {
      county: toSetting(rows.find(({ service, unit_id }) => service === null && unit_id === null)),
      ofService: ofTheirOwn('service'),
      ofUnit: ofTheirOwn('unit_id'),
    }
  })
}

/** What a row does not say has its usual value. */
export function toSetting(row: Pick<PolicyRow, 'kind' | 'parameters'> | undefined): PolicySetting {
  const usual: PolicySetting =
    row === undefined || row.kind === 'asCounty' ? usualSettings.nestedLimits : usualSettings[row.kind]
  if (usual.kind === 'firstFree') return usual
  const given = row?.parameters ?? {}
  const filled = Object.fromEntries(
    Object.entries(usual.parameters).map(([key, value]) => [key, typeof given[key] === 'number' ? given[key] : value]),
  )
  return { kind: usual.kind, parameters: filled } as unknown as PolicySetting
}
