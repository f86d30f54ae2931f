import type { Token } from './tokenize.ts'

/** Behind these «man» is anybody: «kan man ringa», «vad ska man göra», «när man är sjuk». */
const beforeAnybody: ReadonlySet<string> = new Set(
  (
    'kan ska skall maste behover bor borde kunde skulle far brukar gor gar ser vet tar att om nar vad hur var vart vem ' +
    'varfor fast innan tills'
  ).split(' '),
)
/** Before these it is anybody too: «man ska», «man kan». */
const behindAnybody: ReadonlySet<string> = new Set('kan ska skall maste behover bor borde kunde'.split(' '))
/** What makes a husband of the word: «min man», «hennes man», «en man». */
const ofSomebody: ReadonlySet<string> = new Set(
  'min din sin hans hennes vars deras var er en den denna ena annan ex gamla nya'.split(' '),
)

/** Whom a husband does it to: «när man slår mig». */
const ofUs: ReadonlySet<string> = new Set('mig mej oss barnen barnet'.split(' '))

/**
 * Whether the Swedish «man» at a place is nobody's husband but anybody: «hur mycket ska man dricka» tells of no drinking husband, and
 * «vad kan man göra när fyraåringen slår» of no husband who hits. In doubt it is a husband.
 */
export function isAnybodyInSwedish(tokens: readonly Token[], at: number): boolean {
  const here = tokens[at]
  if (here?.word !== 'man') return false
  const beside = (step: -1 | 1) => {
    const other = tokens[at + step]
    return other !== undefined && other.clause === here.clause ? other.word : ''
  }
  const isAnybody = beforeAnybody.has(beside(-1)) || (behindAnybody.has(beside(1)) && !ofSomebody.has(beside(-1)))
  return isAnybody && !tokens.slice(at + 1, at + 4).some(({ word, clause }) => clause === here.clause && ofUs.has(word))
}
