import type { NeedClass } from './need-class.ts'
import type { PolicySetting } from './policy-setting.ts'

/** Up to how many days people of each band may wait; who may wait longer is kept nothing. */
export const keptBands = [0, 3, 7] as const

/** One day of one profession, in unit times: `kept` and `open` together are what is free. */
export interface KeptDay {
  readonly free: number
  /** Free times that people still to come will need, by band of how long they can wait. */
  readonly kept: readonly number[]
  /** Free and wanted by nobody who cannot wait. */
  readonly open: number
  /** Times expected to be asked for by who can wait no longer than a band, and for which nothing is free. */
  readonly short: number
}

export interface KeptInput {
  readonly setting: PolicySetting
  readonly classes: readonly NeedClass[]
  /** By pool, then by day from today. */
  readonly free: readonly ArrayLike<number>[]
  readonly capacity: readonly ArrayLike<number>[]
  /** Unit times by class, then by day of asking; of today only what is still expected. */
  readonly expected: readonly ArrayLike<number>[]
  readonly days: number
  /** How much of today has passed. */
  readonly partOfDay: number
}

/**
 * For whom the free times of each coming day are kept, for people to look at. With nested limits: as if exactly those came
 * whom the forecast expects, the ones with the least time first, each evenly over the days that they may still take. What
 * the search goes by is the price, the chance of it; this is its picture. A carve-out keeps its part, first free nothing.
 *
 * @returns by pool, then by day
 */
export function keptTimes(input: KeptInput): readonly (readonly KeptDay[])[] {
  const { setting, free, days } = input
  const left = free.map((list) => Float64Array.from({ length: days }, (_, day) => Math.max(0, list[day] ?? 0)))
  const kept = free.map(() => keptBands.map(() => new Float64Array(days)))
  const short = free.map(() => new Float64Array(days))
  if (setting.kind === 'nestedLimits') spread(input, left, kept, short)
  if (setting.kind === 'carveOut') {
    const { reserved, urgentLimitDays, opensAtPartOfDay } = setting.parameters
    const band = bandOf(urgentLimitDays) ?? keptBands.length - 1
    for (const [pool, list] of left.entries())
      for (let day = 0; day < days; day++) {
        const isOpen = day === 0 && input.partOfDay >= opensAtPartOfDay
        const part = isOpen ? 0 : Math.min(list[day] ?? 0, Math.round(reserved * (input.capacity[pool]?.[day] ?? 0)))
        add(kept[pool]?.[band], day, part)
        add(list, day, -part)
      }
  }
  return left.map((list, pool) =>
    Array.from(list, (open, day) => ({
      free: Math.max(0, free[pool]?.[day] ?? 0),
      kept: (kept[pool] ?? []).map((band) => band[day] ?? 0),
      open,
      short: short[pool]?.[day] ?? 0,
    })),
  )
}

const bandOf = (limitDays: number): number | undefined => {
  const band = keptBands.findIndex((most) => limitDays <= most)
  return band < 0 ? undefined : band
}

function spread(
  { classes, expected, days }: KeptInput,
  left: readonly Float64Array[],
  kept: readonly (readonly Float64Array[])[],
  short: readonly Float64Array[],
): void {
  const byLimit = [...classes.entries()].sort(([, a], [, b]) => a.limitDays - b.limitDays)
  for (const [at, { pools, limitDays }] of byLimit) {
    const band = bandOf(limitDays)
    if (band === undefined) return
    for (let day = 0; day < days; day++) {
      let wanted = expected[at]?.[day] ?? 0
      // The usual profession first; another one helps with what is left.
      for (const pool of pools) {
        const list = left[pool]
        if (!list || wanted <= 0) continue
        const last = Math.min(days - 1, day + limitDays)
        let room = 0
        for (let one = day; one <= last; one++) room += list[one] ?? 0
        const part = room > 0 ? Math.min(1, wanted / room) : 0
        for (let one = day; one <= last; one++) {
          const taken = (list[one] ?? 0) * part
          add(kept[pool]?.[band], one, taken)
          add(list, one, -taken)
        }
        wanted -= room * part
      }
      add(short[pools[0] ?? 0], day, Math.max(0, wanted))
    }
  }
}

function add(list: Float64Array | undefined, at: number, by: number): void {
  if (list) list[at] = (list[at] ?? 0) + by
}
