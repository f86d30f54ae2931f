import { describe, expect, test } from 'vitest'
import { measureGoals, type GoalLevel, type ScaledGoal } from './goal-plan.ts'

const goal = (baseline: -2 | -1, attained?: GoalLevel, weight: 1 | 2 | 3 = 1): ScaledGoal => ({
  goal: 'Kävely kauppaan',
  levels: ['ei kävele', 'pihalle', 'kauppaan', 'kauppaan ja takaisin', 'kylälle'],
  weight,
  baseline,
  ...(attained === undefined ? {} : { attained }),
})

describe('goal attainment scaling', () => {
  // Worked by hand from T = 50 + 10 Σwx / sqrt(0.7 Σw² + 0.3 (Σw)²).
  test('two goals from -2 to as expected: 25.19 to 50, a change of 24.81', () => {
    expect(measureGoals([goal(-2, 0), goal(-2, 0)])).toEqual({ baseline: 25.19, attained: 50, change: 24.81 })
  })
  test('weights count', () => {
    expect(measureGoals([goal(-1, 2, 3), goal(-1, -1, 1)]).attained).toBe(64.56)
  })
  test('until every goal is measured nothing is said of the whole', () => {
    expect(measureGoals([goal(-2, 1), goal(-2)])).toEqual({ baseline: 25.19 })
  })
  test('without goals nothing was measured', () => {
    expect(measureGoals([])).toEqual({})
  })
})
