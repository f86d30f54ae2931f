import { numberFrom, polarityOf, truthFromAnswer } from './answer-test.ts'
import type { DetectedLanguage } from './detect-language.ts'
import type { FactTable } from './fact-table.ts'
import { deriveFacts } from './fact-table.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { TextLanguage } from './local-text.ts'
import type { ReadText } from './match-words.ts'
import { readTokens } from './match-words.ts'
import { readNumbers } from './read-numbers.ts'
import type { TextFacts } from './read-text.ts'
import { addEvidence, readHits, readText } from './read-text.ts'
import { tokenize } from './tokenize.ts'
import { truthFromAnswers } from './truth-from-answers.ts'

export interface CollectedFacts {
  readonly table: FactTable
  readonly language: DetectedLanguage
  readonly text: ReadText
  /** Answers under keys that no rule reads. */
  readonly unknownAnswers: readonly string[]
}

/**
 * Everything the contact says: the text in the languages that are read, and the answers.
 * Where they differ the alarming one counts; a reassuring word never takes back an alarming answer.
 */
export function collectFacts(
  models: GuidanceModels,
  input: GuidanceInput,
  read: TextFacts = readText(models, input),
): CollectedFacts {
  const { text, language, denied, understood } = read
  const numbers = readNumbers(input)
  const said = read.said.slice()
  const evidence = new Map(read.evidence)
  const unreadMessage = models.unreadMessage
  if (unreadMessage !== null && !namesMatter(input.answers['reason'])) {
    if (isMostlyUnread(models, text, understood, unreadMessage)) {
      said[unreadMessage.fact] = 2
      addEvidence(evidence, unreadMessage.fact, {
        from: 'text',
        span: { start: 0, end: Math.min(input.text.length, 80) },
      })
    }
  }

  const unknownAnswers: string[] = []
  for (const [key, value] of Object.entries(input.answers)) {
    const isKnown = models.knownAnswerKeys.has(key)
    if (!isKnown) unknownAnswers.push(key)
    if (models.common.answersForPeople.includes(key)) continue
    readAnswerAsWords(models, key, value, isKnown, (fact) => {
      said[fact] = 2
      addEvidence(evidence, fact, { from: 'answer', answerKey: key })
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
        addEvidence(evidence, fact, { from: 'answer', answerKey: key })
      })
    }
  }
  // Whoever it is, and in whatever language they say so: the form says that somebody else asks. A husband who is spoken of
  // in the text asks nothing.
  const onBehalf = models.facts.get(models.common.onBehalfFact ?? '')
  if (onBehalf !== undefined && (input.person.onBehalfOf ?? '').trim() !== '') {
    said[onBehalf.number] = 2
    addEvidence(evidence, onBehalf.number, { from: 'answer', answerKey: 'asks' })
  }
  const isAsked = factsAsked(models, input, numbers)
  for (let number = denied.indexOf(1); number >= 0; number = denied.indexOf(1, number + 1))
    if (isAsked[number] !== 1 && said[number] !== 2) said[number] = 0
  for (let number = isAsked.indexOf(1); number >= 0; number = isAsked.indexOf(1, number + 1)) {
    const fact = models.factList[number]
    if (fact === undefined) continue
    for (const test of fact.tests) {
      // A number written in the text answers as well.
      if (test.kind !== 'number' || answerOf(input, test.key) !== undefined) continue
      const written = numbers.get(test.key)
      if (written === undefined || truthFromAnswer(test, written) !== 2) continue
      said[fact.number] = 2
      addEvidence(evidence, fact.number, { from: 'text' })
    }
    const answered = truthFromAnswers(fact, (test) => {
      const value = answerOf(input, test.key)
      return value !== undefined && test.kind === 'number' ? (numbers.get(test.key) ?? value) : value
    })
    for (const answerKey of answered.saidBy) addEvidence(evidence, fact.number, { from: 'answer', answerKey })
    if (answered.truth === 2) said[fact.number] = 2
    else if (answered.isClearedByKeys && fact.raw.answersOutweighWords === true) {
      said[fact.number] = 0
      evidence.delete(fact.number)
    } else if (said[fact.number] !== 2) {
      if (answered.truth === 0 || (answered.truth === null && denied[fact.number] === 1)) said[fact.number] = 0
    }
  }
  const truth = deriveFacts(models, said, numbers)
  const table = { said, truth, numbers, evidence, length: text.tokens.length, sentences: sentenceStarts(text) }
  return { table, language, text, unknownAnswers }
}

/** Where each sentence begins in the text. */
function sentenceStarts({ tokens }: ReadText): number[] {
  return tokens.flatMap(({ start, sentence }, at) => (sentence === tokens[at - 1]?.sentence ? [] : [start]))
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
    const { word, written } = text.tokens[at] ?? { word: '', written: '' }
    if (word.length < shortestTellingWord || /\d/.test(word) || models.index.isOrdinary(word)) continue
    if (understood[at] !== 1 && models.index.isOfEveryDay(word, written)) continue
    telling++
    if (understood[at] !== 1) unread++
  }
  return unread >= limits.leastWords && unread >= telling * limits.leastShare
}

/** Whole keys of other systems that ask whether something works; a yes says that it does, but of `bowel_blood` it says blood. */
const bodilyDoing =
  /^(?:urine|urinat(?:es|ing|ion)|passes_urine|pees?|peeing|wee|stools?|bowels?|bowel_(?:function|movements?)|drinks?|drinking(?:_ok|_well)?|eats?|eating(?:_ok|_well)?|appetite|sleeps|walks|plays|breathes)$/

/** A key that says that something is as it should be: `urine_normal: true`, `walking_ok: yes`. */
const isAllRight = /_(?:normal|ok|okay|fine|well|good)$/

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
    if (!isKnown && (bodilyDoing.test(key) || isAllRight.test(key)) && (one === true || /^yes/i.test(String(one))))
      continue
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
