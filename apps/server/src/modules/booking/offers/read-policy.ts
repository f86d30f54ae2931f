import { usualSettings, type PolicySetting } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import { listPoliciesInForce, type PolicyRow } from './policy-queries.ts'

/** The policies as they are in force: a service's own choice, else the county's. */
export interface CountyPolicies {
  readonly county: PolicySetting
  readonly ofService: ReadonlyMap<string, PolicySetting>
}

/** Nested limits where nothing was ever chosen. */
export function readPolicies(tx: ReadTx): Promise<CountyPolicies> {
  return tx.copyOf('offer-policy', async () => {
    const rows = await listPoliciesInForce(tx)
    return {
      county: toSetting(rows.find(({ service }) => service === null)),
      ofService: new Map(
        rows.flatMap((row) => (row.service === null || row.kind === 'asCounty' ? [] : [[row.service, toSetting(row)]])),
      ),
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
