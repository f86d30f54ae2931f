import type { CountySettings } from './catalogue-queries.ts'

/**
 * What a county's settings lack, one line each: without it somebody in need meets an empty number, or nobody is told. No
 * line holds a value.
 */
export function countyProblems(settings: CountySettings): string[] {
  const { phones, officeHours, languages, escalateAfterMinutes, alarms } = settings
  const problems: string[] = []
  const say = (bad: boolean, text: string) => {
    if (bad) problems.push(text)
  }
  for (const name of ['person', 'emergency', 'urgentAdvice', 'socialEmergency', 'crisis'] as const)
    say(!isNumber(phones?.[name]), `county settings: phones.${name} is missing or no telephone number`)
  say(officeHours === undefined, 'county settings: officeHours is missing: promises would follow the usual hours')
  say(
    !(languages?.includes('fi') && languages.includes('sv')),
    'county settings: languages must name fi and sv, which every county serves',
  )
  for (const one of ['A', 'B', 'C', 'D', 'E'] as const)
    say(
      !((escalateAfterMinutes?.[one] ?? 0) > 0),
      `county settings: escalateAfterMinutes.${one} is missing: nobody would be woken`,
    )
  say(
    ![true, false, undefined].includes(settings.urgencyAdviceToResidents),
    'county settings: urgencyAdviceToResidents is neither true nor false: no advice is shown',
  )
  say(
    settings.freeContraceptionUnder !== undefined && !isAgeLimit(settings.freeContraceptionUnder),
    'county settings: freeContraceptionUnder is no age in whole years: plans say nothing of the price',
  )
  say(
    !isNumber(alarms?.dataRequests),
    'county settings: alarms.dataRequests is missing: nobody would be told of a request about own data that runs out',
  )
  return problems
}

/** An age in whole years under which something is free. */
export const isAgeLimit = (age: unknown): age is number =>
  typeof age === 'number' && Number.isInteger(age) && age > 0 && age < 130

const isNumber = (text: string | undefined) => text !== undefined && /^\+?[\d ]{3,20}$/.test(text)
