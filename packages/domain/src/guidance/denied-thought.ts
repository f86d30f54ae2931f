import type { ReadText } from './match-words.ts'

/** What one does with a thing that is thought of: `itsemurhaa ei mieti`, `självmord tänker han inte på`. Not planning:
 * who plans nothing may still think of it. */
const thoughts = new Set(
  'mieti miettinyt mietti ajattele ajatellut harkitse harkinnut tanker tankt overvager think thinking thought consider'.split(
    ' ',
  ),
)
/** `ei ajattele muuta`, `ei mieti joka päivä`, `ei vain mieti`: what is denied is not the thought. */
const halfDenials = new Set(
  (
    'muuta muut muusta joka koko jatkuvasti aina niin usein yhta vain ainoastaan vakavasti tosissaan kylla joskus valilla ' +
    'annat varje hela alltid lika ofta bara allvarligt nog ibland ' +
    'else other every always often all only just seriously sometimes'
  ).split(' '),
)

/**
 * The thing stands first, then the denial with its verb, or in Swedish and English who thinks between them. Doubt goes to
 * the alarming side: a denial that is not whole denies nothing.
 *
 * @param from the word behind the thing
 */
export function isThoughtDenied(text: ReadText, from: number, isDenial: (at: number) => boolean): boolean {
  const clause = text.tokens[from]?.clause
  const words: string[] = []
  let denial = -1
  for (let at = from; at <= from + 7 && text.tokens[at]?.clause === clause; at++) {
    words.push(text.tokens[at]?.word ?? '')
    if (denial < 0 && at <= from + 2 && isDenial(at)) denial = at - from
  }
  if (denial < 0 || words.some((word) => halfDenials.has(word))) return false
  return words.slice(Math.max(0, denial - 2), denial + 3).some((word) => thoughts.has(word))
}
