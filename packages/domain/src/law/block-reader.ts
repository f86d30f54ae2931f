import type { Block, Field } from './blocks.ts'
import type { ProblemSink } from './law-data-error.ts'
import type { Confidence, LawText } from './types.ts'

/** Reads the fields of one block, reporting what is missing, unknown or given twice. */
export interface BlockReader {
  readonly block: Block
  /** The field, which must be there once. */
  readonly required: (key: string) => Field
  readonly optional: (key: string) => Field | undefined
  readonly all: (key: string) => readonly Field[]
  /** A comma-separated list; empty when the field is absent. */
  readonly list: (key: string) => readonly string[]
  /** `KEY fi`, `KEY sv`, `KEY en` and, where given, `KEY se`. */
  readonly text: (key: string) => LawText
  readonly confidence: () => Confidence
  readonly problem: (line: number, reason: string) => void
}

/** A reader over the block that accepts only the `known` keys. */
export function readerOf(block: Block, known: ReadonlySet<string>, problems: ProblemSink): BlockReader {
  const problem = (line: number, reason: string) =>
    problems.add(block.file, line, `${block.kind} ${block.id}: ${reason}`)
  for (const { key, line } of block.fields) if (!known.has(key)) problem(line, `unknown field "${key}"`)
  const all = (key: string) => block.fields.filter((field) => field.key === key)
  const optional = (key: string): Field | undefined => {
    const [first, second] = all(key)
    if (second !== undefined) problem(second.line, `"${key}" is given twice`)
    return first
  }
  const required = (key: string): Field => {
    const found = optional(key)
    if (found === undefined) problem(block.line, `"${key}" is missing`)
    return found ?? { key, value: '', line: block.line }
  }
  return {
    block,
    required,
    optional,
    all,
    list: (key) => splitList(optional(key)?.value ?? ''),
    text: (key) => {
      const northernSami = optional(`${key} se`)
      const text = {
        fi: required(`${key} fi`).value,
        sv: required(`${key} sv`).value,
        en: required(`${key} en`).value,
      }
      return northernSami === undefined ? text : { ...text, se: northernSami.value }
    },
    confidence: () => {
      const { value, line } = required('confidence')
      if (value === 'high' || value === 'medium' || value === 'low') return value
      if (value !== '') problem(line, `confidence is high, medium or low, not "${value}"`)
      return 'low'
    },
    problem,
  }
}

/** The items of `a, b, c`. */
export function splitList(value: string): readonly string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
