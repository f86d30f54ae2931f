import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualNestedParameters, type OfferPolicy } from '../booking/index.ts'
import { meanArrivals, type CentreModel } from './centre-model.ts'
import { createRandom } from './random-source.ts'
import {
  clairvoyantBound,
  drawDemand,
  exampleCentre,
  measureAccess,
  needClasses,
  simulateBookings,
  type Demand,
} from './index.ts'

const ground = join(import.meta.dirname, '../../../../testdata/ground')
const ours: OfferPolicy = { kind: 'nestedLimits', parameters: usualNestedParameters }
const policies: readonly OfferPolicy[] = [
  { kind: 'firstFree' },
  { kind: 'carveOut', reserved: [0.25, 0.2, 0, 0.2, 0], urgentLimitDays: 0, opensAtPartOfDay: 0.75 },
  ours,
]
/** Two professions, three kinds of need, a few days: small enough to try everything. */
const tiny: CentreModel = {
  ...exampleCentre,
  skills: ['a', 'b'],
  capacityPerWorkingDay: [1, 1],
  horizonWorkingDays: 4,
  runOutWorkingDays: 3,
  needTypes: [
    { id: 'now', skills: ['a'], limitWorkingDays: 0, shareOfPrimary: 0.4 },
    { id: 'either', skills: ['b', 'a'], limitWorkingDays: 1, shareOfPrimary: 0.5 },
    { id: 'later', skills: ['a'], limitWorkingDays: 2, shareOfPrimary: 0.4 },
  ],
}
/** The same centre, a fifth of the size, for six weeks. */
const short: CentreModel = {
  ...exampleCentre,
  capacityPerWorkingDay: [20, 28, 8, 10, 8],
  horizonWorkingDays: 30,
  people: { ...exampleCentre.people, warmUpWorkingDays: 20 },
}

/** The most needs that can be seen in time, by trying every way. */
function mostInTime(model: CentreModel, demand: Demand): number {
  const left = demand.capacity.map((times) => [...times])
  const from = (index: number): number => {
    const need = demand.needs[index]
    if (need === undefined) return 0
    let most = from(index + 1)
    const type = needClasses(model)[need.type]
    for (const pool of type?.pools ?? [])
      for (let day = need.day; day <= need.day + (type?.limitDays ?? 0); day++) {
        const times = left[pool]
        if (!times?.[day]) continue
        times[day] = (times[day] ?? 0) - 1
        most = Math.max(most, 1 + from(index + 1))
        times[day] = (times[day] ?? 0) + 1
      }
    return most
  }
  return from(0)
}

describe('the model of a centre', () => {
  test('is the published one', () => {
    const published = JSON.parse(readFileSync(join(ground, 'access/access-model.json'), 'utf8')) as CentreModel & {
      realism: CentreModel['people']
    }
    const { people, capacityNoise, ...rest } = exampleCentre
    expect(published).toMatchObject(rest)
    expect(published.capacityNoise).toMatchObject(capacityNoise)
    expect(published.realism.refusesFirstOffer).toBe(people.refusesFirstOffer)
    expect(published.realism.cancelsBeforehand.share).toBe(people.cancelsBeforehand.share)
    expect(published.realism.noShowByLeadTime).toEqual(people.noShowByLeadTime)
  })
  test('draws as many needs of each kind as its means say, within four standard deviations', () => {
    const counts = exampleCentre.needTypes.map(() => 0)
    const seeds = [101, 102, 103, 104]
    for (const seed of seeds)
      for (const { type } of drawDemand(exampleCentre, 0.97, seed, false).needs) counts[type] = (counts[type] ?? 0) + 1
    exampleCentre.needTypes.forEach((need, type) => {
      let mean = 0
      for (let day = 0; day < exampleCentre.horizonWorkingDays; day++)
        mean += seeds.length * meanArrivals(exampleCentre, need, day, 0.97)
      expect(Math.abs((counts[type] ?? 0) - mean)).toBeLessThan(4 * Math.sqrt(mean))
    })
  })
  test('draws the same for a seed, and something else for the next', () => {
    expect(drawDemand(tiny, 1, 7, true)).toEqual(drawDemand(tiny, 1, 7, true))
    expect(drawDemand(short, 1, 7, false).needs.length).not.toBe(drawDemand(short, 1, 8, false).needs.length)
  })
  test('mixes urgent and other needs within a day', () => {
    const today = drawDemand(exampleCentre, 1, 5, false).needs.filter(({ day }) => day === 0)
    const places = today.flatMap(({ type }, at) => (type === 0 ? [at / today.length] : []))
    expect(places.reduce((sum, place) => sum + place, 0) / places.length).toBeCloseTo(0.5, 0)
    expect(Math.max(...places)).toBeGreaterThan(0.8)
  })
  test('has normal, Poisson and geometric draws of the right mean and spread', () => {
    const random = createRandom(1)
    const of = (draw: () => number) => {
      const values = Array.from({ length: 20_000 }, draw)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length }
    }
    const normal = of(() => random.normal(1, 0.05))
    expect(normal.mean).toBeCloseTo(1, 2)
    expect(Math.sqrt(normal.variance)).toBeCloseTo(0.05, 2)
    const poisson = of(() => random.poisson(400))
    expect(poisson.mean / 400).toBeCloseTo(1, 2)
    expect(poisson.variance / 400).toBeCloseTo(1, 1)
    expect(of(() => random.geometric(3)).mean / 3).toBeCloseTo(1, 1)
  })
})

describe('the clairvoyant bound', () => {
  test('is the most that trying everything finds', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.constantFrom(0.6, 1, 1.6), (seed, load) => {
        const demand = drawDemand(tiny, load, seed, false)
        fc.pre(demand.needs.length <= 9)
        const bound = clairvoyantBound(tiny, demand)
        expect(bound.inTime).toBe(mostInTime(tiny, demand))
        bound.inTimeByType.forEach((inTime, type) => {
          expect(inTime).toBeLessThanOrEqual(demand.needs.filter((need) => need.day >= 0 && need.type === type).length)
        })
      }),
      { numRuns: 300 },
    )
  })
  test.each([
    [0.97, false],
    [1.1, false],
    [1, true],
  ])('is not passed by any policy at load %d, people in it: %s', (load, isRealistic) => {
    for (const seed of [1, 2]) {
      const demand = drawDemand(short, load, seed, isRealistic)
      const counted = demand.needs.filter(({ day }) => day >= 0).length
      for (const policy of policies) {
        const { percentWithinLimit } = measureAccess(short, simulateBookings(short, demand, policy))
        expect(percentWithinLimit).toBeLessThanOrEqual((100 * clairvoyantBound(short, demand).inTime) / counted + 1e-9)
      }
    }
  })
})

describe('a simulated centre', () => {
  test('gives every counted need one outcome, and no day and profession more times than it has', () => {
    for (const policy of policies) {
      const demand = drawDemand(short, 1.05, 3, false)
      const outcomes = simulateBookings(short, demand, policy)
      expect(outcomes.map(({ type, day }) => [type, day])).toEqual(demand.needs.map(({ type, day }) => [type, day]))
      const left = demand.capacity.map((times) => [...times])
      for (const { type, day, pool, waitDays } of outcomes) {
        if (pool === undefined || waitDays === undefined) continue
        expect(needClasses(short)[type]?.pools).toContain(pool)
        const times = left[pool] ?? []
        times[day + waitDays] = (times[day + waitDays] ?? 0) - 1
      }
      expect(Math.min(...left.flat())).toBeGreaterThanOrEqual(0)
    }
  })
  test('counts the last day of the limit as in time and the next as late', () => {
    const at = (waitDays: number) => ({ type: 2, day: 0, pool: 0, waitDays, cancelled: false, noShow: false })
    expect(measureAccess(exampleCentre, [at(3)])).toMatchObject({ percentWithinLimit: 100, maxLatenessWorkingDays: 0 })
    expect(measureAccess(exampleCentre, [at(4)])).toMatchObject({ percentWithinLimit: 0, maxLatenessWorkingDays: 1 })
  })
  test('knows no future: later needs change nothing of what earlier ones were given', () => {
    const demand = drawDemand(short, 1, 4, false)
    const cut = { ...demand, needs: demand.needs.filter(({ day }) => day < 15) }
    const early = simulateBookings(short, demand, ours).filter(({ day }) => day < 15)
    expect(simulateBookings(short, cut, ours)).toEqual(early)
  })
  test('keeps far more people in time with nested limits than first free does', () => {
    const demand = drawDemand(short, 1, 1, false)
    const percent = (policy: OfferPolicy) =>
      measureAccess(short, simulateBookings(short, demand, policy)).percentWithinLimit
    const bound = (100 * clairvoyantBound(short, demand).inTime) / demand.needs.length
    const first = percent({ kind: 'firstFree' })
    expect((percent(ours) - first) / (bound - first)).toBeGreaterThan(0.5)
  })
  test('lets a freed time be used, and counts who cancels or stays away only where people are in it', () => {
    const plain = measureAccess(short, simulateBookings(short, drawDemand(short, 1, 1, false), ours))
    const real = measureAccess(short, simulateBookings(short, drawDemand(short, 1, 1, true), ours))
    expect([plain.cancelledPer100, plain.noShowsPer100]).toEqual([0, 0])
    expect(real.cancelledPer100).toBeGreaterThan(1)
    expect(real.noShowsPer100).toBeGreaterThan(1)
  })
})
