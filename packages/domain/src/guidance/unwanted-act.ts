import type { ReadText } from './match-words.ts'

/** `I don't want to hurt myself`, `not going to`: the verb that a denial stands by, before what is not wanted. */
const wishes = new Set(
  'halua haluu haluis haluisi haluaisi haluamassa tahdo aio aijo aikonut meinaa vill tanker ska kommer want wanna going gonna plan'.split(
    ' ',
  ),
)
const smallWords = new Set('to ever really actually koskaan ikina todellakaan missaan nimessa alls absolut'.split(' '))
/** What makes a wish denied no comfort: a doubt, a fear, a past or a half denial in the same sentence. */
const doubts =
  /^(mut|mutta|muttei|vaan|vaikka|but|though|although|men|fast|pelka|pelot|afraid|scared|fear|might|could|radd|joskus|valil|sometimes|ibland|ena{1,2}|anymore|again|langre|taas|igen|yksin|alone|kuitenkaan|vield?|yet|tanaan|today|idag)/

/**
 * Whether a hit is what somebody says not to want to do: `en halua satuttaa itseäni`, `I don't want to hurt myself`,
 * `jag vill inte skada mig`. Such a thing is not said to be so, and not said not to be so either: it is still asked.
 * Doubt goes to the alarming side: the denial must stand right before, and nothing in the sentence may take it back.
 */
export function isUnwanted(
  text: ReadText,
  hit: { readonly first: number; readonly words: readonly number[] },
  isDenial: (at: number) => boolean,
): boolean {
  const clause = text.tokens[hit.first]?.clause
  let wish = false
  let denial = false
  for (let at = hit.first - 1; at >= hit.first - 5 && text.tokens[at]?.clause === clause; at--) {
    const word = text.tokens[at]?.word ?? ''
    if (isDenial(at)) denial = true
    else if (wishes.has(word)) wish = true
    else if (!smallWords.has(word)) break
  }
  if (!wish || !denial) return false
  const sentence = text.tokens[hit.first]?.sentence
  return !text.tokens.some((token) => token.sentence === sentence && doubts.test(token.word))
}
