import { lastSaid } from './last-said.ts'
import { wordIn, type Hit, type ReadText } from './match-words.ts'

type Word = (at: number) => string

/** Whether something said in the same sentence explains a sign away, and nothing in the text makes it one. */
export function isExplained(text: ReadText, hit: Hit): boolean {
  const word = wordIn(text)
  return (
    isNoTimeToTalk(text, hit, word) ||
    isTakenForAilment(text, hit, word) ||
    isTakenAgainst(text, hit, word) ||
    isHarmlessMark(text, hit, word) ||
    isAskedAndDenied(text, hit, word) ||
    isLiftedUp(text, hit, word) ||
    isHurtInFall(text, hit, word) ||
    isPlaceOfTooth(text, hit, word) ||
    isHeavyPeriod(text, hit, word) ||
    isStiffShoulder(text, hit, word)
  )
}

function isInSentence({ tokens }: ReadText, hit: Hit, pattern: RegExp): boolean {
  const sentence = tokens[hit.first]?.sentence
  for (let at = hit.last; tokens[at]?.sentence === sentence; at++) if (pattern.test(tokens[at]?.word ?? '')) return true
  for (let at = hit.last; tokens[at]?.sentence === sentence; at--) if (pattern.test(tokens[at]?.word ?? '')) return true
  return false
}

const talking = /^(?:prata|tala|snacka|puhua|puhumaan|puhuu?|talk|speak)$/
const busyPlace =
  /^(?:mote|motet|jobbet|lektion\w*|buss|bussen|taget|kollegor\w*|kund|kunder\w*|forelasning\w*|biblioteket|kokouksessa|kokous|palaverissa|palaveri|toissa|tyopaikalla|oppitunnilla|luennolla|bussissa|junassa|kirjastossa|meeting|lesson|lecture|bus|train|office|library|colleagues?)$/
/** Whoever else it may be of, and whatever tells of a stroke or of somebody who listens. */
const noBusyness =
  /^(?:han|hon|hen|hanella|aiti\w*|isa\w*|mamma|pappa|mor|far|man|mies\w*|vaimo\w*|he|she|him|her|mother|father|husband|wife|mun|munnen|ansikt\w*|arm\w*|hand\w*|ben|domna\w*|yrsel|plotslig\w*|yhtakkia|akkia|suudd\w*|sludd\w*|suu|suupieli|kasi|kateni|jalka|puutu\w*|alkoi|borjade|started|suddenly|mouth|face|leg|numb\w*|dizzy|breath\w*|luft|andas|andan\w*|henki|henkea|hengit\w*|ont|sattuu|kipu|pain|hurts|kuulee|hor|hears|uhka\w*|hot\w*|threat\w*|langre|enaa|anymore|orden|sanat|words)$/

/** `kan inte prata just nu, är på möte`: the writer has no time, and nothing is wrong with the speech. */
function isNoTimeToTalk(text: ReadText, hit: Hit, word: Word): boolean {
  return (
    text.isForOther !== true &&
    hit.words.some((at) => talking.test(word(at))) &&
    isInSentence(text, hit, busyPlace) &&
    lastSaid(text.tokens, noBusyness) < 0
  )
}

const ailments =
  /^(?:back|backache|pain|headache|head|knee|cold|flu|fever|allerg\w*|migraine|period|cramps|pressure|cough|infection|stomach|tooth\w*|shoulder|neck)$/
const tooMuch =
  /^(?:many|all|too|die|dying|dead|death|kill\w*|bottle|handful|whole|overdose\w*|regret\w*|sorry|goodbye|more|extra|drunk|vodka|wine|alcohol|beer|forever|sleep|everything|end|lot|lots|every|sick|vomit\w*|dizzy|drowsy|confused|sleepy|help|stop|double|twice|mistake|wrong|\d+)$/
const ofThem = /^(?:my|the|some|two|a|couple|of|these|those|pain|back|usual|own|normal)$/

const ailmentsSv =
  /^(?:huvudvark\w*|vark\w*|smart\w*|ont|allergi\w*|feber\w*|forkyl\w*|rygg\w*|migran\w*|mens\w*|hals\w*|hosta\w*|infektion\w*|mage\w*|magont\w*|tandvark\w*|blodtryck\w*|klada\w*|illamaende\w*|svamp\w*|urinvags\w*)$/
const tooMuchSv =
  /^(?:manga|mycket|alla|allt|allihop\w*|do|dog|doda|dor|dod|doden|burk\w*|hela|halva|overdos\w*|angrar?|forlat|farval|hejda|mer|fler|extra|full|sprit\w*|vin|ol|alkohol\w*|somna|sova|slut|sluta|krak\w*|spy\w*|yr|dasig\w*|sloa?|forvirr\w*|hjalp|dubbel\w*|dubbla|ganger|fel|misstag\w*|leva|livet|vill|natt\w*|dygn\w*|kart\w*|nave|\d+)$/

/** `Jag har tagit tabletter mot huvudvärken`: what they were taken against, and nothing of how many. */
function isTakenAgainst(text: ReadText, hit: Hit, word: Word): boolean {
  if (text.isForOther === true || !hit.words.every((at) => /^(?:tagit|tog|tabletter)$/.test(word(at)))) return false
  for (let at = hit.first + 1; at < hit.last; at++) if (!/^(?:nagra|vanliga|tva)$/.test(word(at))) return false
  const isAgainst =
    /^(?:mot|for)$/.test(word(hit.last + 1)) && [2, 3].some((far) => ailmentsSv.test(word(hit.last + far)))
  return isAgainst && lastSaid(text.tokens, tooMuchSv) < 0
}

/** `I took pills this morning for my back pain`: what they were taken for, and nothing of how many. */
function isTakenForAilment(text: ReadText, hit: Hit, word: Word): boolean {
  if (!hit.words.every((at) => /^(?:took|taken|pills)$/.test(word(at)))) return false
  for (let at = hit.first + 1; at < hit.last; at++) if (!ofThem.test(word(at))) return false
  const sentence = text.tokens[hit.last]?.sentence
  let isFor = false
  for (let at = hit.last + 1; at <= hit.last + 8 && text.tokens[at]?.sentence === sentence; at++)
    if (word(at) === 'for') isFor ||= [1, 2, 3].some((far) => ailments.test(word(at + far)))
  return isFor && lastSaid(text.tokens, tooMuch) < 0
}

const hurt = /^(?:satut\w*|itse\w*|skada\w*|sig|mig|hurt\w*|injur\w*|(?:her|him|my|it)self)$/
const fall =
  /^(?:kaatu\w*|kaadu\w*|liukast\w*|putos\w*|pudo\w*|kompast\w*|horjah\w*|ramla\w*|foll|fallit|halka\w*|snubbla\w*|trilla\w*|fell|fallen|fall|slipp\w*|trip\w*|stumbl\w*)$/
/** Whatever tells that it was meant. */
const meant =
  /^(?:halu\w*|tahallaan|tarkoituksella|viil\w*|ajatuk\w*|kuolla|kuolema\w*|elaa|uhka\w*|itsetuho\w*|itsemurh\w*|yritt\w*|tappa\w*|ahdist\w*|masen\w*|pelk\w*|vill|ville|avsiktlig\w*|meningen|skar\w*|tankar|do|doden|leva|hota\w*|sjalvmord\w*|forsok\w*|angest\w*|deprim\w*|radd|want\w*|purpose|deliberate\w*|cut\w*|thought\w*|die|death|live|threat\w*|suicid\w*|tried|depress\w*|anxi\w*|afraid|kill\w*|knife|blade\w*|razor\w*|veits\w*|puuk\w*|kniv\w*|rakblad\w*|kirje|kirjeen|kirjeita|jatti|jattanyt|lapun|sillalta|parvekkeelta|ikkunasta|katolta|brev|brevet|lapp|bron|taket|letter|note|bridge|window|roof)$/

/** `kaatui ja satutti itsensä`, `fell and hurt herself`: hurt by a fall told before it, where nothing in the text tells that it was meant. */
function isHurtInFall(text: ReadText, hit: Hit, word: Word): boolean {
  if (!hit.words.every((at) => hurt.test(word(at)))) return false
  const sentence = text.tokens[hit.first]?.sentence
  for (let at = hit.first - 1; text.tokens[at]?.sentence === sentence; at--)
    if (fall.test(word(at)) && !/^(?:silent|asleep|ill|in|behind|apart|out|off)$/.test(word(at + 1)))
      return lastSaid(text.tokens, meant) < 0
  return false
}

const place =
  /^(?:nere|uppe|till|hoger|vanster|alhaalla|ylhaalla|oikealla|vasemmalla|down|up|lower|upper|right|left|on|the|side)$/
const tooth =
  /^(?:tand\w*|visdomstand\w*|kindtand\w*|hammas\w*|hampa\w*|viisaudenham\w*|tooth|teeth|toothache|molars?|wisdom)$/
const belly =
  /^(?:mag\w*|buk\w*|vatsa\w*|maha\w*|kyl[jk]\w*|belly|stomach|abdom\w*|tummy|groin|ljumsk\w*|nivu\w*|underliv\w*)$/

/** `tanden värker nere till höger`: where the tooth is, and no belly in the text. */
function isPlaceOfTooth(text: ReadText, hit: Hit, word: Word): boolean {
  if (!hit.words.every((at) => place.test(word(at)))) return false
  return isInSentence(text, hit, tooth) && lastSaid(text.tokens, belly) < 0
}

const bleeding =
  /^(?:heavy|heavily|bleed\w*|runsa\w*|vuot\w*|vuod\w*|verenvuot\w*|kraftig\w*|riklig\w*|blod\w*|kovasti|paljon|mycket|lots?|much)$/
const period = /^(?:periods?|menstrua\w*|mens\w*|kuukaut\w*|menk\w*)$/
/** How long such periods have been, that they come again, or how long they last. */
const eachTime =
  /^(?:years?|months?|vuo[dtn]\w*|vuosi\w*|kuukausi|kuukautta|kuukauden|ar|manad\w*|always|every|aina|joka|alltid|varje|last|lasts|kestaa|kestavat|varar|usually|yleensa|brukar)$/
/** What makes it of today, or more than a period. */
const bleedsNow =
  /^(?:nyt|tanaan|pyorr\w*|huima\w*|tunnissa|tunnin|raska\w*|synn\w*|synt\w*|hyyty\w*|kalpea\w*|heikko\w*|pyortyma\w*|nu|idag|yr|yra|svimm?\w*|timmen|timme|gravid\w*|foss\w*|blek\w*|svag|klump\w*|levrad\w*|svart|rusar|kallsvett\w*|mustenee|now|today|dizzy|faint\w*|hour|hours|pregnan\w*|birth|clots?|pale|weak|soak\w*|pour\w*|gush\w*|black|collapse\w*)$/

const more = /^(?:mer|mera|enemman|more)$/
const isMoreThanPeriod = (word: Word, at: number): boolean =>
  more.test(word(at)) && /^(?:an|kuin|than)$/.test(word(at + 1)) && [2, 3, 4].some((far) => period.test(word(at + far)))

/** `heavy bleeding in my periods for half a year`: told of every period, and nothing of today. */
function isHeavyPeriod(text: ReadText, hit: Hit, word: Word): boolean {
  if (!hit.words.every((at) => bleeding.test(word(at)) || period.test(word(at)))) return false
  if (!isInSentence(text, hit, period) || !isInSentence(text, hit, eachTime)) return false
  // `more than my periods usually are` is of now.
  if (text.tokens.some((_, at) => isMoreThanPeriod(word, at))) return false
  const at = lastSaid(text.tokens, bleedsNow)
  // `I change the pad every two hours` is of each time.
  return at < 0 || (/^hours?$/.test(word(at)) && /^(?:two|three|four|2|3|4)$/.test(word(at - 1)))
}

const arm =
  /^(?:kan|inte|lyfta|armen|armarna|far|upp|can't|cannot|can|not|lift|raise|my|arm|en|ei|saa|pysty|nosta|nostamaan|katta|kasi|katea|kasivar\w*|nouse|ylos)$/
const shoulder = /^(?:axel\w*|skuldr\w*|olkapa\w*|hartia\w*|shoulders?)$/
/** How long it has been so: weeks or more. */
const longSince =
  /^(?:veckor\w*|manad\w*|september|oktober|november|augusti|juli|juni|sommar\w*|somras|host\w*|viikko\w*|kuukau\w*|syksy\w*|kesa\w*|elokuu\w*|syyskuu\w*|lokakuu\w*|weeks?|months?|summer|autumn|august|october)$/
const strokeBeside =
  /^(?:munnen|mungip\w*|ansikt\w*|tal\w*|benet|domna\w*|yr|yrsel|plotslig\w*|imorse|morse|nyss|idag|nu|suu|suupiel\w*|puhe\w*|jalka\w*|puutu\w*|huima\w*|akkia|yhtakkia|tanaan|nyt|eilen|mouth|face|speech|slur\w*|leg|numb\w*|dizzy|sudden\w*|today|now|yesterday|morning|igar|brost\w*|rinta\w*|chest)$/

/** `kan inte lyfta armen över huvudet`, with a shoulder that has hurt for weeks: no arm that fails at once. */
function isStiffShoulder(text: ReadText, hit: Hit, word: Word): boolean {
  if (!hit.words.every((at) => arm.test(word(at)))) return false
  if (!text.tokens.some(({ word: own }) => shoulder.test(own)) || lastSaid(text.tokens, longSince) < 0) return false
  return lastSaid(text.tokens, strokeBeside) < 0
}

const mark = /^(?:marks?|marken|market|markena|marke|jalki|jalkia|jaljet)$/
const harmless =
  /^(?:mosquito\w*|insects?|bug|tick|ticks|vaccin\w*|chickenpox|birth|birthmark|sock|socks|hyttys\w*|hyttyse\w*|hyonteis\w*|itikan\w*|itikka|punkin|punkki|rokotu\w*|rokotte\w*|vesirok\w*|sukan|sukka|mygg\w*|fasting\w*|insekt\w*|vaccin\w*|vattkopp\w*|fodelsemark\w*|strump\w*)$/
const harmed =
  /^(?:hit|hits|hitting|beat\w*|belt|slap\w*|struck|punch\w*|pinch\w*|slar|slog|slagit|slags|remm\w*|balt\w*|nyp\w*|lyo\w*|loi|lyonyt|vyo\w*|remmi\w*|nipist\w*|dad\w*|daddy|father|stepfather|stepdad|boyfriend|isa\w*|isapuol\w*|pappa|styvpappa|scared|afraid|says|said|sanoo|sanoi|sager|pelka\w*|radd|told|bruis\w*|mustelm\w*|blamark\w*|burn\w*|palov\w*|brann\w*)$/

/** `my child has a mark from a mosquito`: of a bruise it is never said, nor where anybody may have done it. */
function isHarmlessMark(text: ReadText, hit: Hit, word: Word): boolean {
  return (
    hit.words.some((at) => mark.test(word(at))) &&
    isInSentence(text, hit, harmless) &&
    lastSaid(text.tokens, harmed) < 0
  )
}

const suicide = /^(?:itsemurh\w*|itsetuho\w*|sjalvmord\w*|suicid\w*)$/
const asks = /^(?:kysyin|kysyimme|kysyttiin|kysyttaessa|kysytty|fragade|fragat|asked|asking)$/
const answers =
  /^(?:sanoi|sano|sanoo|vastasi|vastas|kertoi|kielsi|kieltaa|sade|sager|svarade|said|says|answered|denied|denies)$/
const saidNo = /^(?:ettei|ei|kielsi|kieltaa|inte|nej|no|not|never|hasn't|doesn't|didn't|haven't|denied|denies)$/
const noComfort =
  /^(?:muuta|muusta|enaa|eniten|mutta|mut|muttei|vaan|vain|paitsi|tieda|tiia|vastannut|halua|haluu|muista|elaa|jaksa|kesta|men|bara|langre|vet|vill|leva|orkar|svarat|but|only|anymore|longer|know|want|live|answer|sure|varma|saker|yet|viela|an)$/

/** The thought or the plan that the no is of: `ettei ole ajatellut`; «ettei kerro», «ettei pelkää kuolla» deny something else. */
const thought =
  /^(?:ajatel\w*|ajatte\w*|ajatuks\w*|mietti\w*|harkin\w*|hauto\w*|suunnit\w*|tank\w*|tanke\w*|planer\w*|overvag\w*|think\w*|thought\w*|consider\w*|plan\w*)$/
const deniedIt = /^(?:kielsi|kieltaa|denied|denies|nej|no|not)$/
/** What is at hand or was done tells more than the answer. */
const tellsOtherwise =
  /^(?:koy(?:si|de)\w*|kirje\w*|jaahyvai\w*|hyvaste\w*|viil[tls]\w*|rep|repet|paatet\w*|paattan\w*|paato\w*|bestamt|decided|snara\w*|brev\w*|avsked\w*|skar|skart|rope|noose|note|letter|goodbye\w*|cut|cuts|cutting)$/

/** `Kysyin itsemurhasta ja hän sanoi ettei ole ajatellut`: asked about, and denied; never where the answer is no whole no. */
function isAskedAndDenied({ tokens }: ReadText, hit: Hit, word: Word): boolean {
  if (lastSaid(tokens, tellsOtherwise) >= 0) return false
  const named = hit.words.find((at) => suicide.test(word(at)))
  if (named === undefined) return false
  const sentence = tokens[named]?.sentence
  const isIn = (at: number): boolean => tokens[at]?.sentence === sentence
  if (![1, 2, 3, 4, 5].some((far) => isIn(named - far) && asks.test(word(named - far)))) return false
  let isAnswered = false
  let isNo = false
  for (let at = named + 1; at <= named + 12 && isIn(at); at++) {
    if (!isNo && noComfort.test(word(at))) return false
    isAnswered ||= answers.test(word(at))
    isNo ||= isAnswered && saidNo.test(word(at))
    if (isNo) {
      let isOfIt = deniedIt.test(word(at)) && !isIn(at + 1)
      for (let next = at; next <= at + 4 && isIn(next); next++) {
        if (noComfort.test(word(next))) return false
        isOfIt ||= thought.test(word(next))
      }
      return isOfIt
    }
  }
  return false
}

const upwards = /^(?:ylos|upp|up)$/
const alone = /^(?:yksin|omin|itse|ilman|ensam|sjalv|alone|himself|herself|unaided)$/
const fallen =
  /^(?:liukas\w*|lysah\w*|tipah\w*|tippu\w*|tipu\w*|horjah\w*|rojah\w*|tupert\w*|tuupert\w*|kupsah\w*|kompast\w*|lonk\w*|alkoi|yhtakkia|akkia|eilen|eilis\w*|halka\w*|segna\w*|snubbla\w*|plotsligt|igar|slip\w*|collaps\w*|trip\w*|hip|suddenly|yesterday|lattia\w*|lattial\w*|kaatu\w*|kaadu\w*|putos\w*|pudon\w*|maassa|makaa|makasi|maannut|lumessa|hange\w*|nyt|tanaan|aamusta|asti|yon|yosta|golv\w*|ramla\w*|foll|fallit|ligger|legat|nu|idag|morse|floor|fell|fallen|lying|lies|ground|now|today|since|morning|stuck|tub|bath\w*|kylpyam\w*|amme\w*|badkar\w*)$/

/** What tells of help each day, or of what the help is needed from. */
const helped =
  /^(?:hoidan|omaishoi\w*|omaishoitaja\w*|kotihoi\w*|avustaja\w*|jalkeen|apuval\w*|tuolista|sangysta|nostolai\w*|kuntou\w*|vardar|narstaende\w*|anhorig\w*|hemvard\w*|hjalpmed\w*|stolen|sangen|carer|caregiver|rehab\w*|chair|bed)$/

/** `hoidan vaimoa joka ei pääse yksin ylös`: somebody who is helped up each day; where a floor or a fall is told of it may be of today. */
function isLiftedUp(text: ReadText, hit: Hit, word: Word): boolean {
  const up = hit.words.find((at) => upwards.test(word(at)))
  if (up === undefined) return false
  const isAlone = [up - 2, up - 1, up + 1, up + 2].some(
    (at) => text.tokens[at]?.clause === text.tokens[up]?.clause && alone.test(word(at)),
  )
  return isAlone && isInSentence(text, hit, helped) && lastSaid(text.tokens, fallen) < 0
}
