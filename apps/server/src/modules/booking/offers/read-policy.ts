import { usualNestedParameters, type CarveOut, type NestedParameters, type OfferPolicy } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import { listPolicies, type PolicyRow } from './policy-queries.ts'

/** A quarter of each day for needs of the same and the next day, the rest of it open to all from noon on. */
export const usualCarveOut = { reserved: 0.25, urgentLimitDays: 1, opensAtPartOfDay: 0.5 } as const

/** What a county may set of a policy, with usual values for what it does not. */
export type PolicySetting =
  | { kind: 'firstFree' }
  | { kind: 'carveOut'; parameters: { reserved: number; urgentLimitDays: number; opensAtPartOfDay: number } }
  | { kind: 'nestedLimits'; parameters: NestedParameters }

/** The county's policy as it is in force; nested limits where nothing was ever chosen. */
export function readPolicySetting(tx: ReadTx): Promise<PolicySetting> {
  return tx.copyOf('offer-policy', async () => toSetting((await listPolicies(tx, 1))[0]))
}

export function toSetting(row: Pick<PolicyRow, 'kind' | 'parameters'> | undefined): PolicySetting {
  const given = row?.parameters ?? {}
  const filled = <T extends object>(usual: T): T =>
    Object.fromEntries(
      Object.entries(usual).map(([key, value]) => [
        key,
        typeof given[key] === 'number' ? given[key] : (value as number),
      ]),
    ) as T
  switch (row?.kind) {
    case 'firstFree':
      return { kind: 'firstFree' }
    case 'carveOut':
      return {
        kind: 'carveOut',
        parameters: filled({ ...usualCarveOut } as {
          reserved: number
          urgentLimitDays: number
          opensAtPartOfDay: number
        }),
      }
    default:
      return { kind: 'nestedLimits', parameters: filled({ ...usualNestedParameters }) }
  }
}

export function toOfferPolicy(setting: PolicySetting, pools: number): OfferPolicy {
  if (setting.kind !== 'carveOut') return setting
  const { reserved, ...rest } = setting.parameters
  return { kind: 'carveOut', reserved: Array.from({ length: pools }, () => reserved), ...rest } satisfies CarveOut
}
