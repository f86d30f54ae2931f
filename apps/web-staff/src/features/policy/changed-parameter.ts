import type { CarveOutParameters, NestedParameters, PolicySetting } from '@luukku/domain/booking'

type Name = keyof NestedParameters | keyof CarveOutParameters

/** The one parameter in which two settings of a kind differ; undefined when there is none. */
export function changedParameter(
  from: PolicySetting,
  to: PolicySetting,
): { name: Name; from: number; to: number } | undefined {
  if (from.kind === 'firstFree' || to.kind === 'firstFree') return undefined
  const [before, after]: Partial<Record<Name, number>>[] = [from.parameters, to.parameters]
  const name = (Object.keys(after ?? {}) as Name[]).find((one) => before?.[one] !== after?.[one])
  return name === undefined ? undefined : { name, from: before?.[name] ?? 0, to: after?.[name] ?? 0 }
}
