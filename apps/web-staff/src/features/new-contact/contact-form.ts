import { languageSchema, type Language, type NewContactInput } from '@luukku/contract'

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
  phone: string
  municipality: string
  lang: string
  onlySafe: boolean
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
  municipality: '',
  lang: '',
  onlySafe: false,
}

/** The form as one contact: a second matter in the same call is another need of the same contact. */
export function toNewContact(form: ContactForm, screenLanguage: Language): NewContactInput {
  const lang = languageSchema.safeParse(form.lang).data ?? screenLanguage
  const word = (text: string) => text.trim() || undefined
  const age = /^\d{1,3}$/.test(form.age.trim()) ? Number(form.age.trim()) : undefined
  const second = word(form.second)
  const phone = word(form.phone)
  return {
    channel: form.channel,
    lang,
    text: form.text,
    concerning: { who: form.who, relation: form.who === 'self' ? undefined : word(form.relation) },
    person: {
      givenName: word(form.givenName),
      familyName: word(form.familyName),
      identityCode: word(form.identityCode)?.toUpperCase(),
      age,
      municipality: word(form.municipality),
      lang,
    },
    ...(form.who === 'self' ? {} : { reporter: { name: word(form.reporterName), phone: word(form.reporterPhone) } }),
    ...(phone || form.onlySafe
      ? { contactWay: { ways: phone ? ['call' as const] : [], phone, onlySafe: form.onlySafe } }
      : {}),
    ...(second ? { corrections: { added: [second] } } : {}),
  }
}
