import { expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { noDay } from './count-limit.ts'
import { columnOf, programOf } from './program.ts'
import type { NeedColumns } from './run-program.ts'
import { isPlain, watchedOf } from './state-in-columns.ts'
import type { LawFacts } from './types.ts'
import type { EventName, LawArea } from './vocabulary.ts'

const law = readLaw()
const never = Int32Array.of(noDay, noDay)

/** Whether the passing of time alone decides of the rule's clock, of each of two needs. */
const plain = (
  [area, ruleId]: readonly [LawArea, string],
  happened: Readonly<Partial<Record<EventName, Int32Array>>>,
  facts: LawFacts = {},
) => {
  const rule = programOf(law, area, facts, 'law').rules.find((one) => one.rule.id === ruleId)
  if (rule === undefined) throw new Error(`no ${ruleId}`)
  const days: Int32Array[] = []
  for (const [name, column] of Object.entries(happened)) days[columnOf(name as EventName)] = column
  const needs: NeedColumns = { days, minutes: [], birthDay: never, age: Int32Array.of(40, 40), asOf: 20_000 }
  const watched = watchedOf(law, rule, needs, facts)
  return [isPlain(watched, 0), isPlain(watched, 1)]
}

test('time alone decides, so that nothing is reasoned out, but for a need that was closed or has an end of its own', () => {
  const station = ['health', 'H-STATION-3W'] as const
  expect(plain(station, {})).toEqual([true, true])
  expect(plain(station, { caseClosed: never })).toEqual([true, true])
  expect(plain(station, { caseClosed: Int32Array.of(19_990, noDay) })).toEqual([false, true])
  const asked = ['income-support', 'IS-COMPLETE-REQ'] as const
  expect(plain(asked, { supplementArrived: Int32Array.of(noDay, 19_990) }, { incomplete: true })).toEqual([true, false])
})
test('time alone does not decide of a right that lapses, nor where an exception was recorded', () => {
  expect(plain(['administration', 'AD-REVIEW-30D'], {})).toEqual([false, false])
  expect(plain(['health', 'H-STATION-3W'], {}, { exceptions: [{ id: 'NO-SHOW' }] })).toEqual([false, false])
})
