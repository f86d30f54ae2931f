import type { NeedClass } from './need-class.ts'

/** For each pool the number of its group: pools that some class may choose between help each other. */
export function poolGroups(classes: readonly NeedClass[], pools: number): readonly number[] {
  const group = Array.from({ length: pools }, (_, pool) => pool)
  for (const { pools: own } of classes) {
    const joined = new Set(own.map((pool) => group[pool]))
    const smallest = Math.min(...own.map((pool) => group[pool] ?? pool))
    group.forEach((at, pool) => {
      if (joined.has(at)) group[pool] = smallest
    })
  }
  return group
}
