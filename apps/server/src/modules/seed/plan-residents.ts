import { makeArtificialCode } from '@luukku/domain/access'
import { addDays, addMonths, toLocalDate, type LocalDate } from '@luukku/domain/time'
import type { CountyFiles } from './county-files.ts'
import { makeName } from './names.ts'
import { createRandom, stableId } from './random.ts'

export interface PlannedResident {
  personId: string
  givenName: string
  familyName: string
  identityCode: string
  birthDate: LocalDate
  phone: string
  language: 'fi' | 'sv' | 'se' | 'en'
  municipality: string
  nonDisclosure: boolean
  guardians: string[]
}

/** The adults made last, among whom a child's guardians are found. */
const adultsKept = 40
const yearOf = (day: LocalDate) => Number(day.slice(0, 4))

function isOfParentsAge(adult: PlannedResident, born: LocalDate): boolean {
  const years = yearOf(born) - yearOf(adult.birthDate)
  return years >= 20 && years <= 42
}

/**
 * Made-up residents, the same every time, spread over the municipalities by population. Codes are artificial
 * (900-999) and each stands once: there are 100 for a birth day. One in 200 has an order of non-disclosure; a child
 * has adults made shortly before, of an age to be its parents, as guardians. Births end on a fixed day, or the people would change with the calendar.
 */
export function* planResidents(county: CountyFiles, count: number, today: LocalDate): Generator<PlannedResident> {
  const random = createRandom(`residents ${county.id}`)
  const total = county.municipalities.reduce((sum, m) => sum + m.population, 0)
  const used = new Map<string, number>()
  const first = toLocalDate('1927-01-01')
  const days = Math.round((Date.parse('2026-11-01') - Date.parse(first)) / 86_400_000)
  let adults: PlannedResident[] = []
  for (let n = 0; n < count; n++) {
    let at = random.next() * total
    const place = county.municipalities.find((m) => (at -= m.population) < 0) ?? county.municipalities[0]
    if (!place) throw new Error('a county has municipalities')
    const sami = county.samiMunicipalities.includes(place.code)
    const chance = random.next()
    const language = sami && chance < 0.3 ? 'se' : chance < 0.03 ? 'sv' : chance > 0.98 ? 'en' : 'fi'
    let birthDate = addDays(first, random.below(days))
    let key = `${birthDate.slice(0, 2)}${birthDate}`
    let serial = used.get(key) ?? 900
    while (serial > 999) {
      birthDate = addDays(first, random.below(days))
      key = `${birthDate.slice(0, 2)}${birthDate}`
      serial = used.get(key) ?? 900
    }
    used.set(key, serial + 1)
    const { givenName, familyName } = makeName(random, language, serial % 2 === 0 ? 'f' : 'm')
    const isChild = addMonths(birthDate, 18 * 12) > today
    const guardians = isChild ? adults.filter((adult) => isOfParentsAge(adult, birthDate)).slice(-2) : []
    const resident: PlannedResident = {
      personId: stableId(`resident ${county.id} ${String(n)}`),
      givenName,
      familyName: guardians[0]?.familyName ?? familyName,
      identityCode: makeArtificialCode(birthDate, serial),
      birthDate,
      phone: `+35850000${String(n).padStart(6, '0')}`,
      language,
      municipality: guardians[0]?.municipality ?? place.code,
      nonDisclosure: random.below(200) === 0,
      guardians: guardians.map((g) => g.personId),
    }
    if (!isChild) adults = [...adults.slice(1 - adultsKept), resident]
    yield resident
  }
}
