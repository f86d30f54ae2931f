import { isLocalDate, toEpochDay } from '../time/index.ts'
import { readerOf, splitList, type BlockReader } from './block-reader.ts'
import type { Block } from './blocks.ts'
import type { ProblemSink } from './law-data-error.ts'
import { readConditions, toEventName } from './read-conditions.ts'
import { readLimit } from './read-limit.ts'
import type { Act, Rule, StartSpec, WhoLine } from './rule.ts'
import { furtherNotice } from './rule.ts'
import { settingNames } from './setting-names.ts'
import type { SettingName } from './types.ts'
import { lawAreas, type EventName, type LawArea } from './vocabulary.ts'

const keys: ReadonlySet<string> = new Set([
  ...['section', 'amended by', 'title fi', 'title sv', 'title en', 'title se', 'area', 'obligation', 'who', 'starts'],
  ...[
    'counts from',
    'stops',
    'met also by',
    'ends',
    'limit',
    'first day',
    'or if later',
    'extension',
    'roll forward',
    'recurs',
    'lapses',
  ],
  ...[
    'limits of obligations',
    'gives way to',
    'replaces',
    'in force',
    'version by',
    'transition',
    'exceptions',
    'source',
  ],
  ...['source also', 'text seen in', 'confidence', 'note', 'open question', 'interpretation', 'answered by'],
])

/** Reads one `rule` or `promise` block. Problems are reported, and a rule is returned as far as it could be read. */
export function readRule(block: Block, act: Act, problems: ProblemSink): Rule {
  const reader = readerOf(block, keys, problems)
  const { area, areas } = readAreas(reader)
  const version = readVersion(reader)
  const later = reader.optional('or if later')
  const laterMatch = later && /^(.+) from (\w+)$/.exec(later.value)
  if (later && !laterMatch) reader.problem(later.line, `cannot read "${later.value}"`)
  const kind = block.kind === 'promise' ? 'promise' : 'law'
  const source = reader.required('source')
  const limit = reader.required('limit')
  if (kind === 'law' && !source.value.startsWith('https://') && source.value !== '') {
    reader.problem(source.line, 'the source of a law is a link (https://…)')
  }
  const parsed: Rule = {
    id: block.id,
    kind,
    file: block.file,
    line: block.line,
    act,
    section: reader.required('section').value,
    amendedBy: reader.optional('amended by')?.value,
    title: reader.text('title'),
    area,
    areas,
    obligation: reader.required('obligation').value,
    who: reader.all('who').map(({ value, line }): WhoLine => ({
      text: value,
      line,
      anyOf: attempt(reader, line, [], () => readConditions(value)),
    })),
    starts: readStarts(reader),
    countsFrom: readEvents(reader, 'counts from', /^the earlier of /),
    stops: readEvents(reader, 'stops')[0] ?? 'contact',
    metAlsoBy: readEvents(reader, 'met also by'),
    ends: readEvents(reader, 'ends'),
    limit: attempt(reader, limit.line, { unit: 'withoutDelay', value: 0 } as const, () => readLimit(limit.value)),
    firstDayCounted: readWord(reader, 'first day', 'counted'),
    orIfLater: laterMatch
      ? attempt(reader, later.line, undefined, () => ({
          limit: readLimit(laterMatch[1] ?? ''),
          from: toEventName(laterMatch[2] ?? ''),
        }))
      : undefined,
    extensionMonths: readExtension(reader),
    rollForward: readWord(reader, 'roll forward', 'yes'),
    recurs: readWord(reader, 'recurs', 'yes'),
    lapses: readWord(reader, 'lapses', 'yes'),
    answeredBy: reader.optional('answered by')?.value,
    lends: reader.list('limits of obligations'),
    givesWay: reader.list('gives way to'),
    replaces: reader.list('replaces'),
    inForce: readForce(reader),
    versionBy: version.events,
    versionElseToday: version.elseToday,
    transition: reader.required('transition').value,
    exceptions: reader.list('exceptions'),
    source: source.value,
    sourceAlso: reader.optional('source also')?.value,
    textSeenIn: kind === 'law' ? reader.required('text seen in').value : reader.optional('text seen in')?.value,
    confidence: reader.confidence(),
    note: reader.optional('note')?.value,
    openQuestions: reader.all('open question').map((field) => field.value),
    interpretations: readInterpretations(reader),
  }
  return parsed
}

function attempt<T>(reader: BlockReader, line: number, otherwise: T, read: () => T): T {
  try {
    return read()
  } catch (error) {
    reader.problem(line, error instanceof Error ? error.message : 'cannot be read')
    return otherwise
  }
}

function readAreas(reader: BlockReader): { area: LawArea; areas: readonly LawArea[] } {
  const { value, line } = reader.required('area')
  const [first = '', also = ''] = value.split('; also ')
  const named = [first.trim(), ...splitList(also)]
  const areas = lawAreas.filter((area) => named.includes(area))
  for (const name of named) {
    if (name !== '' && !lawAreas.some((area) => area === name)) reader.problem(line, `unknown area "${name}"`)
  }
  return { area: lawAreas.find((area) => area === first.trim()) ?? 'health', areas }
}

function readStarts(reader: BlockReader): readonly StartSpec[] {
  const { value, line } = reader.required('starts')
  return splitList(value).flatMap((item) => {
    const [event = '', byRule] = item.split(' by ')
    return attempt<readonly StartSpec[]>(reader, line, [], () => [{ event: toEventName(event), byRule }])
  })
}

function readEvents(reader: BlockReader, key: string, prefix = /^/): readonly EventName[] {
  const field = key === 'stops' ? reader.required(key) : reader.optional(key)
  if (field === undefined) return []
  return attempt(reader, field.line, [], () => splitList(field.value.replace(prefix, '')).map(toEventName))
}

function readVersion(reader: BlockReader): { events: readonly EventName[]; elseToday: boolean } {
  const { value, line } = reader.required('version by')
  const items = splitList(value)
  const events = items.filter((item) => item !== 'else today')
  return { events: attempt(reader, line, [], () => events.map(toEventName)), elseToday: events.length < items.length }
}

function readForce(reader: BlockReader): Rule['inForce'] {
  const { value, line } = reader.required('in force')
  if (value === 'never' || value === '') return null
  const [from = '', to = ''] = value.split(' to ')
  if (!isLocalDate(from) || (to !== 'further notice' && !isLocalDate(to))) {
    reader.problem(line, `"in force" is "never", "DAY to DAY" or "DAY to further notice", not "${value}"`)
    return null
  }
  const force = { from: toEpochDay(from), to: isLocalDate(to) ? toEpochDay(to) : furtherNotice }
  if (force.to < force.from) reader.problem(line, 'in force until a day before it begins')
  return force
}

function readExtension(reader: BlockReader): number {
  const field = reader.optional('extension')
  if (field === undefined) return 0
  const match = /^(\d{1,2}) months when extensionGranted$/.exec(field.value)
  if (match === null) reader.problem(field.line, `cannot read "${field.value}"`)
  return Number(match?.[1] ?? 0)
}

function readWord(reader: BlockReader, key: string, word: string): boolean {
  const field = reader.optional(key)
  if (field !== undefined && field.value !== word) reader.problem(field.line, `"${key}" is "${word}" or left out`)
  return field?.value === word
}

function readInterpretations(reader: BlockReader): readonly SettingName[] {
  const field = reader.optional('interpretation')
  const named = splitList(field?.value ?? '')
  for (const name of named) {
    if (!settingNames.some((known) => known === name)) {
      reader.problem(field?.line ?? 0, `unknown interpretation "${name}"`)
    }
  }
  return settingNames.filter((name) => named.includes(name))
}
