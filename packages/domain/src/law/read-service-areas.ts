import { readerOf, splitList, type BlockReader } from './block-reader.ts'
import type { Block } from './blocks.ts'
import type { ProblemSink } from './law-data-error.ts'
import { toEventName } from './read-conditions.ts'
import type { Rule } from './rule.ts'
import type { LawFacts } from './types.ts'
import {
  needCircumstances,
  type Finding,
  type MatterTemplate,
  type NeedTest,
  type ServiceAreas,
  type ServiceOpening,
  type VisitEvent,
} from './service-areas.ts'
import { factKinds, lawAreas, type EventName } from './vocabulary.ts'

const matterKeys: ReadonlySet<string> = new Set([
  ...['area', 'at contact', 'at assessment', 'at visit', 'facts', 'leaves out', 'why'],
])
const findingKeys: ReadonlySet<string> = new Set([
  ...['title fi', 'title sv', 'title en', 'matters', 'events', 'facts', 'sends on to', 'puts off', 'asks', 'why'],
])
const serviceKeys: ReadonlySet<string> = new Set(['name', 'opens', 'opens nothing'])

/** Reads the `matter` and `service` blocks; `rules` are those that a matter may leave out. */
export function readServiceAreas(
  blocks: readonly Block[],
  rules: ReadonlyMap<string, Rule>,
  problems: ProblemSink,
): ServiceAreas {
  const matters = new Map<string, MatterTemplate>()
  for (const block of blocks) if (block.kind === 'matter') matters.set(block.id, readMatter(block, rules, problems))
  const openings = new Map<string, readonly ServiceOpening[]>()
  for (const block of blocks) {
    if (block.kind !== 'service') continue
    if (openings.has(block.id)) problems.add(block.file, block.line, `service ${block.id} is given twice`)
    const reader = readerOf(block, serviceKeys, problems)
    reader.required('name')
    const opens = reader.all('opens')
    if (opens.length === 0 && reader.optional('opens nothing') === undefined) {
      reader.problem(block.line, 'it says neither what it opens nor why it "opens nothing"')
    }
    openings.set(
      block.id,
      opens.flatMap(({ value, line }) => {
        const [, id = '', condition = ''] = /^(\S+)(.*)$/.exec(value) ?? []
        const matter = matters.get(id)
        if (matter === undefined) {
          reader.problem(line, `unknown matter "${id}"`)
          return []
        }
        return [{ matter, tests: readTests(condition.trim(), (reason) => reader.problem(line, reason)) }]
      }),
    )
  }
  const findings = blocks
    .filter(({ kind }) => kind === 'finding')
    .map((block) => readFinding(block, matters, rules, problems))
  return {
    openings,
    findings: new Map(findings.map((one) => [one.id, one])),
    childUnder: readChildAge(blocks, problems),
  }
}

function readChildAge(blocks: readonly Block[], problems: ProblemSink): number {
  const block = blocks.find(({ kind, id }) => kind === 'age' && id === 'child')
  if (block === undefined) {
    problems.add('law/service-areas.law', 0, 'the block "age child" is missing')
    return 0
  }
  const reader = readerOf(block, new Set(['under', 'why']), problems)
  const { value, line } = reader.required('under')
  if (!/^\d{1,2}$/.test(value)) reader.problem(line, `"${value}" is not an age`)
  return Number(value)
}

function readMatter(block: Block, rules: ReadonlyMap<string, Rule>, problems: ProblemSink): MatterTemplate {
  const reader = readerOf(block, matterKeys, problems)
  const area = reader.required('area')
  const known = lawAreas.find((name) => name === area.value)
  if (known === undefined) reader.problem(area.line, `unknown area "${area.value}"`)
  const events = (key: string) => readEvents(reader, key)
  const leavesOut = reader.list('leaves out')
  for (const id of leavesOut)
    if (!rules.has(id)) reader.problem(reader.optional('leaves out')?.line ?? block.line, `unknown rule "${id}"`)
  return {
    id: block.id,
    area: known ?? 'health',
    eventsAtContact: events('at contact'),
    eventsAtAssessment: events('at assessment'),
    eventsAtVisit: readVisitEvents(reader),
    facts: readFacts(reader),
    leavesOut,
  }
}

function readFinding(
  block: Block,
  known: ReadonlyMap<string, MatterTemplate>,
  rules: ReadonlyMap<string, Rule>,
  problems: ProblemSink,
): Finding {
  const reader = readerOf(block, findingKeys, problems)
  const matters = reader.list('matters')
  for (const id of matters)
    if (!known.has(id)) reader.problem(reader.optional('matters')?.line ?? block.line, `unknown matter "${id}"`)
  const putsOff = reader.list('puts off')
  for (const id of putsOff)
    if (!rules.get(id)?.extensionMonths)
      reader.problem(reader.optional('puts off')?.line ?? block.line, `rule "${id}" has no extension to give`)
  const asks = reader.optional('asks')
  if (asks !== undefined && asks.value !== 'forMonth') reader.problem(asks.line, `"${asks.value}" cannot be asked`)
  return {
    id: block.id,
    title: reader.text('title'),
    matters,
    ...(asks === undefined ? {} : { asks: 'forMonth' as const }),
    putsOff,
    events: readEvents(reader, 'events'),
    facts: readFacts(reader),
    sendsOnTo: reader.optional('sends on to')?.value,
  }
}

function readEvents(reader: BlockReader, key: string): readonly EventName[] {
  try {
    return reader.list(key).map(toEventName)
  } catch (error) {
    reader.problem(reader.optional(key)?.line ?? reader.block.line, wordsOf(error))
    return []
  }
}

/** `firstCareEvent, doctorAppointment by doctor, professionalAppointment by another`. */
function readVisitEvents(reader: BlockReader): readonly VisitEvent[] {
  return reader.list('at visit').flatMap((item) => {
    const [name = '', by = 'anybody'] = item.split(' by ')
    try {
      const event = toEventName(name)
      return [{ event, by: by === 'anybody' || by === 'another' ? by : { profession: by } }]
    } catch (error) {
      reader.problem(reader.optional('at visit')?.line ?? reader.block.line, wordsOf(error))
      return []
    }
  })
}

function readFacts(reader: BlockReader): LawFacts {
  const facts: Record<string, string | boolean> = {}
  for (const item of reader.list('facts')) {
    const [name = '', value = ''] = item.split(' = ')
    if (!Object.hasOwn(factKinds, name))
      reader.problem(reader.optional('facts')?.line ?? reader.block.line, `unknown fact "${name}"`)
    facts[name] = value === 'true' ? true : value === 'false' ? false : value
  }
  return facts as LawFacts
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : 'unreadable')

/** `when urgent`, `unless planned`, `when social side, unless urgent`. */
function readTests(text: string, problem: (reason: string) => void): readonly NeedTest[] {
  return splitList(text).flatMap((item) => {
    const match = /^(when|unless) (.+)$/.exec(item)
    const circumstance = needCircumstances.find((name) => name === match?.[2])
    if (circumstance === undefined) {
      problem(`cannot read the condition "${item}"`)
      return []
    }
    return [{ circumstance, wanted: match?.[1] === 'when' }]
  })
}
