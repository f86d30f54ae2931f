import { defineCatalogue, type Translator } from '../index.ts'
import { en } from './en.ts'
import { fi } from './fi.ts'
import { sv } from './sv.ts'

/** The staff's screens speak Finnish, Swedish and English. */
export const staffTexts = defineCatalogue({ fi, sv, en })
export type StaffTranslator = Translator<typeof fi>
export type StaffKey = keyof typeof fi
export const staffLanguages = ['fi', 'sv', 'en'] as const
export type StaffLanguage = (typeof staffLanguages)[number]

/** Whether there is a text for a code that came from outside. */
export const hasStaffText = (key: string): key is StaffKey => Object.hasOwn(fi, key)
