import { numberFrom, polarityOf, truthFromAnswer } from './answer-test.ts'
import { assertionOf } from './assertion.ts'
import type { DetectedLanguage } from './detect-language.ts'
import { detectLanguage } from './detect-language.ts'
import type { FactEvidence, FactTable } from './fact-table.ts'
import { deriveFacts } from './fact-table.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { TextLanguage } from './local-text.ts'
import type { ReadText } from './match-words.ts'
import { forEachHit, readTokens } from './match-words.ts'
import { readNumbers } from './read-numbers.ts'
import { tokenize } from './tokenize.ts'

export interface CollectedFacts {
  readonly table: FactTable
  readonly language: DetectedLanguage
  readonly text: ReadText
  /** Answers under keys no model knows. */
  readonly unknownAnswers: readonly string[]
}

/** Evidence kept per fact: enough to show, and never so much that a book of repeats costs time. */
const mostEvidence = 4

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
    else if (list.length < mostEvidence) list.push(one)
  }

  const text = readTokens(tokenize(input.text), models.index)
  const language = detectLanguage(input.text, text, models.languages, knownWordsOf(models, text))
  readHits(models, text, language.active, (fact, isSo, span) => {
    if (isSo) {
      said[fact] = 2
      addEvidence(fact, { from: 'text', span })
    } else denied[fact] = 1
  })

  const unknownAnswers: string[] = []
  for (const [key, value] of Object.entries(input.answers)) {
    const isKnown = models.knownAnswerKeys.has(key)
    if (!isKnown) unknownAnswers.push(key)
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
      readPseudoText(models, value, (fact) => {
        said[fact] = 2
        addEvidence(fact, { from: 'answer', answerKey: key })
      })
    }
  }
  for (const fact of models.factList) {
    let answered = -1
    for (const test of fact.tests) {
      const value = input.answers[test.key]
      if (value === undefined) {
        // A number written in the text answers as well.
        const number = test.kind === 'number' ? numbers.get(test.key) : undefined
        if (test.kind === 'number' && number !== undefined && truthFromAnswer(test, number) === 2) {
          said[fact.number] = 2
          addEvidence(fact.number, { from: 'text' })
        }
        continue
      }
      const truth = truthFromAnswer(test, test.kind === 'number' ? (numbers.get(test.key) ?? value) : value)
      if (truth === null) continue
      if (truth === 2) addEvidence(fact.number, { from: 'answer', answerKey: test.key })
      // Yes before unknown before no.
      if (answered === -1 || (truth === 2 && answered !== 2) || (truth === 1 && answered === 0)) answered = truth
    }
    if (answered === 2) said[fact.number] = 2
    else if (said[fact.number] !== 2 && (answered === 0 || (answered === -1 && denied[fact.number] === 1)))
      said[fact.number] = 0
  }
  const truth = deriveFacts(models, said, numbers)
  return { table: { said, truth, numbers, evidence }, language, text, unknownAnswers }
}

function readHits(
  models: GuidanceModels,
  text: ReadText,
  languages: ReadonlySet<TextLanguage>,
  found: (fact: number, isSo: boolean, span: { start: number; end: number }) => void,
): void {
  const seen = new Uint8Array(models.factList.length)
  const markersOf = markersInLanguageOf(models, text)
  forEachHit(text, models.patterns, languages, (hit) => {
    const owner = hit.pattern.owner
    const fact = models.factList[owner]
    if (fact === undefined || (seen[owner] ?? 0) >= mostEvidence) return
    const assertion = assertionOf(markersOf(hit.pattern.lang), hit, models.markers)
    const counts = assertion === 'present' || fact.raw[assertion] === 'counts'
    if (counts) seen[owner] = (seen[owner] ?? 0) + 1
    else if (assertion !== 'negated') return
    found(owner, counts, { start: text.tokens[hit.first]?.start ?? 0, end: text.tokens[hit.last]?.end ?? 0 })
  })
}

/**
 * The text as one language's small words see it: `en` denies in Finnish and is an article in Swedish, `no` denies in English
 * and begins a Finnish sentence. A denial counts only in the language of what it denies.
 */
function markersInLanguageOf(models: GuidanceModels, text: ReadText): (lang: TextLanguage) => ReadText {
  const byLanguage = new Map<TextLanguage, ReadText>()
  return (lang) => {
    const known = byLanguage.get(lang)
    if (known !== undefined) return known
    const slots = text.slots.map((list) => list.filter((slot) => models.index.languageOfSlot(slot) === lang))
    const own: ReadText = { tokens: text.tokens, slots }
    byLanguage.set(lang, own)
    return own
  }
}

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
  for (const one of values) {
    if (polarityOf(one) !== 'yes') continue
    const isWord = typeof one === 'string' && numberFrom(one) === undefined
    const words = isWord && !/^yes/i.test(one) ? one : ''
    if (isKnown && (words === '' || !models.common.answersInWords.includes(key))) continue
    readPseudoText(models, isKnown ? words : `${typeof one === 'number' ? '' : key} ${words}`, found)
  }
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
