import { isDeniedByVerb } from './denied-by-verb.ts'
import { isDeniedAsList } from './denied-list.ts'
import { isThoughtDenied } from './denied-thought.ts'
import { isHeardOf, isNamedOnly, isOthersAttempt, isOthersDeath } from './heard-of.ts'
import { lastSaid } from './last-said.ts'
import {
  illnesses,
  isAfterIllness,
  isAtAge,
  isIllnessOfBefore,
  isJoinedToPast,
  isOfLastTime,
  isOfNamedSeason,
  isOfOtherHalf,
  isOfRisk,
  isOfTheDead,
  isOfYouth,
  isOldScar,
} from './last-time.ts'
import { wordIn, type Hit, type ReadText } from './match-words.ts'
import { isAskedAndHad, isOnlyTopic } from './only-topic.ts'
import { isFright, isGoneForYears, isOfTimeTold, isWokeInTheEnd, isWokenLastWeek } from './told-time.ts'
import { isUnwanted } from './unwanted-act.ts'

/**
 * How the writer speaks of a thing: as so, as not so, as long past or another's past, as a fear or a condition, or as what
 * is not wanted.
 */
export type Assertion = 'present' | 'negated' | 'past' | 'hypothetical' | 'unwanted'

/** Slots of the small words that turn a statement round. Every language's slots lie in one list. */
export interface MarkerSlots {
  /** not, no, without: `ei`, `ilman`, `inte`, `ingen`, `no`, `not` */
  readonly negation: ReadonlySet<number>
  /** forms of "be" and "have" that may stand between: `ole`, `ollut`, `har`, `have` */
  readonly being: ReadonlySet<number>
  /** verbs that a negation belongs to without denying the symptom: `auta`, `lopu`, `tiedä`, `help` */
  readonly persists: ReadonlySet<number>
  /** the same in Swedish, where the denial stands behind its verb: `hjälper inte mot`, `orkar inte med` */
  readonly deniedBehind: ReadonlySet<number>
  /** `mutta`, `vaan`, `men`, `but`: the negation ends */
  readonly turn: ReadonlySet<number>
  /** `tai`, `eikä`, `eller`, `or`: a denied list goes on */
  readonly listing: ReadonlySet<number>
  /** what a body does, and of which it is said that it works: `hengitys`, `nieleminen`, `talet`, `breathing` */
  readonly bodyFunction: ReadonlySet<number>
  /** `kulkee`, `normaali`, `bra`, `fine`: said of what a body does, it denies the trouble */
  readonly fine: ReadonlySet<number>
  /** `kesällä`, `viime talvena`: past when a verb of the same clause is in the past too */
  readonly season: ReadonlySet<number>
  /** `taas`, `uudestaan`, `again`: what was is so once more */
  readonly again: ReadonlySet<number>
  /** `enää`, `längre`, `anymore` */
  readonly anymore: ReadonlySet<number>
  /** `loppui`, `meni ohi`, `gick över`, `went away`: said behind a complaint, it is over */
  readonly ended: ReadonlySet<number>
  /** `ja`, `och`, `and`: what follows may be said for itself: `ei syö ja on veltto` */
  readonly joining: ReadonlySet<number>
  /** far past: `vuosi sitten`, `nuorena`, `years ago` */
  readonly past: ReadonlySet<number>
  /** `vuosi`, `kauan`: what must stand before `sitten`, which alone is "then": `huimasi ja sitten lähti taju` */
  readonly longSpan: ReadonlySet<number>
  /** plain past verbs: `oli`, `sai`, `kuoli`, `had`, `hade` */
  readonly pastVerb: ReadonlySet<number>
  /** `nyt`, `tänään`, `taas`, `now`, `nu`: whatever else is said, it is so now */
  readonly now: ReadonlySet<number>
  /** `jos`, `if`, `om` */
  readonly condition: ReadonlySet<number>
  /** `pelkään`, `afraid that` */
  readonly fear: ReadonlySet<number>
  /** other people: `äidillä`, `naapurilla`, `my father` */
  readonly other: ReadonlySet<number>
}

const reachBefore = 5

/** Long ago behind a span of years, and something else without one. */
const afterSpan = new Set(['sitten', 'sitte', 'sedan', 'sen'])

/** Words before `om` and `if` that make a comparison of them. */
const comparisons = new Set(['som', 'as'])

const verbOfToday = /^(?:is|are|am|i'm|has|have|hurts?|feels?|ar|har|kanns|gor|now|nu)$/
const feared = /^(?:afraid|scared|fear|radd|radda|skramd)$/

/** `naapuri tuli ja löi minua`: whoever did it, it was done to the writer, and is no story of somebody else. */
function isDoneToWriter(text: ReadText, hit: Hit): boolean {
  for (let at = hit.first; at <= hit.last + 1; at++)
    if (/^(?:minua|mua|minuun|muhun|meita|mig|oss|me|us)$/.test(text.tokens[at]?.word ?? '')) return true
  return false
}

/** `last year`, `förra året` by its second word; not since then, nor like then. */
function isLastYear(text: ReadText, at: number): boolean {
  const word = wordIn(text)
  if (!(word(at) === 'year' && word(at - 1) === 'last') && !(word(at) === 'aret' && word(at - 1) === 'forra'))
    return false
  if (/^(?:since|from|than|as|like|sedan|fran|som|an|this|until)$/.test(word(at - 2))) return false
  // Of who is afraid it may come again.
  if (lastSaid(text.tokens, feared) >= 0) return false
  // `after a bump last year my neck is stiff`: of today.
  const isIn = (of: number): boolean =>
    text.tokens[of]?.clause === text.tokens[at]?.clause && !/^(?:and|but|och|men)$/.test(word(of))
  for (let of = at; isIn(of) && at - of <= 12; of--) if (verbOfToday.test(word(of))) return false
  for (let of = at; isIn(of) && of - at <= 12; of++) if (verbOfToday.test(word(of))) return false
  return true
}

/** `jag ringde i går om bröstsmärta`: what a call was about, and no condition. */
function isCalledAbout({ tokens }: ReadText, at: number): boolean {
  if (tokens[at]?.word !== 'om') return false
  return [1, 2, 3, 4, 5, 6].some((back) =>
    /^(?:ringde|ringt|sokte|sokt|klagade|berattade)$/.test(tokens[at - back]?.word ?? ''),
  )
}

const spans =
  /^(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|long|while|ages|time|now|today)$/

/** `for three days`, `for a long time`: a span of time stands behind, in its clause. */
function isForSpan({ tokens }: ReadText, at: number): boolean {
  return [1, 2, 3, 4].some(
    (far) => tokens[at + far]?.clause === tokens[at]?.clause && spans.test(tokens[at + far]?.word ?? ''),
  )
}

function isCompared(text: ReadText, at: number): boolean {
  const word = wordIn(text)
  return [1, 2, 3].some((back) => /^(?:om|if)$/.test(word(at - back)) && comparisons.has(word(at - back - 1)))
}

/**
 * Judges one hit by the words around it. Doubt goes to the alarming side: a negation must be near and unbroken to count,
 * and another person's symptom counts unless it is told in the past.
 *
 * @param isDanger a red flag, which a year that stands beside it makes past only where a past verb says so
 */
export function assertionOf(text: ReadText, hit: Hit, markers: MarkerSlots, isDanger = true): Assertion {
  const stands = (at: number, marker: ReadonlySet<number>): boolean =>
    text.slots[at]?.some((slot) => marker.has(slot)) === true
  // `sitten` and `sedan` alone are "then" and "since"; `vuotta sitten`, `för tio år sedan` is long ago, and not since.
  const has: Has = (at, marker) => {
    if (!stands(at, marker)) return marker === markers.past && isLastYear(text, at)
    // `som om han hade druckit`: what something is compared with was never so, and tells no time.
    if (marker === markers.pastVerb && isCompared(text, at)) return false
    if (marker === markers.now && isWishBehind(text, at)) return false
    // `for two days` is now, and `go for a yearly check`, `waiting for you` tell no time.
    if (marker === markers.now && text.tokens[at]?.word === 'for') return isForSpan(text, at)
    if ((marker !== markers.past && marker !== markers.now) || !afterSpan.has(text.tokens[at]?.word ?? '')) return true
    return stands(at - 1, markers.longSpan) === (marker === markers.past)
  }
  const isNo = (at: number): boolean => has(at, markers.negation)
  const ownNegation = hit.words.some(isNo)
  if (!ownNegation && isDenied(text, hit, markers, has)) return isOfBefore(text, hit, isNo) ? 'present' : 'negated'
  // `En sån här bröstsmärta har jag inte känt förut`: the denial behind is of the time before.
  if (!ownNegation && [1, 2, 3, 4].some((far) => isNo(hit.last + far)) && isOfBefore(text, hit, isNo)) return 'present'
  if (!ownNegation && isSaidFine(text, hit, markers, has)) return 'negated'
  if (!ownNegation && isUnwanted(text, hit, isNo)) return 'unwanted'
  // Of what stands in two thoughts nothing is told by the two together.
  if (isOfOtherHalf(text, hit) || hit.words.some((at) => isWishBehind(text, at))) return 'unwanted'
  if (!text.isForOther && (isHeardOf(text, hit) || isOthersDeath(text, hit))) return 'past'
  if (
    isOthersAttempt(text, hit) ||
    (isDanger && (isWokenLastWeek(text, hit) || isWokeInTheEnd(text, hit))) ||
    isGoneForYears(text, hit)
  )
    return 'past'
  if (isNamedOnly(text, hit, isNo) || (isDanger && isOnlyTopic(text, hit))) return 'unwanted'
  if (isOnceStopped(text, hit, (at) => has(at, markers.now))) return 'past'
  const sentence = rangeOfSentence(text, hit.first)
  const inSentence = (marker: ReadonlySet<number>): boolean => {
    for (let at = sentence.from; at <= sentence.to; at++) if (!hit.words.includes(at) && has(at, marker)) return true
    return false
  }
  if (hasPastYear(text, hit, markers, has, isDanger)) return 'past'
  const isNow = (at: number): boolean => has(at, markers.now) || has(at, markers.again)
  const isAgain = (at: number): boolean => has(at, markers.again)
  const told = {
    season: (at: number) => has(at, markers.season),
    pastVerb: (at: number) => has(at, markers.pastVerb),
    again: isAgain,
  }
  const isPast = (at: number): boolean => has(at, markers.past)
  if (isOfTimeTold(text, hit, { ...told, past: isPast, now: (at) => has(at, markers.now) })) return 'past'
  if (isDanger && isOfNamedSeason(text, hit, (at) => has(at, markers.season), isNow)) return 'past'
  if (hit.words.some((at) => isAsChild(text, at)) && !inSentence(markers.again)) return 'past'
  if (isAfterIllness(text, hit, isNow) || isOfYouth(text, hit, isNow)) return 'past'
  if (isOldScar(text, hit, isPast, isNow)) return 'past'
  if (isOfRisk(text, hit, isNow) || isOfTheDead(text, hit, isNow) || isFright(text, hit, isNow)) return 'hypothetical'
  if (isAtAge(text, hit, isNow, isAgain) || isWhenAlone(text, hit, isNow)) return 'hypothetical'
  if (isIllnessOfBefore(text, hit, told)) return 'hypothetical'
  // Asked only where something is past: most hits never need it, and it reads the sentence.
  const isToday = (): boolean => isJoinedToPast(text, hit, (at) => has(at, markers.past) || has(at, markers.pastVerb))
  if (
    ((inOwnClause(text, hit, markers.past, has) && !isToday()) || isOfLastTime(text, hit.first)) &&
    !inOwnClause(text, hit, markers.now, has) &&
    !inSentence(markers.again)
  )
    return 'past'
  if (!isSaidNow(text, sentence, hit, markers, has)) {
    if (inSentence(markers.past) && !isToday()) return 'past'
    if (
      inSentence(markers.other) &&
      // `tuli huono olo, kaverilla käsi ei toimi`: the past of another clause is not of a danger in this one.
      (isDanger ? inOwnClause(text, hit, markers.pastVerb, has) : inSentence(markers.pastVerb)) &&
      !isToday() &&
      !isDoneToWriter(text, hit) &&
      (text.isForOther !== true || isOverByName(text, sentence, hit.words))
    )
      return 'past'
    if (isPastSeason(text, sentence, hit, markers, has)) return 'past'
  }
  const clause = text.tokens[hit.first]?.clause
  for (let at = hit.first - 1; at >= sentence.from && hit.first - at <= 8; at--) {
    if (text.tokens[at]?.clause !== clause) break
    // `som om`, `as if` compare: a weight that feels as if someone sat on the chest is felt.
    if (
      has(at, markers.condition) &&
      !comparisons.has(text.tokens[at - 1]?.word ?? '') &&
      !isCalledAbout(text, at) &&
      !isAskedAndHad(text, hit, at)
    )
      return 'hypothetical'
    if (hit.first - at <= 5 && has(at, markers.fear) && !isAskedAndHad(text, hit, at)) return 'hypothetical'
  }
  return 'present'
}

/** `nu undrar jag varför armen är svag sedan i morse`: what is asked of is of today. */
function isSinceBehind(text: ReadText, at: number): boolean {
  const word = wordIn(text)
  for (let next = at + 1; next - at <= 15 && text.tokens[next]?.sentence === text.tokens[at]?.sentence; next++) {
    if (/^(?:morse|aamusta|aamulla|eilisesta|lahtien|since)$/.test(word(next))) return true
    if (word(next) === 'sedan' && /^(?:i|igar|en|ett|nagra)$/.test(word(next + 1))) return true
  }
  return false
}

/** `infarkti 2018 ja nyt kysyisin`, `and now I'd like`: the «now» of a wish is of the wish. */
function isWishBehind(text: ReadText, at: number): boolean {
  const word = wordIn(text)
  if (!/^(?:nyt|nu|now)$/.test(word(at)) || isSinceBehind(text, at)) return false
  return [1, 2].some((far) =>
    /^(?:i'd|we'd|would|could|haluaisin|tarvitsisin|tarvitsisimme|haluaisimme|pitaisi|kysyisin|skulle|undrar|onkohan)$/.test(
      word(at + far),
    ),
  )
}

/** `Lapsena oli kouristuksia`: «as a child» is no child. */
const isAsChild = (text: ReadText, at: number): boolean => text.tokens[at]?.word === 'lapsena'

/** `han går ut om han är ensam och hittar inte hem`: what would be if, told of who finds no way and is not gone now. */
function isWhenAlone(text: ReadText, hit: Hit, isNow: (at: number) => boolean): boolean {
  const word = wordIn(text)
  if (!hit.words.some((at) => /^(?:hittar|hitta|loyda|osaa|find)$/.test(word(at)))) return false
  const clause = text.tokens[hit.last]?.clause
  for (let at = hit.first; at < hit.last; at++) {
    if (text.tokens[at]?.clause !== clause || !/^(?:om|jos|if)$/.test(word(at))) continue
    const isAlone = [2, 3, 4].some((far) => /^(?:ensam|yksin|alone)$/.test(word(at + far)))
    // Who is gone now is told of besides, in whatever words.
    return isAlone && !isNow(at) && lastSaid(text.tokens, gone) < 0
  }
  return false
}

/**
 * `kun kerran lopetin itse ja tärisin`, `once I stopped them`, `en gång slutade jag`: what came of leaving a medicine once, told in the
 * past in a clause without anything of now.
 */
function isOnceStopped(text: ReadText, hit: Hit, isNow: (at: number) => boolean): boolean {
  const word = wordIn(text)
  const { clause } = text.tokens[hit.first] ?? {}
  const isIn = (at: number): boolean => text.tokens[at]?.clause === clause
  for (let at = hit.first - 4; at <= hit.first; at++) {
    if (!isIn(at) || !isOnce(word, at)) continue
    let to = at
    while (isIn(to)) if (/^(?:nyt|nu|now|taas|igen|again|eilen|igar|yesterday)$/.test(word(to++))) return false
    return !hit.words.some((one) => isNow(one) && /^(?:nyt|nu|now)$/.test(word(one)))
  }
  return false
}

const isOnce = (word: (at: number) => string, at: number): boolean =>
  (word(at) === 'kerran' && /^(?:lopetin|jatin|vahensin|kokeilin)$/.test(word(at + 1))) ||
  (word(at) === 'gang' && word(at - 1) === 'en' && /^(?:slutade|lamnade|minskade)$/.test(word(at + 1))) ||
  (word(at) === 'once' && word(at + 1) === 'i' && /^(?:stopped|quit|left)$/.test(word(at + 2)))

const gone =
  /^(?:borta|forsvunnit|forsvann|letar|letat|kadonnut|kateissa|kadoksissa|etsitaan|etsitty|poissa|missing|gone|disappeared|searching)$/

/** A death, or an illness that one has had: told of somebody near in the past tense it is over, whoever writes for whom. */
const overOnesTold = /^(kuol|menehty|dog$|avled|avlid|died$|passed$|sairast)/
/** What is asked for when an illness is over: `Isällä oli aivoinfarkti, miten haetaan kotihoitoa`. */
const aftercare =
  /^(kuntou|toipu|kotiu|kotihoi|apuval|resept|uusi[ai]|uusin|rehab|aterhamt|hemvard|hemtjan|hjalpmed|recept|recover|discharg|prescri)/

/** `Isä sai sydänkohtauksen` may be now, and is over only where a death or what comes after an illness is told too. */
function isOverByName(
  text: ReadText,
  sentence: { readonly from: number; readonly to: number },
  named: readonly number[],
): boolean {
  const told = text.tokens.slice(sentence.from, sentence.to + 1)
  return (
    told.some(({ word }) => overOnesTold.test(word)) ||
    (named.some((at) => illnesses.test(text.tokens[at]?.word ?? '')) && told.some(({ word }) => aftercare.test(word)))
  )
}

/** Before a figure of four digits: a clock time (`klo 1930`), a birth (`s. 1941`), or the beginning of what goes on (`sedan 2019`). */
const noYearAfter = new Set(
  'klo kl kello at by s synt syntynyt syntyi fodd foddes f born b sedan since fran from vuodesta alkaen'.split(' '),
)
/** Behind it: a dose, a sum, a hospital's beds; or `asti`, `lähtien`, of what goes on. */
const noYearBefore = new Set(
  'mg ml g mikrog ug milligrammaa milligram ie yksikkoa kpl e eur euroa euro kronor kr kcal askelta steg steps asti saakka lahtien syntynyt'.split(
    ' ',
  ),
)
const yearFrames = new Set(['vuonna', 'v', 'ar', 'aret', 'in', 'i', 'year'])
/** What began then goes on, or began at that time of day: `kipu alkoi 1930`. */
const beginnings = new Set('alkoi alko alkanut borjade borjat startade started began begun'.split(' '))
/** Said of a symptom of today as well: `kipu oli 2015 kova`. */
const vagueVerbs = new Set('oli olivat tuli kavi var was'.split(' '))
/** Past verbs of the first person, which the lists of other languages leave out. */
const ownVerbs = new Set('sain sairastin koin'.split(' '))

/**
 * `Jag hade en infarkt 2019`: a year before the one of the contact stands in the clause of the hit, and nothing of the
 * clause is now. Of a danger a past verb must stand there too, and a figure that may be a dose or a time of day (2000,
 * 2015) must be called a year or stand beside a verb of what one has had: doubt goes to the alarming side.
 */
function hasPastYear(text: ReadText, hit: Hit, markers: MarkerSlots, has: Has, isDanger: boolean): boolean {
  const { year } = text
  if (year === undefined) return false
  const clause = text.tokens[hit.first]?.clause
  const wordInClause = (test: (at: number, word: string) => boolean): boolean => {
    for (let at = Math.max(0, hit.first - 8); at <= hit.last + 8; at++)
      if (text.tokens[at]?.clause === clause && test(at, text.tokens[at]?.word ?? '')) return true
    return false
  }
  return wordInClause((at, word) => {
    if (!/^(?:19|20)\d\d$/.test(word) || Number(word) >= year) return false
    const before = text.tokens[at - 1]?.word ?? ''
    if (noYearAfter.has(before) || noYearBefore.has(text.tokens[at + 1]?.word ?? '')) return false
    if (inOwnClause(text, hit, markers.now, has) || inOwnClause(text, hit, markers.again, has)) return false
    if (!isDanger) return true
    if (wordInClause((_, other) => beginnings.has(other))) return false
    const mayBeTime = /[05]$/.test(word) && !yearFrames.has(before)
    return wordInClause(
      (j, verb) => ownVerbs.has(verb) || (has(j, markers.pastVerb) && !(mayBeTime && vagueVerbs.has(verb))),
    )
  })
}

const ands: ReadonlySet<string> = new Set(['and', 'och', 'å', 'ja'])

/** `Huimaus loppui jo eilen`: never asked of a danger, which may come back. */
export function isOver(text: ReadText, hit: Hit, markers: MarkerSlots): boolean {
  const has = (at: number, marker: ReadonlySet<number>): boolean =>
    text.slots[at]?.some((slot) => marker.has(slot)) === true
  for (let at = hit.last + 1; at <= hit.last + 2; at++) {
    if (text.tokens[at]?.clause !== text.tokens[hit.last]?.clause || has(at, markers.negation)) return false
    // «I feel empty and stopped seeing friends»: what stopped stands behind the «and».
    if (ands.has(text.tokens[at]?.written ?? '')) return false
    if (has(at, markers.ended)) return true
  }
  return false
}

type Has = (at: number, marker: ReadonlySet<number>) => boolean

/** A part of a hit that stands apart from the rest can be denied by itself: `sydän muljahtelee, ei pyörrytä`. */
function isDenied(text: ReadText, hit: Hit, markers: MarkerSlots, has: Has): boolean {
  if (isDeniedBefore(text, hit, markers, has) || isDeniedAfter(text, hit, markers, has)) return true
  if (isSaidOfNothing(text, hit) || isDeniedAsList(text, hit) || isDeniedByVerb(text, hit)) return true
  if (hit.words.some((at) => feverless.test(text.tokens[at]?.word ?? ''))) return true
  const firstClause = text.tokens[hit.first]?.clause
  return hit.words.some((at) => {
    // `lips aren't swollen`, `huulet eivät turvonneet`: a denial right before the word is of this word.
    const isBeside = at > hit.first && has(at - 1, markers.negation) && !hit.words.includes(at - 1)
    if (text.tokens[at]?.clause === firstClause && at - hit.first <= 2 && !isBeside) return false
    const word = { first: at, last: at, words: [at] }
    return isDeniedBefore(text, word, markers, has) || isDeniedAfter(text, word, markers, has)
  })
}

const earlier = /^(?:ennen|aiemmin|aikaisemmin|forut|forr|tidigare|before|previously|earlier|hadn't|hadnt)$/
const today = /^(?:nyt|tanaan|eilen|viime|nu|idag|igar|ikvall|now|today|tonight|yesterday|until|till)$/
const asNow =
  /^(?:nain|noin|tallais\w*|sellais\w*|tammos\w*|semmos\w*|tamanlais\w*|moista|sadan|sadant|sadana|san|sant|sana|liknande|such|this|these|that)$/
const sinceThen = /^(?:tata|tanaista|taman|eilista|eilispaivaa|viime|this|today|denna|detta)$/
const ever = /^(?:koskaan|ikina|aldrig|never|ever|ennen|forut|tidigare|before)$/

/**
 * What was never so before is so now: `chest pain he has never had before, now he has`, `ei ole koskaan ollut tällaista rintakipua`,
 * `never had pain like this`.
 */
function isOfBefore(text: ReadText, hit: Hit, denies: (at: number) => boolean): boolean {
  const { tokens } = text
  const word = wordIn(text)
  const { sentence, clause } = tokens[hit.first] ?? {}
  let isEarlier = -1
  let isLikeThis = false
  let isEver = false
  for (let at = hit.first - 6; at <= hit.last + 6; at++) {
    if (tokens[at]?.clause !== clause || hit.words.includes(at)) continue
    if (earlier.test(word(at))) isEarlier = at
    const isThis = asNow.test(word(at)) && (!/^(?:this|these|that)$/.test(word(at)) || word(at - 1) === 'like')
    isLikeThis ||= isThis && Math.min(Math.abs(at - hit.first), Math.abs(at - hit.last)) <= 5
    isEver ||= ever.test(word(at))
  }
  if (isLikeThis && isEver) return true
  if (isEarlier < 0) return false
  // `ei koskaan ennen tätä aamua`, `never before this morning`, `aldrig före i dag`: it is since then.
  if (sinceThen.test(word(isEarlier + 1))) return true
  for (let at = isEarlier + 1; tokens[at]?.sentence === sentence; at++)
    if (today.test(word(at)))
      return ![-1, 1, 2, 3].some((far) => tokens[at + far]?.sentence === sentence && denies(at + far))
  return false
}

/** `murti lonkan viime vuonna, nyt pelkää`: the fear is now, the hip was last year. */
function inOwnClause(text: ReadText, hit: Hit, marker: ReadonlySet<number>, has: Has): boolean {
  const clause = text.tokens[hit.first]?.clause
  for (let at = hit.first - 8; at <= hit.last + 8; at++)
    if (text.tokens[at]?.clause === clause && !hit.words.includes(at) && has(at, marker)) return true
  return false
}

/** `nenä turpos mutta hengitys kulkee hyvin`: the word that works is part of no trouble. */
function isSaidFine(text: ReadText, hit: Hit, markers: MarkerSlots, has: Has): boolean {
  return hit.words.some((at) => {
    if (!has(at, markers.bodyFunction)) return false
    for (let next = at + 1; next <= at + 2; next++) {
      if (text.tokens[next]?.clause !== text.tokens[at]?.clause || has(next, markers.negation)) return false
      if (has(next, markers.fine)) return true
    }
    return false
  })
}

/** Before a season, that all of it is meant up to now. */
const throughout = /^(?:hela|under|har|denna|all|whole|this)$/
const perfect = /^(?:har|have|has|i've|ive|we've|he's|she's)$/

/**
 * `Aivoinfarkti oli kesällä`: a season and a past verb in the clause of the hit. What somebody «har haft hela hösten», «have had all
 * autumn», is of now.
 */
function isPastSeason(
  text: ReadText,
  sentence: { readonly from: number; readonly to: number },
  hit: Hit,
  markers: MarkerSlots,
  has: Has,
): boolean {
  const word = wordIn(text)
  const isPerfect = (at: number): boolean => [1, 2, 3].some((far) => perfect.test(word(at - far)))
  let season = false
  let isUpToNow = true
  let past = false
  let isOver = false
  for (let at = sentence.from; at <= sentence.to; at++) {
    if (text.tokens[at]?.clause !== text.tokens[hit.first]?.clause) continue
    if (has(at, markers.season)) {
      season = true
      isUpToNow &&= throughout.test(word(at - 1))
    }
    if (has(at, markers.pastVerb)) {
      past = true
      isOver ||= !isPerfect(at)
    }
  }
  return season && past && (isOver || !isUpToNow)
}

/** `nyt`, `taas`, `since yesterday`: it is so now; but `nyt ei mitään oireita` says that it is not. */
function isSaidNow(
  text: ReadText,
  sentence: { readonly from: number; readonly to: number },
  hit: Hit,
  markers: MarkerSlots,
  has: Has,
): boolean {
  for (let at = sentence.from; at <= sentence.to; at++) {
    if (hit.words.includes(at) || !has(at, markers.now)) continue
    const clause = text.tokens[at]?.clause
    const isOwnClause = clause === text.tokens[hit.first]?.clause
    let denies = false
    for (let j = at + 1; j <= Math.min(sentence.to, at + 2); j++)
      if (text.tokens[j]?.clause === clause && has(j, markers.negation)) denies = true
    if (isOwnClause || !denies) return true
  }
  return false
}

function isDeniedBefore(text: ReadText, hit: Hit, markers: MarkerSlots, has: Has): boolean {
  const sentence = text.tokens[hit.first]?.sentence
  let clause = text.tokens[hit.first]?.clause
  let steps = 0
  for (let at = hit.first - 1; at >= 0 && steps < reachBefore; at--, steps++) {
    const token = text.tokens[at]
    if (token?.sentence !== sentence) return false
    if (token?.clause !== clause) {
      if (!isDeniedList(text, hit, at, markers, has)) return false
      clause = token?.clause
    }
    if (has(at, markers.turn) || has(at, markers.joining)) return false
    // `Grannen öppnar inte, jag ser benen`: a Swedish denial that ends its clause denies the verb before it.
    const endsBefore = token?.clause !== text.tokens[hit.first]?.clause && text.tokens[at + 1]?.clause !== token?.clause
    if (endsBefore && swedishDenials.has(token?.word ?? '')) return false
    if (has(at, markers.negation))
      return isWishedNeither(text, at, hit) || !belongsToAnotherVerb(text, at, hit, markers, has)
  }
  return false
}

/** `ei kuumetta, rintakipua eikä oksentelua`: the denial crosses commas only where the list says so. */
function isDeniedList(text: ReadText, hit: Hit, commaAfter: number, markers: MarkerSlots, has: Has): boolean {
  const last = Math.min(text.tokens.length - 1, hit.last + 6)
  for (let at = commaAfter + 1; at <= last; at++) {
    if (text.tokens[at]?.sentence !== text.tokens[hit.first]?.sentence) return false
    if (has(at, markers.listing)) return true
    if (has(at, markers.being) || has(at, markers.turn)) return false
  }
  return false
}

/** `I do not want to die or hurt myself`: the wish denied goes on behind `or`; `not want to talk about my chest` is none. */
function isWishedNeither(text: ReadText, negationAt: number, hit: Hit): boolean {
  const word = (at: number) => text.tokens[at]?.word
  return word(hit.first - 1) === 'or' && word(negationAt + 1) === 'want' && word(negationAt + 2) === 'to'
}

/** Of these nothing is denied by what is not so: `nothing is worth living for`, `nothing feels real`, `nothing is right`. */
const noSign = /^(worth|real|fun|good|right|fine|ok|okay|normal|helping|working|matter|matters|left)$/

/** `Kuumeeton` begins as the fever does and says that there is none. */
const feverless = /^kuumeet(?:on|tom)/

/** `Nothing looks crooked`, `nothing hurts`: English denies by its subject, right before the verb. */
function isSaidOfNothing(text: ReadText, { first }: Hit): boolean {
  const word = wordIn(text)
  if (/^(?:hurts|hurt|aches|itches|bleeds|tingles)$/.test(word(first)))
    return word(first - 1) === 'nothing' && text.tokens[first - 1]?.clause === text.tokens[first]?.clause
  if (noSign.test(word(first)) || !/^(?:is|are|looks|feels|seems|was)$/.test(word(first - 1))) return false
  return word(first - 2) === 'nothing' && text.tokens[first - 2]?.clause === text.tokens[first]?.clause
}

function belongsToAnotherVerb(text: ReadText, negationAt: number, hit: Hit, markers: MarkerSlots, has: Has): boolean {
  for (let at = negationAt + 1; at < hit.first && at <= negationAt + 2; at++) if (has(at, markers.persists)) return true
  const { clause } = text.tokens[negationAt] ?? {}
  for (let at = negationAt - 1; at >= negationAt - 2; at--)
    if (text.tokens[at]?.clause === clause && has(at, markers.deniedBehind)) return true
  return isExcepted(text, negationAt, hit)
}

/** `ei muuta kuin rintakipua`, `inget annat än`, `not only`, `inte bara`: what is excepted is there. */
function isExcepted(text: ReadText, negationAt: number, { first }: Hit): boolean {
  const word = wordIn(text)
  for (let at = negationAt + 1; at < first; at++) {
    if (/^(?:vain|pelkastaan|ainoastaan|bara|enbart|only|just|merely)$/.test(word(at))) return true
    // `blir inte av med`, `get rid of`: what one does not get rid of is there.
    if (/^(?:med|of)$/.test(word(at)) && /^(?:av|rid)$/.test(word(at - 1))) return true
    if (/^(?:kuin|an|than|except)$/.test(word(at)) && /^(?:muu\w*|annat|annan|andra|other|else)$/.test(word(at - 1)))
      return true
  }
  return false
}

/** Denials that begin a clause of their own, with or without a comma before them. */
const subordinate = new Set(
  ['ett', 'vaikk', 'jott', 'mutt', 'kosk'].flatMap((joins) =>
    ['ei', 'en', 'emme', 'ette', 'et', 'eivat'].map((no) => joins + no),
  ),
)

/** `nukun autossa kun ei oo muutakaan`: what begins a clause of its own denies nothing before it, with or without a comma. */
const clauseBegins = new Set(['kun', 'ku', 'koska', 'vaikka', 'etta', 'jos', 'joka', 'jotka'])

const swedishDenials = new Set(['inte', 'int', 'icke', 'ej'])
/** `och` as it is written and spoken; folded, `å` is `a`. */
const swedishJoins = new Set(['och', 'o', 'a', 'samt', 'eller'])

/** Between a denial and its verb: `kuumetta ei onneksi ole`. */
const saidAside = new Set([
  'onneksi',
  'tietaakseni',
  'mielestani',
  'kuitenkaan',
  'missaan',
  'ainakaan',
  'koskaan',
  'ikina',
  'varsinaisesti',
  'juuri',
])

/** Finnish denies after the word too: `kuumetta ei ole`. */
function isDeniedAfter(text: ReadText, hit: Hit, markers: MarkerSlots, has: Has): boolean {
  const clause = text.tokens[hit.last]?.clause
  for (let at = hit.last + 1; at <= hit.last + 2 && at < text.tokens.length; at++) {
    if (text.tokens[at]?.clause !== clause) return false
    if (has(at, markers.turn) || clauseBegins.has(text.tokens[at]?.word ?? '')) return false
    if (at === hit.last + 1 && isThoughtDenied(text, at, (of) => has(of, markers.negation))) return true
    // `Soitti sillalta ettei halua elää`: what is said, not where it is said, is denied.
    if (!has(at, markers.negation) || subordinate.has(text.tokens[at]?.word ?? '')) continue
    const next = text.tokens[at + 1]
    if (next === undefined || next.clause !== clause || has(at + 1, markers.being) || has(at + 1, markers.turn))
      return true
    if (saidAside.has(next.word) && text.tokens[at + 2]?.clause === clause && has(at + 2, markers.being)) return true
    // `Hon skadar sej int och äter`: the Swedish denial stands behind its verb, and what is joined is said for itself.
    if (swedishDenials.has(text.tokens[at]?.word ?? '') && swedishJoins.has(next.word)) return true
    // `Marevania en syö enää`: the verb of the denial and the word that ends it.
    // Not of `enkä tiedä enää`, which begins a new thought.
    return !has(at, markers.listing) && text.tokens[at + 2]?.clause === clause && has(at + 2, markers.anymore)
  }
  return false
}

function rangeOfSentence(text: ReadText, at: number): { from: number; to: number } {
  const sentence = text.tokens[at]?.sentence
  let from = at
  let to = at
  while (text.tokens[from - 1]?.sentence === sentence) from--
  while (text.tokens[to + 1]?.sentence === sentence) to++
  return { from, to }
}
