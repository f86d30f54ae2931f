import { lastSaid } from './last-said.ts'
import type { Token } from './tokenize.ts'

type Words = { readonly tokens: readonly Token[] }

const time =
  /^(?:minuut(?:tia|in)|min|mins|minuter|minutes?|tuntia|tuntii|h|hours?|hrs?|timmar|tim|sekuntia|sekunder|seconds|paivaa|pv|dagar|days|dygn|vrk|vuorokautta|viikkoa|vk|veckor|weeks|kuukautta|kk|manader|months|vuotta|ar|aret|years?|vuotias|vuotiaana|arig|ganger|gang|kertaa|times)$/
/** Of a medicine it is a dose, of anything else a size: never how many were taken. */
const dose =
  /^(?:yksikkoa|yks|yksikon|ky|ie|iu|units?|enheter|e|mg|milligrammaa|milligram|mikrogrammaa|mcg|ug|ml|millilitraa|dl|cl|cm|senttia|mm|kg|kiloa|kilo|euroa|euro|eur|kronor|euros|astetta|grader|degrees|prosenttia|procent|percent|km|kilometria|metria)$/
/** A dose beside one of these may be too much. */
const mistaken =
  /^(?:vahin|tahall|vaar|liika|liian|kerralla|ylimaar|tupla|kymmenkert|sijasta|sijaan|misstag|fel$|felaktig|stallet|istallet|avsikt|extra|dubbel|tio$|mistake|accident|wrong|instead|too$|purpose|double|already|kaks[io]|tva$|twice|more$|ottanut$|uudestaan|uudelleen|igen|again|pitany|supposed|meant)/
/** A drink or a farewell beside a dose. */
const grave =
  /^(?:viina\w*|vodka\w*|kossu\w*|humala\w*|kanni\w*|pullo\w*|promil\w*|sprit\w*|vinflask\w*|kuolla|kuolen|hyvasti|farval|goodbye|whisk\w*)$/
const alcohol = /^al(?:k|c)ohol/
/** Who asks whether it may be drunk has not drunk it. */
const mayI = /^(?:voi|voiko|voinko|saa|saako|saanko|can|may|kan|far|not|ei|en|inte|no)$/
/** `piti olla 4`, `jag skulle ta 4` */
const ought = (word: string, next: string): boolean =>
  (word === 'piti' && /^(?:olla|ottaa|pistaa|laittaa)$/.test(next)) ||
  (word === 'skulle' && /^(?:ta|tagit)$/.test(next))
const pills =
  /^(?:\w*(?:laakke|laake|tabletit|pillerit)|tabl|pill|laak|panad|bura|kaps|caps|napp|nappe|kpl|st$|stycken|of$|worth$|diapam|opamox|tenox|medi|meds)/
/** `koko ajan`, `hela natten`, `the whole week`, `hela kroppen`. */
const wholeTime =
  /^(?:ajan|aika|aikaa|ajaks|yon|yota|paivan|illan|viikon|kuukauden|aamun|kesan|talven|syksyn|kevaan|vuoden|elaman|ika|keho|kroppa|perhe|perheen|kasvo|kasvot|naama|iho|talo|homma|juttu|selka|jalka|kasi|tiden|natten|dagen|kvallen|veckan|morgonen|formiddagen|eftermiddagen|hosten|sommaren|vintern|varen|livet|dygnet|manaden|aret|vagen|familjen|kroppen|huset|benet|armen|handen|ansiktet|hushallet|time|day|night|week|weekend|morning|evening|month|year|summer|winter|life|body|family|thing|house|face|leg|arm|way)$/
/** `koko viikon ketipinorit`: a genitive of time, and things of it in the plural, no verb. */
const isOfTime = /^(?:yon|paivan|illan|viikon|aamun|kesan|talven|syksyn|kevaan|vuoden|kuukauden)$/
const isPlural =
  /^(?!(?:olet|lapset|illat|yot|paivat|tunnit|ovat|olivat|muut|toiset|perunat)$)(?![a-z]*[nlrs][uy]t$)[a-z]+[aeiou]t$/
const taken = /^(?:otin|otti|ottanut|soin|soi|syonyt|vedin|nielin|nieli|popsin|tog|tagit|svalde|took|swallowed|ate)$/
const ofAll: Readonly<Record<string, RegExp>> = {
  alla: /^(?:dagar|andra|ar|natter|timmar|ihop|i$|barn|symtom|besvar)$/,
  allt: /^(?:ar|annat|gick|bra|ok|okej|gott|var|verkar|fungerar|kanns)$/,
  manga: /^(?:andra|barn|symtom|nat(?:ter)?|manniskor|meddelanden)$/,
  kaikki:
    /^(?:on|oli|ovat|olivat|hyvin|ok|okei|meni|menee|kunnossa|muu|muut|oireet|oireeni|vaivat|kivut|havisi|sujui|sujuu|tuntuu)$/,
  kaiken: /^(?:aikaa|kaikkiaan|varalta)$/,
  all: /^(?:right|good|over|well|ok|okay|fine|is|was|symptoms|went|along)$/,
  everything: /^(?:is|was|else|ok|okay|fine|went|seems|looks|feels|hurts)$/,
  many: /^(?:people|things|messages|symptoms|nights)$/,
  lots: /^(?:better)$/,
}
/** All of them, as they were prescribed. */
const asTold =
  /^(?:ohjee[nt]|ohjeiden|maarayksen|maarayksella|anvisning(?:en)?|ordination(?:en)?|ordinerat|prescribed|instructed|directed|told)$/
const according = /^(?:mukaan|mukaisesti|enligt|as)$/
/** A course of antibiotics is taken to its end. */
const ofCourse = /^(?:kuurin|kuuri|kuren)$/
const atOnce =
  /^(?:kerralla|yhdella|silti|huolimatta|putkeen|perakkain|anda|still|anyway|samalla|once|gang|yhta|heti|vastaisesti|vastoin|vaikka|mutta|mut|men|but|emot|against)$/
/** `allt som vanligt`; what there was is an amount: `allt som fanns i skåpet`. */
const asUsual = /^(?:vanlig\w*|det|ska|bor|brukar)$/
/** `alla i asken`, `alla i ett svep` is not everybody of a house. */
const tub = /^(?:ett$|en$|ask|burk|kart|paket|dosett|skap|forpackn|medicin)/
const oneGo = /^(?:kerralla|gang|once|go)$/
const timeOfDay = /^(?:aamulla|aamuisin|illalla|iltaisin|yoksi|pa|in|at)$/
/** Before a number: an age, a time of day, a value. */
const beforeNumber =
  /^(?:olen|oon|i'm|im|am|fyller|fyllde|tayttanyt|taytin|taytan|turned|aged|age|ika|alder|klo|kello|kl|klockan|sokeri|verensokeri|blodsocker|blodsockret|sugar|pulssi|pulssini|syke|puls|pulsen|pulse|crp|inr|hb|paine|bmi)$/
const linking = /^(?:on|oli|ar|var|is|was)$/
/** What is eaten from a tub. */
const food =
  /^(?:jaatel|jugur|jogur|rahka|hillo|kark|keks|sips|suklaa|kurk|mansik|hunaj|pahkin|maapahk|silli|sardiini|tonnikal|vanuk|ruoka|keit|majon|vaahto|lakrit|salmiak|glass|yog|sylt|godis|choklad|kex|chips|ice$|jam$|cookie|crisp|chocolate|candy|sweets|honey|pickle|oliv|kohokas|viili|marjo|maito|mjolk|milk|vetta|vatten|water|mehu)/

/**
 * Whether a word of quantity says of something else how much: `otin 20 minuuttia sitten panadolin`, `20 units of insulin`, `sov hela
 * natten`, `I am 25`. A genitive stays one of medicines: `söin 30 päivän lääkkeet`, `koko viikon lääkkeet`.
 */
export function isNoAmount({ tokens }: Words, at: number): boolean {
  const own = tokens[at]
  if (own === undefined) return false
  // A comma or a full stop ends what is counted.
  const behind = (far: number): string =>
    tokens[at + far]?.clause === own.clause ? (tokens[at + far]?.word ?? '') : ''
  const isNumber =
    /^\d+$/.test(own.word) ||
    /^(?:viisto|kaks|kolm?k|kolme|nel|viis|kuus|femton|tjugo|tret|fyrt|femt|fifteen|twenty|thirty|forty|fifty|monta|manga|many)/.test(
      own.word,
    )
  // A sentence is never longer than some dozens of words.
  const isTold = (some: RegExp): boolean => {
    for (let to = at; tokens[to]?.sentence === own.sentence; to++) if (some.test(tokens[to]?.word ?? '')) return true
    for (let to = at; tokens[to]?.sentence === own.sentence; to--) if (some.test(tokens[to]?.word ?? '')) return true
    return false
  }
  const next = /^(?:the|my|his|her|our)$/.test(behind(1)) ? 2 : 1
  if (isNumber && time.test(behind(1)))
    return !pills.test(behind(2)) && !(/^[a-z]+(?:tyt|tetyt)$/.test(behind(2)) && pills.test(behind(3)))
  const isUnits = units.test(behind(1))
  if (isNumber && dose.test(behind(1)))
    return own.word !== '100' && !isDoseTooGreat(tokens, at) && !(isUnits && isTold(misjudged))
  if (isNumber && !pills.test(behind(1)) && isValue(tokens, at)) return true
  // `20 mg på morgonen och 40 på kvällen`: the second number is of the same dose.
  if (isNumber && timeOfDay.test(behind(1)) && isTold(dose)) return !isTold(mistaken)
  if (
    /^(?:kaikki|alla|all|koko|hela|whole)$/.test(own.word) &&
    (isAsTold(tokens, at) || isTold(ofCourse)) &&
    !isTold(atOnce)
  )
    return true
  // Swallowed at one time, a week's is an amount: `medicinerna för hela veckan på en gång`.
  if (/^(?:koko|hela|hel|whole|entire|all|kaiken)$/.test(own.word) && wholeTime.test(behind(next)) && !isTold(oneGo))
    return ![1, 2, 3].some((far) => {
      const of = behind(next + far)
      return pills.test(of) || /^(?:dose|anno|satsi)/.test(of) || (isOfTime.test(behind(next)) && isPlural.test(of))
    })
  if (/^(?:koko|hela|whole|entire)$/.test(own.word) && [2, 3, 4].some((far) => food.test(behind(far)))) return true
  // `otin kaikki oli tenoxia`: right behind what one swallowed it is all of that.
  if (tokens[at - 1]?.clause === own.clause && taken.test(tokens[at - 1]?.word ?? '')) return false
  if (own.word === 'allt' && behind(1) === 'som') return asUsual.test(behind(2))
  if (own.word === 'alla' && behind(1) === 'i' && tub.test(behind(2))) return false
  return ofAll[own.word]?.test(behind(1)) === true
}

/** `60 units of the quick one, he thought it was the slow one` */
const misjudged = /^(?:thought|trodde|luulin?)$/
const units = /^(?:yksikkoa|yks|ky|ie|iu|units?|enheter|e)$/

function isDoseTooGreat(tokens: Words['tokens'], at: number): boolean {
  if (lastSaid(tokens, grave) >= 0) return true
  const sentence = tokens[at]?.sentence
  let begin = at
  while (tokens[begin - 1]?.sentence === sentence) begin--
  let end = at + 1
  while (tokens[end]?.sentence === sentence) end++
  const own = tokens.slice(begin, end)
  return (
    own.some(({ word }, i) => mistaken.test(word) || ought(word, own[i + 1]?.word ?? '')) ||
    (own.some(({ word }) => alcohol.test(word)) && !own.some(({ word }) => mayI.test(word)))
  )
}

/** `ohjeen mukaan`, `enligt anvisning`, `as prescribed`: side by side, for «my prescribed pills» are no dose. */
function isAsTold(tokens: Words['tokens'], at: number): boolean {
  const { sentence } = tokens[at] ?? {}
  for (let to = at - 12; to <= at + 12; to++) {
    if (tokens[to]?.sentence !== sentence || !asTold.test(tokens[to]?.word ?? '')) continue
    if ([to - 1, to + 1].some((beside) => according.test(tokens[beside]?.word ?? ''))) return true
  }
  return false
}

function isValue(tokens: Words['tokens'], at: number): boolean {
  const word = (of: number): string => tokens[of]?.word ?? ''
  if (tokens[at - 1]?.clause !== tokens[at]?.clause) return false
  // `Jag är 25`: of a Swede his age, where nothing is counted behind it.
  if (word(at - 1) === 'ar' && word(at - 2) === 'jag') return true
  return beforeNumber.test(word(at - 1)) || (linking.test(word(at - 1)) && beforeNumber.test(word(at - 2)))
}
