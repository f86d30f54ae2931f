import { lastSaid } from './last-said.ts'
import { illnesses } from './last-time.ts'
import { wordIn, type Hit, type ReadText } from './match-words.ts'

/** What the markers of the text say of a word. */
export type TimeOf = Readonly<Record<'past' | 'pastVerb' | 'season' | 'now' | 'again', (at: number) => boolean>>

const backThen = /^(?:silloin|sillon|tuolloin)$/
/** A verb of then, where a list of plain past verbs has none: `rinta puristi`, `käsi petti`. */
const didThen =
  /^(?:puristi|pisti|sattui|sattu|koski|meni|menivat|lahti|petti|puutui|roikkui|loppui|katosi|havisi|loi|hakkasi|pahoinpiteli|kuristi|uhkasi|uhkaili|potki|toni|heitti|otin|yritin|viilsin|viiltelin|halusin|meinasin|aioin|vuoti|oksensin|pyorryin|pyortyi|kouristi|kouristeli|kaaduin|kaatui|halvaantui|ajattelin|join|kaytin|slog|skar|strop|sparkade|tog|forsokte|svimmade|hotade|misshandlade|beat|hit|strangled|choked|threatened|kicked|punched|tried|took|cut|wanted|fainted|collapsed|attacked|raped|kunde|blev|kandes|tappade|foll|domnade|hangde|couldn't|could|felt|lost|drooped)$/
/** Behind the Swedish «then», which is «when» before anything else: `då kunde jag inte prata`. */
const behindThen = /^(?:kunde|blev|kandes|tappade|foll|horde|gick|kom|skakade|domnade|hangde)$/
/** Told in the present, or of what goes on. */
const isOfToday =
  /^(?:on|ovat|olen|lyo|hakkaa|uhkaa|uhkailee|kuristaa|potkii|satuttaa|haluan|aion|mietin|ajattelen|tuntuu|puristaa|ahdistaa|painaa|pistaa|koskee|sattuu|vuotaa|oksentaa|roikkuu|lahtien|asti|alkaen|ar|har|slar|hotar|sparkar|vill|trycker|gor|bloder|is|am|are|i'm|has|have|hurts|feels|keeps|hits|beats|threatens|want|started|began|since|al[ko]oi|alko|borjade|jatku[iu].*)$/
/** What makes of an old danger one of today: it is as then, or comes again. */
const asThen =
  /^(?:sama|samat|samaa|samoja|samalta|samanlai.*|samalainen|samallai.*|samma|likadan.*|liknande|same|similar|like|taas|uudestaan|uudelleen|jalleen|uusi|uusiutu.*|palannut|palas.*|igen|ater|tillbaka|aterkom\w*|again|back|returned)$/
/** Behind a span of years, where nothing else is told of them: `siitä on kuusi vuotta`, not `siitä on kuusi vuotta kun lopetin`. */
const behindSpan =
  /^(?:sitten|sitte|sedan|sen|ago|nyt|nu|now|jo|redan|already|aikaa|ja|och|and|mutta|men|but|kohta|taalla)$/
const yearsLong = /^(?:vuosi|vuotta|vuosia|vuosikausia|ar|years|year|decade|decades)$/

const isNot = /^(?:ei|inte|int|ej|not|never)$/
/** Days just gone: who tells of one beside an old danger may tell of a new one. */
const justGone =
  /^(?:eilen|eile|eilis.*|tanaan|tanan|viikonloppu.*|askon|asken|aamulla|aamuyo.*|(?:maanan|tiis|tors|perjan|lauan|sunnun)tai(?:na)?|keskiviikko(?:na)?|igar|idag|nyss|helgen|(?:man|tis|ons|tors|fre|lor|son)dags?|yesterday|today|tonight|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/

/** What goes on today, or between the two still. */
const goesOn =
  /^(?:soittelee|viestittelee|vainoaa|seuraa|seurailee|odottaa|odottelee|ilmesty.*|lahestyy|uhkailee|ringer|forfoljer|foljer|vantar|dyker|calls|texts|follows|stalks|waits|messages|yha|edelleen|vielakin|jatkuu|pagar|annu|fortfarande|still|never|asumme)$/

/** The same, in two words side by side. */
const goesOnBeside =
  /^(?:talla kertaa|talla hetkella|viimei\w+ tunn?\w*|(?:tuntia?|minuuttia?) sitten|(?:timm\w+|minut\w*) sedan|(?:hours?|minutes?) ago|(?:bor|lever) (?:med|hos|ihop)|lives? (?:with|here|in)|asuu (?:meilla|taalla|kanssa\w*))$/

const near = 30
const sameness = new WeakMap<ReadText, boolean>()

/** Whether a text says that something is as before, or again, or of a day just gone: read once. */
function tellsOfAgain(text: ReadText): boolean {
  const known = sameness.get(text)
  if (known !== undefined) return known
  const told = text.tokens.some(
    ({ word }, at) =>
      asThen.test(word) ||
      justGone.test(word) ||
      goesOn.test(word) ||
      goesOnBeside.test(`${word} ${text.tokens[at + 1]?.word ?? ''}`) ||
      (word === 'i' && /^(?:gar|dag|natt|morse|lordags|sondags|mandags)$/.test(text.tokens[at + 1]?.word ?? '')) ||
      (word === 'samalla' && /^(?:tavalla|tapaa|lailla)$/.test(text.tokens[at + 1]?.word ?? '')),
  )
  sameness.set(text, told)
  return told
}

/**
 * Whether another sentence or clause says of which time a hit is told: `sairastin infarktin 2024, silloin rinta puristi`, where
 * «then» points back to a time that is over; `hän kuristi minua. Siitä on kuusi vuotta`, `that was in 2019`, where what follows
 * tells how long ago it was. Never of a verb of today, nor where the text says that anything is as then or again, or tells
 * of a day just gone.
 */
export function isOfTimeTold(text: ReadText, hit: Hit, is: TimeOf): boolean {
  if (!isToldOfThen(text, hit, is)) return false
  return (pointsBack(text, hit, is) || isDatedBehind(text, hit, is)) && !tellsOfAgain(text)
}

/** The half of the sentence of a hit has a verb of then and none of today. */
function isToldOfThen(text: ReadText, hit: Hit, is: TimeOf): boolean {
  const word = wordIn(text)
  let wasThen = false
  for (const at of around(text, hit)) {
    if (isOfToday.test(word(at)) || (!hit.words.includes(at) && (is.now(at) || is.again(at)))) return false
    wasThen ||= didThen.test(word(at)) || is.pastVerb(at)
  }
  return wasThen
}

/** The words of the clause of a hit. */
function around(text: ReadText, hit: Hit): number[] {
  const clause = text.tokens[hit.first]?.clause
  let from = hit.first
  while (from > 0 && hit.first - from < near && text.tokens[from - 1]?.clause === clause) from--
  const all: number[] = []
  for (let at = from; at <= hit.last || (text.tokens[at]?.clause === clause && at - hit.last < near); at++) all.push(at)
  return all
}

/** «Then» stands before the hit in its clause, and the thought before it tells of a time that is over. */
function pointsBack(text: ReadText, hit: Hit, is: TimeOf): boolean {
  const word = wordIn(text)
  const [start] = around(text, hit)
  if (start === undefined) return false
  const isThen = (at: number): boolean =>
    (backThen.test(word(at)) && !/^(?:kun|ku|tallo[in]+)$/.test(word(at + 1))) ||
    (text.tokens[at]?.written === 'då' && (is.pastVerb(at + 1) || behindThen.test(word(at + 1)))) ||
    (word(at) === 'back' && word(at + 1) === 'then') ||
    (/^(?:at|by)$/.test(word(at)) && /^(?:that|the)$/.test(word(at + 1)) && word(at + 2) === 'time')
  let then = -1
  for (let at = start; at <= hit.first && then < 0; at++) if (isThen(at)) then = at
  if (then < 0) return false
  // Behind its own clause another scene is told: `isä kuoli 2018. Olin kaupassa, silloin suupieli roikkui`.
  const sentence = text.tokens[then]?.sentence ?? 0
  const begins = (at: number): boolean => text.tokens[at - 1]?.sentence !== sentence
  const isFirst = begins(then) || (begins(then - 1) && /^(?:ja|mutta|och|men|and|but)$/.test(word(then - 1)))
  const least = isFirst ? sentence - 1 : sentence
  for (let at = then - 1; at >= 0 && then - at < near && (text.tokens[at]?.sentence ?? -2) >= least; at--) {
    if (isTimeOver(text, at, is)) return true
    // What is nearer tells of today: `infarkti oli 2019. Tänään olin kaupassa, silloin rinta puristi`.
    if (is.now(at)) return false
  }
  return false
}

/** A year before the one of the contact, last year, or `ten years ago`. */
function isTimeOver(text: ReadText, at: number, is: TimeOf): boolean {
  const word = text.tokens[at]?.word ?? ''
  const before = text.tokens[at - 1]?.word ?? ''
  if (/^(?:19|20)\d\d$/.test(word)) return text.year !== undefined && Number(word) < text.year
  if (is.past(at)) return true
  // Last summer is months ago, and months ago is now.
  if (/^(?:toissa|edellisena)$/.test(before) && is.season(at)) return true
  return /^(?:viime|toissa|edellisena|forra|last)$/.test(before) && /^vuonna$|^year$|^aret$/.test(word)
}

/** What stands right behind, in the same sentence or at the beginning of the next, says how many years ago it was. */
function isDatedBehind(text: ReadText, hit: Hit, is: TimeOf): boolean {
  const { tokens } = text
  const sentence = tokens[hit.last]?.sentence ?? 0
  for (let at = hit.last + 1; at - hit.last < near; at++) {
    const token = tokens[at]
    if (token === undefined || token.sentence > sentence + 1) return false
    const begins = token.clause !== tokens[at - 1]?.clause
    if (!begins) continue
    if (isDate(text, at, is)) return true
    // The next sentence tells of this one by its very beginning, or of something else.
    if (token.sentence !== sentence) return false
  }
  return false
}

/** `siitä on kuusi vuotta`, `det är sex år sedan`, `that was in 2019`, at the beginning of a clause. */
function isDate(text: ReadText, start: number, is: TimeOf): boolean {
  const word = wordIn(text)
  const clause = text.tokens[start]?.clause
  const at = /^(?:ja|mutta|och|men|and|but)$/.test(word(start)) ? start + 1 : start
  const points =
    (/^(?:siita|siit|tasta|se|tama|ne)$/.test(word(at)) && /^(?:on|oli|tapahtui|olivat)$/.test(word(at + 1))) ||
    (word(at) === 'det' && /^(?:ar|var|hande)$/.test(word(at + 1))) ||
    (/^(?:that|this|it|all)$/.test(word(at)) && /^(?:was|is|has|happened)$/.test(word(at + 1))) ||
    word(at) === "it's" ||
    word(at) === "that's"
  if (!points) return false
  if (isNot.test(word(at + 1))) return false
  for (let j = at + 2; j <= at + 6 && text.tokens[j]?.clause === clause; j++) {
    if (isOfToday.test(word(j)) && !/^(?:on|ar|is|has)$/.test(word(j))) return false
    if (isNot.test(word(j))) return false
    if (/^(?:19|20)\d\d$/.test(word(j))) return isTimeOver(text, j, is) && isAllThatIsTold(text, j)
    if (yearsLong.test(word(j))) {
      return isAllThatIsTold(text, j) && isLongAgo(text, at, j)
    }
  }
  return false
}

/**
 * Behind the time nothing else is counted from it or goes on: not `det var 2018 vi skilde oss`, `siitä on kuusi vuotta kun lopetin`,
 * `siitä on kuusi vuotta nyt kun se alkoi`.
 */
function isAllThatIsTold(text: ReadText, time: number): boolean {
  const clause = text.tokens[time]?.clause
  const next = text.tokens[time + 1]
  if (next === undefined || next.clause !== clause) return true
  if (!behindSpan.test(next.word)) return false
  for (let at = time + 2; at - time < 7 && text.tokens[at]?.clause === clause; at++)
    if (/^(?:kun|ku|nar|since|when|that)$/.test(text.tokens[at]?.word ?? '')) return false
  return true
}

/**
 * `det är sex år` of a child is an age, `se on kuusi vuotta` too: only «since then» and «ago» count years back; and `sex år sedan vi
 * gifte oss` counts something else.
 */
function isLongAgo(text: ReadText, at: number, span: number): boolean {
  const word = (j: number): string => text.tokens[j]?.word ?? ''
  if (/^(?:siita|siit|tasta)$/.test(word(at))) return true
  if (!/^(?:sitten|sitte|sedan|sen|ago)$/.test(word(span + 1))) return false
  const next = text.tokens[span + 2]
  return next === undefined || next.clause !== text.tokens[span]?.clause || behindSpan.test(next.word)
}

const isGone = /^(?:ohi|poissa|kunnossa|parantunut|borta|over|gone|away|healed|cured)$/

/** `on ollut ohi jo kaksi vuotta`, `har varit borta i två år`, `has been gone for two years`: right behind, of the same clause. */
export function isGoneForYears(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  const { clause } = text.tokens[hit.last] ?? {}
  const isIn = (at: number): boolean => text.tokens[at]?.clause === clause
  for (let at = hit.last + 1; at - hit.last <= 4 && isIn(at); at++) {
    if (!isGone.test(word(at))) continue
    if (isNot.test(word(at - 1)) || isNot.test(word(at - 2)) || isNot.test(word(at - 3))) return false
    return [1, 2, 3, 4].some((far) => isIn(at + far) && yearsLong.test(word(at + far))) && !tellsOfAgain(text)
  }
  return false
}

const nearly = /^(?:melkein|meinasin|meinasi|olin|lahes|nearly|almost|practically|nastan|holl)$/
/** Near fainting of a fright. */
const faint = /^(?:pyorty\w*|svimma|faint\w*)$/
const amused = /^(?:laugh\w*|naura\w*|nauroi\w*|nauru\w*|skratt\w*|lasku\w*|bills?|rakning\w*|faktura\w*)$/
/** Nearly choking on one's coffee over what one read. */
const choked = /^(?:tukehtui|tukehtua|tukehtunut|kvavas|choked|choke)$/
const bill = /^(?:lasku\w*|bill|bills|invoice|rakning\w*|elrakning\w*|faktura\w*|price|hinta|priset)$/
/** What one sees when one faints. */
const seenFaint =
  /^(?:kahtena|tahtia|mustaa|sumea\w*|verta|veren|dubbelt|stjarnor|svart|blod|blodet|blodde|blodningen|vuoti|vuotaa|veri|bled|bleeding|double|stars|black|blood)$/
const onLearning =
  /^(?:nain|naki|kuulin|luin|avasin|saw|heard|read|opened|realised|realized|sag|horde|laste|oppnade|tittade|katsoin|looked|luki|naki)$/

/**
 * `I nearly had a heart attack when I saw the bill`, `sain melkein sydänkohtauksen kun näin laskun`: a fright over what somebody saw or
 * heard, told by «nearly» beside the illness and «when» with its verb right behind; nothing of the sentence is of now.
 */
export function isFright(text: ReadText, hit: Hit, isNow: (at: number) => boolean): boolean {
  const word = wordIn(text)
  const sentence = text.tokens[hit.first]?.sentence
  const isIn = (at: number): boolean => text.tokens[at]?.sentence === sentence
  const isFaint = hit.words.some((at) => faint.test(word(at)))
  if (!isFaint && !hit.words.some((at) => isIllness(word, at) || choked.test(word(at)))) return false
  // Of choking only over a bill or with laughter: `nearly choked when I looked away` has just happened.
  const isChoked = hit.words.some((at) => choked.test(word(at)))
  if (isChoked && ![1, 2, 3, 4, 5, 6, 7, 8, 9].some((far) => isIn(hit.last + far) && amused.test(word(hit.last + far))))
    return false
  // `oli tukehtua`: Finnish says «nearly» by its verb.
  let isNear = isChoked && word(hit.first - 1) === 'oli'
  for (let at = hit.first - 4; at <= hit.last + 1; at++) isNear ||= isIn(at) && nearly.test(word(at))
  if (!isNear) return false
  // `Jag höll på att svimma! När jag tittade var det guldkronan`: of a fright the next sentence may tell.
  const isBeside = (at: number): boolean =>
    isIn(at) || (isFaint && text.tokens[at]?.sentence === (sentence ?? 0) + 1 && at <= hit.last + 3)
  for (let at = hit.last + 1; at <= hit.last + 5 && isBeside(at); at++) {
    if (isNow(at)) return false
    if (!/^(?:kun|ku|when|nar)$/.test(word(at))) continue
    // `when the bill came`
    if ([1, 2, 3, 4].some((far) => isBeside(at + far) && bill.test(word(at + far)))) return true
    if ([2, 3, 4, 5, 6, 7].some((far) => isBeside(at + far) && seenFaint.test(word(at + far)))) return false
    return [at + 1, at + 2].some((next) => (isIn(next) || isFaint) && onLearning.test(word(next)))
  }
  return false
}

const isIllness = (word: (at: number) => string, at: number): boolean =>
  illnesses.test(word(at)) ||
  /^(?:sydari|hjartstopp)/.test(word(at)) ||
  (/^attacks?$/.test(word(at)) && word(at - 1) === 'heart')

const ofSleep =
  /^(?:heraa\w*|heran\w*|hereil\w*|saa|saanut|saanu|saatu|sammu\w*|tajut\w*|ketaan|vakna\w*|vackt\w*|vacka|slockna\w*|medvetslos\w*|liv|wake|woke|waking|unconscious|passed|out|up|him|her|them|anyone|nobody|not|en|ei|eika|ettei|enka|kunde|inte|fick|couldn't|could|can't|wouldn't)$/
const lastDay =
  /^(?:viime (?:(?:maanan|tiis|tors|perjan|lauan|sunnun)tai\w*|keskiviik\w*|viikon\w*|viikol\w*)|i (?:man|tis|ons|tors|fre|lor|son)dags|forra (?:veckan|helgen|lordagen|fredagen|sondagen)|last (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|weekend))$/
/** It goes on, or has not ended: `eikä ole herännyt`, `still`. */
const stillSo =
  /^(?:nyt|edelleen|yha|vielakin|viela|taas|nu|fortfarande|annu|igen|now|still|yet|again|apua|hjalp|help|tanaan|idag|today|tonight|ikvall|inatt)$/

const wokeUp = /^(?:vaknade|herasi|virkosi|tokeni|woke|awoke)$/
const inTheEnd = /^(?:slut|sen|sedan|lopulta|sitten|viimein|end|eventually|finally|later|then|upp|up)$/

/** `Mamma vaknade inte. Hon vaknade till slut.`: behind it the text says that they woke in the end, and nothing of now. */
export function isWokeInTheEnd(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  if (!hit.words.every((at) => ofSleep.test(word(at)))) return false
  const at = lastSaid(text.tokens, wokeUp)
  if (at <= hit.last || isNot.test(word(at - 1)) || isNot.test(word(at + 1))) return false
  return [1, 2, 3].some((far) => inTheEnd.test(word(at + far))) && lastSaid(text.tokens, stillSo) < at
}

/** `viime lauantaina se sammui enkä saanut hereille`: a day that is over, told in the past, and nothing in the text goes on. */
export function isWokenLastWeek(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  if (!hit.words.every((at) => ofSleep.test(word(at)))) return false
  // Told in the present: `last Saturday he passed out, I can't wake him`.
  if (hit.words.some((at) => /^(?:can't|cannot|won't)$/.test(word(at)))) return false
  const sentence = text.tokens[hit.first]?.sentence
  for (let at = hit.first - 1; at >= 0 && text.tokens[at]?.sentence === sentence; at--)
    if (lastDay.test(`${word(at)} ${word(at + 1)}`))
      return lastSaid(text.tokens, stillSo) < at && !isPerfect(text, at, word)
  return false
}

/** `eikä ole herännyt sen jälkeen`, `hasn't woken since`: told of until now. */
function isPerfect({ tokens }: ReadText, from: number, word: (at: number) => string): boolean {
  const sentence = tokens[from]?.sentence
  for (let at = from; tokens[at]?.sentence === sentence; at++)
    if (/^(?:ole|oo|har|has|have|hasn't|haven't|jalkeen|lahtien|sedan|since)$/.test(word(at))) return true
  return false
}
