import { lastSaid } from './last-said.ts'
import { monthsAgo } from './last-time.ts'
import { wordIn, type Hit, type ReadText } from './match-words.ts'

type Word = (at: number) => string

/**
 * Whether a danger is only named: what somebody read of, what one asks about before anything happened, what a form asked, or what one
 * does not want to talk about. Each looks through the whole text for whatever would make it a danger of today.
 */
export function isOnlyNamed(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  return (
    isTopicOfTalk(text, hit, word) ||
    isReadOf(text, hit, word) ||
    isPoisonAsked(text, hit, word) ||
    isAskedOfAll(text, hit, word) ||
    isWokenForSchool(text, hit, word) ||
    isHeardBadly(text, hit, word) ||
    isStepOfBus(text, hit, word) ||
    isOfCallBefore(text, hit, word) ||
    isInFiction(text, hit, word) ||
    isOfWornJoint(text, hit, word) ||
    isGivenAsTold(text, hit, word)
  )
}

const inSentence = ({ tokens }: ReadText, at: number, of: number): boolean =>
  tokens[at]?.sentence === tokens[of]?.sentence

const inClause = ({ tokens }: ReadText, at: number, of: number): boolean => tokens[at]?.clause === tokens[of]?.clause

/** Whether a word that a pattern knows stands in the sentence of a hit. */
function isBeside(text: ReadText, hit: Hit, pattern: RegExp): boolean {
  for (let at = hit.first; inSentence(text, at, hit.first); at--)
    if (pattern.test(text.tokens[at]?.word ?? '')) return true
  for (let at = hit.first + 1; inSentence(text, at, hit.first); at++)
    if (pattern.test(text.tokens[at]?.word ?? '')) return true
  return false
}

const talking = /^(?:prata|tala|snacka|puhua|puhumaan|keskustella|talk|speak)$/
/** Of what one talks: `puhua tunteista`; of a time it is said since when one cannot. */
const ofTopic = /(?:ista|[eo]sta|asta|tasta|siita|[a-z]{3}sta(?:ni|mme|an)?)$/
const sinceWhen =
  /^(?:eilisesta|eilisillasta|aamusta|illasta|yosta|viime\w*|maanantaista|tiistaista|keskiviikosta|torstaista|perjantaista|lauantaista|sunnuntaista|toissapaivasta|paivasta|tunnista|hetkesta|alusta|kipeasta|kivusta|itkusta)$/
/** Whatever tells of a stroke, of breath or of a sudden. */
const tellsOfSpeech =
  /^(?:munnen|mungip\w*|ansikt\w*|armen|handen|benet|domna\w*|yrsel|plotslig\w*|yhtakkia|akkia|suudd\w*|sludd\w*|suu|suupieli\w*|kasi|kateni|katta|jalka|puutu\w*|suddenly|sudden|mouth|face|arm|numb\w*|dizzy|slur\w*|droop\w*|breath\w*|luft|andas|andan|henki|henkea|hengit\w*|orden|sanat|words|ratt|ordentligt|kunnolla|selvasti|properly|clearly|langre|enaa|anymore)$/

/** `jag kan inte prata om känslor`, `I can't talk about it`, `en pysty puhumaan tunteistani`: the speech is there, the matter is hard. */
function isTopicOfTalk(text: ReadText, hit: Hit, word: Word): boolean {
  const at = hit.words.find((one) => talking.test(word(one)))
  if (at === undefined) return false
  // `I can't talk about it at home, my husband is listening`: who listens is for a safe way to call back, where nothing is feared.
  if (hit.words.some((one) => one > at + 1) && !(isListened.test(word(hit.last)) && lastSaid(text.tokens, fears) < 0))
    return false
  const next = inClause(text, at + 1, at) ? word(at + 1) : ''
  const isOf = /^(?:om|about)$/.test(next)
    ? inClause(text, at + 2, at)
    : /^(?:puhua|puhumaan|keskustella)$/.test(word(at)) &&
      ofTopic.test(next) &&
      !sinceWhen.test(next) &&
      !/^(?:asti|alkaen|lahtien|saakka)$/.test(word(at + 2))
  return isOf && lastSaid(text.tokens, tellsOfSpeech) < 0
}

const isListened = /^(?:kuuntelee|kuulee|lyssnar|hor|listens|listening|hears)$/
const fears =
  /^(?:pelk\w*|pelottaa|uhka\w*|vaara\w*|lyo|lyonyt|loi|hakka\w*|vakival\w*|turva\w*|apua|auttakaa|poliisi\w*|suuttu\w*|raivo\w*|humal\w*|tappa\w*|satut\w*|mustelm\w*|rad[ds]\w*|hot\w*|fara|farlig\w*|slar|slog|slagit|vald\w*|trygg\w*|hjalp|polis\w*|arg|rasande|full|dod\w*|skada\w*|afraid|scared|fear\w*|threat\w*|danger\w*|hits?|hitting|beat\w*|violen\w*|safe|unsafe|help|police|angry|furious|drunk|kill\w*|hurt\w*|bruis\w*|weapon|knife|kniv\w*|veits\w*|puuk\w*)$/

const matter =
  /^(?:hakamyrky\w*|haka|hakaa|hakan|hakavaroit\w*|sienimyrky\w*|myrkytyk\w*|myrkytys\w*|ruokamyrkyt\w*|aivokalvontulehdu\w*|verenmyrkyt\w*|kolmonoxid\w*|koloxid\w*|kolos\w*|svampforgift\w*|forgiftning\w*|hjarnhinneinflammation\w*|blodforgiftning\w*|carbon|monoxide|co|alarm|poisoning|poisonings|meningitis|sepsis)$/
const readOf =
  /^(?:luin|lukenut|luimme|luettuani|katsoin|katsottiin|kuulin|kuultiin|uutisissa|uutisista|radiossa|radiosta|lehdessa|lehdesta|lehdet|televisiosta|telkkarista|dokumentin|ohjelman|laste|last|sag|horde|radion|nyheterna|tidningen|program|programmet|artikel|read|saw|watched|heard|news|newspaper|radio|program|programme|documentary|article)$/
/** Where an alarm is got, or who gives advice. */
const gets = /^(?:mista|mistahan|hankkia|ostaa|ostan|var|skaffa|kopa|koper|where|buy|get)$/
/** A sign of it in anybody, or that it may be of today. */
const hasSigns =
  /^(?:paa|paata|paansar\w*|paasarky\w*|paakip\w*|huima\w*|pyorry\w*|pahoin\w*|oksen\w*|kuume\w*|niska\w*|sekava\w*|piip\w*|halyt\w*|hajua|haisee|savua|savu|epail\w*|luulen|pelkaan|oire\w*|oireita|soi|soin|syonyt|syotiin|soimme|maistoi|maistoin|huvudvark\w*|yr|yra|yrsel|illamaende|mar|krak\w*|feber\w*|nacke\w*|piper|larmar|lukt\w*|luktar|rok|misstank\w*|tror|symtom\w*|atit|atet|at|smaka\w*|headache\w*|dizz\w*|sick|nausea|vomit\w*|fever|neck|beep\w*|ringing|smell\w*|smoke|suspect\w*|think|afraid|symptom\w*|ate|eaten|tasted|rash|utslag|ihottuma\w*|unconscious|tajut\w*|medvetslos\w*)$/

/** `I read about carbon monoxide, where do I get an alarm`: of what was read or heard of, nobody has a sign. */
function isReadOf(text: ReadText, hit: Hit, word: Word): boolean {
  if (!hit.words.every((at) => matter.test(word(at)))) return false
  if (lastSaid(text.tokens, hasSigns) >= 0) return false
  if (/^(?:hakavaroit|alarm$)/.test(word(hit.last)) && isBeside(text, hit, gets)) return true
  for (let at = hit.first - 1; hit.first - at <= 8 && inSentence(text, at, hit.first); at--)
    if (readOf.test(word(at))) return true
  for (let at = hit.last + 1; at - hit.last <= 3 && inClause(text, at, hit.last); at++)
    if (/^(?:uutisissa|lehdessa|radiossa|nyheterna|tidningen|news|newspaper|radio)$/.test(word(at))) return true
  return false
}

const poisonous = /^(?:myrkylli\w*|giftig\w*|poison|poisonous|toxic)$/
const asksBefore = /^(?:onko|ovatko|ar|is|are|can|kan|voiko|saako)$/
/** Somebody had it in the mouth, or shows a sign. */
const hadIt =
  /^(?:soi|soin|syonyt|syony|soivat|maist\w*|niel\w*|joi|join|juonut|juonu|imes\w*|imi|nuol\w*|suuh\w*|suus\w*|pureskel\w*|puri|purrut|otti|ottanut|sai|saanut|tunki|pisti|laittoi|haukka\w*|oksen\w*|kuola\w*|iho\w*|silma\w*|hengit\w*|at|atit|atet|smaka\w*|svalde|svalt|drack|druckit|sog|sugit|slicka[dt]\w*|munnen|tugga\w*|bet|bitit|fick|fatt|tog|tagit|stoppa\w*|krak\w*|dregla\w*|hud\w*|ogon|ogat|andats|ate|eaten|swallow\w*|drank|drunk|licked|tasted|chew\w*|suck\w*|mouth|bit|bitten|took|taken|vomit\w*|drool\w*|skin|eyes?|breathed|inhaled|nyss|asken|hjalp|apua|help)$/

/** `är vaxkritor giftiga om barnet äter dem?`, `is poinsettia poisonous for children`: asked before anybody had it. */
function isPoisonAsked(text: ReadText, hit: Hit, word: Word): boolean {
  if (!hit.words.every((at) => poisonous.test(word(at)))) return false
  let isAsked = false
  for (let at = hit.first - 1; hit.first - at <= 6 && inClause(text, at, hit.first); at--)
    isAsked ||= asksBefore.test(word(at))
  return isAsked && lastSaid(text.tokens, hadIt) < 0
}

const askedAbout =
  /^(?:itsetuho[\w-]*|itsemurh[\w-]*|vakivalt\w*|vakivalla\w*|parisuhdevakival\w*|lahisuhdevakival\w*|perhevakival\w*|sjalvmord\w*|suicid\w*|suicidal|vald|valdet|familjevald\w*|parrelationsvald|misshandel|violence|abuse)$/
const asked =
  /^(?:kysyin|kysyttiin|kysytty|kysyttyani|kysyi|kysyivat|kysymme|kysyimme|kysyttaessa|fragade|fragat|fragades|fragats|asked)$/
const hasNone = [
  /^(?:sita|niita|sellaista|sellaisia|kumpaakaan|mitaan|mitaa) ei (?:ole|oo)$/,
  /^(?:sita|niita|sellaista|sellaisia|kumpaakaan|mitaan|mitaa) ei (?:ole|oo) (?:ollut|ollu|esiintynyt|koskaan)$/,
  /^ei (?:ole|oo) (?:ollut|ollu|esiintynyt|niita|sita|sellaisia|koskaan)$/,
  /^(?:har|finns|fanns|hade) inga$/,
  /^(?:har|finns|fanns|hade) inga (?:sadana|tankar|planer)$/,
  /^har inte (?:forekommit|funnits|haft|nagra|sadana)$/,
  /^(?:has|have|had|are|is|were|was|been) none$/,
  /^(?:has|have|had|are|is|were|was|been) no (?:such|thoughts|plans)$/,
]
const saidNo = /^(?:vastasin ei|svarade nej|svarat nej|answered no|said no)$/
/** Where any of these stands, the no is no whole no, or something else tells of it. */
const tellsOfIt =
  /^(?:muuta|muusta|enaa|eniten|mutta|mut|muttei|vaan|vain|paitsi|oikeasti|oikeesti|valehtel\w*|elaa|kuolla|itk\w*|pelk\w*|pelot\w*|lyo|lyonyt|loi|hakka\w*|uhka\w*|uhkai\w*|tappa\w*|mustelm\w*|satut\w*|kontrol\w*|men|bara|langre|egentligen|ljog|ljugit|leva|grat\w*|grater|rad[ds]\w*|slar|slog|slagit|hot\w*|dod\w*|doda|blamark\w*|but|only|really|lied|lie|lying|live|cri\w*|cry\w*|afraid|scared|fear\w*|hits?|hitting|beats?|threat\w*|kill\w*|bruis\w*|hurt\w*|viil[tls]\w*|skar\w*|cut\w*|koyde\w*|rep|rope|snara\w*|kirje\w*|jaahyvai\w*|avsked\w*|goodbye|letter|paatta\w*|bestamt|decided|plan\w*|suunnit\w*|koska|eftersom|because|mukana|vieressa|paikalla|kuuli|kuunteli|bredvid|satt|horde|beside|sat|present|listen\w*|vaikka|fast|although|though)$/

/** Some other answer stands before the no, or another matter. */
const answersOtherwise =
  /^(?:sanoi|sano|sanoo|kertoi|kertoo|vastaa|vastata|vastannut|vastasi|tieda|tiia|halunnut|halua|halusi|luin|olen|sade|sager|berattade|svara|svarar|svarat|vet|ville|vill|said|says|told|answer|answers|know|knows|want|wants|wanted|read)$/

/** `I asked about suicidal thoughts and she has none`, `neuvolassa kysyttiin väkivallasta. Vastasin ei`: asked, and answered with no. */
function isAskedOfAll(text: ReadText, hit: Hit, word: Word): boolean {
  const { tokens } = text
  if (!hit.words.every((at) => askedAbout.test(word(at)) || /^(?:tankar|thoughts?|ajatuk\w*)$/.test(word(at))))
    return false
  if (lastSaid(tokens, tellsOfIt) >= 0) return false
  const isNear = (at: number): boolean => inSentence(text, at, hit.last) && asked.test(word(at))
  if (![1, 2, 3, 4, 5].some((far) => isNear(hit.first - far) || isNear(hit.last + far))) return false
  // Right behind in this sentence, or as the next begins: a no farther off is of another question.
  const sentence = tokens[hit.last]?.sentence ?? 0
  let inNext = 0
  for (let at = hit.last + 1; at - hit.last <= 8; at++) {
    const of = tokens[at]?.sentence
    if (of === undefined || of > sentence + 1) return false
    if (of > sentence && ++inNext > 2) return false
    if (answersOtherwise.test(word(at))) return false
    const two = `${word(at)} ${word(at + 1)}`
    const three = `${two} ${word(at + 2)}`
    // Nothing more is said of it: not `niitä ei ole kysytty`, `she has none left`.
    const isNone = (said: string, last: number): boolean =>
      !inClause(text, /^(?:ollut|ollu)$/.test(word(last + 1)) ? last + 2 : last + 1, last) &&
      (saidNo.test(said) || hasNone.some((one) => one.test(said)))
    if (isNone(two, at + 1) || isNone(three, at + 2)) return true
  }
  return false
}

const waking = /^(?:heraa|herata|heraamaan|vakna|vaknar|vaknade|wake|waking)$/
const habitual =
  /^(?:aamuisin|kouluun|kelloon|heratyskelloon|luennoille|toihin|morgnarna|vackarklockan|mornings|alarm)$/
const ofSchool =
  /^(?:koulu\w*|kuraattori\w*|oppila\w*|poissaolo\w*|skol\w*|elev\w*|franvaro\w*|kurator\w*|school|absen\w*|students?|pupils?)$/
/** Anything that tells of somebody who cannot be woken. */
const deepAsleep =
  /^(?:ravist\w*|hengit\w*|koris\w*|kuors\w*|tajut\w*|velt\w*|kuume\w*|oksen\w*|pilleri\w*|laakke\w*|laaket\w*|tablet\w*|alkohol\w*|juonut|joi|humal\w*|huume\w*|reagoi\w*|vastaa|kylma\w*|sini\w*|harma\w*|lyonyt|loi|kaatu\w*|hereille|hereilla|vaikka|millaan|ollenkaan|edes|insuliin\w*|diabet\w*|sokeri\w*|nyt|tanaan|apua|skaka\w*|ruska\w*|andas|andning\w*|snark\w*|medvetslos\w*|slapp|feber\w*|krak\w*|piller|drack|druckit|full|droger|reagerar|svarar|kall|bla|fast|ens|insulin|socker|nu|idag|imorse|morse|hjalp|pullo\w*|purk\w*|liusk\w*|kuola\w*|huul\w*|loysin|loytyi|flask\w*|burk\w*|dregl\w*|lappar\w*|hittade|bottle\w*|drool\w*|lips|found|shak\w*|breath\w*|snor\w*|unconscious|limp|fever|vomit\w*|pills?|drank|drunk|drugs?|respond\w*|cold|blue|even|although|though|sugar|now|today|help|floppy)$/

/** `ei jaksa herätä kouluun`, `can't wake up in the mornings`: a habit of the young, and nobody who cannot be woken. */
function isWokenForSchool(text: ReadText, hit: Hit, word: Word): boolean {
  const at = hit.words.find((one) => waking.test(word(one)))
  if (at === undefined || (text.age ?? 15) < 6 || (text.age ?? 15) > 40) return false
  if (lastSaid(text.tokens, deepAsleep) >= 0) return false
  if (isBeside(text, hit, habitual)) return true
  // `for school`, `till skolan`; at school somebody may lie unconscious.
  for (let to = at + 1; to - at <= 8 && inSentence(text, to, at); to++)
    if (
      /^(?:for|to|till)$/.test(word(to)) &&
      /^(?:school|lectures?|work|skolan|lektionerna|jobbet)$/.test(word(to + 1))
    )
      return true
  const isUnwilling = [at - 1, at - 2].some((one) => /^(?:jaksa|orkar|viitsi|manage)$/.test(word(one)))
  return isUnwilling && lastSaid(text.tokens, ofSchool) >= 0
}

const hearingAid = /^(?:kuulokoj\w*|kuulolait\w*|horapparat\w*|horselapparat\w*|aids?)$/
const othersSpeech =
  /^(?:kuulen|kuulosta\w*|kuulostaa|ihmis\w*|muiden|toisten|kaikkien|puhetta|folk|andras|allas|alla|later|lata|hor|personer\w*|people|every(?:body|one)(?:'s)?|others?|sounds?|hear|tv)$/

/** `hörapparaten tjuter, folk låter sluddriga`: others' speech through a hearing aid; of the writer's own it is never said. */
function isHeardBadly(text: ReadText, hit: Hit, word: Word): boolean {
  if (
    !hit.words.every((at) =>
      /^(?:sludd\w*|slur\w*|sammal\w*|puuro\w*|kuulen|puhe\w*|tal|talet|speech|is|later|epaselv\w*|otydlig\w*)$/.test(
        word(at),
      ),
    )
  )
    return false
  const at = lastSaid(text.tokens, hearingAid)
  if (at < 0 || (/^aids?$/.test(word(at)) && word(at - 1) !== 'hearing')) return false
  return (
    isBeside(text, hit, othersSpeech) &&
    lastSaid(text.tokens, strokeSign) < 0 &&
    !text.tokens.some(
      ({ word: own }, one) =>
        ownSpeech.test(own) &&
        [1, 2].some((far) => /^(?:puhe|puheeni|tal|rost|speech|voice|words)$/.test(word(one + far))),
    )
  )
}

const ownSpeech =
  /^(?:oma|minun|mun|aidin|aitini|isan|isani|miehen|miehe[nm]i|vaimon|vaimoni|mummon|ukin|papan|eget|mitt|min|hans|hennes|mammas|pappas|mannens|fruns|own|my|his|her|mum's|mother's|dad's|father's|husband's|wife's)$/
/** Signs of a stroke, or that it is sudden. */
const strokeSign =
  /^(?:puheeni|munnen|mungip\w*|ansikt\w*|armen|handen|benet|domna\w*|yrsel|plotslig\w*|yhtakkia|akkia|suu|suupieli\w*|kasi|kateni|katta|jalka|puutu\w*|huima\w*|suddenly|sudden|mouth|face|arm|hand|leg|numb\w*|dizzy|droop\w*|headache|huvudvark|paansarky\w*)$/

const steps =
  /^(?:bussi\w*|linja-?auto\w*|portai\w*|portaa\w*|rappu\w*|raput|kerrokse\w*|buss|bussen|trappan|trapporna|trappor|vaningen|bus|stairs|steps|staircase)$/
const bath =
  /^(?:kylpyammee\w*|ammee\w*|wc-\w*|pytylta|tuolista|sohvalta|badkar\w*|toalett\w*|stol\w*|soffan|bathtub|tub|toilet|chair|sofa)$/
/** Something to hold on to is applied for. */
const wishes =
  /^(?:haen|hakisin|tarvitsen|tarvitsisin|toivon|toivoisin|saisinko|saisiko|soker|behover|onskar|apply|need|wish|want)$/
const aidWished =
  /^(?:kahva\w*|tukikahva\w*|apuvaline\w*|korotu\w*|nousutu\w*|handtag\w*|hjalpmed\w*|stodhandtag\w*|forhojning\w*|handles?|rails?|grab|aids?|raiser)$/
/** A floor, a fall, or somebody who is down now. */
const isDown =
  /^(?:kaadu\w*|kaatu\w*|putos\w*|pudo\w*|lattia\w*|maassa|makaa\w*|makas\w*|lonk\w*|nyt|tanaan|eilen|juuri|asken|jumi\w*|jaanyt|apua|foll|fallit|ramla\w*|trilla\w*|golv\w*|ligger|legat|hoft\w*|nu|idag|igar|nyss|fast|fastnat|hjalp|fell|fallen|floor|ground|lying|lies|hip|now|today|yesterday|just|stuck|help)$/

/** `jag kommer inte upp i bussen`, `I can't get up the steps of the bus`: nobody lies on a floor. */
function isStepOfBus(text: ReadText, hit: Hit, word: Word): boolean {
  if (!hit.words.some((at) => /^(?:ylos|upp|up)$/.test(word(at)))) return false
  let isTo = false
  for (let at = hit.last + 1; at - hit.last <= 4 && inClause(text, at, hit.last); at++)
    isTo ||=
      (steps.test(word(at)) && !/^(?:fran|ur|from|off)$/.test(word(at - 1)) && !/(?:sta|lta)$/.test(word(at))) ||
      (bath.test(word(at)) && lastSaid(text.tokens, aidWished) >= 0 && lastSaid(text.tokens, wishes) >= 0)
  return isTo && lastSaid(text.tokens, isDown) < 0
}

const contacted = /^(?:soitin|soitimme|soittaessani|kavin|kavimme|jonotin|ringde|besokte|called|phoned|visited|rang)$/
/** Why it is told, or that it is over. */
const whyTold =
  /^(?:valit\w*|muistutu\w*|reklam\w*|palaut\w*|kiitos|kiitan|kiitokset|klag\w*|anmarkning\w*|tack|tackar|complain\w*|feedback|thanks?)$/
/** It may be of today. */
const goesOn =
  /^(?:nyt|taas|edelleen|yha|vielakin|jatku\w*|uudestaan|uudelleen|samanlai\w*|pahen\w*|pahem\w*|aamul\w*|aamus\w*|purista\w*|sateil\w*|hengena\w*|eilen|tanaan|hikoil\w*|nu|igen|fortfarande|fortsatt\w*|igar|idag|samma|svett\w*|varre|forvarra\w*|morse|trycker|stralar|now|again|still|worse\w*|morning|radiat\w*|continu\w*|same|yesterday|today|tonight|sweat\w*|back)$/

/** `valitan: soitin lokakuussa rintakivun takia`: what an earlier call was about, told by who complains or thanks. */
function isOfCallBefore(text: ReadText, hit: Hit, word: Word): boolean {
  let isCall = false
  let isThen = false
  for (const step of [-1, 1] as const)
    for (let at = hit.first; inClause(text, at, hit.first) && Math.abs(at - hit.first) <= 10; at += step) {
      isCall ||= contacted.test(word(at))
      isThen ||= monthsAgo.test(word(at))
    }
  return isCall && isThen && lastSaid(text.tokens, whyTold) >= 0 && lastSaid(text.tokens, goesOn) < 0
}

const cup = /^(?:kuppi\w*|kahvikup\w*|muki\w*|lasi|kopp\w*|mugg\w*|glaset|cups?|mugs?|glass)$/
const wornJoint =
  /^(?:nivelrik\w*|nivelreum\w*|reuma\w*|kulum\w*|artros\w*|ledgangsreum\w*|tumbas\w*|reumat\w*|arthrit\w*|rheumat\w*|osteoarthrit\w*|rannekana\w*|karpaltunnel\w*|carpal)$/
const isNew =
  /^(?:nyt|tanaan|aamulla|eilen|juuri|asken|akkia|yhtakkia|pari|tunti\w*|nu|idag|igar|morse|nyss|plotslig\w*|timm\w*|now|today|yesterday|morning|just|sudden\w*|hours?|vasen|vasemm\w*|toinen|vanster|vanstra|ena|left|one|side|puoli|puolen|sidan)$/

/** `my thumb joint has arthritis and the cup almost drops`: a hand that hurts, where nothing is new or of a stroke. */
function isOfWornJoint(text: ReadText, hit: Hit, word: Word): boolean {
  const isOfHand = hit.words.some((at) => cup.test(word(at)) || /^kade(?:ssa|sta|ssani|stani)$/.test(word(at)))
  if (!isOfHand || !isBeside(text, hit, wornJoint)) return false
  return lastSaid(text.tokens, isNew) < 0 && lastSaid(text.tokens, strokeSignButHand) < 0
}
const strokeSignButHand =
  /^(?:puhe\w*|tal|talet|munnen|mungip\w*|ansikt\w*|benet|domna\w*|yrsel|suu|suupieli\w*|jalka|puutu\w*|huima\w*|veltto\w*|hervo\w*|mouth|face|leg|numb\w*|dizzy|droop\w*|speech|slur\w*|limp|headache|huvudvark|paansarky\w*)$/

const gave = /^(?:gav|ger|givit|annoin|annettiin|annoimme|annan|antanut|gave|give|given)$/
/** More than is told on the bottle, or somebody who took it by themself. */
const wrongDose =
  /^(?:liikaa|liian|vahingossa|vaara\w*|tupla\w*|kaksinkert\w*|koko|kaikki|puoli\w*|itse|loysi\w*|salaa|oksen\w*|unelias|veltto|forsok\w*|mycket|misstag|fel|dubbel\w*|hela|halva|allt|sjalv|hittade|krak\w*|sloa?|slapp|much|mistake|wrong|doubl\w*|twice|whole|half|all|himself|herself|itself|found|vomit\w*|drowsy|sleepy|limp|empty|tyhja\w*|tom)$/

/** `she drank from her bottle and I gave her cough medicine`: what the child drank and what it was given are two things. */
function isGivenAsTold(text: ReadText, hit: Hit, word: Word): boolean {
  let isGiven = false
  for (let at = hit.first; at < hit.last; at++) isGiven ||= gave.test(word(at))
  return (
    isGiven &&
    hit.words.some((at) => /^(?:drack|druckit|joi|juonut|drank|drunk)$/.test(word(at))) &&
    /(?:medicin\w*|laake\w*|laakett\w*|medicine|syrup|tablet\w*|flaskan)$/.test(word(hit.last)) &&
    lastSaid(text.tokens, wrongDose) < 0
  )
}

const fiction =
  /^(?:sarja\w*|elokuva\w*|leffa\w*|romaani\w*|peli(?:ssa|a|sta)|videopeli\w*|serien?|filmen?|film|romanen?|spelet|datorspel\w*|series|movie|movies|novel|game|videogame)$/
/** It may have been done after all. */
const doneReally =
  /^(?:minua|mua|minut|mut|meita|oikeasti|oikeesti|sama[an]?|samoin|samalla|kokeili|kokeil\w*|leikki\w*|mig|oss|pariktigt|samma|likadant|provade|lekte|me|us|really|same|tried|copied|played|hanta|henne|honom|him|her|isa\w*|mies\w*|miehe\w*|pappa\w*|man|father|dad|husband|boyfriend)$/

/** `katsoin sarjaa jossa oli kuristamista`, `a series where somebody was strangled`: what was seen in a story, with nothing done to anybody. */
function isInFiction(text: ReadText, hit: Hit, word: Word): boolean {
  if (lastSaid(text.tokens, fiction) < 0 || lastSaid(text.tokens, doneReally) >= 0) return false
  for (let at = hit.first - 1; hit.first - at <= 7 && inSentence(text, at, hit.first); at--) {
    if (/^(?:ja|mutta|nyt|och|men|nu|and|but|now)$/.test(word(at))) return false
    if (fiction.test(word(at)) && /^(?:jossa|joissa|dar|som|where|that|which|in)$/.test(word(at + 1))) return true
  }
  return false
}
