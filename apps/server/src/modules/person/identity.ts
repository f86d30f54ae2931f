import { mayCall } from '@luukku/domain/contact'
import { addMonths, ageOn, toHelsinkiDate, toInstant, toLocalDate } from '@luukku/domain/time'

/** What tells who somebody is. Lives sealed and apart; only `access`ed reads open it, and each leaves a journal entry. */
export interface Identity {
  personId: string
  givenName: string
  familyName: string
  identityCode?: string
  /** The county's own identifier of somebody without an identity code. */
  temporaryCode?: string
  /** Calendar day, YYYY-MM-DD. */
  birthDate?: string
  /** Of somebody whose age alone was told: the day it was told. The birth date is then the first of January of that year of birth. */
  ageToldOn?: string
  phone?: string
  email?: string
  address?: string
  contactWay?: StoredContactWay
  language: string
  municipalityCode?: string
  verified: boolean
  nonDisclosure: boolean
  /** There is an order of non-disclosure, and this actor may not know now where the person is or how to reach them. */
  whereaboutsClosed: boolean
  /** Said once, or heard by a rule in what the person told: nothing but the ways they named is safe. */
  safeContactOnly: boolean
}

export interface StoredContactWay {
  ways: ('call' | 'sms' | 'email' | 'letter' | 'inbox')[]
  /** Read back, it is true also where it was not ticked here and is known of the person (`safeContactOnly`). */
  onlySafe: boolean
  hours?: { from: number; to: number }[]
  note?: string
  phone?: string
  email?: string
}

/**
 * The number by which somebody at work may phone this person. Whoever allows no call, and said that nothing else is safe or told
 * of what makes it so, has no number to be called by.
 *
 * @param onlySafe  the contact at hand is one of safe ways only
 */
export function phoneToCall(identity: Identity | undefined, onlySafe: boolean): string | undefined {
  const way = identity?.contactWay
  const phone = way?.phone ?? identity?.phone
  const careful = onlySafe || way?.onlySafe === true || identity?.safeContactOnly === true
  return mayCall({ ways: way?.ways ?? [], onlySafe: careful, hasPhone: phone !== undefined }) ? phone : undefined
}

export const fullName = (identity: Pick<Identity, 'givenName' | 'familyName'>) =>
  [identity.givenName, identity.familyName].filter((part) => part !== '').join(' ')

/** For lists that others may glance at: initials only. */
export const initialsOf = (identity: Pick<Identity, 'givenName' | 'familyName'>) => {
  const letters = [identity.givenName, identity.familyName]
    .filter((part) => part !== '')
    .map((part) => `${[...part][0]?.toUpperCase() ?? ''}.`)
  return letters.length > 0 ? letters.join('') : '–'
}

type Born = Pick<Identity, 'birthDate' | 'ageToldOn'>

/** What is kept of somebody whose age alone was told, in the place of a day of birth: `22@2026-12-30`. */
export const toldAge = (age: number, at: Date): string => `${String(age)}@${toHelsinkiDate(toInstant(at))}`

/** What is kept in the place of a day of birth, read: the day itself, or an age and the day it was told. */
export function readBorn(kept: string | undefined): Born {
  const [, age, toldOn] = /^(\d{1,3})@(\d{4}-\d\d-\d\d)$/.exec(kept ?? '') ?? []
  if (age === undefined || toldOn === undefined) return kept === undefined ? {} : { birthDate: kept }
  return { birthDate: `${String(Number(toldOn.slice(0, 4)) - Number(age))}-01-01`, ageToldOn: toldOn }
}

/** The day of birth where it is known: a told age is none, and a limit that goes by age is not lost by a day nobody has told. */
export const knownBirthDate = (identity: Born | undefined): string | undefined =>
  identity?.ageToldOn === undefined ? identity?.birthDate : undefined

/** The last day on which they can have been born; of a told age the one that `ageOf` counts by. */
export const lastBirthDate = (identity: Born | undefined): string | undefined =>
  identity?.birthDate === undefined || identity.ageToldOn === undefined
    ? identity?.birthDate
    : addMonths(
        toLocalDate(identity.ageToldOn),
        -12 * ageOn(toLocalDate(identity.birthDate), toLocalDate(identity.ageToldOn)),
      )

/** Whole years at that moment, at least: a told age grows by the years since it was told. Undefined where nobody has told any. */
export function ageOf(identity: Born | undefined, at: Date): number | undefined {
  if (identity?.birthDate === undefined) return undefined
  const born = toLocalDate(identity.birthDate)
  const today = toHelsinkiDate(toInstant(at))
  if (identity.ageToldOn === undefined) return ageOn(born, today)
  const toldOn = toLocalDate(identity.ageToldOn)
  return ageOn(born, toldOn) + Math.max(0, ageOn(toldOn, today))
}
