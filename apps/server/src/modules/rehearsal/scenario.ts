import { z } from 'zod'
import type { NewContactInput } from '@luukku/contract'
import { fromHelsinki, toLocalDate, type Instant } from '@luukku/domain/time'
import { makeArtificialCode } from '../person/index.ts'

/** A scripted first contact. Keys and values that we have never seen are kept or passed by, never a reason to stop. */
export const scenarioSchema = z.looseObject({
  id: z.coerce.string(),
  channel: z.string().optional(),
  /** Local time of the county, with or without an offset. */
  contact_time: z.string(),
  lang: z.string().optional(),
  person: z
    .looseObject({
      age: z.number().nullish(),
      sex: z.string().nullish(),
      status: z.string().nullish(),
      household: z.string().nullish(),
      lang: z.string().nullish(),
      on_behalf_of: z.string().nullish(),
    })
    .optional(),
  message: z.string(),
  structured_answers: z.record(z.string(), z.unknown()).nullish(),
})
export type Scenario = z.output<typeof scenarioSchema>

const ownChannels = ['web_form', 'chat', 'callback'] as const
const staffChannels = ['phone', 'walk_in', 'professional_app', 'professional_referral'] as const

/** Staff write down what comes by phone, at the counter or from another professional. */
export const isByStaff = (scenario: Scenario) => (staffChannels as readonly string[]).includes(scenario.channel ?? '')

/** @throws RangeError when the time cannot be read */
export function momentOf(scenario: Scenario): Instant {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(scenario.contact_time)
  if (!match) throw new RangeError('contact_time is no local time')
  return match[3] === undefined
    ? fromHelsinki(toLocalDate(match[1] ?? ''), match[2] ?? '')
    : (new Date(scenario.contact_time).toISOString() as Instant)
}

/** The first contact as the API takes it; the resident gets an artificial identity code. `serial` tells people apart. */
export function toNewContact(scenario: Scenario, serial: number): NewContactInput {
  const { person = {} } = scenario
  const age =
    typeof person.age === 'number' && person.age >= 0 && person.age <= 120 ? Math.floor(person.age) : undefined
  const birthDate = age === undefined ? undefined : birthDateOf(scenario, age, serial)
  const woman = person.sex?.startsWith('f') ?? serial % 2 === 0
  const lang = (['fi', 'sv', 'en', 'se'] as const).find((l) => l === scenario.lang) ?? 'fi'
  const channel = [...ownChannels, ...staffChannels].find((c) => c === scenario.channel) ?? 'web_form'
  const behalf = person.on_behalf_of ?? undefined
  return {
    channel,
    lang,
    text: scenario.message,
    answers: Object.fromEntries(
      Object.entries(scenario.structured_answers ?? {}).map(([key, value]) => [key.slice(0, 80), plain(value)]),
    ),
    concerning:
      behalf === undefined
        ? { who: 'self' }
        : { who: age !== undefined && age < 18 ? 'child' : 'other', relation: behalf.slice(0, 80) },
    person: {
      givenName: 'Testi',
      familyName: `Harjoitus-${String(serial)}`,
      ...(birthDate === undefined
        ? {}
        : { birthDate, identityCode: makeArtificialCode(birthDate, 900 + ((serial * 2) % 100) + (woman ? 0 : 1)) }),
      ...(person.sex === 'f' || person.sex === 'm' ? { sex: person.sex } : {}),
      ...(person.status ? { status: person.status.slice(0, 80) } : {}),
      ...(person.household ? { household: person.household.slice(0, 200) } : {}),
      ...((person.lang ?? scenario.lang) ? { lang: (person.lang ?? scenario.lang ?? '').slice(0, 20) } : {}),
    },
    contactWay: { ways: ['call'], phone: `+358 40 ${String(serial % 10_000_000).padStart(7, '0')}` },
  }
}

/** A birthday long past in the year, so that the age holds on the day of contact. */
function birthDateOf(scenario: Scenario, age: number, serial: number): string {
  const at = new Date(momentOf(scenario))
  const born = new Date(
    Date.UTC(at.getUTCFullYear() - age, at.getUTCMonth(), at.getUTCDate()) - (30 + (serial % 200)) * 86_400_000,
  )
  return born.toISOString().slice(0, 10)
}

function plain(value: unknown): string | number | boolean | null | string[] {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return value.slice(0, 2000)
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => String(one).slice(0, 200))
  return JSON.stringify(value).slice(0, 2000)
}
