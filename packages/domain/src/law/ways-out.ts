import { readerOf, splitList } from './block-reader.ts'
import type { Block } from './blocks.ts'
import type { ProblemSink } from './law-data-error.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Rule } from './rule.ts'
import type { Confidence, LawText } from './types.ts'

/** What the county may lawfully do when it cannot keep a limit with the capacity it has. */
export interface WayOut {
  readonly id: string
  readonly title: LawText
  /** Number of the act that opens the way. */
  readonly act: string
  readonly section: string
  /** Duties it may be used for; `every` of them where the data says "every limit". */
  readonly obligations: readonly string[] | 'every'
  readonly source: string
  readonly textSeenIn?: string
  readonly confidence: Confidence
  readonly note?: string
}

const keys: ReadonlySet<string> = new Set([
  ...['title fi', 'title sv', 'title en', 'title se', 'act', 'section', 'amended by', 'for', 'source', 'text seen in'],
  ...['confidence', 'note'],
])

/** Reads one `wayout` block. */
export function readWayOut(block: Block, rules: readonly Rule[], problems: ProblemSink): WayOut {
  const reader = readerOf(block, keys, problems)
  const field = reader.required('for')
  const obligations = field.value === 'every limit' ? 'every' : splitList(field.value)
  const known = new Set(rules.map(({ obligation }) => obligation))
  if (obligations !== 'every') {
    for (const name of obligations) if (!known.has(name)) reader.problem(field.line, `unknown obligation "${name}"`)
  }
  const textSeenIn = reader.optional('text seen in')?.value
  const note = reader.optional('note')?.value
  return {
    id: block.id,
    title: reader.text('title'),
    act: reader.required('act').value,
    section: reader.required('section').value,
    obligations,
    source: reader.required('source').value,
    ...(textSeenIn === undefined ? {} : { textSeenIn }),
    confidence: reader.confidence(),
    ...(note === undefined ? {} : { note }),
  }
}

/** The ways out of these duties, in the order of the data; each once. */
export function waysOutOf(law: LawInForce, obligations: readonly string[]): readonly WayOut[] {
  return law.waysOut.filter(
    (way) => way.obligations === 'every' || obligations.some((name) => way.obligations.includes(name)),
  )
}
