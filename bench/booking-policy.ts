import { usualNestedParameters, type OfferPolicy } from '../packages/domain/src/booking/index.ts'
import {
  clairvoyantBound,
  drawDemand,
  exampleCentre,
  measureAccess,
  searchCarveOut,
  simulateBookings,
  type Outcome,
} from '../packages/domain/src/capacity/index.ts'
import { readBookingPolicyOptions } from './booking-policy-options.ts'

/** Share of the gap from first-free to the bound that ours must close, from the load on; lower loads as the first. */
const goals = [
  { upToLoad: 0.97, realism: false, closes: 0.95 },
  { upToLoad: 1, realism: false, closes: 0.85 },
  { upToLoad: 0.97, realism: true, closes: 0.85 },
]

/**
 * `bench booking-policy [--load 0.97] [--seeds 11..20] [--realism]`: four ways to offer times on the same demand. Standard
 * output: policy -> measures, each with the same names, and under `run` what was asked and how much of the gap ours closes.
 * Of the bound there are shares alone: a largest flow says how many can be seen in time, and nothing of the others' waits,
 * which stand as null. docs/bench/booking-policy.md says how each is counted.
 *
 * @returns 0 when the goal for the load is kept, or there is none; 1 when not; 2 for options that cannot be read
 */
export async function run(args: readonly string[]): Promise<number> {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const options = readBookingPolicyOptions(args)
  if (typeof options === 'string') {
    say(`luukku: ${options}`)
    return 2
  }
  const { load, seeds, isRealistic } = options
  const model = exampleCentre
  const started = performance.now()
  const demands = seeds.map((seed) => drawDemand(model, load, seed, isRealistic))
  const needs = demands.map((demand) => demand.needs.filter(({ day }) => day >= 0).length)
  say(`${String(needs.reduce((sum, count) => sum + count, 0))} needs over ${String(seeds.length)} seeds; the bound …`)
  const inTime = demands.map((demand) => clairvoyantBound(model, demand))
  const bounds = inTime.map((bound, at) => (100 * bound.inTime) / (needs[at] ?? 1))
  const play = (policy: OfferPolicy) => demands.map((demand) => simulateBookings(model, demand, policy))
  say('searching the best fixed carve-out …')
  const carveOut = searchCarveOut(model, demands, say)
  const policies: Record<string, readonly (readonly Outcome[])[]> = {}
  for (const [name, policy] of [
    ['first-free', { kind: 'firstFree' }],
    ['first-free with the best fixed carve-out', carveOut],
    ['ours', { kind: 'nestedLimits', parameters: usualNestedParameters }],
  ] as const) {
    say(`${name} …`)
    policies[name] = play(policy)
  }

  const weighted = (values: readonly number[]) =>
    values.reduce((sum, value, at) => sum + value * (needs[at] ?? 0), 0) / needs.reduce((sum, n) => sum + n, 0)
  const measured = Object.entries(policies).map(([name, runs]) => {
    const bySeed = runs.map((outcomes) => measureAccess(model, outcomes))
    return {
      name,
      ...measureAccess(model, runs.flat()),
      bySeed: bySeed.map((one, at) => ({
        seed: seeds[at],
        percentWithinLimit: one.percentWithinLimit,
        maxLatenessWorkingDays: one.maxLatenessWorkingDays,
      })),
    }
  })
  const [first, carved, ours] = measured
  if (!first || !carved || !ours) throw new Error('three policies were played')
  const bound = weighted(bounds)
  const closes = (percent: number) =>
    bound === first.percentWithinLimit ? 1 : (percent - first.percentWithinLimit) / (bound - first.percentWithinLimit)
  const isAboveBound = measured.some(({ bySeed }) =>
    bySeed.some(({ percentWithinLimit }, at) => percentWithinLimit > (bounds[at] ?? 0) + 1e-9),
  )
  const goal = goals.find(({ upToLoad, realism }) => realism === isRealistic && load <= upToLoad)
  // Asked at 0.97 alone: where first free is a day or two late at most, ours may be a day later with a hundredth of its late needs.
  const isLatenessKept = load !== 0.97 || isRealistic || ours.maxLatenessWorkingDays <= first.maxLatenessWorkingDays
  const isKept =
    !isAboveBound &&
    ours.rebookingsPer100 <= 1 &&
    isLatenessKept &&
    (goal === undefined || closes(ours.percentWithinLimit) >= goal.closes)
  const boundByType = model.needTypes.map(({ id }, type) => {
    const arrived = demands.flatMap((demand) =>
      demand.needs.filter((need) => need.day >= 0 && need.type === type),
    ).length
    const seen = inTime.reduce((sum, bound) => sum + (bound.inTimeByType[type] ?? 0), 0)
    return [id, arrived === 0 ? 100 : (100 * seen) / arrived] as const
  })
  const result = {
    ...Object.fromEntries(measured.map(({ name, ...measures }) => [name, measures])),
    'clairvoyant bound': {
      percentWithinLimit: bound,
      percentWithinLimitByNeedType: Object.fromEntries(boundByType),
      meanWaitWorkingDays: null,
      p95WaitWorkingDays: null,
      maxLatenessWorkingDays: null,
      rebookingsPer100: 0,
      bySeed: bounds.map((percentWithinLimit, at) => ({ seed: seeds[at], percentWithinLimit })),
    },
    run: {
      load,
      seeds,
      realism: isRealistic,
      needs: needs.reduce((sum, n) => sum + n, 0),
      bestCarveOut: carveOut,
      gapClosed: { ours: closes(ours.percentWithinLimit), bestCarveOut: closes(carved.percentWithinLimit) },
      goal: goal?.closes ?? null,
      isBoundRespected: !isAboveBound,
      isKept,
      seconds: Math.round((performance.now() - started) / 1000),
    },
  }
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)
  return isKept ? 0 : 1
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
