import { languageSchema, type ContactWay, type Language, type NewContactInput } from '@luukku/contract'
import { readIdentityCode } from '@luukku/domain/access'
import { callHours, isEmail, missingOfWay, nationalServicesVersion } from '@luukku/domain/contact'
import type { StaffKey } from '@luukku/i18n/staff/texts'

/** The ways that the form offers; a mailbox in the service is for who signs in, and is chosen there. */
export const offeredWays = ['call', 'sms', 'email', 'letter'] as const
type Way = (typeof offeredWays)[number]

export interface ContactForm {
  channel: 'phone' | 'walk_in'
  text: string
  second: string
  who: 'self' | 'child' | 'other'
  relation: string
  reporterName: string
  reporterPhone: string
  givenName: string
  familyName: string
  identityCode: string
  age: string
  /** Until a way is ticked or unticked by hand, a number that was written down means a call. */
  ways?: readonly Way[]
  phone: string
  email: string
  hours: readonly string[]
  note: string
  municipality: string
  lang: string
  onlySafe: boolean
  /** The words on the national services were said to who calls. */
  informed: boolean
}
export const emptyForm: ContactForm = {
  channel: 'phone',
  text: '',
  second: '',
  who: 'self',
  relation: '',
  reporterName: '',
  reporterPhone: '',
  givenName: '',
  familyName: '',
  identityCode: '',
  age: '',
  phone: '',
  email: '',
  hours: [],
  note: '',
  municipality: '',
  lang: '',
  onlySafe: false,
  informed: false,
}

/** The ways as they stand ticked. */
export const waysOf = ({ ways, phone }: Pick<ContactForm, 'ways' | 'phone'>): readonly Way[] =>
  ways ?? (phone.trim() === '' ? [] : ['call'])

/** What must be looked at before the form is sent: the field, and the text that says what to do. */
export type FormProblems = Readonly<Partial<Record<keyof ContactForm, StaffKey>>>

export function problemsOf(form: ContactForm): FormProblems {
  const ways = waysOf(form)
  // Nothing asked yet is no answer: it can be asked when the case is open. Said to be in danger, it is asked now, and a number
  // or an address that was written down is not left behind.
  const isAsked = ways.length > 0 || form.onlySafe || form.phone.trim() !== '' || form.email.trim() !== ''
  const missing = isAsked ? missingOfWay({ ways, phone: form.phone.trim(), email: form.email.trim() }) : []
  return {
    ...(form.identityCode.trim() !== '' && !readIdentityCode(form.identityCode)
      ? { identityCode: 'new.identityCodeUnclear' as const }
      : {}),
    ...(form.age.trim() !== '' && ageOf(form) === undefined ? { age: 'new.ageUnclear' as const } : {}),
    ...Object.fromEntries(missing.map((part) => [part, `new.missing.${part}` as const])),
  }
}

/** Somebody who phones about another adult is not the one to tell: that one is told when they are met. */
export const mayBeTold = ({ who }: Pick<ContactForm, 'who'>): boolean => who !== 'other'

/** The form as one contact: a second matter in the same call is another need of the same contact. */
export function toNewContact(form: ContactForm, screenLanguage: Language): NewContactInput {
  const lang = languageSchema.safeParse(form.lang).data ?? screenLanguage
  const second = word(form.second)
  return {
    channel: form.channel,
    lang,
    text: form.text,
    concerning: { who: form.who, relation: form.who === 'self' ? undefined : word(form.relation) },
    person: {
      givenName: word(form.givenName),
      familyName: word(form.familyName),
      identityCode: word(form.identityCode)?.toUpperCase(),
      age: ageOf(form),
      municipality: word(form.municipality),
      lang,
    },
    ...(form.who === 'self' ? {} : { reporter: { name: word(form.reporterName), phone: word(form.reporterPhone) } }),
    ...contactWayOf(form),
    ...(form.informed && mayBeTold(form) ? { informed: { version: nationalServicesVersion } } : {}),
    ...(second ? { corrections: { added: [second] } } : {}),
  }
}

/** Whole years, as far as anybody has lived. */
function ageOf({ age }: ContactForm): number | undefined {
  const years = /^\d{1,3}$/.test(age.trim()) ? Number(age.trim()) : undefined
  return years === undefined || years > 120 ? undefined : years
}

const word = (text: string) => text.trim() || undefined

/** How they said they may be reached; nothing when they were not asked. */
function contactWayOf(form: ContactForm): { contactWay?: ContactWay } {
  const ways = [...waysOf(form)]
  if (ways.length === 0) return {}
  const email = form.email.trim()
  const note = word(form.note)
  const phone = word(form.phone)
  const hours = Object.entries(callHours).flatMap(([key, span]) => (form.hours.includes(key) ? [span] : []))
  return {
    contactWay: {
      ways,
      onlySafe: form.onlySafe,
      ...(phone && { phone }),
      ...(isEmail(email) && { email }),
      ...(ways.includes('call') && hours.length > 0 && { hours }),
      ...(note && { note }),
    },
  }
}
