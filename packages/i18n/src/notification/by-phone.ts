import { notificationTemplates, type NotificationLanguage, type NotificationTemplate } from './texts.ts'

/** What a notice asks of somebody who cannot sign in to anything of theirs. */
type Asks = 'may-ask' | 'call' | 'call-soon' | 'changed' | 'remember'

const asks: Record<NotificationTemplate, Asks> = {
  // The promise of a call stands without them doing anything: no text sends everybody who wrote to the telephone.
  'contact-received': 'may-ask',
  message: 'call',
  'appointment-booked': 'may-ask',
  'appointment-moved': 'changed',
  'appointment-cancelled': 'changed',
  'appointment-reminder': 'remember',
  'answer-soon': 'call-soon',
}
const subjects: Record<NotificationLanguage, string> = {
  fi: 'Viesti hyvinvointialueelta',
  sv: 'Meddelande från välfärdsområdet',
  en: 'A message from the county',
  se: 'Diehtu buresveadjinguovllus',
}
const words: Record<NotificationLanguage, Record<Asks, string>> = {
  fi: {
    'may-ask': 'Sinulle on tietoa. Jos haluat kysyä jotain, soita {phone}.',
    call: 'Meillä on sinulle asiaa. Soita meille: {phone}.',
    'call-soon': 'Meillä on sinulle kysymys, johon vastaus tarvitaan pian. Soita meille: {phone}.',
    changed: 'Tietosi muuttuivat. Soita meille: {phone}.',
    remember: 'Muistathan sopimamme asian. Jos haluat kysyä jotain, soita {phone}.',
  },
  sv: {
    'may-ask': 'Det finns information till dig. Om du vill fråga något, ring {phone}.',
    call: 'Vi har något att säga dig. Ring oss: {phone}.',
    'call-soon': 'Vi har en fråga till dig som behöver ett svar snart. Ring oss: {phone}.',
    changed: 'Din information har ändrats. Ring oss: {phone}.',
    remember: 'Kom ihåg det vi har kommit överens om. Om du vill fråga något, ring {phone}.',
  },
  en: {
    'may-ask': 'There is something for you. If you want to ask anything, call {phone}.',
    call: 'We have something to tell you. Please call us: {phone}.',
    'call-soon': 'We have a question for you that needs an answer soon. Please call us: {phone}.',
    changed: 'Your information has changed. Please call us: {phone}.',
    remember: 'Please remember what we have agreed. If you want to ask anything, call {phone}.',
  },
  /** Northern Sámi, not yet read by a speaker. */
  se: {
    'may-ask': 'Dutnje lea diehtu. Jus háliidat jearrat juoidá, riŋge {phone}.',
    call: 'Mis lea dutnje ášši. Riŋge midjiide: {phone}.',
    'call-soon': 'Mis lea dutnje gažaldat masa dárbbašit vástádusa fargga. Riŋge midjiide: {phone}.',
    changed: 'Du dieđut rievdan. Riŋge midjiide: {phone}.',
    remember: 'Muitte maid mii leat soahpan. Jus háliidat jearrat juoidá, riŋge {phone}.',
  },
}

/**
 * A notice to somebody who has not identified themself: there is nothing that they could sign in to, so it says whom to
 * call. It reveals as little as the others. An unchecked language is followed by the Finnish text.
 *
 * @param phone of the county, empty where it has told none
 * @param template any, also one that is not known here: then it asks to call
 */
export function notificationByPhone(
  template: string,
  language: string,
  phone: string,
): { subject: string; text: string } {
  const lang = (['fi', 'sv', 'en', 'se'] as const).find((one) => one === language) ?? 'fi'
  const known = notificationTemplates.find((one) => one === template)
  const said = (of: NotificationLanguage) => {
    const text = words[of][known ? asks[known] : 'call']
    return phone === '' ? text.replace(/:? \{phone\}/, '') : text.replace('{phone}', phone)
  }
  return { subject: subjects[lang], text: lang === 'se' ? `${said('se')}\n\n${said('fi')}` : said(lang) }
}
