import { numberFrom } from './answer-test.ts'
import { foldText } from './fold-text.ts'
import type { GuidanceInput } from './guidance-input.ts'
import { readDoses } from './read-doses.ts'
import { readMedicineLeft } from './read-medicine-left.ts'
import { readPieces } from './read-pieces.ts'
import { isPulseOfOther, readVitals } from './read-vitals.ts'

/**
 * Every number the rules may compare: the answers, the age, dates as days from the contact (`days_until.eviction_date`),
 * blood pressure as `bp.systolic` and `bp.diastolic`, and the few numbers that people write into the text.
 * Where text and answer differ the greater fever and pain count.
 */
export function readNumbers(input: GuidanceInput): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const [key, value] of Object.entries(input.answers)) {
    const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
    const daysUntil = isDate ? daysBetween(input.contactTime, value) : Number.NaN
    // A day that does not exist, or a contact of unknown time, is not known to be far away.
    if (!Number.isNaN(daysUntil)) numbers.set(`days_until.${key}`, daysUntil)
    const number = isDate ? undefined : numberFrom(value)
    if (number !== undefined) numbers.set(key, number)
    const pressure = typeof value === 'string' ? /^\s*(\d{2,3})\s*\/\s*(\d{2,3})/.exec(value) : null
    if (pressure !== null) {
      numbers.set('bp.systolic', Number(pressure[1]))
      numbers.set('bp.diastolic', Number(pressure[2]))
    }
  }
  const hours = numbers.get('duration_hours')
  if (hours !== undefined && !numbers.has('duration_days')) numbers.set('duration_days', Math.floor(hours / 24))
  const text = input.text.length > longestScan ? input.text.slice(0, longestScan) : input.text
  readFromText(text, numbers)
  readVitals(foldText(text), input, numbers)
  if (typeof input.person.age === 'number') numbers.set('age', input.person.age)
  const plain = withFigures(foldText(text))
  readDoses(plain, input, numbers)
  readPieces(plain, numbers)
  const left = readMedicineLeft(plain, input.contactTime)
  if (left !== undefined) setLesser(numbers, 'medication_left_days', left)
  return numbers
}

const longestScan = 20_000

function readFromText(text: string, numbers: Map<string, number>): void {
  const plain = withFigures(foldText(text))
  if (!/\d/.test(plain)) return
  const fever =
    /(?:kuume\w*|lampo\w*|asteissa|feber\w*|temp\w*|fever\w*|mittar\w*|mittasin)\D{0,30}?\b(3[5-9]|4[0-2])(?:[.,](\d))?(?![\d/])/.exec(
      plain,
    ) ??
    /\b(3[7-9]|4[0-2])(?:[.,](\d))?\s*(?:astetta|asteen|asteinen|:?n? kuume\w*|kuume\w*|lampo\w*|grader\w*|degrees\w*|fever|feber|c\b|°)/.exec(
      plain,
    ) ??
    // A bare 38,5 is a temperature unless a unit says otherwise.
    /(?<![\d.,/])(3[89]|4[01])[.,](\d)(?![\d/]|[.,]\d)(?!\s*(?:kg|kilo|km|cm|mm|e\b|eur|€|mmol|%|v\b|viik|veck|week|tun|tim|hour))/.exec(
      plain,
    )
  if (fever !== null) setGreater(numbers, 'fever_c', Number(`${fever[1] ?? 0}.${fever[2] ?? 0}`))
  const pain = /\b(10|\d)\s*\/\s*10\b/.exec(plain)
  if (pain !== null) setGreater(numbers, 'pain_nrs', Number(pain[1]))
  const pressure = /\b(1\d\d|2[0-6]\d)\s*(?:\/|per|over)\s*(\d{2,3})\b/.exec(plain)
  if (pressure !== null) {
    setGreater(numbers, 'bp.systolic', Number(pressure[1]))
    setGreater(numbers, 'bp.diastolic', Number(pressure[2]))
  }
  for (const pulse of plain.matchAll(
    /(?:pulssi|syke|sykkeet|puls|pulsen|pulse|heart rate|hr)\D{0,16}?\b(\d{2,3})\b(?!\s*\/)/g,
  )) {
    const value = Number(pulse[1])
    if (isPulseOfOther(plain, pulse.index, pulse.index + pulse[0].length, value)) continue
    setGreater(numbers, 'pulse', value)
    break
  }
  const glucose =
    /(?:sokeri\w*|glukoos\w*|blodsocker\w*|sockret|glucose|sugars?|bm|\bvs:?(?=\s?\d{1,2}[.,]\d)|\b(?:b-|p-)?gluk?)\D{0,24}?\b(\d{1,2})(?:[.,](\d))?\b(?:\s?[-–]\s?(\d{1,2})\b)?(?!\s*(?:vuo|ar\b|year|tauti))/.exec(
      plain,
    )
  // Of «11-12» the higher.
  if (glucose !== null)
    numbers.set('glucose', Math.max(Number(`${glucose[1] ?? 0}.${glucose[2] ?? 0}`), Number(glucose[3] ?? 0)))
  else if (/diabe|insulii?n/.test(plain)) {
    const meter = /\b(?:mittari|mataren|meter|monitor)\D{0,16}?\b(\d{1,2})(?:[.,](\d))(?!\d)/.exec(plain)
    if (meter !== null) numbers.set('glucose', Number(`${meter[1] ?? 0}.${meter[2] ?? 0}`))
  }
  const daysOld =
    /\b(\d{1,2})\s*(?:(?:-?\s*paiva\w*|pv|vrk|vuorokau\w*) (?:vanha|ikai\w*)|paivainen|dagar gam\w*|days? old|-day-old)/.exec(
      plain,
    )
  if (daysOld !== null) setLesser(numbers, 'age_weeks', Math.floor(Number(daysOld[1]) / 7))
  const weeksOld =
    /\b(\d{1,2})\s*(?:viikkoa vanha|-?viikkoi\w*|-?viikon ikai\w*|viikon vauva\w*|-?vko vanha|-?vkon? ikai\w*|-?vko vauva|veckor gam\w*|weeks? old|-week-old)/.exec(
      plain,
    ) ?? /\b(?:bebis\w*|baby\w*|vauva\w*) (?:pa |on |is |ar )?(\d{1,2}) ?(?:veckor|viikkoa|vk\w*|weeks?)\b/.exec(plain)
  const weeksSaid =
    weeksOld ??
    (/\b(?:vauva|bebis|baby|newborn|imevai|vastasynty|spadbarn)/.test(plain)
      ? /\b(?:han|se|poika|tytto|hon|den|she|he|it) (?:on|ar|is) (?:vasta |nyt |only |bara )?(\d{1,2}) ?(?:viikkoa|vk|veckor|weeks)\b/.exec(
          plain,
        )
      : null)
  if (weeksSaid !== null) setLesser(numbers, 'age_weeks', Number(weeksSaid[1]))
  const monthsOld =
    /\b(\d{1,2})\s*(?:kk|kuukautta|kuukauden|manader|months?)(?:\s*|-)(?:vanha|ikai\w*|gam\w*|old|vauva\w*|bab\w*)/.exec(
      plain,
    ) ?? /\b(?:bebis\w*|baby\w*|vauva\w*) (?:pa |on |is |ar )?(\d{1,2}) ?(?:kk|kuukautta|man\w*|months?)\b/.exec(plain)
  if (monthsOld !== null) setLesser(numbers, 'age_weeks', Math.round(Number(monthsOld[1]) * 4.3))
  const years =
    /\b(\d{1,3})\s*(?:-?\s*vuotia\w*|-?v\b|vuotta vanha\w*|-?arig\w*|ar gam\w*|years? old|-year-old|yo\b)/.exec(plain)
  if (years !== null && !numbers.has('age') && Number(years[1]) <= 110) numbers.set('age', Number(years[1]))
  const partner = partnerOfAge.exec(plain) ?? ofAgePartner.exec(plain) ?? agedPartner.exec(plain)
  if (partner !== null) setGreater(numbers, 'partner_age', Number(partner[1]))
  // «Nuorin on 7 kk. Vuokra on maksettu»: the months of another sentence are nobody's arrears.
  for (const sentence of plain.split(/[.!?;\n]/)) {
    const arrears = /\b(\d{1,2})\s*(?:kk|kuukau\w*|manad\w*|months?)\b/.exec(sentence)
    if (arrears !== null && /vuokr|hyra|hyror|\brent\b/.test(sentence))
      setGreater(numbers, 'rent_arrears_months', Number(arrears[1]))
  }
}

const partnerNames =
  '(?:poika|tytto|mies|nais)(?:ysta|kave)\\w*|kumppan\\w*|avo(?:mies|mieh|vaimo)\\w*|seurustel\\w*|deittail\\w*|tapailen|pojkvan\\w*|flickvan\\w*|partner\\w*|dejtar|boyfriend|girlfriend|dating|bf|gf'
const grownAge = '(1[89]|[2-7]\\d)'
/** What is counted by a number that is no age: «24 viikkoa», «24 minuuttia»; «24 minä» and «24 min mamma» are of somebody. */
const counted =
  'paiv|viikko|viikon\\b|vko|kuuk|kk|minuutt|minuter|minutes?\\b|tunt|h\\b|dag(?:ar)?\\b|veck|manad|tim|day|week|month|hour|e\\b|eur|€|%|kert|gang|times|[:./]\\d'
/** «poikaystävä on 24», «seurustelen 25-vuotiaan kanssa»: no time, no number of things behind it; the own age may stand between. */
const partnerOfAge = new RegExp(
  `\\b(?:${partnerNames})\\b(?:[^\\d.!?]|\\b1[0-7]\\b){0,40}?\\b${grownAge}(?!\\d)(?!\\s*(?:${counted}))`,
)
/** «hän on 24, siis mun poikaystävä». */
const agedPartner = new RegExp(
  `\\b(?:on|ar|is|he's|she's|hes|shes)\\s${grownAge}(?!\\d)(?!\\s*(?:${counted}))[^\\d.!?]{0,25}?\\b(?:${partnerNames})`,
)
/** «25-vuotias poikaystävä», «min 24-åriga kille», «my 22-year-old boyfriend». */
const ofAgePartner = new RegExp(
  `\\b${grownAge}\\s*-?\\s*(?:v|vuotia\\w*|arig\\w*|year-old|years? old|yo)\\b\\s(?:\\w+\\s)?(?:${partnerNames}|mies|miehen|kundi\\w*|kille\\w*|guy|man)\\b`,
)

const numberOfWord: Readonly<Record<string, number>> = {
  yksi: 1,
  kaksi: 2,
  kaks: 2,
  kolme: 3,
  nelja: 4,
  viisi: 5,
  viis: 5,
  kuusi: 6,
  kuus: 6,
  seitseman: 7,
  kahdeksan: 8,
  yhdeksan: 9,
  kymmenen: 10,
  yhden: 1,
  kahden: 2,
  kolmen: 3,
  neljan: 4,
  viiden: 5,
  kuuden: 6,
  ett: 1,
  tva: 2,
  tre: 3,
  fyra: 4,
  fem: 5,
  sex: 6,
  sju: 7,
  atta: 8,
  nio: 9,
  tio: 10,
  elva: 11,
  tolv: 12,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
}
const numberWords = new RegExp(`\\b(?:${Object.keys(numberOfWord).join('|')})\\b`, 'g')

const withFigures = (plain: string): string => plain.replace(numberWords, (word) => String(numberOfWord[word] ?? word))

function setGreater(numbers: Map<string, number>, id: string, value: number): void {
  numbers.set(id, Math.max(value, numbers.get(id) ?? value))
}

function setLesser(numbers: Map<string, number>, id: string, value: number): void {
  numbers.set(id, Math.min(value, numbers.get(id) ?? value))
}

function daysBetween(fromLocal: string, toLocal: string): number {
  const from = Date.parse(`${fromLocal.slice(0, 10)}T00:00:00Z`)
  const to = Date.parse(`${toLocal.slice(0, 10)}T00:00:00Z`)
  return Math.round((to - from) / 86_400_000)
}
