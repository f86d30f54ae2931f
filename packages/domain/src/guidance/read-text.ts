import { assertionOf, isOver } from './assertion.ts'
import type { DetectedLanguage } from './detect-language.ts'
import { detectLanguage } from './detect-language.ts'
import { isNoViolence, isOfGrownChild, isOfThing, isThingFallen, isThingLying } from './done-by-whom.ts'
import { isExplained } from './explained-by.ts'
import type { FactEvidence } from './fact-table.ts'
import { isFeverGone } from './fever-gone.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { TextLanguage } from './local-text.ts'
import type { PatternHit, ReadText } from './match-words.ts'
import { forEachHit, readTokens } from './match-words.ts'
import { isOnlyNamed } from './only-named.ts'
import { tokenize } from './tokenize.ts'
import { whoseHit } from './whose.ts'

/** Evidence kept per fact: enough to show, and never so much that a book of repeats costs time. */
const mostEvidence = 4
/** Hits looked for per fact: more than are shown, so that no word of a sentence is taken for unread. */
const mostHits = 12
/** After so many denials of one thing the rest of the text is not searched for it: only a book says so much. */
const mostDenials = 200

/** What the text says by itself, whatever is answered. */
export interface TextFacts {
  readonly text: ReadText
  readonly language: DetectedLanguage
  readonly said: Uint8Array
  readonly denied: Uint8Array
  readonly evidence: ReadonlyMap<number, readonly FactEvidence[]>
  /** Words that belong to something the rules have understood. */
  readonly understood: Uint8Array
}

/** Keeps where a fact was found, as much of it as is shown. */
export function addEvidence(evidence: Map<number, readonly FactEvidence[]>, fact: number, one: FactEvidence): void {
  const list = evidence.get(fact) ?? []
  // An answer is never crowded out by words: it tells what the form asked about.
  if (list.length < (one.from === 'answer' ? mostEvidence * 2 : mostEvidence)) evidence.set(fact, [...list, one])
}

/** Reads the text in the languages that it is written in. Nothing here depends on an answer: they may be tried upon it. */
export function readText(models: GuidanceModels, input: GuidanceInput): TextFacts {
  const said = new Uint8Array(models.factList.length).fill(1)
  const denied = new Uint8Array(models.factList.length)
  const evidence = new Map<number, readonly FactEvidence[]>()
  const text = {
    ...readTokens(tokenize(input.text), models.index),
    year: Number(input.contactTime.slice(0, 4)),
    isForOther: (input.person.onBehalfOf ?? '').trim() !== '',
    asker: (input.person.onBehalfOf ?? '').trim(),
    ...(typeof input.person.age === 'number' ? { age: input.person.age } : {}),
  }
  const language = detectLanguage(input.text, text, models.languages, knownWordsOf(models, text))
  const understood = new Uint8Array(text.tokens.length)
  readHits(
    models,
    text,
    language.active,
    (fact, isSo, found) => {
      if (isSo) {
        said[fact] = 2
        addEvidence(evidence, fact, { from: 'text', ...found })
      } else denied[fact] = 1
    },
    understood,
  )
  const unread = models.unreadSymptom
  if (unread !== null) {
    const span = findUnreadSymptom(models, text, unread.slots, understood, language.active)
    if (span !== undefined) {
      said[unread.fact] = 2
      addEvidence(evidence, unread.fact, { from: 'text', span })
    }
  }
  return { text, language, said, denied, evidence, understood }
}

/** Tells of every fact that a text speaks of whether it says that it is so. */
export function readHits(
  models: GuidanceModels,
  text: ReadText,
  languages: ReadonlySet<TextLanguage>,
  found: (fact: number, isSo: boolean, found: Omit<FactEvidence, 'from'>) => void,
  understood?: Uint8Array,
): void {
  const seen = new Uint8Array(models.factList.length)
  const denials = new Uint8Array(models.factList.length)
  const isEnough = (owner: number) => (seen[owner] ?? 0) >= mostHits || (denials[owner] ?? 0) >= mostDenials
  const onHit = (hit: PatternHit): void => {
    const owner = hit.pattern.owner
    const fact = models.factList[owner]
    if (understood !== undefined && fact?.raw.generic !== true) for (const at of hit.words) understood[at] = 1
    if (fact === undefined) return
    if (
      (fact.raw.act === true && isNoViolence(text, hit)) ||
      (fact.raw.ofMinor === true && isOfGrownChild(text, hit)) ||
      (fact.raw.ofPerson === true && isOfThing(text, hit)) ||
      isThingFallen(text, hit) ||
      (fact.raw.redFlag === true && (isThingLying(text, hit) || isExplained(text, hit) || isOnlyNamed(text, hit)))
    ) {
      denials[owner] = (denials[owner] ?? 0) + 1
      return
    }
    const markers = models.markers[hit.pattern.lang]
    const said = assertionOf(text, hit, markers, fact.raw.redFlag === true)
    const isPast =
      said === 'present' && fact.raw.redFlag !== true && (isOver(text, hit, markers) || isFeverGone(text, hit))
    const assertion = isPast ? 'past' : said
    const counts = assertion === 'present' || (assertion !== 'unwanted' && fact.raw[assertion] === 'counts')
    if (counts) seen[owner] = (seen[owner] ?? 0) + 1
    else {
      denials[owner] = (denials[owner] ?? 0) + 1
      if (assertion !== 'negated') return
    }
    const span = { start: text.tokens[hit.first]?.start ?? 0, end: text.tokens[hit.last]?.end ?? 0 }
    const whose = counts && models.ofOnePerson[owner] === 1 ? whoseHit(text, hit, hit.pattern.lang) : undefined
    found(owner, counts, { span, words: hit.words.length, ...(whose === undefined ? {} : { whose }) })
  }
  forEachHit(text, models.patterns, languages, onHit, isEnough)
}

/** The first symptom word, not denied and told of now, that belongs to nothing the rules have understood. */
function findUnreadSymptom(
  models: GuidanceModels,
  text: ReadText,
  symptoms: ReadonlySet<number>,
  understood: Uint8Array,
  languages: ReadonlySet<TextLanguage>,
): { start: number; end: number } | undefined {
  let denials = 0
  for (const [at, token] of text.tokens.entries()) {
    if (understood[at] === 1) continue
    if (denials >= mostDenials) return undefined
    const symptom = text.slots[at]?.find((slot) => symptoms.has(slot))
    const lang = symptom === undefined ? undefined : models.index.languageOfSlot(symptom)
    if (lang === undefined || !languages.has(lang)) continue
    if (assertionOf(text, { first: at, last: at, words: [at] }, models.markers[lang]) !== 'present') {
      denials++
      continue
    }
    return { start: token.start, end: token.end }
  }
  return undefined
}

function knownWordsOf(models: GuidanceModels, text: ReadText): (at: number, lang: string) => boolean {
  return (at, lang) => text.slots[at]?.some((slot) => models.index.languageOfSlot(slot) === lang) === true
}
