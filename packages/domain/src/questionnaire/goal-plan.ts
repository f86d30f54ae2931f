import { scoreGoals } from './score-goals.ts'

export type GoalLevel = -2 | -1 | 0 | 1 | 2
export const goalLevels: readonly GoalLevel[] = [-2, -1, 0, 1, 2]

/**
 * One goal of Goal Attainment Scaling, agreed with the client in their words: five levels, where 0 is what is expected, and
 * the level at the start. From memory: the client starts at -2 or -1; the Kela handbook is named in the licence file.
 */
export interface ScaledGoal {
  readonly goal: string
  /** What each level looks like, from -2 (much less than expected) to +2 (much more). */
  readonly levels: readonly [string, string, string, string, string]
  /** How much it matters, above 0. */
  readonly weight: 1 | 2 | 3
  readonly baseline: -2 | -1
  /** Reached when measured; absent until then. */
  readonly attained?: GoalLevel
}

/** T scores, two decimals; absent where a goal is not measured yet: a part is never shown for the whole. */
export interface GoalScores {
  readonly baseline?: number
  readonly attained?: number
  /** Attained less baseline: the change that the work brought. */
  readonly change?: number
}

export function measureGoals(goals: readonly ScaledGoal[]): GoalScores {
  const baseline = scoreGoals(goals.map(({ baseline: attained, weight }) => ({ attained, weight })))
  const measured = goals.flatMap(({ attained, weight }) => (attained === undefined ? [] : [{ attained, weight }]))
  const attained = measured.length === goals.length ? scoreGoals(measured) : undefined
  return {
    ...(baseline === undefined ? {} : { baseline }),
    ...(attained === undefined ? {} : { attained }),
    ...(baseline === undefined || attained === undefined
      ? {}
      : { change: Math.round((attained - baseline) * 100) / 100 }),
  }
}
