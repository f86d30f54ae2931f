import { carveOutBounds, nestedBounds, type ParameterBounds, type PolicySetting } from '../booking/index.ts'

/** What is tuned, by kind; the rest is a county's judgement of what is fair, not a matter of the forecast. */
const tunedNested = ['waitCostPerDay', 'lateCostPerDay', 'longestLatenessDays', 'forecastError'] as const
const tunedCarveOut = ['reserved', 'opensAtPartOfDay'] as const

/**
 * Settings that differ from this one in one parameter, half and twice as much (whole numbers and parts of a day: two steps
 * down and up), inside the bounds. First free has nothing to tune.
 */
export function nearbySettings(setting: PolicySetting): readonly PolicySetting[] {
  switch (setting.kind) {
    case 'firstFree':
      return []
    case 'carveOut':
      return tunedCarveOut.flatMap((name) =>
        around(setting.parameters[name], carveOutBounds[name], 'steps').map((value) => ({
          kind: 'carveOut' as const,
          parameters: { ...setting.parameters, [name]: value },
        })),
      )
    case 'nestedLimits':
      return tunedNested.flatMap((name) =>
        around(setting.parameters[name], nestedBounds[name], nestedBounds[name].isWhole ? 'steps' : 'times').map(
          (value) => ({ kind: 'nestedLimits' as const, parameters: { ...setting.parameters, [name]: value } }),
        ),
      )
  }
}

function around(value: number, { least, most, step }: ParameterBounds, how: 'steps' | 'times'): readonly number[] {
  const wanted =
    how === 'times' && value > 0
      ? [value / 2, value * 2]
      : [value - 2 * step, value - step, value + step, value + 2 * step]
  // On the field's own grid, so that what is proposed can be typed.
  const onGrid = wanted.map((one) =>
    Number((Math.round(Math.min(most, Math.max(least, one)) / step) * step).toFixed(6)),
  )
  return [...new Set(onGrid)].filter((one) => one !== value)
}
