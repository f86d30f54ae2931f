import type { EpochDay } from '../time/index.ts'
import { noDay } from './count-limit.ts'
import type { LawInForce } from './law-in-force.ts'
import { programOf } from './program.ts'
import { createAnswer, runProgram, type NeedColumns } from './run-program.ts'
import { isMet, isPlain, stateInColumns, watchedOf } from './state-in-columns.ts'
import type { LawFacts } from './types.ts'
import type { LawArea } from './vocabulary.ts'

/** Many needs of one profile (area and facts without age), answered at once. */
export interface ColumnsToEvaluate extends NeedColumns {
  readonly area: LawArea
  readonly facts: LawFacts
  readonly size: number
}

/** Clocks of many needs: those of need `i` lie at `offsets[i]` up to `offsets[i + 1]`. */
export interface ColumnAnswer {
  /** Rule ids; `rule` holds positions in this list. */
  readonly ruleIds: readonly string[]
  readonly offsets: Int32Array
  readonly rule: Uint16Array
  /** Last day of each clock; `noDay` where the law gives no number. */
  readonly due: Int32Array
  /** How many clocks are broken and not met, and how many run and pass their last day within the span. */
  readonly breached: number
  readonly breaking: number
}

/**
 * The fast path for the many open needs of a county: the same compiled rules as `evaluateClocks`, without the reasoning.
 *
 * @param withinDays span after `asOf` whose breaking clocks are counted
 */
export function evaluateColumns(law: LawInForce, needs: ColumnsToEvaluate, withinDays: number): ColumnAnswer {
  const program = programOf(law, needs.area, needs.facts, 'law')
  const answer = createAnswer(program)
  const most = Math.max(1, new Set(program.rules.map((rule) => rule.stopColumn)).size)
  const offsets = new Int32Array(needs.size + 1)
  const rule = new Uint16Array(needs.size * most)
  const due = new Int32Array(needs.size * most)
  const { asOf, area, facts } = needs
  const until: EpochDay = asOf + withinDays
  const watch = program.rules.map((compiled) => watchedOf(law, compiled, needs, facts))
  let filled = 0
  let breached = 0
  let breaking = 0
  for (let need = 0; need < needs.size; need++) {
    offsets[need] = filled
    runProgram(program, needs, need, answer)
    for (let index = 0; index < answer.count; index++) {
      const position = answer.position[index] ?? 0
      const last = answer.due[position] ?? noDay
      rule[filled] = position
      due[filled] = last
      filled += 1
      if (last === noDay || last > until) continue
      const compiled = program.rules[position]
      const watched = watch[position]
      if (compiled === undefined || watched === undefined || isMet(watched, need)) continue
      const passing = last < asOf ? 'breached' : 'running'
      const one = { columns: needs, need, area, facts }
      const state = isPlain(watched, need) ? passing : stateInColumns(law, one, compiled, last)
      if (state === 'breached') breached += 1
      else if (state === 'running') breaking += 1
    }
  }
  offsets[needs.size] = filled
  const ruleIds = program.rules.map((compiled) => compiled.rule.id)
  return { ruleIds, offsets, rule: rule.subarray(0, filled), due: due.subarray(0, filled), breached, breaking }
}
