import type { PatternPart, PatternWord, WordPattern } from './word-pattern.ts'

const isDenial = (word: PatternWord | undefined): boolean =>
  word?.kind === 'set' ? word.name === 'not' : word !== undefined && /^(?:inte|int|ej|aldrig)$/.test(word.text)

/** Behind these the verb is an infinitive of the main clause: `jag kan inte prata` is no child that «inte pratar». */
const auxiliaries: readonly PatternWord[] =
  'kan kunde vill ville får fick ska skall skulle hinner hann orkar orkade behöver vågar bör måste brukar att om'
    .split(' ')
    .map((text) => ({ kind: 'word', text, shape: 'exact' }))

/**
 * A Swedish pattern as a subordinate clause says it, where the denial stands before its verb: `kan inte andas` and «hon säger att hon
 * inte kan andas», «en som inte vaknar».
 *
 * @returns null where the pattern has no denial behind a word
 */
export function inSubordinateOrder({ lang, parts }: WordPattern): WordPattern | null {
  if (lang !== 'sv') return null
  let isChanged = false
  const changed = parts.map((part): PatternPart => {
    const at = part.words.findIndex((word, i) => i > 0 && isDenial(word) && !isDenial(part.words[i - 1]))
    const [verb, denial] = [part.words[at - 1], part.words[at]]
    if (verb === undefined || denial === undefined || part.isTight) return part
    isChanged = true
    const words = [...part.words.slice(0, at - 1), denial, verb, ...part.words.slice(at + 1)]
    // Of a verb alone the denial stands right before it: `inte svårt att andas` is no one who «inte andas».
    return at === 1 && words.length === 2
      ? { ...part, words, isTight: true, before: [...part.before, ...auxiliaries] }
      : { ...part, words }
  })
  return isChanged ? { lang, parts: changed } : null
}
