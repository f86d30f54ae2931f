/** One goal of Goal Attainment Scaling: reached level -2 to +2 and its weight, above 0. */
export interface GoalResult {
  readonly attained: -2 | -1 | 0 | 1 | 2
  readonly weight: number
}

/** Correlation between goals that the method assumes. From memory: Kiresuk & Sherman 1968. */
const goalCorrelation = 0.3

/**
 * T score of Goal Attainment Scaling: 50 when goals are reached as expected, about 10 a standard deviation.
 *
 * @returns two decimals; undefined without goals: nothing was measured
 * @throws RangeError for a weight that is not above 0
 */
export function scoreGoals(goals: readonly GoalResult[]): number | undefined {
  if (goals.length === 0) return undefined
  if (goals.some(({ weight }) => !(weight > 0))) throw new RangeError('a goal weighs more than 0')
  const weighted = goals.reduce((sum, goal) => sum + goal.weight * goal.attained, 0)
  const squares = goals.reduce((sum, { weight }) => sum + weight * weight, 0)
  const whole = goals.reduce((sum, { weight }) => sum + weight, 0)
  const spread = Math.sqrt((1 - goalCorrelation) * squares + goalCorrelation * whole * whole)
  return Math.round((50 + (10 * weighted) / spread) * 100) / 100
}
