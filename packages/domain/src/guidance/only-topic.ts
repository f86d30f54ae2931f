import { lastSaid } from './last-said.ts'
import { wordIn, type Hit, type ReadText } from './match-words.ts'

type Word = (at: number) => string

/** Where a danger stands in print. */
const inPrint = /^(?:pakkausselost\w*|tuoteselost\w*|selosteessa|bipackse\w+|leaflet|leaflets)$/
const readOf = /^(?:luin|lukenut|luimme|luki|laste|last|read|reading|googlasin|googlade|googled)$/
/** What is held, taken or written about it. */
const taught =
  /^(?:luento\w*|luenno\w*|kurssi\w*|koulutu\w*|webinaari\w*|esitelm\w*|opinnaytety\w*|gradu\w*|forelasning\w*|kurs|kursen|utbildning\w*|webbinari\w*|uppsats\w*|lectures?|course|training|seminar|webinar|essay|thesis)$/
const askedOf = /^(?:kysyi|kysyttiin|kysyivat|kysyttaessa|fragade|fragades|asked)$/
const about = /^(?:om|about|on)$/
/** `Luin rintakivusta`: the Finnish case that says of what. */
const ofWhat = /(?:sta)(?:ni|si|nsa|mme)?$/

const asksWhether = /^(?:voiko|voivatko|aiheuttaako|tuleeko|saako|kan|kunde|ger|orsakar|can|could|does|do|may|might)$/
const remedy =
  /^(?:laak\w*|tablet\w*|tabletit|rokot\w*|rokott\w*|valmiste\w*|antibioot\w*|kuuri\w*|medicin\w*|piller\w*|vaccin\w*|preparat\w*|antibiotik\w*|medicines?|medications?|drugs?|pills?|vaccines?|antibiotics?)$/
const brings = /^(?:tulla|aiheuttaa|saada|seurata|fa|ge|ger|orsaka\w*|medfora|leda|cause|causes|give|get|bring|lead)$/

/** Poisons have signs of their own to ask of, and who asks of harm or death is asked back, whatever else they say. */
const neverTopic =
  /(?:myrkyt|haka|hakaa|kolmonoxid|koloxid|forgift|poison|monoxide|meningit|sepsis|aivokalvon|hjarnhinne|itsetuho|itsemurh|satut|sjalvmord|sjalvskad|suicid|self-harm|vakival|vald|violen|abuse|kuol|kuole|tappa|dod|\bdo\b|die|dying|death|kill|lyo|hakka|slar|slag|hits|beat)/

/** It may be there after all: a time, that it began, or the same of one's own. */
const isThere =
  /^(?:nyt|tanaan|eilen|aamusta|aamulla|illalla|yolla|taas|alkoi|alkanut|samoja|samaa|samanlai\w*|minullakin|mullakin|hanellakin|itsellani|myos|luulen|epailen|nu|idag|igar|ikvall|morse|natt|borja\w*|samma|likadan\w*|ocksa|ockso|tror|misstank\w*|now|today|tonight|yesterday|morning|started|began|same|too|also|think|suspect|apua|hjalp|help|knappt|tuskin|barely|hardly|svullnar|turpoaa)$/
const hasVerb =
  /^(?:on|oli|tuli|ollut|tullut|har|hade|fick|fatt|haft|have|has|had|got|get|gets|getting|feel|saan|saa|far)$/
/** How one has it, said of oneself and not asked: `puristaa koko ajan`, `pahenee`, `kipu palasi`. */
const isFelt =
  /^(?:puristaa|puristi|puristus|puristusta|pahenee|paheni|pahentunut|palasi|sateilee|leuassa|leukaan|trycker|forvarras|worsening|worsened)$/
const that =
  /^(?:it|that|them|this|those|det|den|detta|dem|sadant|sadana|sana|sita|niita|sellaista|sellaisia|tallaista|se|tama)$/

/**
 * Whether a danger is the topic of something and nobody has it: what a leaflet says, what was read of, a lecture, what somebody asked
 * about, or whether a medicine may bring it. Nothing in the text may tell that it is there; it is still to be asked.
 */
export function isOnlyTopic(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  if (hit.words.some((at) => neverTopic.test(word(at)))) return false
  if (!isOfSource(text, hit, word) && !isOfRemedy(text, hit, word)) return false
  return lastSaid(text.tokens, isThere) < 0 && !isHad(text, hit, word)
}

/** Whose it is: `the leaflet mentions it and I can hardly breathe`, `asked about her breathing`. */
const ofOne = /^(?:i'm|i've|my|mine|we|our|he|he's|his|him|she|she's|her|they|their)$/
const perhaps = /^(?:may|might|could|should|would)$/
/** Behind the English «I», which is a Swedish «in» as well. */
const doneByMe =
  /^(?:am|have|had|can|can't|cannot|couldn't|took|take|feel|felt|get|got|just|do|did|don't|was|now|woke|keep)$/

const isOne = (word: Word, at: number): boolean =>
  ofOne.test(word(at)) || (word(at) === 'i' && doneByMe.test(word(at + 1)))

/** Between the source, or what it is about, and the end of the sign somebody is named who has it. */
function isOfSomebody({ tokens }: ReadText, { first, last }: Hit, word: Word): boolean {
  const { sentence } = tokens[first] ?? {}
  for (let at = last; last - at <= 16 && tokens[at]?.sentence === sentence; at--) {
    if (at < first && (inPrint.test(word(at)) || about.test(word(at)))) return false
    if (isOne(word, at) && !perhaps.test(word(at + 1))) return true
  }
  return false
}

function isOfSource(text: ReadText, hit: Hit, word: Word): boolean {
  const { tokens } = text
  const { sentence } = tokens[hit.first] ?? {}
  if (isOfSomebody(text, hit, word)) return false
  const isOf = ofWhat.test(word(hit.last)) || [1, 2, 3].some((far) => about.test(word(hit.first - far)))
  for (let at = hit.first - 1; hit.first - at <= 8 && tokens[at]?.sentence === sentence; at--) {
    if (inPrint.test(word(at))) return isSaidInPrint(text, hit, at, word)
    if (isOf && (readOf.test(word(at)) || taught.test(word(at)) || askedOf.test(word(at)))) return true
  }
  return false
}

/** In the clause that names the leaflet, or one word in a list behind it: `selosteessa lukee rintakipu, puristusta on rinnassa` tells of both. */
function isSaidInPrint({ tokens }: ReadText, hit: Hit, at: number, word: Word): boolean {
  const { clause } = tokens[hit.first] ?? {}
  if (tokens[at]?.clause === clause) return true
  if (hit.words.length > 1 || /^(?:koska|kun|mutta|for|because|but|men)$/.test(word(hit.first - 1))) return false
  for (let next = hit.first - 4; next <= hit.last + 4; next++)
    if (tokens[next]?.clause === clause && hasVerb.test(word(next))) return false
  return true
}

/** `Voiko lääkkeestä tulla`, `kan man få andnöd av medicinen`, `can this medicine cause`: one clause asks, names the remedy and what it brings. */
function isOfRemedy(text: ReadText, hit: Hit, word: Word): boolean {
  const { tokens } = text
  const { clause } = tokens[hit.first] ?? {}
  let first = hit.first
  while (tokens[first - 1]?.clause === clause && hit.first - first < 10) first--
  let isNamed = false
  let isBrought = false
  for (let at = first; at <= hit.last + 6 && tokens[at]?.clause === clause; at++) {
    isNamed ||= remedy.test(word(at))
    // `cause trouble breathing, because my son can hardly breathe`: what somebody has is no longer what is asked.
    if (isBrought && at <= hit.last && isOne(word, at)) return false
    isBrought ||= at < hit.first && brings.test(word(at))
  }
  return isNamed && isBrought && asksWhether.test(word(first))
}

const saidYes = /^(?:yes|yeah|kylla|joo|juu|jo)$/
const hasBeen =
  /^(?:on ollut|on ollu|nyt on|on nyt|nu har|nu ar|now it|now there|now i|has been|have been|har varit|ja sa|ja svarade|ja sade|sa ja|svarade ja|sade ja)$/

/**
 * What is asked, with the words of a condition, and answered behind it: `Voiko tästä tulla rintakipua? On ollut pari päivää.`,
 * `frågade om bröstsmärta, ja sa jag`.
 */
export function isAskedAndHad(text: ReadText, hit: Hit, condition: number): boolean {
  const word = wordIn(text)
  const isQuestion =
    asksWhether.test(word(condition)) ||
    (word(condition) === 'om' && /^(?:fragade|laste|last)$/.test(word(condition - 1)))
  return isQuestion && isHad(text, hit, word)
}

/** `I read about it and I have it`, `niitä on`, `and I said yes`: behind the sign somebody has that. */
function isHad(text: ReadText, hit: Hit, word: Word): boolean {
  for (let at = hit.last + 1; at - hit.last <= 30 && at < text.tokens.length; at++) {
    if (saidYes.test(word(at)) || isFelt.test(word(at)) || hasBeen.test(`${word(at)} ${word(at + 1)}`)) return true
    if (hasVerb.test(word(at)) && [-1, 1, 2].some((far) => that.test(word(at + far)))) return true
    if (isSaidOfIt(text, at, word)) return true
  }
  return false
}

const goes = /^(?:is|feels|hurts|goes|won't|hasn't|keeps|spreads|comes)$/
/** What is told of the topic as a topic: `it is a rare effect`, `it is for a course`. */
const asTopic =
  /^(?:a|an|the|for|about|not|just|only|nothing|rare|rarely|possible|common|listed|mentioned|normal|written|safe|dangerous|ok|okay|on|in|my|our|with|worth|said|called|free|new)$/

/** `asked about chest pain and it is crushing`, `because mine has not stopped`, `I just had one`, `I took them all`. */
function isSaidOfIt({ tokens }: ReadText, at: number, word: Word): boolean {
  if (word(at) === 'mine') return true
  const next = word(at) === "it's" ? at + 1 : at + 2
  if ((word(at) === "it's" || (word(at) === 'it' && goes.test(word(at + 1)))) && !asTopic.test(word(next)))
    return tokens[next] !== undefined || word(at + 1) === 'hurts'
  const isLast = tokens[at + 2]?.clause !== tokens[at + 1]?.clause
  if (/^(?:took|taken|swallowed|ate)$/.test(word(at)) && [1, 2].some((far) => word(at + far) === 'all')) return true
  return /^(?:had|having|have)$/.test(word(at)) && word(at + 1) === 'one' && isLast
}
