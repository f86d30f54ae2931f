import { endReplaced } from './end-replaced.ts'
import { readerOf } from './block-reader.ts'
import { readBlocks, type Block } from './blocks.ts'
import { readException } from './exception.ts'
import { readInterpretation, settingsFrom } from './interpretation.ts'
import { LawDataError, type LawDataProblem, type ProblemSink } from './law-data-error.ts'
import type { LawInForce } from './law-in-force.ts'
import { readRule } from './read-rule.ts'
import { readServiceAreas } from './read-service-areas.ts'
import type { Act } from './rule.ts'
import { settingNames } from './setting-names.ts'
import type { LawFile, LawSettings } from './types.ts'
import { validateRules } from './validate-rules.ts'
import { readWayOut } from './ways-out.ts'

const blockKinds: ReadonlySet<string> = new Set([
  ...['act', 'rule', 'promise', 'exception', 'interpretation', 'matter', 'service', 'age', 'finding', 'wayout'],
])
const actKeys: ReadonlySet<string> = new Set(['name fi', 'name sv', 'name en', 'name se', 'translations'])

/**
 * Reads, checks and compiles the files of `law/`.
 *
 * @param files    every `.law` file, read by the caller; a county's own promises among them
 * @param settings a county's own interpretations; the rest come from `law/interpretations.law`
 * @throws LawDataError with file, line and reason of everything wrong: nothing runs on half a law
 */
export function compileLaw(files: readonly LawFile[], settings: Partial<LawSettings> = {}): LawInForce {
  const found: LawDataProblem[] = []
  const problems: ProblemSink = { add: (file, line, reason) => found.push({ file, line, reason }) }
  if (files.length === 0) problems.add('law/', 0, 'there are no law files')
  const blocks = files.flatMap((file) => readBlocks(file, problems))
  for (const block of blocks) {
    if (!blockKinds.has(block.kind)) problems.add(block.file, block.line, `unknown kind of block "${block.kind}"`)
  }
  refuseDoubles(blocks, problems)
  const acts: Act[] = []
  const read = files.flatMap((file) => {
    const inFile = blocks.filter((block) => block.file === file.path)
    const actBlock = inFile.find((block) => block.kind === 'act')
    const ruleBlocks = inFile.filter((block) => block.kind === 'rule' || block.kind === 'promise')
    if (ruleBlocks.length === 0) return []
    if (actBlock === undefined) problems.add(file.path, 1, 'the file has rules but no "act" block')
    const act = actBlock === undefined ? noAct : readAct(actBlock, problems)
    acts.push(act)
    return ruleBlocks.map((block) => readRule(block, act, problems))
  })
  const rules = endReplaced(read, problems)
  const exceptions = blocks
    .filter((block) => block.kind === 'exception')
    .map((block) => readException(block, rules, problems))
  const interpretations = blocks
    .filter((block) => block.kind === 'interpretation')
    .flatMap((block) => readInterpretation(block, problems) ?? [])
  const all = settingsFrom(interpretations, settings)
  for (const name of settingNames) {
    if (all[name] === undefined) problems.add('law/interpretations.law', 0, `the interpretation ${name} is missing`)
  }
  const exceptionMap = new Map(exceptions.map((exception) => [exception.id, exception]))
  validateRules(rules, exceptionMap, problems)
  const waysOut = blocks.filter(({ kind }) => kind === 'wayout').map((block) => readWayOut(block, rules, problems))
  const ruleById = new Map(rules.map((rule) => [rule.id, rule]))
  const serviceAreas = readServiceAreas(blocks, ruleById, problems)
  if (found.length > 0) throw new LawDataError(found)
  return {
    acts,
    rules,
    ruleById,
    exceptions: exceptionMap,
    interpretations,
    settings: all as LawSettings,
    waysOut,
    serviceAreas,
    programs: new Map(),
  }
}

/** Blocks of which the later would silently stand for the earlier; rules and services say so where they are read. */
const kindsOnce: ReadonlySet<string> = new Set(['exception', 'interpretation', 'matter', 'age', 'finding', 'wayout'])

function refuseDoubles(blocks: readonly Block[], problems: ProblemSink): void {
  const first = new Map<string, Block>()
  for (const block of blocks) {
    const heading = `${block.kind} ${block.id}`
    const earlier = first.get(heading)
    if (earlier === undefined) first.set(heading, block)
    else if (kindsOnce.has(block.kind))
      problems.add(block.file, block.line, `${heading} is given twice, before in ${earlier.file}:${earlier.line}`)
  }
}

const noAct: Act = { number: '', name: { fi: '', sv: '', en: '' } }

function readAct(block: Block, problems: ProblemSink): Act {
  const reader = readerOf(block, actKeys, problems)
  return { number: block.id, name: reader.text('name') }
}
