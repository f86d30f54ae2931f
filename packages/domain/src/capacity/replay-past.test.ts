import { describe, expect, test } from 'vitest'
import { nestedBounds, toOfferPolicy, usualSettings, type PolicySetting } from '../booking/index.ts'
import {
  decideRetuning,
  measurePast,
  nearbySettings,
  playBookings,
  replayPast,
  type PastCentre,
  type PastMeasures,
  type PastNeed,
} from './index.ts'

const week = { kinds: 7, periodDays: 7, kindOf: (day: number) => ((day % 7) + 7) % 7 }
/** Eight weeks before and four that count: each day four who cannot wait and six who may wait ten days, for ten times. */
function past(o: Partial<PastCentre> = {}): PastCentre {
  const need = (day: number, limitDays: number, count: number): PastNeed => ({
    day,
    kind: 'FYSIO',
    professions: ['fysioterapeutti'],
    units: 1,
    limitDays,
    count,
  })
  return {
    professions: ['fysioterapeutti'],
    capacity: [Array.from({ length: 56 + 28 + 14 }, () => 10)],
    firstDay: -56,
    countedDays: 28,
    runOutDays: 14,
    dayKinds: week,
    needs: Array.from({ length: 84 }, (_, at) => [need(at - 56, 10, 6), need(at - 56, 0, 4)]).flat(),
    ...o,
  }
}
const play = (one: PastCentre, setting: PolicySetting) => {
  const { centre, demand } = replayPast(one)
  const days = playBookings(centre, demand, toOfferPolicy(setting, centre.skills.length))
  for (let step = days.next(); ; step = days.next())
    if (step.done)
      return {
        centre,
        measured: measurePast(centre, step.value, { from: 0, to: one.countedDays }),
        outcomes: step.value,
      }
}

describe("a county's own past, played again", () => {
  test('counts the needs of the counted days only, and gives the same answer each time, in whatever order rows came', () => {
    const first = play(past(), usualSettings.nestedLimits)
    expect(first.measured.needs).toBe(28 * 10)
    const shuffled = past({ needs: past().needs.toReversed() })
    expect(play(shuffled, usualSettings.nestedLimits).measured).toEqual(first.measured)
  })
  test('with a busy Monday first free gives away times that who cannot wait needs; nested limits keep them', () => {
    const busy = past({
      needs: past().needs.map((one) =>
        one.limitDays === 0 && ((one.day % 7) + 7) % 7 === 0 ? { ...one, count: 8 } : one,
      ),
    })
    const [plain, nested] = [
      play(busy, usualSettings.firstFree).measured,
      play(busy, usualSettings.nestedLimits).measured,
    ]
    expect(plain.bands[0]?.inTime).toBeLessThan(nested.bands[0]?.inTime ?? 0)
    expect(nested.inTime).toBeGreaterThan(plain.inTime)
  })
  test('a need of an hour takes two half hours: as many of half the length fit', () => {
    const long = past({ needs: past().needs.map((one) => ({ ...one, units: 2, count: one.count / 2 })) })
    expect(play(long, usualSettings.firstFree).measured.inTime).toBe(28 * 5)
    const tooMany = past({ needs: past().needs.map((one) => ({ ...one, units: 2 })) })
    expect(play(tooMany, usualSettings.firstFree).measured.inTime).toBeLessThan(28 * 10)
  })
  test('half an hour that is left over is no time for a need of an hour', () => {
    const odd = past({
      capacity: [Array.from({ length: 98 }, () => 3)],
      needs: past()
        .needs.filter(({ limitDays }) => limitDays === 0)
        .map((one) => ({ ...one, units: 2, count: 1 })),
    })
    expect(play(odd, usualSettings.firstFree).measured).toMatchObject({ needs: 28, inTime: 28 })
    const two = { ...odd, needs: odd.needs.map((one) => ({ ...one, count: one.day === 27 ? 2 : 1 })) }
    expect(play(two, usualSettings.firstFree).measured).toMatchObject({ needs: 29, inTime: 28, maxLateDays: 1 })
  })
  test('who gets no time before the end is late, not forgotten', () => {
    const none = past({ capacity: [Array.from({ length: 98 }, () => 0)] })
    expect(play(none, usualSettings.firstFree).measured).toMatchObject({ needs: 280, inTime: 0, maxLateDays: 14 })
  })
})

describe('re-tuning', () => {
  const measures = (inTime: number, o: Partial<PastMeasures> = {}): PastMeasures => ({
    needs: 1000,
    inTime,
    meanWaitDays: 2,
    p95WaitDays: 5,
    maxLateDays: 3,
    bands: [],
    ...o,
  })
  const current = { setting: usualSettings.nestedLimits, chosenBy: measures(950), checkedOn: measures(950) }
  const other = nearbySettings(usualSettings.nestedLimits)[0] as PolicySetting
  const tried = (chosen: number, checked: number, o: Partial<PastMeasures> = {}) => [
    { setting: other, chosenBy: measures(chosen), checkedOn: measures(checked, o) },
  ]

  test('proposes what is better where it was not chosen: by two in a thousand, and not by one', () => {
    expect(decideRetuning(current, tried(960, 952))?.setting).toBe(other)
    expect(decideRetuning(current, tried(960, 951))).toBeUndefined()
  })
  test('not what is better by chance only where it was chosen, nor what makes somebody later', () => {
    expect(decideRetuning(current, tried(990, 940))).toBeUndefined()
    expect(decideRetuning(current, tried(960, 960, { maxLateDays: 4 }))).toBeUndefined()
    expect(decideRetuning(current, tried(960, 960, { maxLateDays: 3 }))?.setting).toBe(other)
    expect(decideRetuning(current, tried(940, 990))).toBeUndefined()
  })
  test('nothing from less than two hundred needs', () => {
    const few = { ...current, chosenBy: measures(150, { needs: 199 }) }
    expect(decideRetuning(few, tried(199, 990))).toBeUndefined()
    expect(decideRetuning({ ...few, chosenBy: measures(150, { needs: 200 }) }, tried(199, 990))?.setting).toBe(other)
  })
  test('tries neighbours that a manager could type: on the grid, inside the bounds, one parameter at a time', () => {
    const list = nearbySettings(usualSettings.nestedLimits)
    expect(list.length).toBeGreaterThanOrEqual(8)
    for (const one of list) {
      if (one.kind !== 'nestedLimits') throw new Error('the kind stays')
      const changed = (Object.keys(nestedBounds) as (keyof typeof nestedBounds)[]).filter(
        (name) => one.parameters[name] !== usualSettings.nestedLimits.parameters[name],
      )
      expect(changed).toHaveLength(1)
      for (const name of changed) {
        const { least, most } = nestedBounds[name]
        expect(one.parameters[name]).toBeGreaterThanOrEqual(least)
        expect(one.parameters[name]).toBeLessThanOrEqual(most)
      }
    }
    expect(nearbySettings({ kind: 'firstFree' })).toEqual([])
    expect(nearbySettings(usualSettings.carveOut).length).toBeGreaterThanOrEqual(4)
  })
})
