import type { ProblemSink } from './law-data-error.ts'
import type { LawFile } from './types.ts'

/** One `key: value` line of a block. */
export interface Field {
  readonly key: string
  readonly value: string
  readonly line: number
}

/** A block of a law file: a heading (`rule H-URGENT`) and the indented lines under it. */
export interface Block {
  readonly kind: string
  readonly id: string
  readonly file: string
  readonly line: number
  readonly fields: readonly Field[]
}

const heading = /^([a-z]+) (\S.*)$/
const field = /^ {2}([a-z][a-z -]*): +(\S.*)$/

/**
 * Reads the blocks of a file. The form is plain on purpose: a heading, indented `key: value` lines, `#` comments and
 * empty lines, nothing nested.
 */
export function readBlocks(file: LawFile, problems: ProblemSink): readonly Block[] {
  const blocks: { kind: string; id: string; file: string; line: number; fields: Field[] }[] = []
  // Some editors put a mark at the beginning of a file; it is no part of the text.
  for (const [index, raw] of file.text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const line = index + 1
    const text = raw.trimEnd()
    if (text === '' || text.startsWith('#')) continue
    const asField = field.exec(text)
    const asHeading = heading.exec(text)
    const current = blocks.at(-1)
    if (asField !== null && current !== undefined) {
      current.fields.push({ key: asField[1] ?? '', value: asField[2] ?? '', line })
    } else if (asHeading !== null) {
      blocks.push({ kind: asHeading[1] ?? '', id: asHeading[2] ?? '', file: file.path, line, fields: [] })
    } else {
      problems.add(file.path, line, 'Neither a heading ("rule X"), an indented "key: value" line nor a comment')
    }
  }
  return blocks
}
