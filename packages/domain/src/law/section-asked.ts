import type { LawInForce } from './law-in-force.ts'
import type { Act, Rule } from './rule.ts'

/**
 * The statutory rules of the place in an act that a question names: «51 a §», «TervHL 51 §», «lastensuojelulain 26 § 5 mom.»,
 * «section 51 a, subsection 1 of the Health Care Act».
 *
 * @returns undefined where it names no place that a rule has, or one that several acts have: which is meant is not guessed
 */
export function rulesOfSection(law: LawInForce, question: string): readonly Rule[] | undefined {
  const asked = placeForm.exec(inFinnishForm(question))
  if (asked === null) return undefined
  const rest = asked.input
    .replace(asked[0], '')
    .trim()
    .replace(/^,? ?(?:of(?: the)?|in(?: the)?|i) /, '')
  const wanted = placeOf(asked)
  const found = law.rules.filter(
    (rule) => rule.kind === 'law' && (rest === '' || isNamed(rule.act, rest)) && placesNow(rule).some(isWithin(wanted)),
  )
  return new Set(found.map(({ act }) => act)).size === 1 ? found : undefined
}

/** A section, with its subsection and item where they are told. */
interface Place {
  readonly section: string
  readonly subsection: string | undefined
  readonly item: string | undefined
}

const placeForm =
  /(?<![\d/])(\d+)(?: ?([a-zåäö]))? ?§(?: (\d+) mom(?:entin?|entti|\.)?)?(?: (\d+) (?:kohta|kohdan|k\.?))?/

const placeOf = ([, number = '', letter = '', subsection, item]: readonly (string | undefined)[]): Place => ({
  section: number + letter,
  subsection,
  item,
})

/** A place as the files of the law have it: the English words, «51 §:n», and «§ 51 a» as the notes of this code write it. */
const inFinnishForm = (question: string): string =>
  question
    .toLowerCase()
    .replace(/§:[a-zäö]+/, '§')
    .replace(/(?<!\d ?(?:[a-zåäö] ?)?)§ (\d+(?: ?[a-z]\b)?)/, '$1 §')
    .replace(/\bsection (\d+(?: ?[a-z]\b)?)/, '$1 §')
    .replace(/,? subsection (\d+)/, ' $1 mom.')
    .replace(/,? (?:paragraph|item) (\d+)/, ' $1 k.')

/** Where a rule stands today: «51 b § 6 mom. (2025-: 7 mom.)» is in the seventh, and what an older act called it is no place of it. */
function placesNow({ section }: Rule): readonly Place[] {
  const [, now] = /\(\d{4}-: (\d+) mom\.\)/.exec(section) ?? []
  const [main = ''] = section.split(' (')
  const places = [...main.matchAll(new RegExp(placeForm, 'g'))].map(placeOf)
  return now === undefined ? places : places.map((place) => ({ ...place, subsection: now }))
}

/** A section holds its subsections, and a subsection its items. */
const isWithin =
  (wanted: Place) =>
  (place: Place): boolean =>
    place.section === wanted.section &&
    (wanted.subsection === undefined || place.subsection === wanted.subsection) &&
    (wanted.item === undefined || place.item === wanted.item)

/** Short names in common use (from memory). One that two acts go by is none. */
const shortNames: Readonly<Record<string, string>> = {
  tervhl: '1326/2010',
  thl: '1326/2010',
  shl: '1301/2014',
  lsl: '417/2007',
  hl: '434/2003',
}

/** Whether an act goes by the name: its own in any language, also as «…lain»; its number; or both. */
function isNamed({ number, name }: Act, told: string): boolean {
  const [, words = '', digits] = /^(.*?)\s*\(?(\d+\/\d{4})?\)?$/.exec(told) ?? []
  if (digits !== undefined && digits !== number) return false
  const names = [name.fi, name.sv, name.en].map((one) => one.toLowerCase())
  const known = [...names, ...names.map((one) => one.replace(/laki$/, 'lain'))]
  return words === '' ? digits !== undefined : known.includes(words) || shortNames[words] === number
}
