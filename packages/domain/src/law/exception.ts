import { readerOf, splitList } from './block-reader.ts'
import type { Block } from './blocks.ts'
import type { ProblemSink } from './law-data-error.ts'
import type { Rule } from './rule.ts'
import type { ClockState, ClockStatus, Confidence, LawText } from './types.ts'

/** What an act of the resident, the unit or the state does to an obligation. It never moves a date. */
export interface LawException {
  readonly id: string
  readonly file: string
  readonly line: number
  readonly title: LawText
  /** State it gives an obligation that has not been done. */
  readonly state: ClockState
  readonly status: ClockStatus
  /** Whether a professional's recorded ground is needed for it to count. */
  readonly needsGround: boolean
  /** Whether it concerns every rule, named by the rule or not. */
  readonly everyRule: boolean
  /** Duties it concerns besides the rules that name it. */
  readonly obligations: readonly string[]
  readonly effect: LawText
  readonly confidence: Confidence
  readonly source: string
}

const keys: ReadonlySet<string> = new Set([
  ...['title fi', 'title sv', 'title en', 'title se', 'state', 'status', 'needs ground', 'applies to'],
  ...['effect fi', 'effect sv', 'effect en', 'effect se'],
  ...['confidence', 'source'],
])

const states: readonly ClockState[] = ['running', 'metByOffer', 'notApplied']
const statuses: readonly ClockStatus[] = [
  'asPlanned',
  'residentChoseLater',
  'residentAttributable',
  'notApplied',
  'providerCancelled',
  'groundsRecorded',
  'suspended',
]

/** Reads one `exception` block; `rules` are those whose duties it may name. */
export function readException(block: Block, rules: readonly Rule[], problems: ProblemSink): LawException {
  const reader = readerOf(block, keys, problems)
  const state = reader.required('state')
  const status = reader.required('status')
  const knownState = states.find((name) => name === state.value)
  const knownStatus = statuses.find((name) => name === status.value)
  if (knownState === undefined) reader.problem(state.line, `unknown state "${state.value}"`)
  if (knownStatus === undefined) reader.problem(status.line, `unknown status "${status.value}"`)
  const ground = reader.optional('needs ground')
  if (ground !== undefined && ground.value !== 'yes')
    reader.problem(ground.line, `"needs ground" is yes or is left out, not "${ground.value}"`)
  const applies = reader.optional('applies to')
  const everyRule = applies?.value === 'every rule'
  const obligations = everyRule ? [] : splitList(applies?.value ?? '')
  for (const name of obligations)
    if (!rules.some(({ obligation }) => obligation === name))
      reader.problem(applies?.line ?? block.line, `unknown obligation "${name}"`)
  return {
    id: block.id,
    file: block.file,
    line: block.line,
    title: reader.text('title'),
    state: knownState ?? 'running',
    status: knownStatus ?? 'groundsRecorded',
    needsGround: ground !== undefined,
    everyRule,
    obligations,
    effect: reader.text('effect'),
    confidence: reader.confidence(),
    source: reader.required('source').value,
  }
}
