import type { AnswerTest } from './answer-test.ts'
import { parseAnswerTest } from './answer-test.ts'
import type { MarkerSlots } from './assertion.ts'
import { compileLanguages } from './compile-languages.ts'
import type { Expression } from './expression.ts'
import { readsOf } from './expression.ts'
import { readersOfFacts } from './fact-readers.ts'
import { restingOf } from './fact-table.ts'
import type { CompiledFact, CompiledNeed, CompiledRule, CompiledService, GuidanceModels } from './guidance-models.ts'
import type { CompiledPattern } from './match-words.ts'
import { byAnchor, compilePattern } from './match-words.ts'
import { inSubordinateOrder } from './subordinate-order.ts'
import type { ModelFile, RawCommon, RawEverydayWords, RawLanguages, RawLexicon, RawNeedService } from './model-file.ts'
import { ModelFault } from './model-fault.ts'
import type { ParsedJsonc } from './parse-jsonc.ts'
import { parseJsonc } from './parse-jsonc.ts'
import { takeCourses, type ReadModel } from './read-model.ts'
import { parseExpression } from './parse-expression.ts'
import type { TextLanguage } from './local-text.ts'
import { faultsOfFields } from './validate-fields.ts'
import { validateModels } from './validate-models.ts'
import { withoutSilent } from './without-silent.ts'
import { wakersOf } from './wakers.ts'
import { WordIndexBuilder } from './word-index.ts'
import type { WordLists } from './word-pattern.ts'
import { parseWordPattern } from './word-pattern.ts'

/**
 * Reads and checks the operating models, and makes them ready for use.
 *
 * @param files every `.jsonc` file below `models/`: `_common/{common,lexicon,languages,everyday}.jsonc` and `<name>/model.jsonc`
 * @param known what lies outside the models and they refer to: ids of the law's rules; and the models that are checked like
 *   the others and then propose nothing, because nobody has approved them
 * @throws ModelFault with file, line and reason on the first mistake; nothing is half published
 */
export function compileModels(
  files: readonly ModelFile[],
  known: { readonly clockRules?: ReadonlySet<string>; readonly silent?: ReadonlySet<string> } = {},
): GuidanceModels {
  const parsed = files.filter((file) => file.path.endsWith('.jsonc')).map((file) => parseJsonc(file.path, file.text))
  const common = commonFile<RawCommon>(parsed, 'common.jsonc')
  const lexicon = commonFile<RawLexicon>(parsed, 'lexicon.jsonc')
  const rawLanguages = commonFile<RawLanguages>(parsed, 'languages.jsonc')
  const everyday = commonFile<RawEverydayWords>(parsed, 'everyday.jsonc')
  const modelFiles = parsed
    .filter((file) => file.file.endsWith('/model.jsonc'))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map(readWhole)
  const whole = buildModels(modelFiles, { common, lexicon, rawLanguages, everyday })
  const { facts, needs, rules } = whole
  validateModels({ files: modelFiles, common, facts, needs, rules, clockRules: known.clockRules })
  const silent = known.silent ?? new Set()
  return silent.size === 0
    ? whole
    : buildModels(withoutSilent(modelFiles, whole, silent), { common, lexicon, rawLanguages, everyday })
}

/** Its fields first: what is made of a slip of the pen would be a model that says less than it seems to. */
function readWhole(file: ParsedJsonc): ReadModel {
  const [fault] = faultsOfFields(file.value)
  if (fault !== undefined) throw new ModelFault(file.file, file.lineOf(fault.path), fault.reason)
  return takeCourses(file)
}

function buildModels(
  modelFiles: readonly ReadModel[],
  {
    common,
    lexicon,
    rawLanguages,
    everyday,
  }: {
    readonly common: RawCommon
    readonly lexicon: RawLexicon
    readonly rawLanguages: RawLanguages
    readonly everyday: RawEverydayWords
  },
): GuidanceModels {
  const commonWords = (['fi', 'sv', 'en'] as const).flatMap((lang) => [
    ...(rawLanguages.words[lang] ?? []),
    ...(rawLanguages.ordinary?.[lang] ?? []).flatMap((row) => row.split(' ')),
  ])
  const everydayWords = (['fi', 'sv', 'en'] as const).flatMap((lang) => everyday[lang].flatMap((row) => row.split(' ')))
  const builder = new WordIndexBuilder(commonWords, everydayWords)
  for (const [name, lists] of [...Object.entries(lexicon.sets), ...Object.entries(lexicon.markers)])
    addSet(builder, name, lists)

  const facts = new Map<string, CompiledFact>()
  const patterns: CompiledPattern[] = []
  for (const { file, model } of modelFiles) {
    for (const [id, raw] of Object.entries(model.facts ?? {})) {
      const path = `facts.${id}`
      if (facts.has(id))
        throw new ModelFault(
          file.file,
          file.lineOf(path),
          `the fact "${id}" is already in ${facts.get(id)?.model ?? ''}`,
        )
      const number = facts.size
      const bound = (raw.answers ?? []).map((source) => at(file, path, () => parseAnswerTest(source)))
      // Whatever is said to a fact's own question is a yes to it, unless the fact names the values that are.
      const isNamed = bound.some((test) => test.key === id && test.kind === 'values')
      const tests = isNamed ? bound : [parseAnswerTest(id), ...bound]
      const from = raw.from === undefined ? null : at(file, path, () => parseExpression(raw.from ?? ''))
      const clearedByKeys = at(file, path, () => clearingKeys(id, tests, raw.clearedByAnswers))
      facts.set(id, { id, number, model: model.name, raw, tests, clearedByKeys, from })
      for (const [lang, list] of Object.entries(raw.words ?? {}) as [TextLanguage, readonly string[]][]) {
        for (const source of list) {
          const pattern = at(file, `${path}.words.${lang}`, () => parseWordPattern(lang, source))
          for (const each of [pattern, inSubordinateOrder(pattern)])
            if (each !== null)
              patterns.push(at(file, `${path}.words.${lang}`, () => compilePattern(number, each, builder)))
        }
      }
    }
  }

  const needs: CompiledNeed[] = []
  const rules: CompiledRule[] = []
  for (const { file, model } of modelFiles) {
    for (const [id, raw] of Object.entries(model.needs ?? {})) {
      const path = `needs.${id}`
      // Needs absorb and yield by their ids alone: with two of one id the less urgent could stand for the other.
      const twin = needs.find((need) => need.id === id)
      if (twin !== undefined)
        throw new ModelFault(file.file, file.lineOf(path), `the need "${id}" is already in ${twin.model}`)
      const when = at(file, `${path}.when`, () => parseExpression(raw.when))
      needs.push({
        id,
        model: model.name,
        raw,
        when,
        services: at(file, `${path}.services`, () => compileServices(raw.services)),
        clocksIf: (raw.clocksIf ?? []).map((item) => ({
          condition: at(file, path, () => parseExpression(item.if)),
          raw: item,
        })),
        reads: readsDeep(when, facts),
      })
    }
    for (const [i, raw] of (model.rules ?? []).entries()) {
      const condition = at(file, `rules.${i}.if`, () => parseExpression(raw.if))
      const services = at(file, `rules.${i}`, () => compileServices(raw.services ?? []))
      rules.push({ model: model.name, raw, condition, reads: readsDeep(condition, facts), services })
    }
  }

  const factList = [...facts.values()]
  const calming = new Set(
    [...Object.keys(lexicon.markers), ...calmingSets].flatMap((name) =>
      alarmingMarkers.has(name)
        ? []
        : (['fi', 'sv', 'en'] as const).map((lang) => builder.slotOf(lang, { kind: 'set', name })),
    ),
  )
  const derived = inOrder(factList.filter((fact) => fact.from !== null))
  return {
    models: modelFiles.map(({ model }) => model),
    common,
    facts,
    factList,
    askedBy: factsByKey(factList),
    derived,
    resting: restingOf(facts, derived),
    ofOnePerson: ofOnePerson(facts, rules),
    readers: readersOfFacts(facts, derived, needs, rules),
    needs,
    rules,
    wakers: {
      needs: wakersOf(
        needs.map(({ when }) => when),
        facts,
      ),
      rules: wakersOf(
        rules.map(({ condition }) => condition),
        facts,
      ),
    },
    knownAnswerKeys: keysRead(factList, needs, rules),
    index: builder.seal(alarmingSlots(patterns, factList, calming), calming),
    patterns: byAnchor(patterns),
    markers: markerSlots(builder, lexicon),
    languages: compileLanguages(rawLanguages),
    unreadSymptom: unreadSymptomOf(common, facts, builder),
    unreadMessage: unreadMessageOf(common, facts),
    calm: calmOf(common, facts),
  }
}

/** Markers that make nothing calmer. */
const alarmingMarkers: ReadonlySet<string> = new Set(['again', 'now'])
const calmingSets = ['not', 'can', 'calm', 'calm-water', 'lessened', 'as-told', 'got-away', 'has-enough']

/** What some danger asks for, but no word or set that turns a statement round. */
function alarmingSlots(
  patterns: readonly CompiledPattern[],
  facts: readonly CompiledFact[],
  calming: ReadonlySet<number>,
): ReadonlySet<number> {
  const slots = new Set<number>()
  for (const { owner, parts } of patterns)
    if (facts[owner]?.raw.redFlag === true)
      for (const part of parts) for (const slot of part.slots) if (!calming.has(slot)) slots.add(slot)
  return slots
}

function ofOnePerson(facts: ReadonlyMap<string, CompiledFact>, rules: readonly CompiledRule[]): Uint8Array {
  const asked = new Uint8Array(facts.size)
  for (const { raw, condition } of rules) {
    if (raw.onePerson !== true) continue
    for (const id of readsOf(condition).facts) {
      const fact = facts.get(id)
      if (fact !== undefined) asked[fact.number] = 1
    }
  }
  return asked
}

/** That each of them is a fact is tested on the models as they ship: a county's few may lack some. */
function calmOf({ calm }: RawCommon, facts: ReadonlyMap<string, CompiledFact>): GuidanceModels['calm'] {
  return (calm ?? []).flatMap(({ fact: id, unless, models }) => {
    const fact = facts.get(id)?.number
    if (fact === undefined) return []
    return [{ fact, unless: unless.flatMap((one) => facts.get(one)?.number ?? []), models: new Set(models) }]
  })
}

function unreadMessageOf(common: RawCommon, facts: ReadonlyMap<string, CompiledFact>): GuidanceModels['unreadMessage'] {
  const raw = common.unreadMessage
  const fact = raw === undefined ? undefined : facts.get(raw.fact)
  return raw === undefined || fact === undefined ? null : { ...raw, fact: fact.number }
}

function unreadSymptomOf(
  common: RawCommon,
  facts: ReadonlyMap<string, CompiledFact>,
  builder: WordIndexBuilder,
): GuidanceModels['unreadSymptom'] {
  const raw = common.unreadSymptom
  const fact = raw === undefined ? undefined : facts.get(raw.fact)
  if (raw === undefined || fact === undefined) return null
  const slots = raw.sets.flatMap((name) =>
    (['fi', 'sv', 'en'] as const).map((lang) => builder.slotOf(lang, { kind: 'set', name })),
  )
  return { fact: fact.number, slots: new Set(slots) }
}

function commonFile<File>(parsed: readonly ParsedJsonc[], name: string): File {
  const file = parsed.find((one) => one.file.endsWith(`_common/${name}`))
  if (file === undefined) throw new ModelFault(`_common/${name}`, 1, 'the file is missing')
  return file.value as File
}

function at<Value>(file: ParsedJsonc, path: string, work: () => Value): Value {
  try {
    return work()
  } catch (reason) {
    if (reason instanceof ModelFault) throw reason
    throw new ModelFault(file.file, file.lineOf(path), reason instanceof Error ? reason.message : String(reason))
  }
}

function addSet(builder: WordIndexBuilder, name: string, lists: WordLists): void {
  for (const [lang, words] of Object.entries(lists) as [TextLanguage, readonly string[]][]) {
    for (const source of words) {
      const [word, more] = parseWordPattern(lang, source).parts[0]?.words ?? []
      if (more !== undefined)
        throw new ModelFault('_common/lexicon.jsonc', 1, `the set "${name}" has single words only, not "${source}"`)
      if (word !== undefined) builder.addToSet(lang, name, word)
    }
  }
}

function compileServices(list: readonly (string | RawNeedService)[]): CompiledService[] {
  return list.map((item, i) => {
    const raw = typeof item === 'string' ? { service: item } : item
    return {
      service: raw.service,
      weight: raw.weight ?? 10 - i,
      condition: raw.if === undefined ? null : parseExpression(raw.if),
      unless: raw.unless ?? [],
    }
  })
}

/** The facts an expression reads, and below them the facts that those are derived from. */
function readsDeep(expression: Expression, facts: ReadonlyMap<string, CompiledFact>): string[] {
  const seen = new Set<string>()
  const walk = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (seen.has(id)) continue
      seen.add(id)
      const from = facts.get(id)?.from
      if (from !== null && from !== undefined) walk(readsOf(from).facts)
    }
  }
  walk(readsOf(expression).facts)
  return [...seen]
}

/**
 * The sets of keys that clear a fact. `reason` is what the contact is about: it names a matter and never denies one.
 *
 * @throws Error in words for a key that the fact is not bound to
 */
function clearingKeys(
  id: string,
  tests: readonly AnswerTest[],
  lines: readonly string[] | undefined,
): readonly (readonly string[])[] {
  const bound = [...new Set(tests.map(({ key }) => key))].filter((key) => key !== id && key !== 'reason')
  if (lines === undefined) return bound.length === 0 ? [] : [bound]
  const given: unknown = lines
  if (!Array.isArray(given))
    throw new Error(`clearedByAnswers of "${id}" must be a list of lines such as "a_key & another"`)
  return lines.map((line) => {
    const keys = line.split('&').map((key) => key.trim())
    const unbound = keys.find((key) => !bound.includes(key))
    if (unbound !== undefined) throw new Error(`"${id}" is cleared by "${unbound}", which none of its answers reads`)
    return keys
  })
}

function inOrder(derived: readonly CompiledFact[]): CompiledFact[] {
  const done = new Map<string, CompiledFact>()
  const byId = new Map(derived.map((fact) => [fact.id, fact]))
  const visit = (fact: CompiledFact, trail: readonly string[]): void => {
    if (done.has(fact.id) || fact.from === null) return
    if (trail.includes(fact.id)) throw new Error(`the facts ${[...trail, fact.id].join(' → ')} are made of each other`)
    for (const id of readsOf(fact.from).facts) {
      const part = byId.get(id)
      if (part !== undefined) visit(part, [...trail, fact.id])
    }
    done.set(fact.id, fact)
  }
  for (const fact of derived) visit(fact, [])
  return [...done.values()]
}

function factsByKey(facts: readonly CompiledFact[]): Map<string, CompiledFact[]> {
  const byKey = new Map<string, CompiledFact[]>()
  for (const fact of facts)
    for (const key of new Set(fact.tests.map((test) => test.key))) {
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [fact])
      else list.push(fact)
    }
  return byKey
}

/** Keys that the proposal itself reads, beside the facts: pressures, the language, how to reach the person, the matter. */
const ownKeys = ['bp', 'home_bp', 'interpreter', 'language_wish', 'safe_contact', 'reason', 'duration_hours']

function keysRead(
  facts: readonly CompiledFact[],
  needs: readonly CompiledNeed[],
  rules: readonly CompiledRule[],
): Set<string> {
  const tests: readonly AnswerTest[] = facts.flatMap((fact) => fact.tests)
  const expressions = [
    ...needs.map((need) => need.when),
    ...rules.map((rule) => rule.condition),
    ...facts.flatMap((fact) => fact.from ?? []),
  ]
  const numbers = expressions
    .flatMap((expression) => readsOf(expression).numbers)
    .map((id) => id.replace(/^days_until\./, ''))
  return new Set([...tests.map((test) => test.key), ...numbers, ...ownKeys])
}

/** One set of markers a language: a Swedish `en` is no Finnish "I do not". Sámi words stand among Finnish ones. */
function markerSlots(builder: WordIndexBuilder, lexicon: RawLexicon): Readonly<Record<TextLanguage, MarkerSlots>> {
  const ofLanguage = (lang: TextLanguage): MarkerSlots => {
    const slots = (name: string): ReadonlySet<number> =>
      new Set(lexicon.markers[name]?.[lang] === undefined ? [] : [builder.slotOf(lang, { kind: 'set', name })])
    return {
      negation: slots('negation'),
      being: slots('being'),
      persists: slots('persists'),
      deniedBehind: slots('deniedBehind'),
      turn: slots('turn'),
      listing: slots('listing'),
      joining: slots('joining'),
      past: slots('past'),
      longSpan: slots('longSpan'),
      pastVerb: slots('pastVerb'),
      now: slots('now'),
      condition: slots('condition'),
      fear: slots('fear'),
      other: slots('other'),
      bodyFunction: slots('bodyFunction'),
      fine: slots('fine'),
      season: slots('season'),
      ended: slots('ended'),
      anymore: slots('anymore'),
      again: slots('again'),
    }
  }
  return { fi: ofLanguage('fi'), sv: ofLanguage('sv'), en: ofLanguage('en'), se: ofLanguage('fi') }
}
