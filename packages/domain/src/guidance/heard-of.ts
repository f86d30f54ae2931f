import { lastSaid } from './last-said.ts'
import { halfOf, illnesses } from './last-time.ts'
import { wordIn, type Hit, type ReadText } from './match-words.ts'

/** Somebody whom the writer knows, and behind them whose relation it was: nobody whom one asks help for. */
const knownTo =
  /^(?:(?:tyo)?kaveri(?:n|ni)|ystava(?:n|ni)|serku(?:n|ni)|serkkuni|tutu(?:n|ni)|tuttava(?:n|ni)|kollega(?:n|ni)|opettajan|(?:arbets)?kompis(?:ens|s)?|(?:arbets)?kamrats?|kollegas|kollegans|grannens|vans|vaninnas|vannens|kusins|kusinens|bekants|(?:friend|coworker|co-worker|colleague|neighbou?r|cousin|mate|boss|teacher)(?:'s|s))$/
const relation =
  /^(?:(?:aidi|isa|sisko|velje|miehe|vaimo|lapse|poja|tytto|tyto|tyttare|serku|eno|seda|mummo|papa|vaari|anopi|ape|vauva)(?:lla|lle|lta)|aiti|isa|sisko|veli|mies|vaimo|lapsi|poika|tytto|tytar|serkku|eno|seta|mummo|pappa|vaari|anoppi|appi|vauva|kaveri|ystava|tyokaveri|isoisa|isoaiti|tati|puoliso|syster|bror|mamma|pappa|mor|far|man|fru|barn|son|dotter|baby|kusin|granne|kompis|mormor|morfar|farmor|farfar|sister|brother|mother|father|mum|mom|dad|husband|wife|child|daughter|friend|cousin|uncle|aunt|grandmother|grandfather|grandma|grandpa|partner)$/
const neighbours = /^naapurin$/
/** What happened to them, in the past. */
const past =
  /^(?:sai|oli|kuoli|halvaantui|sairastui|menehtyi|menetti|tukehtui|hukkui|romahti|lyyhistyi|joutui|pyortyi|meni|fick|hade|dog|avled|drabbades|svimmade|blev|had|got|died|collapsed|suffered|lost|was|fainted)$/
/** Why it is told: the writer thinks of themself. */
const thinksOfIt =
  /^(?:luin|pelkaan|pelka[as]n|jannitan|mietin|mietityttaa|pelottaa|huolestutti|saikahdin|laste|radd|orolig|undrar|funderar|tanker|scared|afraid|worried|wonder|wondering|nervous|silly)$/
/** The writer's own, whom they think of behind it. */
const own =
  /^(?:minulla\w*|minulle|minusta|mulla\w*|mulle|itse\w*|oma|omalla|omaa|mun|minun|lapseni|poikani|tyttareni|lapsellani|pojallani|tyttarellani|mig|min|mitt|mina|sjalv|my|mine|myself|me)$/
/** What of themself they think of: a part of the body, a sign, that it could come to them too. */
const ofBody =
  /^(?:kasi\w*|kade\w*|paa\w*|paan\w*|rin[tn]a\w*|sydam\w*|sydan|jal[ka]\w*|kasvo\w*|silm\w*|suu\w*|kaula\w*|niska\w*|selka\w*|sela\w*|vatsa\w*|maha\w*|iho\w*|verenpain\w*|kolester\w*|puls\w*|syke|sykk\w*|oire\w*|kipu\w*|kivu\w*|sarky\w*|sarke\w*|puutu\w*|huima\w*|pyorry\w*|migreen\w*|flunss\w*|yska\w*|nuha\w*|kuume\w*|punk\w*|purema\w*|lantti\w*|patti\w*|nappy\w*|ihottum\w*|jalki|jalke\w*|luom\w*|riski\w*|sama\w*|mahdolli\w*|arm\w*|hand\w*|huvud\w*|brost\w*|hjart\w*|ben\w*|fot\w*|ansikt\w*|oga|ogon|mun\w{0,2}|hals\w*|nack\w*|rygg\w*|mag\w*|hud\w*|blodtryck\w*|symtom\w*|vark\w*|ont|domn\w*|yr\w*|migran\w*|forkyl\w*|host\w*|feber\w*|fasting\w*|bett\w*|prick\w*|utslag\w*|knol\w*|nas\w*|marke\w*|risk\w*|samma|head\w*|chest|heart\w*|leg|legs|foot|feet|face|eye\w*|mouth|neck|back|stomach|tummy|skin|blood|pressure|pulse|symptom\w*|sign\w*|pain\w*|ache\w*|hurt\w*|numb\w*|dizz\w*|migraine\w*|cold|cough\w*|fever|tick\w*|bite|bites|mark|marks|bruise\w*|mole|moles|spot|spots|lump|rash|nose|runny|same|check\w*|too)$/

/** What happens before one's eyes; no illness that one hears of. */
const collapses =
  /^(?:romahti|lyyhistyi|pyortyi|tukehtui|kaatui|tajuton|tajuttomana|svimmade|ihop|medvetslos|collapsed|fainted|unconscious)$/
/** When it happened, or where one heard of it. */
const told =
  /^(?:eilen|toissapaivana|viime|sitten|vuonna|kesalla|talvella|syksylla|kevaalla|kuulin|kuulimme|kertoi|luin|lehdesta|igar|forrgar|forra|sedan|sen|fjol|ifjol|somras|vintras|hostas|varas|horde|laste|berattade|yesterday|last|ago|heard|read|told|funeral|died|dog|kuoli|(?:maanan|tiis|tors|perjan|lauan|sunnun)tai\w*|keskiviikko\w*|(?:man|tis|ons|tors|fre|lor|son)dags?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/

/** Where one fears for the other's life, or asks whether to call, it is of today. */
const dies =
  /^(?:kuolee|kuole|selvia|selviaa|soitanko|soittaa|hatanumero\w*|112|ambulanss\w*|dor|overlever|ringa|ringer|dies?|dying|survives?|call|ambulance)$/
/** Of today, or beside the writer. */
const isToday =
  /^(?:nyt|tanaan|asken|juuri|parhaillaan|vieressa|taalla|meilla|luonani|makaa|hengita|heraa|apua|nu|just|idag|nyss|har|ligger|andas|now|today|tonight|here|lies|lying|breathing|help|again)$/

/**
 * Whether what a hit tells happened to somebody whom the writer has heard of: `työkaverin sisko halvaantui … ja luin`, `my
 * coworker's sister had a stroke and now I am worried`. Two persons must stand between, the verb be past, nothing of it now,
 * and the writer say why they tell it. Never of somebody for whom another writes.
 */
export function isHeardOf(text: ReadText, hit: Hit): boolean {
  const { tokens } = text
  const word = wordIn({ tokens })
  const clause = tokens[hit.first]?.clause
  let person = -1
  for (let at = hit.first; at >= 1 && hit.first - at <= 7 && tokens[at]?.clause === clause; at--)
    if (relation.test(word(at)) && (knownTo.test(word(at - 1)) || neighbours.test(word(at - 1)))) person = at
  if (person < 0) return false
  // Whatever the writer tells of themself stands behind a verb of their own.
  const ownThought = /^(?:ja|och|and|minulla|minulle|minua|mulla|olen|jag|i|i'm|my|min|mina)$/
  let isPast = false
  for (let at = person + 1; at <= hit.last; at++) {
    if (ownThought.test(word(at)) || isToday.test(word(at))) return false
    isPast ||= past.test(word(at))
  }
  for (let at = hit.last + 1; at <= hit.last + 3 && tokens[at]?.clause === clause; at++) {
    if (ownThought.test(word(at))) break
    if (isToday.test(word(at))) return false
    isPast ||= past.test(word(at))
  }
  return (
    isPast &&
    lastSaid(tokens, dies) < 0 &&
    (!hit.words.some((at) => collapses.test(word(at))) || isToldOfBefore(tokens, hit.first)) &&
    lastSaid(tokens, thinksOfIt) >= 0 &&
    !asksWhatToDo(tokens) &&
    isOfOwnBody(tokens, hit.last)
  )
}

/** A time gone, or that it was heard of, in the sentence itself. */
function isToldOfBefore(tokens: ReadText['tokens'], near: number): boolean {
  const isNear = (at: number): boolean => tokens[at] !== undefined && tokens[at]?.sentence === tokens[near]?.sentence
  for (let at = near; isNear(at) && near - at < 30; at--) if (told.test(tokens[at]?.word ?? '')) return true
  for (let at = near; isNear(at) && at - near < 30; at++) if (told.test(tokens[at]?.word ?? '')) return true
  return false
}

/** `my arm`, `minulla on punkin jälki`, `my son has a runny nose`, told behind it: of the writer's own body, or their child's. */
function isOfOwnBody(tokens: ReadText['tokens'], after: number): boolean {
  if (lastSaid(tokens, own) <= after || lastSaid(tokens, ofBody) <= after) return false
  const last = lastOfOwnBody.get(tokens) ?? findOfOwnBody(tokens)
  lastOfOwnBody.set(tokens, last)
  return last > after
}
/** Looked for once in each text, however many hits ask. */
const lastOfOwnBody = new WeakMap<ReadText['tokens'], number>()

/** @returns where the last word of themself stands that a part of the body or a sign follows; -1 for none */
function findOfOwnBody(tokens: ReadText['tokens']): number {
  const word = wordIn({ tokens })
  for (let at = tokens.length - 1; at > 0; at--) {
    if (!ofBody.test(word(at))) continue
    for (const back of [1, 2]) if (own.test(word(at - back))) return at - back
    for (const back of [3, 4, 5]) if (has.test(word(at - back)) || ownChild.test(word(at - back))) return at - back
  }
  return -1
}
const has = /^(?:minulla|minullakin|mulla|mullakin|itsella|lapsella|lapsellani|pojalla|tytolla)$/
const ownChild = /^(?:son|daughter|child|baby|kid|sonen|dottern|barnet|poikani|tyttareni|lapseni)$/

/** `what to do`, `mitä teen`, `vad ska jag göra`: help is asked for the other. */
function asksWhatToDo(tokens: ReadText['tokens']): boolean {
  const at = lastSaid(tokens, doing)
  return at >= 0 && [1, 2, 3].some((back) => /^(?:what|mita|vad)$/.test(tokens[at - back]?.word ?? ''))
}
const doing = /^(?:do|teen|tehda|pitaisi|gora|gor)$/

const ruledOut = /^(?:poissul\w*|uteslot|uteslut\w*|uteslots|excluded)$/
/** The same today, or in the writer. */
const asThere =
  /^(?:nyt|nu|now|taas|igen|again|samat?|samoja|samma|same|minulla|mulla|minusta|kaikki|alla|all|have|har)$/

/**
 * `the doctor ruled out a heart attack`, `lääkäri sulki pois infarktin`: of an illness by its name it is said that it was not found; and
 * `I read about the signs of a stroke`: of one that was read about. Never where the clause tells of now or of the writer's own signs.
 */
export function isNamedOnly(text: ReadText, hit: Hit, isDenial: (at: number) => boolean): boolean {
  const { tokens } = text
  const word = wordIn({ tokens })
  const named = hit.words.find(
    (at) => illnesses.test(word(at)) || (/^attacks?$/.test(word(at)) && word(at - 1) === 'heart'),
  )
  if (named === undefined) return false
  const isNear = (at: number): boolean => tokens[at]?.clause === tokens[named]?.clause
  let isFound = false
  for (let at = named - 7; at <= named + 4; at++) {
    if (!isNear(at)) continue
    if (isDenial(at)) return false
    const isOut = isRuledOut(word, at)
    // Right before it, or behind it with no more than «was» between.
    if (isOut && at < named && named - at <= 4) isFound = true
    if (isOut && at > named && (at === named + 1 || /^(?:on|oli|ar|blev|was|is|been)$/.test(word(at - 1))))
      isFound = true
    if (at < named && /^(?:luin|lukenut|laste|last|read|googlasin|googled|googlade)$/.test(word(at)))
      isFound ||= isAbout(text, at, named)
  }
  if (!isFound) return false
  for (let at = named + 1; isNear(at); at++) if (asThere.test(word(at))) return false
  return true
}

function isRuledOut(word: (at: number) => string, at: number): boolean {
  return (
    ruledOut.test(word(at)) ||
    (/^(?:sulki|suljettiin|suljettu)$/.test(word(at)) && word(at + 1) === 'pois') ||
    (/^ruled?$/.test(word(at)) && word(at + 1) === 'out')
  )
}

/** Read of it: `about`, `om`, or in Finnish the elative. */
function isAbout({ tokens }: ReadText, from: number, named: number): boolean {
  for (let at = from + 1; at <= named + 1; at++) if (/^(?:about|om)$|(?:sta)$/.test(tokens[at]?.word ?? '')) return true
  return false
}

/** Of today, not done, or the writer too. */
const nearlyOrNow = /^(?:nyt|juuri|asken|tanaan|melkein|meinasi|yrityksen|lahes|minakin|itsekin)$/

/** Somebody else who has taken their own life: `ystäväni teki itsemurhan keväällä`. */
export function isOthersDeath(text: ReadText, hit: Hit): boolean {
  const { tokens } = text
  const word = wordIn({ tokens })
  const at = hit.words.find((one) => /^itsemurha/.test(word(one)))
  if (at === undefined || word(at - 1) !== 'teki') return false
  if (!relation.test(word(at - 2).replace(/(?:ni|mme)$/, ''))) return false
  const isNear = (of: number): boolean => tokens[of]?.clause === tokens[at]?.clause
  for (let of = at; isNear(of); of--) if (nearlyOrNow.test(word(of))) return false
  for (let of = at; isNear(of); of++) if (nearlyOrNow.test(word(of))) return false
  return true
}

const attempted = /^(?:yritti|yrittanyt|yrittany|forsokte|forsokt|tried|attempted)$/
/** A time of somebody's youth, a decade, or a year. */
const longBefore =
  /^(?:nuorena|nuorempana|lapsena|teinina|aikoinaan|aikanaan|tonaring|tonaren|ungdomen|teenager|(?:19|20)?\d0-?(?:luvulla|luvun|talet|s)|sixties|seventies|eighties|nineties|19\d\d|20[01]\d)$/
const ofNow = /^(?:nyt|juuri|asken|tanaan|eilen|taas|nu|nyss|idag|igar|igen|now|just|today|yesterday|again)$/

/** `siskoni yritti nuorena itsemurhaa`, `my brother tried to kill himself in the nineties`: of somebody named, at a time long over. */
export function isOthersAttempt(text: ReadText, hit: Hit): boolean {
  const { tokens } = text
  const word = wordIn({ tokens })
  // Asked first: few texts tell of an attempt, and a clause without stops is as long as its writer likes.
  if (lastSaid(tokens, attempted) < 0) return false
  const half = halfOf(text, hit.last)
  const verb = half.find((at) => attempted.test(word(at)) && at <= hit.last && hit.last - at <= 6)
  if (verb === undefined) return false
  const isNamed = [1, 2, 3].some((far) => {
    const stem = word(verb - far).replace(/(?:ni|mme)$/, '')
    return half.includes(verb - far) && (relation.test(stem) || /^(?:velje|miehe|tyttare|lapse)$/.test(stem))
  })
  const isThen = (at: number): boolean =>
    longBefore.test(word(at)) ||
    (/^(?:ung|young|child|barn)$/.test(word(at)) && /^(?:som|var|was|a|as)$/.test(word(at - 1)))
  if (!isNamed || !half.some(isThen) || half.some((at) => ofNow.test(word(at)))) return false
  // `ja nyt hän ei vastaa`: something is told of them today.
  return (
    lastSaid(tokens, inDanger) < 0 &&
    !tokens.some(
      (token, at) =>
        /^(?:nyt|nu|now)$/.test(token.word) && theyToo.some((one) => word(at + 1) === one || word(at + 2) === one),
    )
  )
}
const theyToo = ['han', 'hon', 'hen', 'he', 'she', 'se']
/** What tells that somebody is in danger today. */
const inDanger =
  /^(?:vastaa|vastannut|jaahyvai\w*|kadonnut|kateissa|pillere\w*|laakkeit\w*|koy[ds]\w*|viil\w*|svarar|svarat|avsked\w*|borta|forsvunn\w*|piller|skurit|skar|rep|answers?|answering|farewell|goodbye|missing|gone|pills|cut|rope|uudestaan|taas|igen|again)$/
