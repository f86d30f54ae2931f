import { lastSaid } from './last-said.ts'
import { wordIn, type Hit, type ReadText } from './match-words.ts'

type Word = (at: number) => string

/** `Denies chest pain`, `kieltää rintakivun`, `nekar till andnöd`: how professionals write that somebody says no. */
const denies =
  /^(?:kieltaa|kielsi|kieltanyt|kiistaa|kiisti|kiistanyt|nekar|nekat|nekade|fornekar|fornekade|fornekat|denies|denied|denying)$/
/** Who refuses to somebody, and what is forbidden: `was denied`, `kieltää minua puhumasta`. */
const isDone = /^(?:was|were|been|got|being)$/
const toWhom =
  /^(?:minua|mua|minulta|multa|meita|meilta|hanelta|hanta|lasta|lapsia|lapsilta|aitia|aidilta|mig|oss|honom|henne|dem|barnen|me|us|him|her|them)$/
/** What ends a list of what is denied: a verb of being or having, another thought. */
const endsList =
  /^(?:on|oli|ovat|olivat|olen|tuli|alkoi|mutta|mut|vaan|vaikka|kun|koska|joka|silti|kuitenkin|paitsi|nyt|har|hade|ar|var|fick|kom|men|fast|nar|som|utom|dock|nu|has|had|have|is|are|was|were|got|but|though|although|yet|who|when|while|except|however|now|with|started|puree|sattuu)$/
/** `Nekar att hon har andnöd`, `denies that he has chest pain`, `kieltää että olisi`. */
const thatSo = /^(?:att|that|etta|having)$/
/** A time beside the sign: it is there. */
const since =
  /^(?:sedan|sen|idag|ikvall|igar|nyss|tanaan|eilen|illalla|yolla|asken|today|tonight|yesterday|since|from|for|alkaen|asti|saakka|aamusta|eilisesta|illasta|lahtien|nyt|nu|now|taas|igen|again|jatkuu|fortsatter|continues|persists|pahenee|kova|kovaa|svar|severe|worse|varre|alkaessa|aikana)$/
/** A perpetrator's denial denies nothing. */
const harmDone =
  /^(?:\w*vakival\w*|\w*vald\w*|violen\w*|abus\w*|assault\w*|lyo\w*|hakka\w*|pahoinpit\w*|slar|slag\w*|misshand\w*|hits?|hitting|beat\w*|uhka\w*|hot\w*|threat\w*|kontrol\w*)$/
const ofSelf = /^(?:itsetuho|itsemurh|sjalvmord|sjalvskad|suicid|self-harm)/
/** What is seen beside a denial of self-harm: `kieltää itsetuhoisuuden, ranteissa tuoreita jälkiä`. */
const isSeen =
  /^(?:jalki|jalkia|jaljet|viil\w*|ranne|rante\w*|haavo\w*|kirje\w*|pilleri\w*|koyde\w*|koysi|veits\w*|suunnit\w*|keran\w*|marken|markena|handled\w*|skar\w*|brev\w*|rep|repet|kniv\w*|planer\w*|samla\w*|marks?|wrists?|cuts?|cutting|letters?|note|rope|knife|plans?|planned|collect\w*)$/
/** In Finnish what is denied is no subject: `kieltää kuumeen, rintakipu jatkuu`. */
const isObject = /(?:n|a|t|ta|ia)$/
const isPlace = /(?:ss|ll)a(?:ni|nsa|an)?$/
const isFinnishDenial = /^(?:kielt|kiels|kiist)/
const joins = /^(?:ja|tai|seka|eika|och|eller|samt|and|or|nor)$/
const longest = 12

/** Whether a verb that denies stands before the sign, in its own clause or before a list that ends with it. */
function isBehindDenial(text: ReadText, hit: Hit, word: Word): boolean {
  const { tokens } = text
  const { sentence, clause } = tokens[hit.first] ?? {}
  const at = findDenial(text, hit, word)
  if (at < 0 || isDone.test(word(at - 1)) || toWhom.test(word(at + 1))) return false
  // `I denied the chest pain`: who tells of their own denial tells that it was there.
  const isOwn = (by: number): boolean => tokens[by]?.sentence === sentence && /^(?:i|i've|i'd)$/.test(word(by))
  if (isOwn(at - 1) || isOwn(at - 2)) return false
  // What is said of it behind a «but» may be a part of the sign: `denied chest pain but it is crushing`.
  for (let next = hit.first + 1; next < hit.last; next++)
    if (!hit.words.includes(next) && endsList.test(word(next))) return false
  const isApart = tokens[at]?.clause !== clause
  if (isFinnishDenial.test(word(at)) && ![hit.first, hit.last].every((end) => isObject.test(word(end)))) return false
  // `Kieltää päänsäryn, ranteissa jälkiä`: what begins with a place begins a thought of its own.
  if (isApart && isFinnishDenial.test(word(at)) && isPlace.test(word(hit.first))) return false
  for (let next = at + 1; next < hit.first; next++) {
    const isTold = thatSo.test(word(next - 1)) || thatSo.test(word(next - 2))
    if (endsList.test(word(next)) && !isTold) return false
    // `Denies everything, …`: what follows is told.
    if (isApart && /^(?:kaiken|allt|everything|all)$/.test(word(next))) return false
  }
  for (let next = hit.last + 1; tokens[next]?.sentence === sentence; next++) {
    if (/^(?:mutta|mut|vaan|vaikka|silti|men|fast|dock|but|though|although|however|yet)$/.test(word(next))) return false
    if (tokens[next]?.clause !== clause) continue
    if (since.test(word(next)) || endsList.test(word(next))) return false
    // Behind a comma the clause is the sign and what is joined to it, and nothing else.
    if (isApart && next === hit.last + 1 && !isItemOfList(text, next, word)) return false
  }
  return true
}

/** The sign may go on for some words where the list goes on behind them: `numbness between the legs or cough`. */
function isItemOfList({ tokens }: ReadText, from: number, word: Word): boolean {
  const { clause } = tokens[from] ?? {}
  return [0, 1, 2, 3].some((far) => tokens[from + far]?.clause === clause && joins.test(word(from + far)))
}

function findDenial(text: ReadText, hit: Hit, word: Word): number {
  const { tokens } = text
  for (let at = hit.first - 1; hit.first - at <= longest; at--) {
    if (tokens[at]?.sentence !== tokens[hit.first]?.sentence) return -1
    if (denies.test(word(at))) return at
  }
  return -1
}

const ruledOut =
  /^(?:poissuljettu|poissuljettiin|suljettu pois|suljettiin pois|saknas|saknades|(?:ar )?(?:utesluten|uteslutet)|har uteslutits|uteslots|(?:is |was |were |are |has been |have been )?(?:excluded|absent|ruled out)|(?:is|was|were|are|has|have) (?:not|never)(?: been| yet been)? (?:there|present|noted|seen|found|reported|observed|occurred|happened)|(?:har|hade) (?:(?:jag|ja|hon|han|vi|de|det|den|hen) )?(?:inte|int|aldrig|ej)(?: haft| kant| markt| upplevt| sett| funnits| forekommit)?|(?:forekommer|finns|syns|marks) (?:inte|int|ej))$/
/** What it is measured by: `så svår andnöd har jag aldrig haft` tells that it is so now. */
const asBadAs =
  /^(?:sa|san|sant|sana|sadan|sadant|sadana|lika|likadan\w*|liknande|maken|varre|svarare|starkare|such|worse|den|det|de)$/

/** `bröstsmärta saknas`, `infarkti on poissuljettu`, `a clot was ruled out`: right behind the sign, to the end of the clause. */
function isRuledOut(text: ReadText, hit: Hit, word: Word): boolean {
  const { tokens } = text
  const { clause } = tokens[hit.last] ?? {}
  const behind: string[] = []
  for (let at = hit.last + 1; behind.length <= 7 && tokens[at]?.clause === clause; at++) behind.push(word(at))
  if (behind.length === 0 || behind.length > 7) return false
  for (let at = hit.first - 1; tokens[at]?.clause === clause && hit.first - at <= 4; at--)
    if (asBadAs.test(word(at))) return false
  // The sign may go on for a word or two: `slurred speech was ruled out`.
  return [0, 1, 2].some((skip) => {
    const said = behind
      .slice(skip)
      .join(' ')
      .replace(/^(?:on|ovat|oli) (?:nyt |jo )?/, '')
    return (
      said !== '' && ruledOut.test(said) && behind.slice(0, skip).every((one) => !endsList.test(one) && !no.test(one))
    )
  })
}

const no = /^(?:ei|nej|no|none|inga|ingen|inget|kielt\w*|nekar)$/
const asks = /^(?:onko|har|ar|any|is|does|do|kan|finns|oliko)$/

/** `Chest pain: no`, `andnöd - nej`, and a no alone right behind the question: the sign begins its clause, and the no is one by itself. */
function isAnsweredNo(text: ReadText, hit: Hit, word: Word): boolean {
  const { tokens } = text
  let next = hit.last + 1
  // The sign may go on for a word or two: `slurred speech: no`.
  while (next - hit.last <= 2 && tokens[next]?.clause === tokens[hit.last]?.clause) next++
  if (!no.test(word(next)) || tokens[next]?.clause === tokens[hit.last]?.clause) return false
  if (tokens[next]?.sentence !== tokens[hit.last]?.sentence) return false
  if (tokens[next + 1]?.clause === tokens[next]?.clause) return false
  let first = hit.first
  while (tokens[first - 1]?.clause === tokens[hit.first]?.clause) first--
  return hit.first - first <= 1 && (first === hit.first || asks.test(word(first)))
}

const noAlone =
  /^(?:ei|en|ei ole|ei oo|ei ole ollut|nej|inte|inga|ingen|inget|no|none|not|no none|she has not|he has not)$/

/** `Onko rintakipua? Ei ole.`: a question of the sign, and a sentence that is nothing but a no. */
function isAskedAndNo(text: ReadText, hit: Hit, word: Word): boolean {
  const { tokens } = text
  const sentence = tokens[hit.last]?.sentence ?? 0
  let first = hit.first
  while (tokens[first - 1]?.sentence === sentence) first--
  if (hit.first - first > 3 || !asks.test(word(first))) return false
  let at = hit.last + 1
  while (tokens[at]?.sentence === sentence) if (++at - hit.last > 3) return false
  const said: string[] = []
  for (const next = tokens[at]?.sentence; tokens[at]?.sentence === next && said.length <= 3; at++) said.push(word(at))
  return noAlone.test(said.join(' ')) && !/^(?:suunnitel\w*|plan\w*)$/.test(word(at))
}

/** `nothing like chest pain`, `ingenting som tyder på bröstsmärta`, `nothing to suggest a stroke`. */
function isNothingLike(text: ReadText, hit: Hit, word: Word): boolean {
  const { sentence } = text.tokens[hit.first] ?? {}
  const own: Word = (at) => (text.tokens[at]?.sentence === sentence ? word(at) : '')
  const before = [5, 4, 3, 2, 1].map((far) => own(hit.first - far)).join(' ')
  return /(?:^| )(?:negative for|free (?:of|from)|no evidence of|(?:nobody|no one|none of us) has|nothing (?:like(?: an?)?|to suggest(?: an?)?|suggest\w* (?:an?)?|that (?:suggests|looks like))|(?:ingenting|inget) (?:som (?:tyder pa|liknar|pekar pa)|i stil med|av|liknande))$/.test(
    before.trim(),
  )
}

/**
 * Whether a sign is denied by a verb or an answer instead of a «no»: `denies chest pain or fever`, `kieltää kuumeen ja rintakivun`,
 * `andnöd: nej`, `bröstsmärta saknas`. Doubt goes to the alarming side: never of harm that somebody does, never where a «but»
 * follows, where the sign has a time or a verb of its own, or where something is denied to a person.
 */
export function isDeniedByVerb(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  if (
    isAnsweredNo(text, hit, word) ||
    isAskedAndNo(text, hit, word) ||
    isNothingLike(text, hit, word) ||
    isRuledOut(text, hit, word)
  )
    return true
  if (hit.words.some((at) => harmDone.test(word(at)))) return false
  if (hit.words.some((at) => ofSelf.test(word(at))) && lastSaid(text.tokens, isSeen) >= 0) return false
  return isBehindDenial(text, hit, word)
}
