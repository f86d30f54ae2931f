import type { GuidanceInput } from './guidance-input.ts'

/** One measured sign: what it is called in short, and which values can be of it. */
interface Sign {
  readonly id: string
  readonly names: string
  readonly least: number
  readonly most: number
}

/**
 * How professionals write them in Finland: «RR 86/48, p 118, hf 28, sat 91», «bt 88/50, puls 122, af 28», «BP 82/40, HR 130, RR 32».
 * A pressure is told by its stroke, or by a number that no breathing rate is; `RR` below that is the rate.
 */
const signs: readonly Sign[] = [
  {
    id: 'pulse',
    names: 'p|pulssi|syke|sykkeet|syketaso|puls|pulsen|pulse|hr|heart rate|hjartfrekvens',
    least: 20,
    most: 250,
  },
  {
    id: 'resp_rate',
    names:
      'hf|af|rr|hengitystaajuus|hengitysfrekvenssi|hengitystiheys|hengitys|andningsfrekvens(?:en)?|andning(?:en)?|resps?|resp rate|resp freq|respirations?|respiratory rate|breathing rate',
    least: 4,
    most: 60,
  },
  {
    id: 'sat',
    names:
      'sats?|spo2|so2|saturaatio|happisaturaatio|happi(?:arvo|pitoisuus|kyllasteisyys)?|saturation(?:en)?|syremattnad(?:en)?|syresattning|oxygen(?: level| saturation)?|o2 ?sat|o2',
    least: 50,
    most: 100,
  },
  { id: 'gcs', names: 'gcs|glasgow', least: 3, most: 15 },
  { id: 'news', names: 'news ?2|news', least: 0, most: 20 },
  { id: 'lactate', names: 'laktaatti|laktat|lactate|lakt|lac', least: 0, most: 30 },
  {
    id: 'temperature',
    names: 'tp|temp\\w*|lampo\\w*|ruumiinlampo|kuume\\w*|feber\\w*|fever|t',
    least: 25,
    most: 43,
  },
  { id: 'ketones', names: 'ketoaine\\w*|keto(?:ni|na|t)\\w*|keton\\w*|ketones?|b-keto\\w*', least: 0, most: 15 },
  { id: 'potassium', names: 'kalium\\w*|potassium|s-k|p-k|fp-k|k', least: 1, most: 10 },
  { id: 'sodium', names: 'natrium\\w*|sodium|s-na|p-na|fp-na|na', least: 95, most: 180 },
  { id: 'haemoglobin', names: 'hb|b-hb|hemoglobii?n\\w*|haemoglobin', least: 30, most: 220 },
  { id: 'inr', names: 'inr|tt-inr|p-inr', least: 0, most: 20 },
]
/** What stands between a name and its value: «sat on 91», «sats: 86 %», «puls var 122». A stop or a comma parts them. */
const between =
  '(?:[\\s:=]|\\bn\\.|-arvo\\w*|-?pist\\w*|poang\\w*|score|\\b(?:on|oli|ar|var|ligger pa|is|are|was|vain|bara|only|nyt|nu|now|noin|ca|ennen|yleensa|normaalisti|aiemmin|vanligtvis|usually|normally|before|tanaan|aamulla|illalla|eilen|idag|i dag|i morse|igar|today|this morning|yesterday|laboratoriossa|labrassa|kotona|hemma|at home|mitattuna|mattes|measured|siis|taas)\\b){0,9}'
const measure =
  '(\\d{1,3})(?:[.,](\\d))?(?![\\d:]|\\/(?!\\s?min)|[.,]\\d|-\\d|\\s\\d{2})(?!\\s?(?:v\\b|vuo|ar\\b|year|vk|viik|kk|kuuk|pv|paiv|dag|day|tun|tim|h\\b|min|kg|kilo|mg|e\\b|eur|€|l\\b|km|m\\b))'
const readers = signs.map((sign) => ({
  ...sign,
  pattern: new RegExp(`(?<![\\w-])(?:${sign.names})\\.?${between}${measure}`, 'g'),
}))
/** Whether some sign has a value at all, asked from the figures back: most texts have a figure or two, and none of a sign. */
const anyReading = new RegExp(`(?<=(?<![\\w-])(?:${signs.map(({ names }) => names).join('|')})\\.?${between})\\d`)
const pressure =
  /(?<![\w-])(?:rr|bp|bt|vp|verenpaine\w*|paineet|paine|mittari\w*|mataren|monitor|blodtryck\w*|pressure|blood pressure)(?:[\s:=]|\b(?:on|oli|ar|var|is|are|was|nayttaa|naytti|lukee|visar|visade|shows|showed|says|vain|bara|only|nyt|nu|now|noin|ca|ennen|yleensa|normaalisti|aiemmin|vanligtvis|usually|normally|before)\b){0,6}(\d{2,3})\s?(?:\/|per|over)\s?(?:\d{2,3}|-|\?)/g
const systolicAlone = /(?<![\w-])(?:rr|bp|bt)[\s:=]{1,3}(6[1-9]|[7-9]\d|1\d\d)(?![\d/.,:-])/g
/** Names so short that they are something else as well: read only beside another sign. */
const isShort = /^(?:p|k|na|t|o2|af|lac|news|hengitys|andning)$/
/** A measure of another day, where the same sign is told of today too. */
const ofBefore =
  /\b(?:eilen|toissapaiva\w*|viime|aiemmin|aikaisemmin|ennen|lahtiessa|igar|forra|tidigare|fore|yesterday|last|earlier|before|previous\w*|usual\w*|yleensa|normaalisti|vanligtvis|brukar)\b[^.;\d]{0,24}$/

/** A measure of a year or a season that is over: nobody's of today, also where none of today is told. */
const ofLongBefore =
  /\b(?:vuonna|(?:vuosi|vuotta) sitten|kevaalla|kesalla|syksylla|viime (?:vuo|keva|kesa|syksy|talv)\w*|i (?:varas|somras|hostas|vintras|fjol)|ifjol|forra aret|ar sedan|last (?:year|spring|summer|autumn|winter)|years? ago|(?:19|20)\d\d)\b([^.;]{0,48})$/
const wasLongBefore = /^[^.,;\d]{0,40}\b(?:(?:vuosi|vuotta|vuosia) sitten|ar sedan|years? ago)\b/
const ofToday = /\b(?:nyt|tanaan|nu|idag|i dag|now|today)\b/

/** A pulse of exercise, or of a child not yet born: neither is of somebody at rest. */
const sport =
  /\b(?:lenk\w*|juoks\w*|treen\w*|spinning\w*|kuntosal\w*|hiih\w*|lopband\w*|lopning\w*|sprang|tranin\w*|running|ran|gym|workout|jog\w*)\b/
const cameDown =
  /^(?:(?!\b(?:ei|eika|inte|not|never)\b|n't)[^.;]){0,32}?\b(?:laski|laskee|palautui|tasaantui|ner|came down|went down|back to normal)\b/
const isBabys = /\b(?:vauvan|sikion|bebisens|babyns|fostrets|baby's|babys|fetal)\s*$/

/** Whether a pulse that is told is not of the body at rest, so that its height says nothing. */
export function isPulseOfOther(told: string, at: number, end: number, value: number): boolean {
  const before = told.slice(Math.max(0, at - 60), at)
  if (isBabys.test(before.slice(-16))) return value <= 170
  if (/(?:treeni|harjoitus|tavoite|rasitus)$/.test(before.slice(-10))) return true
  if (value > 205) return false
  const isMost = /(?:maksimi|max\w*\s?)$/.test(before.slice(-12))
  return isMost
    ? sport.test(told.slice(Math.max(0, at - 60), end + 60))
    : sport.test(before) && cameDown.test(told.slice(end, end + 60))
}

/** Beside these a letter and a number are a result. */
const ofLaboratory = /\b(?:labr\w*|lab|krea\w*|crp|verikoke\w*|nayttee\w*|blodprov\w*|provsvar\w*|blood test\w*)\b/

const isCopd = /keuhkoahtau|\bcopd\b|\bkol\b/
const copdDenied =
  /\b(?:ei|ilman|ingen|inte|int|utan|no|not|without|never)\s+(?:\w+\s+){0,2}(?:keuhkoahtau\w*|copd\b|kol\b)/g
const copdOfRelative =
  /\b(?:(?:velje|sisko|isa|aidi|aiti|miehe|mies|vaimo|puoliso|naapuri|ystava|kaveri|kummi|mummo|vaari)\w*|pappa\w*|mamma\w*|bror\w*|syster\w*|grannen?|man(?:nen)?|fru(?:n)?|brother|sister|father|dad|mother|mum|mom|husband|wife|neighbou?r|friend)\s+(?:\w+\s+){0,2}(?:keuhkoahtau\w*|copd\b|kol\b)/g
/** What the same sign is now, without its name again: «sat yleensä 97, nyt 86», «RR yleensä 150/80, nyt 82/44». */
const isNow = /^[^\d.;]{0,20}?\b(?:nyt|nu|now|tanaan|idag|i dag|today)\b[^\d.;]{0,14}?/.source
const valueNow = new RegExp(isNow + measure.replace('(\\d{1,3})', '(?<!\\d)(\\d{1,3})'))
const pressureNow = new RegExp(`${isNow}(\\d{2,3})\\s?(?:/|per|over)\\s?\\d{2,3}`)

interface Reading {
  readonly id: string
  readonly value: number
  readonly isOfBefore: boolean
  readonly isShort: boolean
}

/**
 * The measured signs that the text and the answers tell, and what they come to.
 *
 * - `bp.least`, `pulse`, `pulse.least`, `resp_rate`, `sat`, `gcs`, `lactate`, `temperature` and a few laboratory values, the worst of each
 * - `news`, the points of NEWS2 for what was measured: what was not counts for nothing, so it can only be more
 * - `news.most`, the points of the worst single sign
 *
 * @param plain the folded text
 */
export function readVitals(plain: string, input: GuidanceInput, numbers: Map<string, number>): void {
  const told = `${plain}. ${answersAsText(input)}`
  if (!/\d/.test(told)) return
  const found = readingsIn(told)
  const isOfValues =
    found.some((one) => !one.isShort) || new Set(found.map(({ id }) => id)).size > 1 || ofLaboratory.test(told)
  const worst = (id: string, choose: (...values: number[]) => number): number | undefined => {
    const all = found.filter((one) => one.id === id && (isOfValues || !one.isShort))
    const now = all.filter((one) => !one.isOfBefore)
    const values = (now.length > 0 ? now : all).map(({ value }) => value)
    return values.length > 0 ? choose(...values) : undefined
  }
  const set = (id: string, value: number | undefined): void => {
    if (value !== undefined) numbers.set(id, value)
  }
  const pulse = worst('pulse', Math.max)
  if (pulse !== undefined) numbers.set('pulse', Math.max(pulse, numbers.get('pulse') ?? pulse))
  set('pulse.least', worst('pulse', Math.min))
  set('bp.least', worst('bp', Math.min))
  set('resp_rate', worst('resp_rate', Math.max))
  set('resp_rate.least', worst('resp_rate', Math.min))
  for (const id of ['sat', 'gcs', 'sodium', 'haemoglobin']) set(id, worst(id, Math.min))
  for (const id of ['lactate', 'ketones', 'potassium', 'inr', 'temperature']) set(id, worst(id, Math.max))
  set('temperature.least', worst('temperature', Math.min))
  const age = input.person.age ?? numbers.get('age')
  // The points are for sixteen years and more.
  if (typeof age === 'number' && age < 16) return
  const points = pointsOf(numbers, told)
  const stated = worst('news', Math.max)
  if (points.length === 0 && stated === undefined) return
  numbers.set(
    'news',
    Math.max(
      stated ?? 0,
      points.reduce((sum, one) => sum + one, 0),
    ),
  )
  numbers.set('news.most', Math.max(0, ...points))
}

function readingsIn(told: string): Reading[] {
  const found: Reading[] = []
  const add = (id: string, name: string, value: number, match: RegExpExecArray): void => {
    const { index: at } = match
    const { length } = match[0]
    const before = told.slice(Math.max(0, at - 60), at)
    const long = ofLongBefore.exec(before)
    if (long !== null && !ofToday.test(long[1] ?? '')) return
    const behind = wasLongBefore.exec(told.slice(at + length, at + length + 60))
    if (behind !== null && !ofToday.test(behind[0])) return
    const end = at + (id === 'bp' ? match[0].indexOf(match[1] ?? '') : match[0].lastIndexOf(match[1] ?? ''))
    const isOfBefore = [at, end].some((to) => ofBefore.test(told.slice(Math.max(0, to - 40), to)))
    found.push({ id, value, isOfBefore, isShort: isShort.test(name) })
  }
  for (const { id, least, most, pattern } of anyReading.test(told) ? readers : [])
    for (const match of told.matchAll(pattern)) {
      const value = Number(`${match[1] ?? 0}.${match[2] ?? 0}`)
      const name = /^[a-z]+2?/.exec(match[0])?.[0] ?? ''
      if (value < least || value > most) continue
      if (id === 'pulse' && isPulseOfOther(told, match.index, match.index + match[0].length, value)) continue
      add(id, name, value, match)
      const now = valueNow.exec(told.slice(match.index + match[0].length, match.index + match[0].length + 60))
      const later = Number(`${now?.[1] ?? 0}.${now?.[2] ?? 0}`)
      if (now !== null && later >= least && later <= most)
        found.push({ id, value: later, isOfBefore: false, isShort: isShort.test(name) })
    }
  for (const pattern of [pressure, systolicAlone])
    for (const match of told.matchAll(pattern)) {
      add('bp', 'bp', Number(match[1]), match)
      const now = pressureNow.exec(told.slice(match.index + match[0].length, match.index + match[0].length + 60))
      if (now !== null) found.push({ id: 'bp', value: Number(now[1]), isOfBefore: false, isShort: false })
    }
  return found
}

/** What a form or a professional has measured, as it would be written: `{"bp": "86/48", "resp_rate": 28}`. */
function answersAsText({ answers }: GuidanceInput): string {
  return Object.entries(answers)
    .filter(([, value]) => typeof value === 'number' || (typeof value === 'string' && /^\s*\d/.test(value)))
    .map(([key, value]) => `${key.replaceAll(/[_.]/g, ' ').toLowerCase()} ${String(value)}`)
    .join('; ')
}

/** Whether the one who was measured has COPD: neither denied nor a relative's where the writer tells of themself. */
function holdsCarbonDioxide(told: string): boolean {
  const named = told.replace(copdDenied, ' ')
  return /\b(?:minulla|mulla|minun|itsellani|jag|my|me)\b/.test(told)
    ? isCopd.test(named.replace(copdOfRelative, ' '))
    : isCopd.test(named)
}

/** NEWS2, chart 1: the points of each sign that was measured. */
function pointsOf(numbers: ReadonlyMap<string, number>, told: string): number[] {
  const points: number[] = []
  const score = (value: number | undefined, of: (value: number) => number): void => {
    if (value !== undefined) points.push(of(value))
  }
  const both = (most: string, least: string, of: (value: number) => number): void => {
    const values = [numbers.get(most), numbers.get(least)].filter((one) => one !== undefined)
    if (values.length > 0) points.push(Math.max(...values.map(of)))
  }
  both('resp_rate', 'resp_rate.least', (n) => (n <= 8 || n >= 25 ? 3 : n >= 21 ? 2 : n <= 11 ? 1 : 0))
  // Scale 2, of those whose lungs hold back carbon dioxide: there 88 to 92 is the aim.
  const aim = holdsCarbonDioxide(told) ? 8 : 0
  score(numbers.get('sat'), (n) => (n <= 91 - aim ? 3 : n <= 93 - aim ? 2 : n <= 95 - aim ? 1 : 0))
  if (numbers.has('sat') && /lisahap|happiviiks|happimask|happilisa|syrgas|on oxygen|supplemental/.test(told))
    points.push(2)
  // Whose pressure was low all their life scores no more than a little for it.
  const isLowAlways =
    /matalapainei|\baina (?:\w+ ){0,3}?matal|\balltid (?:\w+ ){0,3}?lagt|\balways (?:\w+ ){0,3}?low\b/.test(told)
  score(numbers.get('bp.least'), (n) =>
    isLowAlways && n >= 80 && n <= 100 ? 1 : n <= 90 || n >= 220 ? 3 : n <= 100 ? 2 : n <= 110 ? 1 : 0,
  )
  both('pulse', 'pulse.least', (n) => (n <= 40 || n >= 131 ? 3 : n >= 111 ? 2 : n <= 50 || n >= 91 ? 1 : 0))
  score(numbers.get('gcs'), (n) => (n < 15 ? 3 : 0))
  // A low warmth alone may be of the room.
  const isAlone = points.length === 0
  both('temperature', 'temperature.least', (n) =>
    n > 39 ? 2 : n > 38 ? 1 : isAlone ? 0 : n <= 35 ? 3 : n <= 36 ? 1 : 0,
  )
  return points
}
