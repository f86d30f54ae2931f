import type { Competence } from '@luukku/domain/booking'
import type { StaffDataText } from './data-text.ts'

const text = (fi: string, sv: string, en: string): StaffDataText => ({ fi, sv, en })

export const competenceTexts: Readonly<Record<Competence, StaffDataText>> = {
  cbt: text('KKT-pohjainen menetelmä', 'KBT-baserad metod', 'CBT-based method'),
  'cbt-i': text(
    'unettomuuden lääkkeetön hoito (CBT-I)',
    'behandling av sömnlöshet utan läkemedel (KBT-I)',
    'insomnia without medicine (CBT-I)',
  ),
  ipc: text('interpersoonallinen ohjaus (IPC)', 'interpersonell handledning (IPC)', 'interpersonal counselling (IPC)'),
  'cool-kids': text('Cool Kids', 'Cool Kids', 'Cool Kids'),
  'trauma-focused': text('traumakeskeinen menetelmä', 'traumafokuserad metod', 'trauma-focused method'),
  'suicide-risk': text(
    'itsemurhavaaran arvio ja turvasuunnitelma',
    'bedömning av självmordsrisk och säkerhetsplan',
    'assessing the risk of suicide and making a safety plan',
  ),
  'motivational-interviewing': text('motivoiva haastattelu', 'motiverande samtal', 'motivational interviewing'),
}

const listed = (found: readonly Competence[], lang: 'fi' | 'sv' | 'en') =>
  found.map((one) => competenceTexts[one][lang]).join(', ')

/** Why an offered professional fits, for the one who books. */
export const skillFitsText = (found: readonly Competence[]): StaffDataText =>
  text(
    `Ammattilaisella on koulutus: ${listed(found, 'fi')}.`,
    `Yrkespersonen har utbildning: ${listed(found, 'sv')}.`,
    `The professional is trained: ${listed(found, 'en')}.`,
  )

/** What of the search narrowed it, where it found too little. One of them is enough. */
export const skillAskedText = (asked: readonly Competence[]): StaffDataText =>
  text(
    `Haettiin vain ammattilaisia, joilla on jokin näistä: ${listed(asked, 'fi')}.`,
    `Bara yrkespersoner med någon av dessa söktes: ${listed(asked, 'sv')}.`,
    `Only professionals with one of these were looked for: ${listed(asked, 'en')}.`,
  )
