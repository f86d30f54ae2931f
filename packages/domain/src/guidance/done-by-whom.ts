import { wordIn, type Hit, type ReadText } from './match-words.ts'

/** Nominative words of a small child; with an age or a number behind them the number decides. */
const childWords = new Set(
  'poika tytto tytar lapsi lapsemme poikani poikamme tyttareni tyttaremme taapero uhmaikainen esikoinen kuopus son sonen dotter dottern pojken flickan barnet daughter boy girl child toddler kid kids'.split(
    ' ',
  ),
)
const smallNumbers =
  '1 2 3 4 5 6 7 8 9 10 11 12 yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan kymmenen ett tva tre fyra fem sex sju atta nio tio one two three four five six seven eight nine ten'
const smallNumber = new RegExp(`^(?:${smallNumbers.split(' ').join('|')})v?$`)
/** An age in one word, of a child that does or has something: `3-vuotias`, `2-vuotiaan raivokohtaukset`; never `3-vuotiaalle`. */
const smallAge = new RegExp(
  `^(?:${smallNumbers.split(' ').join('|')})-?(?:vuoti(?:as|aan|aamme|aani|aalla)\\w*|aring(?:en|ens|ar|arna)?|year-?olds?)$`,
)
/** What stands between a child and its verb: `vår 4 år gamla son`, `my six year old hits`. */
const between = new Set(
  'v vuotias ar arig gammal gamla year years old on har has nyt nu started start begun keeps kept to'.split(' '),
)
const temper = /^(raivar|raivokohtau|uhmakohtau|kiukkukohtau|uhmai[ak]|trotsalder|trotsanfall|tantrum|meltdown)/
/** What a small child does in a temper: never a weapon, a lock or a throat. */
const doing =
  /^(lyo$|loi$|lyony|lyoda|lyoma|potki|potkas|pure|puri|purra|heitt|heitel|hakkaa$|hakkas|toni|tonai|rikko|paisko|raivo|slar$|slog$|spark|bit[es]|kastar|kastade|knuff|hits?$|hitting$|kick|bit$|biting|throw|punch|smash)/
/** An adult between the child's temper and the blow may be the one who strikes. */
const adults =
  /^(mies|miehe|isa$|isan?sa|isapuol|isoisa|aiti$|aitipuol|aidin|vaim|puoliso|avo|avio|ex|eks|kumppan|naapur|man$|man'|mannen|pappa|mamma|sambo|make|styv|step|bonus|husband|wife|dad|father|mum|mom|mother|boyfriend|girlfriend|poikaystav|tyttoystav|pojkvan|flickvan|partner|ukko|aija|boss|he$|he'|she$|she'|han$|han'|hon$)/
/** What may be threatened without violence: to go, to part. */
const leaving =
  /^(lahte|lahto|muutta|muuto|ero$|erolla|eroa$|avioerolla|jattaa|irtisano|potku|lamna|flytta|skilj|skilsm|leav|divorc|move$|moving|fire$)/
/** All that may stand beside it; whatever else is threatened counts: `uhkaa lähteä ja tappaa`, `hotar efter skilsmässan`. */
const besideLeaving = new Set(
  "pois kotoa kotoaan minut mut minusta musta meilta luotani att med mig oss fran hemifran hemmet to of with me us home for from out jos en i if don't do not om jag inte lopeta lopettaisi juomista juomasta juopottelua pelaamista slutar dricka spela stop quit drinking gambling".split(
    ' ',
  ),
)
const threats = /^(uhka|uhkaa|uhkail|uhkas|hota|hotar|hotade|threat)/
/** What no sentence of a threat to leave has in it. */
const harm =
  /^(tapp|tapa[mnt]|tapoi|hakka|lyo|loi$|pahoinp|vakival|puuk|veits|veitse|ase$|aseel|asee|pyss|kirve|polt|kuris|kniv|vapen|pistol|yxa|dod|sla|slog|mord|brann|stryp|kill|knife|gun|hit|hurt|beat|murder|burn|shoot|strang|chok)/

/**
 * Whether an act of violence is none: `3-vuotias lyö minua`, a tantrum told before `potkii ovea`, `vaimo uhkaa lähteä`.
 * Doubt goes to the alarming side: the child must stand right before its verb or its tantrum, and a threat to leave with
 * the children, or to do anything else as well, is a threat.
 */
export function isNoViolence(text: ReadText, hit: Hit): boolean {
  return (
    isSmallChildsDoing(text, hit) ||
    isOwnSmallChild(text, hit) ||
    isOwnChildsBreaking(text, hit) ||
    isThreatToLeave(text, hit) ||
    isDoneByNobody(text, hit)
  )
}

/** What may stand between nobody and what nobody does: `nobody has ever hit me`, `no one is hitting`. */
const beside = /^(?:is|are|was|were|has|have|had|ever|here|in|our|my|the|family|home|house|at)$/
/** Behind these somebody does it after all. */
const butSomebody = /^(?:but|except|besides|like|than|else|only|apart)$/

/** `nobody is beating`, `no one has hit me`: English denies by its subject. */
function isDoneByNobody(text: ReadText, { words }: Hit): boolean {
  const word = wordIn(text)
  return words.some((done) => {
    const { clause } = text.tokens[done] ?? {}
    let at = done - 1
    while (done - at <= 5 && beside.test(word(at))) at--
    if (text.tokens[at]?.clause !== clause || words.includes(at)) return false
    if (!/^(?:nobody|noone)$/.test(word(at)) && !(word(at) === 'one' && word(at - 1) === 'no')) return false
    for (let next = done + 1; text.tokens[next]?.clause === clause; next++)
      if (butSomebody.test(word(next))) return false
    return true
  })
}

const breaking =
  /^(?:rikkoi|rikkoo|rikkonut|hajotti|hajottaa|potkaisi|slog|slagit|sparkade|broke|breaks|broken|kicked|smashed)$/
const door = /^(?:ove[nat]?|ovea|oven|ovi|dorr|dorren|door)$/
const byChild = /^(?:han|se|lapsi|poika|tytto|hon|barnet|pojken|flickan|he|she|child|son|daughter)$/

/**
 * `eilen hän rikkoi oven`, of a child of twelve or younger whose parent writes: who does it is named right before, and nobody
 * grown stands in that sentence or the one before it.
 */
function isOwnChildsBreaking(text: ReadText, hit: Hit): boolean {
  const { tokens } = text
  const word = wordIn({ tokens })
  if ((text.age ?? 99) > 12 || text.isForOther !== true || !parents.test(text.asker ?? '')) return false
  const done = hit.words.find((at) => breaking.test(word(at)))
  if (done === undefined || !hit.words.some((at) => door.test(word(at)))) return false
  if (![1, 2].some((far) => byChild.test(word(done - far)))) return false
  const sentence = tokens[done]?.sentence ?? 0
  return !tokens.some((token) => token.sentence >= sentence - 1 && token.sentence <= sentence && grown.test(token.word))
}

const striking =
  /^(?:lyo|loi|potkii|potki|puree|tonii|raapii|nipistaa|slar|sparkar|biter|knuffar|hits|kicks|bites|pushes)$/
/** Whom a small child hits: its parents who write, its own, other children. */
const struck =
  /^(?:minua|mua|meita|meit|muita|toisia|kavereita|kaveria|sisko\w*|velje\w*|pikkusisko\w*|pikkuvelje\w*|vanhempia\w*|aitia|aitiaan|isaa|isaansa|oss|mig|andra|syster\w*|bror\w*|lillebror|lillasyster|foraldrar\w*|us|me|other|others|sister|brother|parents|mum|mom|dad)$/
/** Where any of these is told, another may be the one who strikes. */
const grown =
  /^(?:mies|miehe\w*|isapuol\w*|aitipuol\w*|vaimo\w*|puoliso\w*|avo\w*|ex|exa\w*|eks\w*|kumppan\w*|naapur\w*|joku|ukki|pappa|vaari|mummo|eno|seta|styv\w*|sambo\w*|mannen|fru|frun|granne\w*|farfar|morfar|husband|wife|boyfriend|girlfriend|partner|stepdad|stepfather|neighbou?r\w*|grandfather|grandpa|uncle|humal\w*|kann\w*|juo|joi|juonut|full|drack|dricker|drunk|drinks|drinking|pelkaan|pelkaamme|radda?|afraid|scared|veits\w*|puuko\w*|kniv\w*|knife|ase|poliisi\w*|polis\w*|police|kuris\w*|stryp\w*|chok\w*|mustelm\w*|blamark\w*|bruis\w*|uhka\w*|tappa\w*|vyol\w*|nyrki\w*|remmi\w*|luko\w*|lukits\w*|pakeni\w*|pakoon|nahden|raskaana|lasta|lapsia|hotar\w*|hota|doda\w*|laste|balte\w*|threat\w*|kill\w*|belt|fists?|locked|pregnant)$/
/** Who may stand before the verb of a child that is told of by the form; anybody else named there may be grown. */
const childOrNobody =
  /^(?:|han|se|he|she|it|hon|hen|den|lapsi\w*|lapsemme|poika\w*|tytto\w*|taapero\w*|uhmaikainen|kuopu\w*|esikoi\w*|barnet|pojken|flickan|sonen|dottern|son|daughter|kid|child|toddler|boy|girl|\w*vuotia\w*|ja|etta|kun|ku|jos|niin|nii|silloin|och|and|att|nar|when|that|if|myos|valilla|joskus|usein|aina|nyt|helposti|sometimes|often|ibland|ofta|alltid|now)$/
/** What tells of a small child's temper; who is only «he» and hits only «me» may be grown. */
const tempered =
  /^(?:pur\w+|raap\w+|nipist\w+|sylke\w*|kiuk\w+|uhma\w*|raivo\w*|suuttu\w*|suutuks\w*|siskoaan|veljeaan|paivako\w*|eskari\w*|leik\w+|nukkumaan|lahtea|neuvo\w*|biter|arg|trots\w*|dagis\w*|syskon\w*|rad|bites?|tantrum\w*|angry|daycare|kindergarten|advice)$/
const anyOfThem = /^(?:lapsi|lapsemme|taapero|uhmaikainen|barnet|child|kid|toddler)$/
const otherOnes = /^(?:muita|toisia|andra|other|others)$/

/**
 * `hän lyö meitä kun suuttuu`, of a child of seven or younger whose parent writes; `my kid hits other kids`. Whoever is grown and named
 * anywhere, and a fear or a drink, keeps it what it may be.
 */
function isOwnSmallChild(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  const done = hit.words.find((at) => striking.test(word(at)))
  if (done === undefined) return false
  const behind = [done + 1, done + 2].filter((at) => text.tokens[at]?.clause === text.tokens[done]?.clause)
  if (anyOfThem.test(word(done - 1)) && otherOnes.test(word(done + 1))) return true
  const isOwn = (text.age ?? 99) <= 7 && text.isForOther === true && parents.test(text.asker ?? '')
  return (
    isOwn &&
    behind.some((at) => struck.test(word(at))) &&
    childOrNobody.test(text.tokens[done - 1]?.clause === text.tokens[done]?.clause ? word(done - 1) : '') &&
    (!behind.some((at) => /^(?:minua|mua|mig|me)$/.test(word(at))) ||
      text.tokens.some((token) => tempered.test(token.word))) &&
    isChildsVerb(text, done) &&
    !text.tokens.some((token) => grown.test(token.word))
  )
}

/** Who does it is the child or nobody said: `hon slår oss`, `lyö ja potkii meitä`; of a cousin, a teacher or a daddy it is not. */
function isChildsVerb(text: ReadText, done: number): boolean {
  const { tokens } = text
  const word = (at: number): string => (tokens[at]?.clause === tokens[done]?.clause ? (tokens[at]?.word ?? '') : '')
  const isChild = (one: string): boolean => childOrPronoun.test(one) || childWords.has(one)
  if (!struck.test(word(done + 1)) && !isChild(word(done + 1)) && !besideVerb.test(word(done + 1))) return false
  for (let at = done - 1; done - at <= 5; at--) {
    if (word(at) === '') return isChildBefore(text, at, isChild)
    if (isChild(word(at))) return true
    if (!besideVerb.test(word(at)) && !striking.test(word(at)) && !struck.test(word(at))) return false
  }
  return false
}

/** `vår son, 5 år, slår oss`: who does it stands before the commas; `kusinen, 19 år, slår mig` is no child. */
function isChildBefore({ tokens }: ReadText, end: number, isChild: (one: string) => boolean): boolean {
  const sentence = tokens[end + 1]?.sentence
  if (tokens[end]?.sentence !== sentence) return true
  for (let at = end; at >= 0 && tokens[at]?.sentence === sentence; at--)
    if (isChild(tokens[at]?.word ?? '')) return true
  return false
}

const childOrPronoun = /^(?:han|hon|hen|se|he|she|it|barnet|lapsi|taapero|uhmaikainen|toddler|child|kid)$/
const besideVerb =
  /^(?:ja|och|o|and|tai|eller|or|inte|int|ei|not|kun|ku|nar|when|da|sitten|sen|then|usein|aina|valilla|joskus|ofta|alltid|ibland|often|always|sometimes|also|ocksa|myos|bara|just|vaan|vain)$/

function isSmallChildsDoing(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  const done = hit.words.find((at) => doing.test(word(at)))
  // `slog han mig`: a Swedish subject may stand behind its verb.
  if (done === undefined || adults.test(word(done + 1)) || word(done + 1) === 'by') return false
  const sentence = text.tokens[hit.first]?.sentence
  const isOwn = (text.age ?? 99) <= 12 && text.isForOther === true
  let isTemper = false
  for (let at = hit.first - 1, near = true; at >= 0 && hit.first - at <= 14; at--) {
    if (text.tokens[at]?.sentence !== sentence || adults.test(word(at))) return false
    const isSmall = isSmallChild(word, at) || (isOwn && childWords.has(word(at)))
    // `our son, 6, has started to hit`: an age between commas is a clause of its own.
    const isBeside = text.tokens[at]?.clause === text.tokens[hit.first]?.clause || isAge(word, at)
    if (near && isSmall && isBeside) return true
    near &&= between.has(word(at)) || childWords.has(word(at)) || isAge(word, at) || isSameDoing(word(at))
    isTemper ||= temper.test(word(at))
    if (isTemper && (isSmall || childWords.has(word(at)))) return hasTemper(text, word, at)
  }
  return false
}

/** What the same child does to other children before: `4-vuotias tönii siskoaan ja potkii`. */
const isSameDoing = (word: string): boolean =>
  doing.test(word) || otherChildren.test(word) || joined.has(word) || /^(purre|tuup|raap|nipis)/.test(word)
const otherChildren =
  /^(muita|toisia|toista|kavere|kaveria|lapsia|pikku?sisko|pikku?velj|siskoaan|veljeaan|andra|kompis|lillasyster|lillebror|others?|kids|children|sister|brother)/

/** `3-vuotias`, `tyttö 3`, `3 vuotias`, `4 år gammal`: a number alone is a time of day or a count, `klockan 3`, `i fem år`. */
function isSmallChild(word: (at: number) => string, at: number): boolean {
  return smallAge.test(word(at)) || (isAge(word, at) && (childWords.has(word(at - 1)) || isToldOld(word, at)))
}

function isAge(word: (at: number) => string, at: number): boolean {
  return smallNumber.test(word(at))
}

function isToldOld(word: (at: number) => string, at: number): boolean {
  return /^(vuotias|aring|arig)/.test(word(at + 1)) || /^(gammal|gamla|old)$/.test(word(at + 2))
}

/** `poika saa raivareita`: the tantrum is told right behind the child, so that it is nobody else's. */
function hasTemper(text: ReadText, word: (at: number) => string, at: number): boolean {
  for (let next = at; next <= at + 4; next++) {
    if (text.tokens[next]?.clause !== text.tokens[at]?.clause || joined.has(word(next))) return false
    if (temper.test(word(next))) return true
  }
  return false
}

function isThreatToLeave(text: ReadText, hit: Hit): boolean {
  const at = hit.words.find((one) => threats.test(text.tokens[one]?.word ?? ''))
  if (at === undefined) return false
  const sentence = text.tokens.filter((token) => token.sentence === text.tokens[at]?.sentence)
  const rest = sentence.filter((token) => token.start > (text.tokens[at]?.start ?? 0))
  const isCondition = /^(jos|om|if)$/.test(rest[0]?.word ?? '')
  return (
    !isCondition &&
    rest.slice(0, 3).some(({ word }) => leaving.test(word)) &&
    rest.every(({ word }) => leaving.test(word) || besideLeaving.has(word)) &&
    !sentence.some(({ word }) => harm.test(word))
  )
}

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

const anyChild =
  /^(poik|poja|tytto|tyto|tyta|tytta|laps|laste|lasta|vauva|taaper|kuopu|esikois|uhmaik|son$|sons$|sonen|soner|barn|unga?r?$|dotter|dottr|flick|pojk|kille|tjej|bebis|kid|child|boy|girl|daughter|baby|toddler|teen|grand(?:son|dau|chi|kid)|lapsenl)/

/**
 * Whether the child that a hit names is grown: `poika 22 on ollut kotona`, `vår son 23`; or the one whom a parent writes for,
 * who is of age. A hit that names another child is none of it, nor is a sentence with two of them in it, or one under age.
 */
export function isOfGrownChild(text: ReadText, hit: Hit): boolean {
  if (isAdultsOwnFear(text, hit)) return true
  const named = hit.words.filter((at) => childOfSomebody.has(text.tokens[at]?.word ?? ''))
  const sentence = text.tokens[hit.first]?.sentence
  const inSentence = text.tokens.filter((token) => token.sentence === sentence && anyChild.test(token.word))
  if (named.length !== 1 || inSentence.length !== 1) return false
  return named.every((at) => {
    const number = /^(\d{1,2})(?:-?v|-?vuotias|-?vuotiaa\w*|-?aring\w*)?$/.exec(text.tokens[at + 1]?.word ?? '')?.[1]
    if (number !== undefined) return Number(number) >= 18 && !noAge.has(text.tokens[at + 2]?.word ?? '')
    const isTheirOwn = parents.test(text.asker ?? '') && (text.age ?? 0) >= 18
    return (
      isTheirOwn && !text.tokens.some(({ word }) => smallAge.test(word) || isOtherChild(word, text.tokens[at]?.word))
    )
  })
}

/** A child of another word than the one who is told of: `poika` beside `tyttäreni`. */
function isOtherChild(word: string, told = ''): boolean {
  return anyChild.test(word) && word.slice(0, 3) !== told.slice(0, 3)
}

const parents = /^(mother|father|parent|aiti|äiti|isä|isa|mor|mamma|pappa|förälder|vanhempi|huoltaja)/i

/**
 * `pelkään mennä kotiin`: of an adult who writes for herself in the first person, and names no child anywhere, it is said of
 * no child.
 */
function isAdultsOwnFear(text: ReadText, hit: Hit): boolean {
  if (text.isForOther === true || (text.age ?? 0) < 18) return false
  return hit.words.some((at) => isOwnFear(text, at)) && !text.tokens.some(({ word }) => anyChild.test(word))
}

function isOwnFear(text: ReadText, at: number): boolean {
  const word = (one: number): string => text.tokens[one]?.word ?? ''
  const isBeside = (own: RegExp): boolean => [at - 2, at - 1, at + 1].some((one) => own.test(word(one)))
  return (
    word(at) === 'pelkaan' ||
    (/^(uskalla|tohdi)$/.test(word(at)) && isBeside(/^(en|enka|ma|mina)$/)) ||
    (/^(radd|vagar)$/.test(word(at)) && isBeside(/^jag$/)) ||
    (/^(afraid|scared)$/.test(word(at)) && isBeside(/^(i|i'm|im|am)$/))
  )
}

/** What may lie on a floor and is nobody. */
const lyingThings =
  /^(?:lasit|silmalasit|puhelin\w*|avaime\w*|avain|rollaattor\w*|kuulolait\w*|proteesi\w*|kaukosaad\w*|vaattee\w*|laakkee\w*|pilleri\w*|matto|tavara\w*|lelu\w*|ruoka|paristo|keppi|kepit|fjarrkontroll\w*|batteri\w*|telefon\w*|nyck\w*|glasogon\w*|rollator\w*|horapparat\w*|protes\w*|klader\w*|medicin\w*|tablett\w*|piller\w*|mattan|leksak\w*|kapp\w*|glasses|phone|keys?|walker|remote|battery|batteries|aids?|dentures?|clothes|toys?|pills?|tablets?|medicines?|stick|cane|rug)$/
const lies = /^(?:makaa|lojuu|on|ovat|oli|olivat|ligger|lag|legat|lies|lying|lay|is|are|was|were)$/

const lyingAt = /^(?:golv\w*|lattia\w*|floor|pa|on|the|in|at|my|min|mitt|mina)$/

/** `fjärrkontrollen ligger öppen på golvet`, `my hearing aid lies on the floor`: the thing stands right before its verb. */
export function isThingLying(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  if (!hit.words.some((at) => /^(?:golv|lattia|floor)/.test(word(at)))) return false
  // `puhelin on lattialla ja äiti ei vastaa`, `mummo ja rollaattori makaa`: somebody besides.
  if (!hit.words.every((at) => lies.test(word(at)) || lyingAt.test(word(at)) || lyingThings.test(word(at))))
    return false
  const verb = [...hit.words, hit.first - 1].find((at) => lies.test(word(at)))
  // `Mamma och rollatorn ligger på golvet`: somebody lies beside it.
  return (
    verb !== undefined && lyingThings.test(word(verb - 1)) && !/^(?:ja|och|o|and|seka|med|with)$/.test(word(verb - 2))
  )
}

/** With a first part of their own: `yläproteesi`, `kännykkä`. */
const fallingThings =
  /^(?:\w*(?:lasit|silmalasit|puhelin|puhelimeni|kannykka\w*|proteesi\w*|kuuloko[jn]e\w*|lautanen|kuppi|lasi|kello|hammas|paikka|kruunu|silta|glasogon\w*|telefonen|mobilen|protesen|apparaten|koppen|tallriken|tanden|kronan|glasses|phone|dentures?|aid|cup|plate|crown|filling|tooth))$/
const fell =
  /^(?:putosi|putosivat|putos|tippui|tippuivat|tippu|tipahti|tipahtivat|foll|ramlade|trillade|fell|dropped|slipped)$/

/** `yläproteesi putosi lattialle`, `glasögonen föll i golvet`: the thing stands right before its verb, and nobody fell with it. */
export function isThingFallen(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  const isOfFall = (at: number): boolean =>
    fell.test(word(at)) || /^(?:lattia\w*|golv\w*|floor|ja|on|the)$/.test(word(at))
  if (!hit.words.every(isOfFall)) return false
  for (let at = hit.first; hit.first - at <= 3; at--) {
    if (text.tokens[at]?.clause !== text.tokens[hit.first]?.clause) return false
    if (!fell.test(word(at))) continue
    return isFallingThing(word(at - 1)) && !/^(?:ja|och|o|and|seka|med|with)$/.test(word(at - 2))
  }
  return false
}

const isFallingThing = (word: string): boolean => fallingThings.test(word) || lyingThings.test(word)

/** Only as they are named themselves, anybody's: `äiti on huoneessaan sekava` tells where she is. */
const things = new RegExp(
  `^(${[
    'kalenteri|(uni|vuorokausi|paiva)?rytmi|kamppa|huone|koti|keittio|talous|raha|raha-?asia|paperi|lasku|posti|tili|arki',
    'dosetti|laakedosetti|laakelista|laakelokero|kortti|kortit|kaappi|kaapit|varasto|ruoansulatus|vatsa|maha|suolisto|uni|une|hormoni|jarjestelma|aikataulu|vuorolista',
  ].join('|')})(t|ni|si|mme|nne|nsa)?$`,
)
/** Only with their verb: `vuosi on ollut sekaisin`; of `a week confused` it is said how long. */
const thingsThatAre =
  /^(vuosi|viikko|syksy|kevat|kesa|talvi|kuukausi|elama|maailma|tyo|koulu|opinnot|opiskelu|suhde|parisuhde|ruokailu|syominen|hiukset)(ni|si|mme|nne|nsa)?$|^(paper|bill|letter|calendar|schedule|appointment|date|finance|life|order|file)s?$/
/** What may stand between a thing and what is said of it. */
const linking = new Set(
  'on ovat oli olivat ollut olleet meni menee mennyt menneet nyt taas ihan aivan is are was were has have been got get all totally'.split(
    ' ',
  ),
)
/** What one is puzzled by: `confused about the form`, `förvirrad över räkningen`; not about the day or where one is. */
const puzzling =
  /^(forms?$|bills?$|letter|invoice|prescription|decision|appointment|paper|benefit|rules?$|website|apps?$|blankett|rakning|brev|recept|beslut|bokning|lomak|lasku|kirje|resept(i|it|in|ista|eista)$|paato|ohje)/
const of = /^(about|by|over|av|om|which|whether)$/

/** `kalenteri on sekaisin`, `the form is confusing`: a thing is out of order or hard to understand, not the person. */
export function isOfThing(text: ReadText, hit: Hit): boolean {
  const said = text.tokens[hit.last]?.word ?? ''
  if (/^(confusing|forvirrande)$/.test(said) && isBesidePuzzle(text, hit)) return true
  if (/^(sekava[an]?|sekavat|sekavia)$/.test(said) && isOfPuzzle(text, hit)) return true
  if (of.test(text.tokens[hit.last + 1]?.word ?? '') && isBesidePuzzle(text, hit)) return true
  let at = hit.first - 1
  while (linking.has(text.tokens[at]?.word ?? '')) at--
  const before = text.tokens[at]
  if (before?.clause !== text.tokens[hit.first]?.clause) return false
  const isVerbBetween = at < hit.first - 1 || linking.has(said) || linking.has(text.tokens[hit.first]?.word ?? '')
  return things.test(before?.word ?? '') || (isVerbBetween && thingsThatAre.test(before?.word ?? ''))
}

/** `sekava kirje`, `lomake on sekava`: right behind or before it; of somebody confused a bill may be told as well. */
function isOfPuzzle(text: ReadText, hit: Hit): boolean {
  const isPuzzle = (at: number): boolean =>
    text.tokens[at]?.clause === text.tokens[hit.first]?.clause && puzzling.test(text.tokens[at]?.word ?? '')
  let before = hit.first - 1
  while (linking.has(text.tokens[before]?.word ?? '')) before--
  return isPuzzle(before) || isPuzzle(hit.last + 1)
}

/** Whether a thing that puzzles stands beside, in the clause and within four words. */
function isBesidePuzzle(text: ReadText, hit: Hit): boolean {
  const clause = text.tokens[hit.first]?.clause
  for (let at = hit.first - 4; at <= hit.last + 4; at++)
    if (text.tokens[at]?.clause === clause && puzzling.test(text.tokens[at]?.word ?? '')) return true
  return false
}
