import { unchecked } from '../unchecked.ts'
import { residentText, type StaffDataText } from './data-text.ts'

/** What a professional of one need is told about the wall. */
export const onlyYourExtractText: StaffDataText = {
  fi: 'Näet tästä asiakkaasta vain oman tarpeesi otteen. Muu yhteydenotto on toisessa rekisterissä.',
  sv: 'Av den här klienten ser du bara utdraget för ditt eget behov. Resten av kontakten finns i ett annat register.',
  en: 'Of this client you see only the extract of your own need. The rest of the contact is in another register.',
}

/** The role of an owner who is not in the register of users any more. */
export const guidanceRoleText = residentText({
  fi: 'Ohjaus',
  sv: 'Handledning',
  en: 'Guidance',
  se: unchecked('Bagadeapmi'),
})

/** The label of what a resident wrote when they said that the red-flag stop was not so. */
export const stopReasonLabel: StaffDataText = {
  fi: 'Miksi hälytys ei pidä paikkaansa (asukkaan sanoin)',
  sv: 'Varför larmet inte stämmer (med invånarens ord)',
  en: 'Why the alarm is not so (in the resident’s words)',
}

/** The label of an answer that no rule knows: another system's own key, as words. */
export const otherAnswerLabel = (words: string): StaffDataText => ({
  fi: `Muu tieto: ${words}`,
  sv: `Annan uppgift: ${words}`,
  en: `Other information: ${words}`,
})

/** Answers to a yes-or-no question, as they are read on the desk. */
export const yesNoTexts: Readonly<Record<'yes' | 'no' | 'unknown', StaffDataText>> = {
  yes: { fi: 'kyllä', sv: 'ja', en: 'yes' },
  no: { fi: 'ei', sv: 'nej', en: 'no' },
  unknown: { fi: 'ei tiedä', sv: 'vet inte', en: 'does not know' },
}
