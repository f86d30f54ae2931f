import { fromEpochDay, toEpochDay, type LocalDate } from '../time/index.ts'
import { readBlocks, type Block } from './blocks.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Rule } from './rule.ts'
import type { LawFile } from './types.ts'

/**
 * The files of a law with those of a changed one. A file with the name of one that is there stands in its place, whole; of any other
 * each block stands in the place of the one with its heading, so that an edited copy may be called as one likes and may be of one
 * rule alone. What is new is added.
 */
export function withChangedFiles(files: readonly LawFile[], changed: readonly LawFile[]): readonly LawFile[] {
  const nameOf = ({ path }: LawFile) => path.split('/').at(-1)
  const names = new Set(changed.map(nameOf))
  const headings = new Set(changed.flatMap((file) => blocksOf(file).map(headingOf)))
  const kept = files.filter((file) => !names.has(nameOf(file)))
  return [...kept.map((file) => withoutBlocks(file, headings)), ...changed]
}

/** What is wrong with a file is said when the law is compiled. */
const blocksOf = (file: LawFile): readonly Block[] => readBlocks(file, { add: () => undefined })

/** An act stands at the head of each of its files. */
const headingOf = ({ kind, id, line }: Block): string => (kind === 'act' ? `act at ${String(line)}` : `${kind} ${id}`)

/** The other lines keep their numbers: a problem in them is told where it stands. */
function withoutBlocks(file: LawFile, headings: ReadonlySet<string>): LawFile {
  const blocks = blocksOf(file)
  if (!blocks.some((block) => headings.has(headingOf(block)))) return file
  const lines = file.text.split('\n')
  for (const [place, block] of blocks.entries()) {
    if (block.kind === 'act' || !headings.has(headingOf(block))) continue
    const end = (blocks[place + 1]?.line ?? lines.length + 1) - 1
    lines.fill('', block.line - 1, end)
  }
  return { ...file, text: lines.join('\n') }
}

/** A version that had begun and is another one in the changed law. */
export interface PastChange {
  readonly ruleId: string
  readonly change: 'changed' | 'takenAway' | 'added'
  readonly inForceSince: LocalDate
}

/**
 * The past that a changed law rewrites: versions that have begun and say something else, are gone, or are new. A coming change leaves
 * them as they are, but for the day on which they end.
 */
export function pastChanges(now: LawInForce, then: LawInForce, today: LocalDate): readonly PastChange[] {
  const day = toEpochDay(today)
  const ids = [...new Set([...now.ruleById.keys(), ...then.ruleById.keys()])]
  return ids.flatMap((ruleId): readonly PastChange[] => {
    const old = now.ruleById.get(ruleId)
    const fresh = then.ruleById.get(ruleId)
    const from = Math.min(...[old, fresh].map((rule) => rule?.inForce?.from ?? Infinity))
    if (from > day) return []
    const inForceSince = fromEpochDay(from)
    if (old === undefined) return [{ ruleId, change: 'added', inForceSince }]
    if (fresh === undefined) return [{ ruleId, change: 'takenAway', inForceSince }]
    return sayingOf(old, day) === sayingOf(fresh, day) ? [] : [{ ruleId, change: 'changed', inForceSince }]
  })
}

/** What a version says of the days up to today; where it stands, what gives way to it and a last day to come are no part of that. */
function sayingOf(rule: Rule, day: number): string {
  const { file: _file, line: _line, givesWay: _givesWay, act, who, inForce, ...said } = rule
  const until = inForce === null ? null : { from: inForce.from, to: Math.min(inForce.to, day) }
  return JSON.stringify([said, act.number, who.map(({ anyOf }) => anyOf), until])
}
