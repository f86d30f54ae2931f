import { wordIn, type Hit, type ReadText } from './match-words.ts'

const fever = /^(?:kuume(?!t?tom)|lampo|feber|fever)/
const gone = /^(?:poissa|pois|ohi|normaali|normaalit|borta|normal|gone)$/
const isSo = /^(?:nyt|jo|on|ar|nu|redan|is|now|already|tanaan|idag|today)$/
/** What says that it is not gone, or is here again. */
const notGone =
  /^(?:ei|eika|inte|int|not|never|taas|uudestaan|uudelleen|jalleen|igen|again|nousi|nousee|noussut|nousut|steg|stiger|stigit|rose|rises|risen|back|palasi|tillbaka|valilla|ibland|sometimes)$/
const denial = /^(?:ei|eika|inte|int|not|never)$/
/** Of a baby a fever that was there is asked about all the same. */
const ofBaby = /^(?:vauva|bebis|baby|babi|infant|newborn|spadbarn|nyfodd|vastasyntyn)/
const reach = 8

/**
 * `Kuume oli alussa 38 mutta nyt poissa`: a fever that is told to be gone, over a «but» too. Of two errors an hour too early is
 * the smaller one: whatever tells of coming back, anywhere in the text, keeps it.
 */
export function isFeverGone({ tokens }: ReadText, hit: Hit): boolean {
  const wordAt = wordIn({ tokens })
  if (!hit.words.every((at) => fever.test(wordAt(at)))) return false
  for (let at = hit.last + 1; at <= hit.last + reach && tokens[at]?.sentence === tokens[hit.last]?.sentence; at++) {
    if (notGone.test(wordAt(at))) return false
    if (gone.test(wordAt(at)) && [at - 1, at - 2, at + 1].some((beside) => isSo.test(wordAt(beside))))
      return !tokens.some(({ word }) => ofBaby.test(word) || (notGone.test(word) && !denial.test(word)))
  }
  return false
}
