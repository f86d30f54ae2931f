import { compareNumber } from './expression.ts'
import type { NumberOperator, Truth } from './expression.ts'
import { foldText } from './fold-text.ts'

/**
 * How a structured answer speaks for a fact: `fever_c >= 38`, `talks_sentences = no`, `reason = tooth|gums`, `rash`.
 * `means unless plan = no`: it says nothing where the other answer says so, because its key means something else there.
 */
export type AnswerTest = SingleTest & { readonly unless?: SingleTest }

type SingleTest =
  | { readonly key: string; readonly kind: 'yes' | 'no' }
  | { readonly key: string; readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly key: string; readonly kind: 'number'; readonly operator: NumberOperator; readonly limit: number }

/** @throws Error in words when the binding cannot be read */
export function parseAnswerTest(source: string): AnswerTest {
  const [own = '', unless] = source.split(/\sunless\s/)
  const test = parseSingleTest(own)
  return unless === undefined ? test : { ...test, unless: parseSingleTest(unless) }
}

function parseSingleTest(source: string): SingleTest {
  const match = /^\s*([\w.-]+)\s*(?:(>=|<=|<|>|=)\s*(.+?))?\s*$/.exec(source)
  const key = match?.[1]
  if (match === null || key === undefined) throw new Error(`the answer "${source}" cannot be read`)
  const [, , operator, right] = match
  if (operator === undefined || right === 'yes') return { key, kind: 'yes' }
  if (right === 'no') return { key, kind: 'no' }
  if (right === undefined) throw new Error(`a value must follow in "${source}"`)
  const limit = Number(right)
  if (!Number.isNaN(limit)) return { key, kind: 'number', operator: operator as NumberOperator, limit }
  return { key, kind: 'values', values: right.split('|').map((value) => value.trim()) }
}

export type Polarity = 'yes' | 'no' | 'unknown'

/** Words that say that nobody knows, without a no-word before them. */
const notKnown =
  /^(?:\?+$|-+$|(?:null|undefined|n\/?a|(?:i )?(?:don'?t|do not) know|can(?:'?t|not) (?:say|tell)|en (?:tieda|ole varma|osaa|muista)|(?:jag )?vet (?:inte|ej))(?![a-z])|un(?:known|sure|certain|clear|asked)|epaselv|epavarm|tuntematon|osaker|oklar|okan[dt])/
/** The same with one: `not_asked`, `ei tiedossa`, `nej vet ej`. */
const noButNotKnown =
  /^(?:(?:not|never) (?:yet )?(?:sure|certain|known|clear|asked|answered|measured|assessed|checked|tested|examined|recorded|applicable|available|stated|told|said|discussed|decided)|no (?:idea|answer|info|data|reply|response|record|knowledge)|ei (?:tied|tiet|kysyt|mitat|vastat|vastau|arvioit|tutkit|selvit|(?:osaa|voi) (?:sanoa|arvioida)|muista|varm|sanottu|kerrottu|kirjattu|saatavilla|koske)|nej vet|(?:inte|ej) (?:saker|fraga|tillfraga|svara|kan[dt]|matt|bedom|undersok|kolla|aktuell|relevant|tillampl|uppgiv|angiv|sagt)|ingen (?:aning|uppgift|information)|inget svar)/
/** What was there before is no sign of today, and nobody has said that it is gone. */
const asBefore =
  /^(?:old|improving|unchanged|stable|steady|as before|chronic|lasting|ennallaan|vakaa|oforandra[dt]|stabil[at]?)(?![a-z])/
/** A no, or that all is well, as the whole answer or before a stop: `no, never` is a no, `never stops` and `not sure` are not. */
const plainNo =
  /^(?:no|none|nope|nil|false|negative|never|not at all|ei|eivat|ei (?:ole|ollut|koskaan|lainkaan|yhtaan|mitaan)|nej|inte(?: alls)?|inga|ingen|inget|aldrig|ok|okay|normal|normaali|kunnossa)(?:$|[.,;:!])/
const noWord = /^(?:no|none|not|never|negative|ei|eivat|nej|inte|ej|inga|ingen|inget|aldrig)(?![a-z])/
const okWord = /^(?:ok|okay|normal|normaali|kunnossa)(?![a-z])/
const plainYes = /^(?:yes|y|true|kylla|kyl|joo|juu|on|ja|jo|can|good|fine|hyva|hyvin|bra)(?![a-z])/
/** What is asked about, and at its end that it is not there: `new_confusion_no`, `fever none`. */
const endsInNo = /^[a-z].* (?:no|none|absent|denied|negative|ei|nej)$/
/** After these words an answer takes back what it began with: `no, but at night`, `yes_but_afraid`. */
const takesBack = /\b(?:but|except|although|though|unless|mutta|paitsi|vaikka|men|utom|fast)\b/

/** An answer in words as it is compared: small letters without accents, `yes_mother_home` and `yes mother home` alike. */
function plainWords(value: string): string {
  return foldText(value)
    .replace(/[_\s]+/g, ' ')
    .trim()
}

/** What an answer says by itself. Words that are neither a plain no nor an unknown count as a yes. */
export function polarityOf(value: unknown): Polarity {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'number') return value > 0 ? 'yes' : 'no'
  if (Array.isArray(value)) return polarityOfAll(value.map(polarityOf))
  if (typeof value !== 'string') return 'unknown'
  const words = plainWords(value)
  if (words === '' || [notKnown, noButNotKnown, asBefore].some((one) => one.test(words))) return 'unknown'
  if (/^-?\d+(?:[.,]\d+)?$/.test(words)) return Number(words.replace(',', '.')) > 0 ? 'yes' : 'no'
  if (plainNo.test(words)) return takesBack.test(words) ? 'unknown' : 'no'
  return noWord.test(words) || okWord.test(words) || endsInNo.test(words) ? 'unknown' : 'yes'
}

/** Of several answers to one key the alarming one counts; without one, unless each is a no, it is not known. */
function polarityOfAll(each: readonly Polarity[]): Polarity {
  if (each.includes('yes')) return 'yes'
  return each.length > 0 && each.every((one) => one === 'no') ? 'no' : 'unknown'
}

/** Whether an answer says by itself that all is well, where a no is the alarm: other words are for a person to read. */
function isPlainYes(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isPlainYes)
  if (typeof value !== 'string') return polarityOf(value) === 'yes'
  const words = plainWords(value)
  return (plainYes.test(words) || /^\d+(?:[.,]\d+)?$/.test(words)) && !takesBack.test(words)
}

/** Whether an answer denies, where a no is the alarm: `not safe`, `ei pysty`, `no, but a neighbour is here`. */
function isDenial(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isDenial)
  if (typeof value !== 'string') return polarityOf(value) === 'no'
  const words = plainWords(value)
  return (polarityOf(value) === 'no' && !okWord.test(words)) || (noWord.test(words) && !noButNotKnown.test(words))
}

/**
 * What an answer says for a fact.
 *
 * @returns 2 for yes, 0 for no, 1 for asked and unknown, null when it says nothing about this fact
 */
export function truthFromAnswer(test: SingleTest, value: unknown): Truth | null {
  if (value === undefined) return null
  switch (test.kind) {
    case 'yes': {
      const polarity = polarityOf(value)
      return polarity === 'yes' ? 2 : polarity === 'no' ? 0 : 1
    }
    case 'no': {
      if (isDenial(value)) return 2
      const polarity = polarityOf(value)
      // `ok` and `normal` say that all is well, whichever way the question was put.
      return polarity === 'no' || (polarity === 'yes' && isPlainYes(value)) ? 0 : 1
    }
    case 'number': {
      const number = numberFrom(value)
      if (number === undefined) return 1
      return compareNumber(number, test.operator, test.limit) ? 2 : 0
    }
    case 'values': {
      if (Array.isArray(value)) return value.some((item) => isOneOf(item, test.values)) ? 2 : null
      if (isOneOf(value, test.values)) return 2
      const polarity = polarityOf(value)
      return polarity === 'no' ? 0 : polarity === 'unknown' ? 1 : null
    }
  }
}

/** The number in an answer: `3`, `"3h"`, `"38,2"`. */
export function numberFrom(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  const match = /^\s*(-?\d+(?:[.,]\d+)?)/.exec(value)
  return match?.[1] === undefined ? undefined : Number(match[1].replace(',', '.'))
}

/** `true` is a yes and `false` a no where the values name one; `cannot drink` is `cannot_drink`. */
function isOneOf(value: unknown, values: readonly string[]): boolean {
  const word =
    typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : typeof value === 'string'
        ? value.trim().toLowerCase().replace(/\s+/g, '_')
        : undefined
  if (word === undefined || (word.includes('_') && endsInNo.test(plainWords(word)))) return false
  return values.some((wanted) => (wanted.endsWith('*') ? word.includes(wanted.slice(0, -1)) : word === wanted))
}
