import { usualNestedParameters, type CarveOut, type NestedParameters, type OfferPolicy } from './offer-policy.ts'

/** A fixed part of each day kept for urgent needs, the same for every profession. */
export interface CarveOutParameters {
  /** Part of each day's times, 0 to below 1. */
  readonly reserved: number
  /** A need is urgent when it may wait at most so many days. */
  readonly urgentLimitDays: number
  /** When what is left opens to all on the day itself: part of the day, 0 in the morning, 1 never. */
  readonly opensAtPartOfDay: number
}

/** What a county may set. */
export type PolicySetting =
  | { readonly kind: 'firstFree' }
  | { readonly kind: 'carveOut'; readonly parameters: CarveOutParameters }
  | { readonly kind: 'nestedLimits'; readonly parameters: NestedParameters }

/** A quarter of each day for needs of the same and the next day, the rest of it open to all from noon on. */
export const usualCarveOut: CarveOutParameters = { reserved: 0.25, urgentLimitDays: 1, opensAtPartOfDay: 0.5 }

export interface ParameterBounds {
  readonly least: number
  readonly most: number
  /** Steps of the field and of a search around a value. */
  readonly step: number
  readonly isWhole?: true
}

/** Wide enough to try what is unwise, narrow enough to keep out what is no policy any more (a whole day kept for nobody). */
export const nestedBounds: Readonly<Record<keyof NestedParameters, ParameterBounds>> = {
  waitCostPerDay: { least: 0, most: 0.2, step: 0.005 },
  lateCostPerDay: { least: 0, most: 1, step: 0.01 },
  otherPoolCost: { least: 0, most: 0.1, step: 0.001 },
  longestLatenessDays: { least: 0, most: 30, step: 1, isWhole: true },
  overloadShare: { least: 0, most: 0.5, step: 0.01 },
  forecastError: { least: 0, most: 0.5, step: 0.01 },
}
export const carveOutBounds: Readonly<Record<keyof CarveOutParameters, ParameterBounds>> = {
  reserved: { least: 0, most: 0.9, step: 0.05 },
  urgentLimitDays: { least: 0, most: 7, step: 1, isWhole: true },
  opensAtPartOfDay: { least: 0, most: 1, step: 0.05 },
}

export const usualSettings = {
  firstFree: { kind: 'firstFree' },
  carveOut: { kind: 'carveOut', parameters: usualCarveOut },
  nestedLimits: { kind: 'nestedLimits', parameters: usualNestedParameters },
} as const satisfies Record<PolicySetting['kind'], PolicySetting>

/** @param pools  how many professions there are */
export function toOfferPolicy(setting: PolicySetting, pools: number): OfferPolicy {
  if (setting.kind !== 'carveOut') return setting
  const { reserved, ...rest } = setting.parameters
  return { kind: 'carveOut', reserved: Array.from({ length: pools }, () => reserved), ...rest } satisfies CarveOut
}

/** The same kind with the same values. */
export function isSameSetting(a: PolicySetting, b: PolicySetting): boolean {
  if (a.kind === 'firstFree' || b.kind === 'firstFree') return a.kind === b.kind
  if (a.kind !== b.kind) return false
  const other: Readonly<Record<string, number>> = { ...b.parameters }
  return Object.entries(a.parameters).every(([name, value]) => other[name] === value)
}
