import type { ReadText } from './match-words.ts'

/** Nominative words of a small child; with an age or a number behind them the number decides. */
const childWords = new Set(
  'poika tytto tytar lapsi lapsemme poikani poikamme tyttareni tyttaremme taapero uhmaikainen esikoinen kuopus son sonen dotter dottern pojken flickan barnet daughter boy girl child toddler kid kids'.split(
    ' ',
  ),
)
const smallNumbers =
  '1 2 3 4 5 6 7 8 9 10 11 12 yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan kymmenen ett tva tre fyra fem sex sju atta nio tio one two three four five six seven eight nine ten'
const smallAge = new RegExp(`^(?:${smallNumbers.split(' ').join('|')})(?:-?vuoti\\w*|-?aring\\w*|v|-?year-?olds?)?$`)
/** What stands between a child and its verb: `vår 4 år gamla son`, `my six year old hits`. */
const between = new Set('v vuotias vuotta ar arig gammal year years old on har has nyt nu'.split(' '))
const temper = /^(raivar|raivokohtau|uhmakohtau|kiukkukohtau|uhmai[ak]|trotsalder|trotsanfall|tantrum|meltdown)/
/** What a small child does in a temper: never a weapon, a lock or a throat. */
const doing =
  /^(lyo$|loi$|lyony|potki|potkas|pure|puri|heitt|heitel|hakkaa$|hakkas|toni|tonai|rikko|paisko|raivo|slar$|slog$|spark|bit[es]|kastar|kastade|knuff|hits?$|kick|bit$|biting|throw|punch|smash)/
/** An adult between the child's temper and the blow may be the one who strikes. */
const adults =
  /^(mies|mieheni|isa|isan?sa|isapuol|aiti|aidin|vaimo|puoliso|avo|ex|kumppani|naapuri|joku|man|mannen|pappa|mamma|sambo|make|husband|wife|dad|father|mum|mom|mother|stepfather|boyfriend|partner|he|she)$/
/** What may be threatened without violence: to go, to part. */
const leaving =
  /^(lahte|lahto|muutta|muuto|ero$|eron|erolla|eroa|avioero|jattaa|irtisano|potku|lamna|flytta|skilj|skilsm|leav|divorc|move$|moving|fire$)/
/** So far behind a threat to leave is looked for what else is threatened. */
const threatReach = 16
const threats = /^(uhka|uhkaa|uhkail|uhkas|hota|hotar|hotade|threat)/
const children = /^(laps|laste|barn|ungar|kid|child|poja|pojan|tytto|tyto)/

type Hit = { readonly first: number; readonly last: number; readonly words: readonly number[] }

/**
 * Whether an act of violence is none: `3-vuotias lyö minua`, a tantrum told before `potkii ovea`, `vaimo uhkaa lähteä`.
 * Doubt goes to the alarming side: the child must stand right before the verb or in its tantrum, and a threat to leave with
 * the children, or to do anything else as well, is a threat.
 */
export function isNoViolence(text: ReadText, hit: Hit): boolean {
  return isSmallChildsDoing(text, hit) || isThreatToLeave(text, hit)
}

function isSmallChildsDoing(text: ReadText, hit: Hit): boolean {
  const word = (at: number): string => text.tokens[at]?.word ?? ''
  if (!hit.words.some((at) => doing.test(word(at)))) return false
  const sentence = text.tokens[hit.first]?.sentence
  const isSmall = (at: number): boolean =>
    smallAge.test(word(at)) || (childWords.has(word(at)) && (text.age ?? 99) <= 12 && text.isForOther === true)
  let isTemper = false
  for (let at = hit.first - 1, near = true; at >= 0 && hit.first - at <= 14; at--) {
    if (text.tokens[at]?.sentence !== sentence || adults.test(word(at))) return false
    if (near && isSmall(at) && text.tokens[at]?.clause === text.tokens[hit.first]?.clause) return true
    near &&= between.has(word(at)) || childWords.has(word(at))
    isTemper ||= temper.test(word(at))
    if (isTemper && (isSmall(at) || childWords.has(word(at)))) return true
  }
  return false
}

function isThreatToLeave(text: ReadText, hit: Hit): boolean {
  const at = hit.words.find((one) => threats.test(text.tokens[one]?.word ?? ''))
  if (at === undefined) return false
  const sentence = text.tokens[at]?.sentence
  const rest = text.tokens.slice(at + 1, at + 1 + threatReach).filter((token) => token.sentence === sentence)
  const next = rest.slice(0, 3).findIndex(({ word }) => leaving.test(word))
  return next >= 0 && !rest.some(({ word }) => children.test(word) || joined.has(word))
}

/** What goes on behind it may be the danger: `uhkaa lähteä ja tappaa`. */
const joined = new Set('ja tai seka och eller and or'.split(' '))

const childOfSomebody = new Set(
  'poika poikani poikamme pojan poikaa pojalla tytar tyttareni tyttaremme tyttaren tytarta tyttarella lapseni son sonen sonens dotter dottern daughter boy girl kille tjej nuori'.split(
    ' ',
  ),
)
const noAge = new Set(
  'kg kilo kiloa kk kuukautta viikkoa vk pv paivaa h tuntia min cm euroa e astetta manader veckor dagar months weeks days hours'.split(
    ' ',
  ),
)

/**
 * Whether the child that a hit names is grown: `poika 22 on ollut kotona`, `vår son 23`; or the one whom a parent writes for,
 * who is of age. A hit that names another child is none of it.
 */
export function isOfGrownChild(text: ReadText, hit: Hit): boolean {
  if (isAdultsOwnFear(text, hit)) return true
  const named = hit.words.filter((at) => childOfSomebody.has(text.tokens[at]?.word ?? ''))
  if (named.length === 0) return false
  return named.every((at) => {
    const number = /^(\d\d)(?:-?v|-?vuotias|-?vuotiaa\w*|-?aring\w*)?$/.exec(text.tokens[at + 1]?.word ?? '')?.[1]
    if (number !== undefined && Number(number) >= 18 && !noAge.has(text.tokens[at + 2]?.word ?? '')) return true
    const isTheirOwn = parents.test(text.asker ?? '') && (text.age ?? 0) >= 18
    return isTheirOwn && number === undefined
  })
}

const parents = /^(mother|father|parent|aiti|äiti|isä|isa|mor|mamma|pappa|förälder|vanhempi|huoltaja)/i

/** `pelkään mennä kotiin`: of an adult who writes for herself it is said of no child. */
function isAdultsOwnFear(text: ReadText, hit: Hit): boolean {
  if (text.isForOther === true || (text.age ?? 0) < 18) return false
  const words = hit.words.map((at) => text.tokens[at]?.word ?? '')
  return words.some((word) => ownFear.test(word)) && !words.some((word) => children.test(word))
}

const ownFear = /^(pelkaan|uskalla|tohdi|radd|vagar|afraid|scared)$/

const things =
  /^(kalenter|rytmi|unirytmi|vuorokausirytmi|kamp(pa|an)|huone|koti$|keittio|talous|raha-?asia|raha[t]?$|paperi|lasku|posti|tili|arki$|kortit|kaapi|varasto|ruoansulatus|hormoni|jarjestelma|aikataulu|vuorolista)/

/** `kalenteri on sekaisin`: the thing right before is out of order, not the person. */
export function isOfThing(text: ReadText, hit: Hit): boolean {
  const before = text.tokens[hit.first - 1]
  return before?.clause === text.tokens[hit.first]?.clause && things.test(before?.word ?? '')
}
