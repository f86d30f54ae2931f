import { toHelsinkiTime } from '@luukku/domain/time'
import { momentOf, scenarioSchema } from '../modules/rehearsal/index.ts'
import type { Scenario } from './answer-scenario.ts'

/** One scripted contact as far as it can be answered, and in words what of it is lost. */
export interface ReadScenario {
  readonly scenario: Scenario
  readonly faults: readonly string[]
}

/**
 * Reads a contact that another program or a person wrote: numbers given as text, a moment with an offset, a list where a word
 * is meant. What cannot be read is left out and told, and the contact is answered without it.
 *
 * @param place its place in the file, from 1: its name where it has none
 */
export function readScenario(given: unknown, place: number): ReadScenario {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given)
  const fields: Readonly<Record<string, unknown>> = isObject ? { ...given } : {}
  const faults: string[] = isObject ? [] : ['it is no object: taken for a contact that says nothing']
  const named = scenarioSchema.shape.id.safeParse(fields['id'])
  const id = named.success && named.data.trim() !== '' ? named.data : `#${String(place)}`
  const time = typeof fields['contact_time'] === 'string' ? fields['contact_time'] : ''
  // A rehearsal refuses a contact without its words; here it is answered without them, and so are the others of the file.
  const message = scenarioSchema.shape.message.safeParse(fields['message']).data
  const read = scenarioSchema.parse({ ...fields, id, contact_time: time, message })
  for (const key of ['message', 'person', 'structured_answers'] as const)
    if (isGiven(fields[key]) && !isGiven(read[key])) faults.push(`"${key}" cannot be read: left out`)
  const person: NonNullable<Scenario['person']> = { ...read.person }
  const age = ageOf(read.person?.age)
  if (isGiven((fields['person'] as { age?: unknown } | undefined)?.age) && age === null)
    faults.push('"person.age" is no age: left out')
  const contactTime = localTimeOf(time)
  if (contactTime.problem !== undefined) faults.push(`${contactTime.problem}: no clocks, and no days to any date`)
  return {
    scenario: {
      id,
      channel: read.channel ?? 'web_form',
      contact_time: contactTime.local,
      lang: read.lang ?? 'fi',
      person: { ...person, age },
      message: read.message ?? '',
      structured_answers: read.structured_answers ?? {},
    },
    faults,
  }
}

/** Local time of a contact, `2026-11-24T09:12`; empty where it cannot be read, and then why. */
function localTimeOf(text: string): { readonly local: string; readonly problem?: string } {
  try {
    const { date, time } = toHelsinkiTime(momentOf({ contact_time: text }))
    return { local: `${date}T${time}` }
  } catch (error) {
    return { local: '', problem: error instanceof RangeError ? error.message : 'contact_time is no local time' }
  }
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null

const ageOf = (years: number | null | undefined): number | null =>
  typeof years === 'number' && years >= 0 && years <= 130 ? years : null
