import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { fromEpochDay, toEpochDay, toLocalDate } from '../time/index.ts'
import { noDay } from './count-limit.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import { evaluateColumns, type ColumnsToEvaluate } from './evaluate-columns.ts'
import { fromColumns } from './matter-columns.ts'
import { columnOf, programOf } from './program.ts'
import type { LawFacts } from './types.ts'
import { eventNames, lawAreas, type LawArea } from './vocabulary.ts'

const law = readLaw()
const asOf = toEpochDay(toLocalDate('2026-11-23'))
const withinDays = 14

/** Needs of a profile: of each, what happened a number of days before or after today. */
function columnsOf(
  area: LawArea,
  facts: LawFacts,
  needs: readonly Readonly<Record<string, number>>[],
): ColumnsToEvaluate {
  const days: Int32Array[] = []
  for (const name of eventNames)
    days[columnOf(name)] = Int32Array.from(needs, (need) => (need[name] === undefined ? noDay : asOf + need[name]))
  const size = needs.length
  const birthDay = new Int32Array(size).fill(noDay)
  return { area, facts, size, days, minutes: [], birthDay, age: new Int32Array(size).fill(40), asOf }
}

/** What the explained answers of the same needs come to. */
function explained(columns: ColumnsToEvaluate) {
  const { area, facts, size } = columns
  const clocks = Array.from({ length: size }, (_, need) =>
    evaluateClocks(law, { area, ...fromColumns(columns, need), facts: { ...facts, age: 40 } }),
  ).flat()
  const until = fromEpochDay(asOf + withinDays)
  return {
    breached: clocks.filter(({ state, stoppedBy }) => state === 'breached' && stoppedBy === null).length,
    breaking: clocks.filter(({ state, dueDate }) => state === 'running' && dueDate !== null && dueDate <= until).length,
    due: clocks.map(({ dueDate }) => dueDate),
    rules: clocks.map(({ ruleId }) => ruleId),
  }
}

function fast(columns: ColumnsToEvaluate) {
  const { breached, breaking, due, rule, ruleIds } = evaluateColumns(law, columns, withinDays)
  const days = [...due].map((day) => (day === noDay ? null : fromEpochDay(day)))
  return { breached, breaking, due: days, rules: [...rule].map((position) => ruleIds[position]) }
}

describe('many needs at once, as the explained answers have them', () => {
  const station = (...needs: Readonly<Record<string, number>>[]) => fast(columnsOf('health', {}, needs))
  test('what lies before the start meets nothing, on the day of the start it does', () => {
    expect(station({ stationChangeNotice: -22, responsibilityMoved: -23 })).toMatchObject({ breached: 1, breaking: 0 })
    expect(station({ stationChangeNotice: -22, responsibilityMoved: -22 })).toMatchObject({ breached: 0, breaking: 0 })
    expect(station({ stationChangeNotice: -21, responsibilityMoved: -22 })).toMatchObject({ breached: 0, breaking: 1 })
  })
  test('what lies before the clock and after the matter began meets it', () => {
    const need = { contact: -120, assessment: -100, firstCareEvent: -110 }
    expect(fast(columnsOf('health', {}, [need])).breached).toBe(0)
    expect(fast(columnsOf('health', {}, [{ ...need, contact: -105 }])).breached).toBe(1)
  })
  test('closed in time it is neither broken nor about to be; closed too late it is broken, reopened as if never closed', () => {
    expect(station({ stationChangeNotice: -22, caseClosed: -1 })).toMatchObject({ breached: 0, breaking: 0 })
    expect(station({ stationChangeNotice: -22, caseClosed: 0 })).toMatchObject({ breached: 1, breaking: 0 })
    expect(station({ stationChangeNotice: -22, caseClosed: -1, caseReopened: -1 })).toMatchObject({ breached: 1 })
  })
  test('a placement decided so early that its days were over before it began: what lies between meets nothing', () => {
    const decided = { placementDecided: -100, placementStarted: -10, placementEndsOrApplication: -50 }
    const placed = (closed: number) =>
      columnsOf('child-protection', { childProtection: true }, [{ ...decided, caseClosed: closed }])
    for (const closed of [-80, -71, -70, -5]) expect(fast(placed(closed))).toEqual(explained(placed(closed)))
    expect(fast(placed(-80))).toMatchObject({ rules: ['CP-EMERG-30D'], breached: 0, breaking: 0 })
    expect(fast(placed(-5))).toMatchObject({ rules: ['CP-EMERG-30D'], breached: 1 })
  })
  test('a right that lapses breaks nothing', () => {
    const served = (day: number) => fast(columnsOf('administration', {}, [{ decisionServed: day }]))
    expect(served(-60)).toMatchObject({ breached: 0, breaking: 0 })
    expect(served(-25)).toMatchObject({ breached: 0, breaking: 1 })
  })

  const profiles: readonly (readonly [LawArea, LawFacts])[] = [
    ...lawAreas.map((area) => [area, {}] as const),
    ['income-support', { incomplete: true }],
    ['health', { otherNeed: true }],
    ['health', { exceptions: [{ id: 'RESIDENT-CHOICE', offeredDate: toLocalDate('2026-11-20') }] }],
    ['oral', { exceptions: [{ id: 'DECLINES-ELSEWHERE', ground: 'x' }] }],
    ['child-protection', { childProtection: true }],
  ]
  test.each(profiles)(
    'any events of %s %j in any order: the same days and rules, the same number broken and breaking',
    (area, facts) => {
      const { rules } = programOf(law, area, facts, 'law')
      const columns = rules.flatMap(({ starts, stopColumns, endColumns }) => [
        ...starts.map(({ column }) => column),
        ...stopColumns,
        ...endColumns,
      ])
      const names = [...new Set(columns)].flatMap((column) => eventNames[column] ?? [])
      const need = fc.dictionary(
        fc.constantFrom(...names, ...(['contact', 'caseClosed', 'caseReopened'] as const)),
        fc.integer({ min: -120, max: 0 }),
        { maxKeys: 6 },
      )
      fc.assert(
        fc.property(fc.array(need, { maxLength: 4 }), (needs) => {
          const columns = columnsOf(area, facts, needs)
          expect(fast(columns)).toEqual(explained(columns))
        }),
        { numRuns: 300 },
      )
    },
  )
})
