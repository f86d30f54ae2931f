import { parseJsonc, type ParsedJsonc } from '../guidance/parse-jsonc.ts'
import { ModelFault } from '../guidance/model-fault.ts'
import type { LocalText } from '../guidance/local-text.ts'
import type { Instrument, InstrumentFile, InstrumentItem, InstrumentOption } from './instrument.ts'
import { isEnabled, pointsOf } from './points-of.ts'

interface RawInstrument extends Omit<Instrument, 'items'> {
  readonly optionSets?: Readonly<Record<string, readonly InstrumentOption[]>>
  readonly items: readonly (InstrumentItem & { readonly optionSet?: string })[]
}

/**
 * Reads and checks the instruments that are shipped.
 *
 * @param files the instrument files
 * @param licences names of the files in the licences folder
 * @throws ModelFault with file, line and reason: no licence, a missing language, a score no band explains, an alarm or a
 *   scale over an item that is not there, a measured value no step gives points for
 */
export function readInstruments(files: readonly InstrumentFile[], licences: readonly string[]): readonly Instrument[] {
  const seen = new Set<string>()
  return files.map((file) => {
    const parsed = parseJsonc(file.path, file.text)
    const instrument = withOptions(parsed.value as RawInstrument, parsed)
    const fail = (path: string, reason: string): never => {
      throw new ModelFault(file.path, parsed.lineOf(path), reason)
    }
    if (seen.has(instrument.id)) fail('id', `the instrument ${instrument.id} is given twice`)
    seen.add(instrument.id)
    checkLicence(instrument, licences, fail)
    checkTexts(parsed.value, '', fail)
    checkItems(instrument, fail)
    checkScales(instrument, fail)
    checkAlarms(instrument, fail)
    return instrument
  })
}

type Fail = (path: string, reason: string) => never

function withOptions(raw: RawInstrument, parsed: ParsedJsonc): Instrument {
  const { optionSets, ...rest } = raw
  const items = raw.items.map((item, i): InstrumentItem => {
    const { optionSet, ...known } = item
    if (known.kind !== 'choice' || optionSet === undefined) return known
    const options = optionSets?.[optionSet]
    if (options === undefined)
      throw new ModelFault(parsed.file, parsed.lineOf(`items.${String(i)}`), `there is no option set ${optionSet}`)
    return { ...known, options }
  })
  return { ...rest, items }
}

function checkLicence({ id, licence }: Instrument, licences: readonly string[], fail: Fail): void {
  const recorded = licence as Partial<Instrument['licence']> | undefined
  if (!recorded?.holder || !recorded.terms || !recorded.source || !recorded.file)
    fail('licence', `${id} has no licence record: it may not be shipped`)
  if (!licences.includes(licence.file)) fail('licence.file', `there is no file licences/${licence.file}`)
}

/** Every text stands in Finnish, Swedish and English. */
function checkTexts(value: unknown, path: string, fail: Fail): void {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value) && ('fi' in value || 'sv' in value || 'en' in value) && !path.endsWith('checked')) {
    const text = value as Partial<LocalText>
    for (const lang of ['fi', 'sv', 'en'] as const)
      if (typeof text[lang] !== 'string' || text[lang] === '') fail(path, `the text has no ${lang}`)
    return
  }
  for (const [key, inner] of Object.entries(value)) checkTexts(inner, path === '' ? key : `${path}.${key}`, fail)
}

function checkItems(instrument: Instrument, fail: Fail): void {
  const ids = new Set<string>()
  instrument.items.forEach((item, i) => {
    const at = `items.${String(i)}`
    if (ids.has(item.id)) fail(at, `the item ${item.id} is given twice`)
    ids.add(item.id)
    for (const other of Object.keys(item.when ?? {}))
      if (!ids.has(other)) fail(at, `${item.id} waits for ${other}, which is not asked before it`)
    if (item.kind === 'choice') {
      if (item.options.length < 2) fail(at, `${item.id} has no choice`)
      if (new Set(item.options.map(({ code }) => code)).size !== item.options.length)
        fail(at, `${item.id} has an option twice`)
    } else {
      const bounds = item.steps.flatMap(({ atLeast, upTo, below }) =>
        [atLeast, upTo, below].filter((n) => n !== undefined),
      )
      for (const value of [
        item.min,
        item.max,
        ...bounds,
        ...bounds.map((n) => n + 0.01),
        ...bounds.map((n) => n - 0.01),
      ])
        if (value >= item.min && value <= item.max && pointsOf(item, { [item.id]: value }) === undefined)
          fail(at, `${item.id} gives no points for ${String(value)}`)
    }
  })
}

function checkScales(instrument: Instrument, fail: Fail): void {
  instrument.scales.forEach((scale, i) => {
    const at = `scales.${String(i)}`
    const items = scale.items.map(
      (id) => instrument.items.find((item) => item.id === id) ?? fail(at, `there is no item ${id}`),
    )
    // Items that exclude each other are never summed together: only those asked of everybody reach the highest sum.
    const most = items.filter((item) => isEnabled(item, {})).reduce((sum, item) => sum + highestPoints(item), 0)
    for (let score = 0; score <= most; score++)
      for (const sex of ['f', 'm'] as const)
        if (
          !scale.bands.some(
            (b) => b.from <= score && score <= b.to && (b.sex ?? sex) === sex && b.ageFrom === undefined,
          )
        )
          fail(at, `no band of ${scale.id} says what ${String(score)} means`)
    scale.bands.forEach((band, j) => {
      if (!band.source) fail(`${at}.bands.${String(j)}`, `the band ${band.code} names no source`)
    })
  })
}

function highestPoints(item: InstrumentItem): number {
  const points = item.kind === 'choice' ? item.options.map((o) => o.points) : item.steps.map((s) => s.points)
  return Math.max(...points)
}

function checkAlarms(instrument: Instrument, fail: Fail): void {
  instrument.alarms.forEach((alarm, i) => {
    const at = `alarms.${String(i)}`
    if ([alarm.item, alarm.scale, alarm.anyItem].filter((way) => way !== undefined).length !== 1)
      fail(at, `${alarm.id} must name an item, a scale or any item`)
    if (alarm.item !== undefined && !instrument.items.some(({ id }) => id === alarm.item))
      fail(at, `${alarm.id} watches ${alarm.item}, which is not asked`)
    if (alarm.scale !== undefined && !instrument.scales.some(({ id }) => id === alarm.scale))
      fail(at, `${alarm.id} watches the scale ${alarm.scale}, which is not there`)
    if (!alarm.source) fail(at, `${alarm.id} names no source`)
  })
  if (instrument.gate && !instrument.scales.some(({ id }) => id === instrument.gate?.scale))
    fail('gate', 'the gate names a scale that is not there')
}
