import { wordIn, type Hit, type ReadText } from './match-words.ts'

/** The words that begin a clause of an earlier time: `viime kerralla kun lopetin`, `förra gången`, `last time`. */
const beginnings = [
  ['viime', 'kerralla'],
  ['edellisella', 'kerralla'],
  ['forra', 'gangen'],
  ['last', 'time'],
] as const

/**
 * Whether the clause of a word begins with an earlier time, and so tells of it. Only there: `puristaa niin kuin viime
 * kerralla` compares, and what it compares is now.
 */
export function isOfLastTime(text: ReadText, at: number): boolean {
  const clause = text.tokens[at]?.clause
  let from = at
  while (from > 0 && text.tokens[from - 1]?.clause === clause) from--
  return beginnings.some(
    ([first, second]) => text.tokens[from]?.word === first && text.tokens[from + 1]?.word === second,
  )
}

/** Illnesses by their names. */
export const illnesses =
  /^(aivoinfark|aivohalv|aivoveren|sydaninfark|sydankohtau|infark|hjartinfark|hjartattack|hjarninfark|stroke|hjarnblodn|slaganfall)/

/** Where in a hit an illness stands by its name. */
function illnessNamed(text: ReadText, { words }: Hit): number | undefined {
  const word = wordIn(text)
  return words.find((at) => illnesses.test(word(at)) || (/^attacks?$/.test(word(at)) && word(at - 1) === 'heart'))
}

/** What may stand between `after` and the illness, and nothing else: `after lunch a stroke` is now. */
const ofIllness = new Set('a an the my his her our first second en ett min mitt hans hennes forsta andra'.split(' '))

/** What makes of an illness that is named a matter to talk about: its risk, its prevention, that it runs in a family. */
const ofRisk =
  /^(risk|vaara(?:a|ssa)?$|ehkais(?!ypil|yreng|ylaast|yka)|ennaltaehk|perinnol|peritty|suvus|suku$|sukuras|alttiu|arftlig|arvd|forebygg|prevent|heredit|inherit|avoid|valtta|undvik)/
/** `i släkten`, `in my family`, `family history`: not at a family gathering. */
const familyWords = new Set(['slakten', 'family'])
const inFamily = new Set(['i', 'in'])
/** That it happened, or is thought to: `the high-risk patient had a stroke`, `riskiryhmää, epäilen infarktia`. */
const happened =
  /^(sain?|saanut|saaneet|tuli|tulossa|epail.*|tuntuu|viittaa.*|fick|fatt|misstank.*|kanns|had|having|just|suspect.*|feels?|nyss|asken|juuri)$/
/** Who or what a thought behind an «and» begins with. */
const begins = /^(mina|ma|kuulun|jag|hon|han|i|he|she|we|vi)$/

/** `risk of a stroke`, `suvussa on sydäninfarkteja`, `infarktiriski`: an illness by its name that nobody has. */
export function isOfRisk(text: ReadText, hit: Hit, isNow: (at: number) => boolean): boolean {
  const word = wordIn(text)
  const named = illnessNamed(text, hit)
  if (named === undefined) return false
  if (/risk/.test(word(named))) return true
  const near = aroundInClause(text, { first: named, last: named, words: [named] }).filter((at) => at !== named)
  if (near.some((at) => isNow(at) || happened.test(word(at)))) return false
  const isFamily = (at: number): boolean =>
    familyWords.has(word(at)) &&
    (inFamily.has(word(at - 1)) || inFamily.has(word(at - 2)) || word(at + 1) === 'history')
  return near.some(
    (at) => Math.abs(at - named) <= 5 && (ofRisk.test(word(at)) || isFamily(at)) && !isOtherThought(word, at, named),
  )
}

const years = /^(\d{2})(?:-?v|-?vuotiaana|-?arig)?$/
/** Before a number, it is the age at which something was: `when he was 52`, `vid 60`, `at 61`, `at the age of 48`. */
const atAge = /^(?:was|var|vid|at|age|aged|of|ollessa|ollessaan)$/
/** Behind it, it is a time of day or a count. */
const noAgeBehind = /^(?:o'?clock|am|pm|hours?|days?|weeks?|minutes?|percent|timmar|dagar|veckor|minuter|procent)$/

/**
 * `fick hjärtinfarkt när han var 52`, `infarktin 50-vuotiaana`: an illness by its name at an age that somebody had then. Not where it
 * is the age of whom it is about, nor where it came again.
 */
export function isAtAge(
  text: ReadText,
  hit: Hit,
  isNow: (at: number) => boolean,
  isAgain: (at: number) => boolean,
): boolean {
  const word = wordIn(text)
  const named = illnessNamed(text, hit)
  if (named === undefined) return false
  const sentence = text.tokens[named]?.sentence
  const told = text.tokens.flatMap((token, at) => (token.sentence === sentence ? [at] : []))
  // Whose age is not known may have it of today: `a heart attack at 52, just now`. Whose age it is, is not always known either.
  if (told.some(text.age === undefined ? isNow : isAgain) || halfOf(text, named).some((at) => ofThisDay.test(word(at))))
    return false
  return told.some((at) => {
    const age = Number(years.exec(word(at))?.[1])
    if (!(age >= 25) || age === text.age || Math.abs(at - named) > 8 || noAgeBehind.test(word(at + 1))) return false
    return /vuotiaana$/.test(word(at)) || word(at + 1) === 'vuotiaana' || atAge.test(word(at - 1))
  })
}

/** Places of the words of its clause, as far as an «and» to each side. */
export function halfOf(text: ReadText, named: number): number[] {
  const isOfIt = (at: number): boolean =>
    text.tokens[at]?.clause === text.tokens[named]?.clause && !joining.test(text.tokens[at]?.word ?? '')
  const half = [named]
  for (let at = named - 1; isOfIt(at); at--) half.push(at)
  for (let at = named + 1; isOfIt(at); at++) half.push(at)
  return half
}

/** What comes of a sudden, or is told of a part of the body: beside it the name of an old illness goes on alarming. */
const ofBody =
  /^(yhta|akki|akist|kasi|kade|katta|katee|jalka|jala|jalk(?!eh)|puhe(?!ter)|puhu|suu(?!nn|ri)|kasvo|naama|tunno|puutu|halva|heik|huima|rinta|rinna|puris|kipu|kipe|pyort|sek(?:ava|aisin)|tajut|plots|hand|arm|ben(?:en|et)?$|talet|talar|prata|ansikt|mung|domn|svag|yr|brost|ont|forvirr|sudden|leg|speech|speak|talk|face|mouth|numb|weak|dizz|chest|pain|confus|breath|collaps|vasta|reag|hera|vakna|andas|svarar|wak|respon|answer)/
/** Words of this very day, and of what somebody thinks or fears now: beside one the illness is of today, whatever else is told. */
const ofThisDay =
  /^(?:nyt|juuri|asken|tanaan|parhaillaan|nu|nyss|idag|just|now|today|tonight|having|epailen|epailemme|luulen|pelkaan|tuntuu|tulossa|misstanker|tror|suspect|think|fear|afraid)$/
/** Behind `viime`, `förra` or `last`, a time that is over. */
const timeBefore = /^(?:kuussa|kuun|vuonna|manaden|aret|month|year)$/

/** Words of a time that is over, as a pattern may hold them beside an illness. */
const timeOver =
  /^(?:viime|toissa|kuussa|vuonna|sitten|forra|fjol|manaden|aret|sedan|last|month|year|ago|[a-z]{2,6}kuussa|kevaalla|kesalla|syksylla|talvella|varas|somras|hostas|vintras|spring|summer|autumn|winter|januar[iy]|februar[iy]|mars|march|april|maj|may|jun[ie]|jul[iy]|augusti?|september|o[kc]tober|november|december)$/

/** A month or a season before, in the half of an illness. */
export const monthsAgo =
  /^(?:viime|toissa|forra|fjol|[a-z]{3,6}kuussa|kevaalla|kesalla|syksylla|talvella|kesana|talvena|kevaana|syksyna|varas|somras|hostas|vintras|january|february|april|june|july|august|september|october|januari|februari|juni|juli|augusti|oktober|spring|summer|winter)$/

/**
 * `My mother died last year and my father had a stroke today`: the time that a hit joins to an illness by its name stands behind an
 * «and», and the half of the illness tells of this very day. The two are of other people or other days, and make no illness of before.
 */
export function isOfOtherHalf(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  const named = illnessNamed(text, hit)
  const times = hit.words.filter((at) => timeOver.test(word(at)))
  const nows = hit.words.filter((at) => /^(?:nyt|nu|now)$/.test(word(at)))
  if (named === undefined || times.length + nows.length === 0) return false
  const half = halfOf(text, named)
  // `sai lokakuussa infarktin ja on nyt kotona`: the half of the illness tells of a time that is over, the other of now.
  if (nows.length > 0 && !nows.some((at) => half.includes(at)) && half.some((at) => monthsAgo.test(word(at))))
    return true
  if (times.length === 0) return false
  return times.some((at) => !half.includes(at)) && half.some((at) => ofThisDay.test(word(at)))
}

/**
 * `Isällä oli infarkti viime kuussa ja nyt tarvitaan apua`: an illness by its name in the half of a sentence that tells of an earlier
 * time; what is now stands behind the «and» and is read for itself. Not where something came again.
 */
export function isIllnessOfBefore(
  text: ReadText,
  hit: Hit,
  is: Readonly<Record<'season' | 'pastVerb' | 'again', (at: number) => boolean>>,
): boolean {
  const word = wordIn(text)
  const named = illnessNamed(text, hit)
  if (named === undefined) return false
  const half = halfOf(text, named)
  const sentence = text.tokens[named]?.sentence
  const told = text.tokens.flatMap((token, at) => (token.sentence === sentence ? [at] : []))
  if (told.some((at) => is.again(at) || (!hit.words.includes(at) && ofBody.test(word(at))))) return false
  if (half.some((at) => goesOn.test(word(at)) || ofThisDay.test(word(at)))) return false
  const isBefore = (at: number): boolean =>
    seasonBefore.has(word(at - 1)) && (timeBefore.test(word(at)) || is.season(at))
  return half.some(isBefore) || (half.some(is.season) && half.some(is.pastVerb))
}

/** `Kuulun riskiryhmään ja nyt on infarkti` are two thoughts; `ehkäistä diabetes ja infarkti` is a list. */
function isOtherThought(word: (at: number) => string, risk: number, named: number): boolean {
  for (let at = Math.min(risk, named) + 1; at < Math.max(risk, named); at++) {
    if (!joining.test(word(at))) continue
    if (risk > named && (isFelt.test(word(at + 1)) || begins.test(word(at + 1)))) return true
    let next = at + 1
    while (ofIllness.has(word(next)) || word(next) === 'heart') next++
    if (risk < named && next < named) return true
  }
  return false
}

/** `psykoosin jälkeen`, `after a first psychosis`: an illness by its name that something came after, and nothing is now. */
export function isAfterIllness(text: ReadText, hit: Hit, isNow: (at: number) => boolean): boolean {
  const word = wordIn(text)
  const named = hit.words.find((at) => illnesses.test(word(at)) || /^ps[yi](?:k|ch)o[ost]/.test(word(at)))
  if (named === undefined) return false
  const clause = text.tokens[named]?.clause
  // `after a first psychosis`; `after giving birth psychotic` is now.
  let before = named - 1
  while (ofIllness.has(word(before))) before--
  const isAfter =
    /^(?:after|efter)$/.test(word(before)) &&
    text.tokens[before]?.clause === clause &&
    !/^ps[yi](?:k|ch)ot/.test(word(named))
  if (word(named + 1) !== 'jalkeen' && !isAfter) return false
  return !aroundInClause(text, hit).some((at) => !hit.words.includes(at) && isNow(at))
}

/** What turns a season into the one before: `viime talvena`, `förra hösten`, `last spring`. */
const seasonBefore = new Set('viime toissa edellisena forra last'.split(' '))
/** What began then may go on: `viime syksynä aloin miettiä`. */
const goesOn = /^(al[ko]|alka|rupe|ruve|borja|start|beg[aiu]n)/

const joining = /^(ja|seka|mutta|niin|joten|och|men|sa|and|but|so)$/
/** Present verbs of what a danger is told by. */
const ofToday = /^(halu(?:an|un|isin|aa)|aion|aikoo|uhkaa|uhkailee|vill|tanker|hotar|want|wants|threatens|going)$/

/** `Viime talvena otin yliannostuksen`: a season that is called the last one, of what neither began then nor is now. */
export function isOfNamedSeason(
  text: ReadText,
  hit: Hit,
  isSeason: (at: number) => boolean,
  isNow: (at: number) => boolean,
): boolean {
  const around = aroundInClause(text, hit)
  const named = around.filter((at) => isSeason(at) && isOfThen(text, at))
  if (named.length === 0) return false
  const word = wordIn(text)
  // `Last winter we split and I want to die`: what is joined behind is of its own time.
  if (around.some((at) => joining.test(word(at)) && named.some((one) => one < at === at < hit.first))) return false
  if (around.some((at) => ofToday.test(word(at)))) return false
  return !around.some((at) => !named.includes(at) && (isNow(at) || goesOn.test(text.tokens[at]?.word ?? '')))
}

/** `viime talvena`, `maaliskuun alussa`. */
function isOfThen(text: ReadText, at: number): boolean {
  return (
    seasonBefore.has(text.tokens[at - 1]?.word ?? '') ||
    /^(?:alussa|lopussa|puolivalissa)$/.test(text.tokens[at + 1]?.word ?? '')
  )
}

/** Verbs by which a sign or a wish of today is told. */
const isFelt =
  /^(on|olen|tarvitsen|tarvitsisin|haluan|haluaisin|kaipaan|saknar|behover|vill|mar|need|want|miss|tuntuu|puristaa|ahdistaa|painaa|pistaa|koskee|sattuu|sarkee|vihloo|roikkuu|valuu|vuotaa|oksentaa|lyo|hakkaa|uhkaa|ar|har|gor|kanner|kanns|trycker|sticker|stralar|hanger|bloder|kraks|slar|hotar|is|am|are|i'm|it's|has|have|hurts|feels|feel|aches|keeps|hits|beats|threatens|can't|cannot)$/
/** A participle behind `on`, `har` or `have`, which a comma does not part from its time: `hän on lyönyt minua, vuosia sitten`. */
const participles: Readonly<Record<string, RegExp>> = {
  on: /..(?:[nlrs][uy]t|neet|t[uy])$/,
  olen: /..(?:[nlrs][uy]t|neet|t[uy])$/,
  har: /(?:..[ai]t|..tt|haft)$/,
  has: /(?:..ed|been|had|hit)$/,
  have: /(?:..ed|been|had|hit)$/,
}

/** Words to each side that are still told of one moment: nobody writes a longer clause, but a text without stops is one. */
const farthest = 60

/**
 * `En infarkt för tio år sedan och det trycker i bröstet`, `Haluan kuolla, äiti kuoli kaksi vuotta sitten`: of the danger
 * itself a verb of today is said, and what was long ago stands on the other side of an «and» or a comma.
 *
 * @param isPast whether a word says that something was long ago
 */
export function isJoinedToPast(text: ReadText, hit: Hit, isPast: (at: number) => boolean): boolean {
  const word = wordIn(text)
  const isToday = (border: 'sentence' | 'clause', verb: (word: string) => boolean): boolean => {
    const edge = (step: 1 | -1): number => {
      let at = step === 1 ? hit.last : hit.first
      const start = at
      while (
        Math.abs(at - start) < farthest &&
        text.tokens[at + step]?.[border] === text.tokens[at]?.[border] &&
        !joining.test(word(at + step))
      )
        at += step
      return at
    }
    const [from, to] = [edge(-1), edge(1)]
    let isSaid = false
    for (let at = from; at <= to; at++) {
      if (!hit.words.includes(at) && isPast(at)) return false
      isSaid ||= verb(word(at))
    }
    return isSaid
  }
  if (isToday('sentence', (one) => isFelt.test(one))) return true
  // `Aivoinfarkti on sairastettu, kaksi vuotta sitten`: of an illness by its name the comma does not part.
  if (hit.words.some((at) => illnesses.test(word(at)))) return false
  const clause = aroundInClause(text, hit).map(word)
  const isPerfect = (verb: string): boolean => clause.some((one) => participles[verb]?.test(one) === true)
  return isToday('clause', (one) => isFelt.test(one) && !isPerfect(one))
}

/** Words of the clause of a hit, as far as eight from it. */
function aroundInClause(text: ReadText, hit: Hit): number[] {
  const clause = text.tokens[hit.first]?.clause
  const around: number[] = []
  for (let at = Math.max(0, hit.first - 8); at <= hit.last + 8; at++)
    if (text.tokens[at]?.clause === clause) around.push(at)
  return around
}

const scars = /^(arp(?:i|ia|ea|ien|ista)|arvet|arvista|arr|arren|scars?)$/
/** Of a time that is over: `teinitytölläni on arpia` and `my teenage daughter` are of today. */
const inYouth = /^(teinina|tonarena)$/
const isFresh = /^(uusi|uudet|tuore|tuoreet|verta|vuota|nya|farska|fresh|new|recent|bleed)/

/**
 * `Viiltelin teininä ja käsivarressa on arpia`: scars are of today, the cuts were of then. In the sentence that says so, with nothing
 * fresh in it; whatever else is told of cuts is read for itself.
 */
export function isOldScar(
  text: ReadText,
  hit: Hit,
  isPast: (at: number) => boolean,
  isNow: (at: number) => boolean,
): boolean {
  const word = wordIn(text)
  if (!hit.words.some((at) => scars.test(word(at)))) return false
  const sentence = text.tokens[hit.first]?.sentence
  const told = text.tokens.flatMap((token, at) => (token.sentence === sentence ? [at] : []))
  const isOfYouth = (at: number): boolean =>
    inYouth.test(word(at)) ||
    (word(at) === 'teenage' && word(at + 1) === 'years') ||
    (/^(tonaring|teenager|teen)$/.test(word(at)) &&
      /^(som|as)$/.test(word(at - 1) === 'a' ? word(at - 2) : word(at - 1)))
  return (
    told.some((at) => isPast(at) || isOfYouth(at)) &&
    !told.some((at) => !hit.words.includes(at) && (isNow(at) || isFresh.test(word(at))))
  )
}

const youngAge =
  /^(nuori|nuorempi|lapsi|pieni|teini|teini-ikainen|ung|yngre|liten|barn|tonaring|young|younger|little|child|kid|teen|teenager)$/
/** Who is young today, and what is little of something else: `as a young mother`, `som ung kvinna`, `was a little dizzy`. */
const grownUp =
  /^(hetki|hetken|sylissa|mukana|[a-z]{3,}ed$|ran$|mother|mum|mom|father|dad|parent|man|woman|person|adult|wife|mamma|mor|pappa|far|foralder|kvinna|kille|tjej|vuxen)/
/** What is done today is of no youth: `tyttö lyö kuin lapsi`, `hon slår mig som barn gör`. */
const doneToday =
  /^(lyo|hakkaa|uhkaa|uhkailee|viilta.*|satuttaa|kuristaa|slar|hotar|skadar|hits|beats|threatens|cuts|hurts|is|am|are|ar|on|ovat|has|have|har)$/
const ownPronoun = /^(jag|hon|han|vi|i|he|she|we)$/
/** Between `used to` and what was done: of another verb it is not said (`the baby who used to smile is not breathing`). */
const otherVerb = /^(isn't|aren't|does|doesn't|do|don't|won't|can't|cannot|and|but|who|that)$/
/** What may stand before `I used to`: behind a thing it tells what the thing was taken for, or who somebody is. */
const beforeUsed = /^(and|but|when|because|that|always|also|often|since|as|how|yes|well)$/

/**
 * `när jag var ung skar jag mig`, `as a child I was beaten`, `I used to cut myself`: the clause says of which time it tells. Not where
 * it tells of now or of again, nor behind an «and», nor where any verb in it is of today.
 */
export function isOfYouth(text: ReadText, hit: Hit, isNow: (at: number) => boolean): boolean {
  const word = wordIn(text)
  const clause = text.tokens[hit.first]?.clause
  const told = toldOfYouth(text).filter((at) => text.tokens[at]?.clause === clause)
  // Asked first: of few hits a youth is told, and a clause without a full stop is as long as its writer likes.
  if (told.length === 0) return false
  const half = halfOf(text, hit.first)
  const isRightBefore = (at: number): boolean => {
    if (at >= hit.first || hit.first - at > 4) return false
    // `The razor I used to cut my wrists`, `the man I used to live with`.
    if (half.includes(at - 2) && !beforeUsed.test(word(at - 2))) return false
    for (let between = at + 2; between < hit.first; between++) if (otherVerb.test(word(between))) return false
    return true
  }
  if (!told.some((at) => half.includes(at) && (word(at) !== 'used' || isRightBefore(at)))) return false
  const ofTheDay = [ofThisDay, ofToday, doneToday, isFelt]
  if (isTodayToo(text, hit, isNow)) return false
  // `I used to have`: the verb is of then.
  const isUsedTo = (at: number): boolean => word(at - 1) === 'to' && word(at - 2) === 'used'
  return !half.some((at) => isNow(at) || (!isUsedTo(at) && ofTheDay.some((one) => one.test(word(at)))))
}

const isBack =
  /^(?:again|back|igen|tillbaka|taas|takaisin|palasi|uudestaan|now|today|yesterday|tonight|nyt|tanaan|eilen|nu|idag|igar)$/
const isNothing =
  /^(?:ei|en|eivat|inte|int|ingen|inga|inget|ingenting|not|no|nothing|never|i'm|fine|ok|bra|hyvin|kaikki|allt|all|everything)$/

/** `… and today again`, `… , now also at rest`: behind it the sentence says that it is so today, and no «now nothing». */
function isTodayToo(text: ReadText, hit: Hit, isNow: (at: number) => boolean): boolean {
  const word = wordIn(text)
  const sentence = text.tokens[hit.last]?.sentence
  for (let at = hit.last + 1; text.tokens[at]?.sentence === sentence; at++)
    if ((isNow(at) || isBack.test(word(at))) && ![1, 2].some((far) => isNothing.test(word(at + far)))) return true
  return false
}

const youthOf = new WeakMap<ReadText, readonly number[]>()

/** Where a text tells of somebody's youth, or of what they used to do: read once a text. */
function toldOfYouth(text: ReadText): readonly number[] {
  const known = youthOf.get(text)
  if (known !== undefined) return known
  const word = wordIn(text)
  const isUsedTo = (at: number): boolean =>
    word(at) === 'used' &&
    word(at + 1) === 'to' &&
    !/^(am|is|are|i'm|be|been|being|get|got|getting)$/.test(word(at - 1))
  const isThen = (at: number): boolean => {
    if (!youngAge.test(word(at)) || grownUp.test(word(at + 1))) return false
    const before = word(at - 1) === 'a' ? at - 2 : at - 1
    // `vår tonåring` is folded alike; `there was a kid`, `the baby was a little blue`.
    return (
      /^(olin|som|as)$/.test(word(before)) ||
      (/^(var|was|were)$/.test(word(before)) && ownPronoun.test(word(before - 1)) && word(at) !== 'little')
    )
  }
  const told = text.tokens.flatMap((_, at) => (isUsedTo(at) || isThen(at) ? [at] : []))
  youthOf.set(text, told)
  return told
}

const died = /^(kuol(?:i|lut|leet)|menehty|dog$|avled|avlid|died$)/

/** Who nearly died is alive, and may be ill still; what is like that of the dead is of the living. */
const notDead =
  /^(melkein|lahes|meinasi|meinasin|nastan|holl|nearly|almost|same|samat|samoja|samanlais.*|samma|liknande|similar|night|yona|natt)$/

/** `Kollegan dog i en hjärtattack`, `isä kuoli infarktiin`: of an illness by its name that somebody died of, no one is ill today. */
export function isOfTheDead(text: ReadText, hit: Hit, isNow: (at: number) => boolean): boolean {
  const word = wordIn(text)
  const named = illnessNamed(text, hit)
  if (named === undefined) return false
  // `Kun vaimo kuoli sain sydänkohtauksen`: only what somebody died of is of the dead.
  let before = named - 1
  while (word(before) === 'heart' || ofIllness.has(word(before))) before--
  if (!/^(of|from|i|av)$/.test(word(before)) && !/(?:iin|een|oon)$/.test(word(named))) return false
  const half = halfOf(text, named)
  const sudden = half.some((at) => !hit.words.includes(at) && ofBody.test(word(at)))
  const isLiving = (at: number): boolean => isNow(at) || ofThisDay.test(word(at)) || notDead.test(word(at))
  return half.some((at) => died.test(word(at))) && !sudden && !half.some(isLiving)
}
