import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  evaluateReadings,
  explainStep,
  readCase,
  type Clock,
  type ExplanationStep,
  type LawInForce,
} from '../../packages/domain/src/law/index.ts'
import { groundFolder, root } from './law-files.ts'

/** The page on which a lawyer reads how each worked case was counted; the tests hold the engine against it. */
export const reasoningFile = join(root, 'law/worked-cases-explained.txt')

const asOf = '2026-11-25'

/** Every clock of every worked case with its reasoning: a code, its parameters and the Finnish sentence a step. */
export function writeReasoning(law: LawInForce): string {
  const files = [join(groundFolder, 'law/cases.json'), join(root, 'law/worked-cases.json')]
  const cases = files.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as { cases: RawCase[] }).cases)
  return cases.map((raw, position) => explainCase(law, raw, position)).join('\n')
}

interface RawCase {
  readonly id: string
  readonly input: { readonly events: object; readonly facts: object }
}

function explainCase(law: LawInForce, raw: RawCase, position: number): string {
  const read = readCase(law, raw, position)
  const told = JSON.stringify({ ...raw.input.events, ...raw.input.facts }).replaceAll('"', '')
  if (read.input === undefined) return `${raw.id} ${told}\n  ${read.problems.join('; ')}\n`
  const clocks = evaluateReadings(law, read.readings, asOf)
  return `${raw.id} ${told}\n${clocks.map(explainOne).join('')}`
}

function explainOne(clock: Clock): string {
  const due = clock.dueAt ?? clock.dueDate ?? '-'
  const rolled = clock.dueDateIfRolled === clock.dueDate ? '' : ` (rolled ${clock.dueDateIfRolled ?? '-'})`
  return `  ${clock.ruleId} ${due}${rolled} ${clock.state}\n${clock.explanation.map(lineOf).join('')}`
}

function lineOf(step: ExplanationStep): string {
  const parameters = Object.entries(step.parameters).map(([name, value]) => `${name}=${String(value)}`)
  return `    ${[step.code, ...parameters].join(' ')} | ${explainStep(step).fi}\n`
}
