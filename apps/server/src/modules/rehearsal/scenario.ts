import { makeArtificialCode } from '@luukku/domain/access'
import { ownChannels } from '@luukku/domain/contact'
import { toHelsinkiDate } from '@luukku/domain/time'
import { z } from 'zod'
import type { NewContactInput } from '@luukku/contract'
import { momentOf } from './moment-of.ts'

/** A key that is missing, null or of a kind that we have never seen is passed by. */
const passedBy = <T extends z.ZodType>(known: T) => known.nullish().catch(undefined)

const number = z
  .string()
  .regex(/^\s*\d+(\.\d+)?\s*$/)
  .transform(Number)
const words = z.union([
  z.string(),
  z.number().transform(String),
  z.array(z.union([z.string(), z.number()])).transform((list) => list.join(', ')),
])
const wrapped = z.union([words, z.looseObject({ text: words }).transform(({ text }) => text)])
/** What was said, in lines where it came in parts. Of another kind it is refused: without its words it is nobody's contact. */
const said = z.union([wrapped, z.array(wrapped).transform((parts) => parts.join('\n'))], {
  error: 'is no text, no list of texts and no object with a text',
})
/** Words that say in the field of who asks that nobody else does. */
const selves = new Set(['', 'self', 'itse', 'själv', 'sig själv', 'iežas', 'no', 'none', 'false'])
/** It is about somebody else, and nothing tells who asks. */
const somebodyElse = 'other'
const behalf = z.union([
  words,
  z.literal(true).transform(() => somebodyElse),
  z.looseObject({}).transform((who) => Object.values(who).find((one) => typeof one === 'string') ?? somebodyElse),
])

/** A scripted first contact. Keys and values that we have never seen are kept or passed by, never a reason to stop. */
export const scenarioSchema = z.looseObject({
  id: words,
  channel: passedBy(z.string()),
  /** Local time of the county, with or without an offset. */
  contact_time: z.string(),
  lang: passedBy(z.string()),
  person: passedBy(
    z.looseObject({
      age: passedBy(z.union([z.number(), number])),
      sex: passedBy(z.string()),
      status: passedBy(words),
      household: passedBy(words),
      lang: passedBy(words),
      on_behalf_of: passedBy(behalf.transform((who) => (selves.has(who.trim().toLowerCase()) ? undefined : who))),
    }),
  ),
  message: said.nullish(),
  structured_answers: passedBy(
    z.union([
      z.record(z.string(), z.unknown()),
      // A list has no keys that a rule could know: it is kept as it is, for the professional.
      z.array(z.unknown()).transform((list) => (list.length === 0 ? {} : { structured_answers: list })),
    ]),
  ),
})
export type Scenario = z.output<typeof scenarioSchema>

const staffChannels = ['phone', 'walk_in', 'professional_app', 'professional_referral'] as const
const languages = ['fi', 'sv', 'en', 'se'] as const

/** Staff write down what comes by phone, at the counter or from another professional. */
export const isByStaff = ({ channel }: { channel?: string | null | undefined }) =>
  (staffChannels as readonly string[]).includes(channel ?? '')

/** The first contact as the API takes it. What is not known of the person is not made up: the rules read it. `serial` tells people apart. */
export function toNewContact(scenario: Scenario, serial: number): NewContactInput {
  const person = scenario.person ?? {}
  const age = typeof person.age === 'number' && person.age >= 0 && person.age < 121 ? Math.floor(person.age) : undefined
  const sex = sexOf(person.sex ?? '')
  const lang = languages.find((l) => scenario.lang?.toLowerCase().split(/[-_]/)[0] === l) ?? 'fi'
  const channel = [...ownChannels, ...staffChannels].find((c) => c === scenario.channel) ?? 'web_form'
  return {
    channel,
    lang,
    text: scenario.message ?? '',
    answers: Object.fromEntries(
      Object.entries(scenario.structured_answers ?? {}).map(([key, value]) => [key.slice(0, 80), plain(value)]),
    ),
    concerning: concerningOf(person.on_behalf_of, age),
    person: {
      givenName: 'Testi',
      familyName: `Harjoitus-${String(serial)}`,
      ...(age === undefined ? {} : identityOf(birthDateOf(scenario, age, serial), sex, serial)),
      ...(sex === undefined ? {} : { sex }),
      ...(person.status ? { status: person.status.slice(0, 80) } : {}),
      ...(person.household ? { household: person.household.slice(0, 200) } : {}),
      ...((person.lang ?? scenario.lang) ? { lang: (person.lang ?? scenario.lang ?? '').slice(0, 20) } : {}),
    },
    contactWay: { ways: ['call'], phone: unassignedPhone(serial) },
  }
}

/** A number that nobody has: no subscriber's number begins with three zeros. */
export const unassignedPhone = (serial: number) => `+358 40 000 ${String(serial % 10_000).padStart(4, '0')}`

const sexes: readonly [NonNullable<NewContactInput['person']>['sex'], RegExp][] = [
  ['f', /^(f|female|woman|girl|nainen|naispuolinen|tyttö|n|kvinna|kvinnlig|flicka|k|nisson)$/],
  ['m', /^(m|male|man|boy|mies|miespuolinen|poika|manlig|pojke|dievdu)$/],
  ['x', /^(x|other|non-?binary|diverse|muu|muunsukupuolinen|annat|eará)$/],
]
const sexOf = (text: string) => sexes.find(([, form]) => form.test(text.trim().toLowerCase()))?.[0]

/** An identity code tells a sex. Where none is known, the day of birth goes alone, as of a person who gave no code. */
function identityOf(birthDate: string, sex: string | undefined, serial: number) {
  if (sex !== 'f' && sex !== 'm') return { birthDate }
  const number = 900 + 2 * (serial % numbersOfSex) + (sex === 'f' ? 0 : 1)
  return { birthDate, identityCode: makeArtificialCode(birthDate, number) }
}
/** Of 900-999, every other is a woman's. */
const numbersOfSex = 50

function concerningOf(behalf: string | null | undefined, age: number | undefined): NewContactInput['concerning'] {
  if (behalf === null || behalf === undefined) return { who: 'self' }
  const relation = behalf.trim().slice(0, 80)
  return {
    who: age !== undefined && age < 18 ? 'child' : 'other',
    ...(relation === somebodyElse ? {} : { relation }),
  }
}

/**
 * A day of birth that gives the age on the day of contact, on a birthday that is the serial's alone with its number: whatever
 * ages and days a file holds, no two of its first 18,250 have one code.
 */
function birthDateOf(scenario: Scenario, age: number, serial: number): string {
  const day = toHelsinkiDate(momentOf(scenario))
  const birthday = birthdayOf(Math.floor(serial / numbersOfSex))
  const year = Number(day.slice(0, 4)) - age - (birthday > day.slice(5) ? 1 : 0)
  return `${String(year)}-${birthday}`
}

/** Month and day, from April on: each of a year without the 29th of February before one comes again. */
const birthdayOf = (turn: number) => new Date(Date.UTC(2001, 3, 1 + (turn % 365))).toISOString().slice(5, 10)

function plain(value: unknown): string | number | boolean | null | string[] {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return value.slice(0, 2000)
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => wordsOf(one).slice(0, 200))
  return JSON.stringify(value).slice(0, 2000)
}

const wordsOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
