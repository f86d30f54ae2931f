import { numberFrom } from './answer-test.ts'
import { foldText } from './fold-text.ts'
import type { GuidanceInput } from './guidance-input.ts'

/**
 * Every number the rules may compare: the answers, the age, dates as days from the contact (`days_until.eviction_date`),
 * blood pressure as `bp.systolic` and `bp.diastolic`, and the few numbers that people write into the text.
 * Where text and answer differ the greater fever and pain count.
 */
export function readNumbers(input: GuidanceInput): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const [key, value] of Object.entries(input.answers)) {
    const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
    if (isDate) numbers.set(`days_until.${key}`, daysBetween(input.contactTime, value))
    const number = isDate ? undefined : numberFrom(value)
    if (number !== undefined) numbers.set(key, number)
    const pressure = typeof value === 'string' ? /^\s*(\d{2,3})\s*\/\s*(\d{2,3})/.exec(value) : null
    if (pressure !== null) {
      numbers.set('bp.systolic', Number(pressure[1]))
      numbers.set('bp.diastolic', Number(pressure[2]))
    }
  }
  readFromText(input.text.length > longestScan ? input.text.slice(0, longestScan) : input.text, numbers)
  if (typeof input.person.age === 'number') numbers.set('age', input.person.age)
  return numbers
}

const longestScan = 20_000

function readFromText(text: string, numbers: Map<string, number>): void {
  if (!/\d/.test(text)) return
  const plain = foldText(text)
  const fever =
    /(?:kuume\w*|lampo\w*|asteissa|feber\w*|temp\w*|fever\w*|mittasin)\D{0,24}?\b(3[5-9]|4[0-2])(?:[.,](\d))?\b/.exec(
      plain,
    ) ??
    /\b(3[7-9]|4[0-2])(?:[.,](\d))?\s*(?:astetta|asteen|asteinen|:?n? kuume\w*|kuume\w*|grader\w*|degrees\w*|fever|c\b|°)/.exec(
      plain,
    )
  if (fever !== null) setGreater(numbers, 'fever_c', Number(`${fever[1] ?? 0}.${fever[2] ?? 0}`))
  const pain = /\b(10|\d)\s*\/\s*10\b/.exec(plain)
  if (pain !== null) setGreater(numbers, 'pain_nrs', Number(pain[1]))
  const weeksOld =
    /\b(\d{1,2})\s*(?:viikkoa vanha|viikkoinen|viikon ikainen|-viikkoi\w*|vko vanha|vkon? ikai\w*|veckor gam\w*|weeks? old|week-old)/.exec(
      plain,
    )
  if (weeksOld !== null) setLesser(numbers, 'age_weeks', Number(weeksOld[1]))
  const monthsOld =
    /\b(\d{1,2})\s*(?:kk|kuukautta|kuukauden|manader|months?)(?:\s*|-)(?:vanha|ikai\w*|gam\w*|old|vauva\w*|bab\w*)/.exec(
      plain,
    )
  if (monthsOld !== null) setLesser(numbers, 'age_weeks', Math.round(Number(monthsOld[1]) * 4.3))
  const years =
    /\b(\d{1,3})\s*(?:-?\s*vuotia\w*|-?v\b|vuotta vanha\w*|-?arig\w*|ar gam\w*|years? old|-year-old|yo\b)/.exec(plain)
  if (years !== null && !numbers.has('age') && Number(years[1]) <= 110) numbers.set('age', Number(years[1]))
  const arrears = /\b(\d{1,2})\s*(?:kk|kuukau\w*|manad\w*|months?)\b/.exec(plain)
  if (arrears !== null && /vuokr|hyra|hyror|\brent\b/.test(plain))
    setGreater(numbers, 'rent_arrears_months', Number(arrears[1]))
}

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
