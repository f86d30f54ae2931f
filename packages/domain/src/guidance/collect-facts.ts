import { numberFrom, polarityOf, truthFromAnswer } from './answer-test.ts'
import { assertionOf, isOver } from './assertion.ts'
import type { DetectedLanguage } from './detect-language.ts'
import { detectLanguage } from './detect-language.ts'
import { isNoViolence, isOfGrownChild, isOfThing } from './done-by-whom.ts'
import type { FactEvidence, FactTable } from './fact-table.ts'
import { deriveFacts } from './fact-table.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { TextLanguage } from './local-text.ts'
import type { PatternHit, ReadText } from './match-words.ts'
import { forEachHit, readTokens } from './match-words.ts'
import { readNumbers } from './read-numbers.ts'
import { tokenize } from './tokenize.ts'
import { truthFromAnswers } from './truth-from-answers.ts'

export interface CollectedFacts {
  readonly table: FactTable
  readonly language: DetectedLanguage
  readonly text: ReadText
  /** Answers under keys that no rule reads. */
  readonly unknownAnswers: readonly string[]
}

/** Evidence kept per fact: enough to show, and never so much that a book of repeats costs time. */
const mostEvidence = 4
/** Hits looked for per fact: more than are shown, so that no word of a sentence is taken for unread. */
const mostHits = 12
/** After so many denials of one thing the rest of the text is not searched for it: only a book says so much. */
const mostDenials = 200

/**
 * Everything the contact says: the text in the languages that are read, and the answers.
 * Where they differ the alarming one counts; a reassuring word never takes back an alarming answer.
 */
export function collectFacts(models: GuidanceModels, input: GuidanceInput): CollectedFacts {
  const numbers = readNumbers(input)
  const said = new Uint8Array(models.factList.length).fill(1)
  const denied = new Uint8Array(models.factList.length)
  const evidence = new Map<number, FactEvidence[]>()
  const addEvidence = (fact: number, one: FactEvidence): void => {
    const list = evidence.get(fact)
    if (list === undefined) evidence.set(fact, [one])
    // An answer is never crowded out by words: it tells what the form asked about.
    else if (list.length < (one.from === 'answer' ? mostEvidence * 2 : mostEvidence)) list.push(one)
  }

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
    (fact, isSo, span, words) => {
      if (isSo) {
        said[fact] = 2
        addEvidence(fact, { from: 'text', span, words })
      } else denied[fact] = 1
    },
    understood,
  )
  const unread = models.unreadSymptom
  if (unread !== null) {
    const span = findUnreadSymptom(models, text, unread.slots, understood, language.active)
    if (span !== undefined) {
      said[unread.fact] = 2
      addEvidence(unread.fact, { from: 'text', span })
    }
  }

  const unreadMessage = models.unreadMessage
  if (unreadMessage !== null && !namesMatter(input.answers['reason'])) {
    if (isMostlyUnread(models, text, understood, unreadMessage)) {
      said[unreadMessage.fact] = 2
      addEvidence(unreadMessage.fact, { from: 'text', span: { start: 0, end: Math.min(input.text.length, 80) } })
    }
  }

  const unknownAnswers: string[] = []
  for (const [key, value] of Object.entries(input.answers)) {
    const isKnown = models.knownAnswerKeys.has(key)
    if (!isKnown) unknownAnswers.push(key)
    if (models.common.answersForPeople.includes(key)) continue
    readAnswerAsWords(models, key, value, isKnown, (fact) => {
      said[fact] = 2
      addEvidence(fact, { from: 'answer', answerKey: key })
    })
  }
  for (const [key, value] of [
    ['household', input.person.household],
    ['status', input.person.status],
    ['asks', input.person.onBehalfOf],
  ] as const) {
    if (typeof value === 'string') {
      const mayBeSaid = models.common.circumstancesSay[key]
      readPseudoText(models, value, (fact) => {
        if (!mayBeSaid.includes(models.factList[fact]?.id ?? '')) return
        said[fact] = 2
        addEvidence(fact, { from: 'answer', answerKey: key })
      })
    }
  }
  // Whoever it is, and in whatever language they say so: the form says that somebody else asks. A husband who is spoken of
  // in the text asks nothing.
  const onBehalf = models.facts.get(models.common.onBehalfFact ?? '')
  if (onBehalf !== undefined && (input.person.onBehalfOf ?? '').trim() !== '') {
    said[onBehalf.number] = 2
    addEvidence(onBehalf.number, { from: 'answer', answerKey: 'asks' })
  }
  const isAsked = factsAsked(models, input, numbers)
  denied.forEach((isDenied, number) => {
    if (isDenied === 1 && isAsked[number] !== 1 && said[number] !== 2) said[number] = 0
  })
  for (const [number, fact] of models.factList.entries()) {
    if (isAsked[number] !== 1) continue
    for (const test of fact.tests) {
      // A number written in the text answers as well.
      if (test.kind !== 'number' || answerOf(input, test.key) !== undefined) continue
      const number = numbers.get(test.key)
      if (number === undefined || truthFromAnswer(test, number) !== 2) continue
      said[fact.number] = 2
      addEvidence(fact.number, { from: 'text' })
    }
    const answered = truthFromAnswers(fact, (test) => {
      const value = answerOf(input, test.key)
      return value !== undefined && test.kind === 'number' ? (numbers.get(test.key) ?? value) : value
    })
    for (const answerKey of answered.saidBy) addEvidence(fact.number, { from: 'answer', answerKey })
    if (answered.truth === 2) said[fact.number] = 2
    else if (answered.isClearedByKeys && fact.raw.answersOutweighWords === true) {
      said[fact.number] = 0
      evidence.delete(fact.number)
    } else if (said[fact.number] !== 2) {
      if (answered.truth === 0 || (answered.truth === null && denied[fact.number] === 1)) said[fact.number] = 0
    }
  }
  const truth = deriveFacts(models, said, numbers)
  return { table: { said, truth, numbers, evidence, length: text.tokens.length }, language, text, unknownAnswers }
}

/** The facts that an answer, a number or the form speaks of, by their numbers: of the others only the text tells. */
function factsAsked(models: GuidanceModels, input: GuidanceInput, numbers: ReadonlyMap<string, number>): Uint8Array {
  const asked = new Uint8Array(models.factList.length)
  for (const key of ['person.sex', 'person.asks', ...Object.keys(input.answers), ...numbers.keys()])
    for (const fact of models.askedBy.get(key) ?? []) asked[fact.number] = 1
  return asked
}

/** Whether the form says what the contact is about: `chronic_followup` is a matter, though `chronic` is no answer to a sign. */
function namesMatter(reason: unknown): boolean {
  return [reason].flat().some((one) => typeof one === 'string' && !/^(?:|no|none|unknown|not_asked)$/i.test(one.trim()))
}

/** An answer, or what the form says of the person: `person.sex`, and `person.asks`, who writes for them. */
function answerOf(input: GuidanceInput, key: string): unknown {
  if (key === 'person.sex') return input.person.sex ?? undefined
  return key === 'person.asks' ? (input.person.onBehalfOf ?? undefined) : input.answers[key]
}

function readHits(
  models: GuidanceModels,
  text: ReadText,
  languages: ReadonlySet<TextLanguage>,
  found: (fact: number, isSo: boolean, span: { start: number; end: number }, words: number) => void,
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
      (fact.raw.ofPerson === true && isOfThing(text, hit))
    ) {
      denials[owner] = (denials[owner] ?? 0) + 1
      return
    }
    const markers = models.markers[hit.pattern.lang]
    const said = assertionOf(text, hit, markers, fact.raw.redFlag === true)
    const isPast = said === 'present' && fact.raw.redFlag !== true && isOver(text, hit, markers)
    const assertion = isPast ? 'past' : said
    const counts = assertion === 'present' || (assertion !== 'unwanted' && fact.raw[assertion] === 'counts')
    if (counts) seen[owner] = (seen[owner] ?? 0) + 1
    else {
      denials[owner] = (denials[owner] ?? 0) + 1
      if (assertion !== 'negated') return
    }
    found(
      owner,
      counts,
      { start: text.tokens[hit.first]?.start ?? 0, end: text.tokens[hit.last]?.end ?? 0 },
      hit.words.length,
    )
  }
  forEachHit(text, models.patterns, languages, onHit, isEnough)
}

/** Words longer than this are looked at, so that small words of no list do not count. */
const shortestTellingWord = 5
/** A message is read as far as this for its unread words; what is longer is a document. */
const longestMessage = 400

/**
 * Whether the rules missed most of what was said. A word that they know by half of a sentence is not the sentence:
 * `valvonut neljä yötä, väittää keksineensä rokotteen` is about neither sleep nor vaccination.
 */
function isMostlyUnread(
  models: GuidanceModels,
  text: ReadText,
  understood: Uint8Array,
  limits: { readonly leastWords: number; readonly leastShare: number },
): boolean {
  let telling = 0
  let unread = 0
  for (let at = 0; at < Math.min(text.tokens.length, longestMessage); at++) {
    const word = text.tokens[at]?.word ?? ''
    if (word.length < shortestTellingWord || /\d/.test(word) || models.index.isOrdinary(word)) continue
    telling++
    if (understood[at] !== 1) unread++
  }
  return unread >= limits.leastWords && unread >= telling * limits.leastShare
}

/** The first symptom word, not denied and told of now, that belongs to nothing the rules have understood. */
function findUnreadSymptom(
  models: GuidanceModels,
  text: ReadText,
  symptoms: ReadonlySet<number>,
  understood: Uint8Array,
  languages: ReadonlySet<TextLanguage>,
): { start: number; end: number } | undefined {
  for (const [at, token] of text.tokens.entries()) {
    if (understood[at] === 1) continue
    const symptom = text.slots[at]?.find((slot) => symptoms.has(slot))
    const lang = symptom === undefined ? undefined : models.index.languageOfSlot(symptom)
    if (lang === undefined || !languages.has(lang)) continue
    if (assertionOf(text, { first: at, last: at, words: [at] }, models.markers[lang]) !== 'present') continue
    return { start: token.start, end: token.end }
  }
  return undefined
}

/** Whole keys of other systems that ask whether something works; a yes says that it does, but of `bowel_blood` it says blood. */
const bodilyDoing =
  /^(?:urine|urinat(?:es|ing|ion)|passes_urine|pees?|peeing|wee|stools?|bowels?|bowel_(?:function|movements?)|drinks?|drinking(?:_ok|_well)?|eats?|eating(?:_ok|_well)?|appetite|sleeps|walks|plays|breathes)$/

/**
 * An answer is read as words too: `black_stool: true` speaks of black stool although no model knows the key,
 * and `seen: wandering_in_cold` of wandering. A no or an unknown says nothing here.
 */
function readAnswerAsWords(
  models: GuidanceModels,
  key: string,
  value: unknown,
  isKnown: boolean,
  found: (fact: number) => void,
): void {
  const values = Array.isArray(value) ? value : [value]
  const inWords = models.common.answersInWords.includes(key)
  for (const one of values) {
    if (polarityOf(one) !== 'yes') continue
    const isWord = typeof one === 'string' && numberFrom(one) === undefined
    // `urine: yes_this_morning`: what a body does, it does.
    if (!isKnown && bodilyDoing.test(key) && (one === true || /^yes/i.test(String(one)))) continue
    const words = isWord && !/^yes/i.test(one) ? one : ''
    if (isKnown && (words === '' || !(inWords || isUnboundReason(models, key, words)))) continue
    readPseudoText(models, isKnown ? words : `${typeof one === 'number' ? '' : key} ${words}`, found)
  }
}

/** A form of another system names a matter that no model binds: `reason: gambling` is then a word like any other. */
function isUnboundReason(models: GuidanceModels, key: string, value: string): boolean {
  if (key !== 'reason') return false
  return (
    models.askedBy
      .get(key)
      ?.some(({ tests }) =>
        tests.some((test) => test.key === key && test.kind === 'values' && test.values.includes(value)),
      ) !== true
  )
}

function readPseudoText(models: GuidanceModels, words: string, found: (fact: number) => void): void {
  const plain = words.slice(0, 400).replace(/[_.]/g, ' ')
  if (plain.trim() === '') return
  readHits(models, readTokens(tokenize(plain), models.index), pseudoLanguages, (fact, isSo) => {
    if (isSo) found(fact)
  })
}

const pseudoLanguages: ReadonlySet<TextLanguage> = new Set(['en', 'fi', 'sv'])

function knownWordsOf(models: GuidanceModels, text: ReadText): (at: number, lang: string) => boolean {
  return (at, lang) => text.slots[at]?.some((slot) => models.index.languageOfSlot(slot) === lang) === true
}
