/**
 * Texts of messages that leave the county. They reveal nothing: no name, no service, no place, no matter. Whoever reads them
 * over a shoulder learns only that a county wrote: not that the phone's owner wrote first. Each leads to signing in, by an
 * address without a key in it; somebody whom signing in would lead nowhere is told the number to call (`notificationByPhone`).
 */
export const notificationTemplates = [
  'contact-received',
  'message',
  'appointment-booked',
  'appointment-moved',
  'appointment-cancelled',
  'appointment-reminder',
  'answer-soon',
] as const
export type NotificationTemplate = (typeof notificationTemplates)[number]
export type NotificationLanguage = 'fi' | 'sv' | 'en' | 'se'

interface Words {
  subject: string
  text: string
}

const fi: Record<NotificationTemplate, Words> = {
  'contact-received': {
    subject: 'Viesti hyvinvointialueelta',
    text: 'Sinulle on tietoa. Katso se kirjautumalla palveluun.',
  },
  message: { subject: 'Viesti hyvinvointialueelta', text: 'Sinulle on uusi viesti. Lue se kirjautumalla palveluun.' },
  'appointment-booked': {
    subject: 'Viesti hyvinvointialueelta',
    text: 'Sinulle on uutta tietoa. Katso se kirjautumalla palveluun.',
  },
  'appointment-moved': {
    subject: 'Viesti hyvinvointialueelta',
    text: 'Tietosi muuttuivat. Katso ne kirjautumalla palveluun.',
  },
  'appointment-cancelled': {
    subject: 'Viesti hyvinvointialueelta',
    text: 'Tietosi muuttuivat. Katso ne kirjautumalla palveluun.',
  },
  'appointment-reminder': {
    subject: 'Muistutus hyvinvointialueelta',
    text: 'Muistathan sopimamme asian. Katso se kirjautumalla palveluun.',
  },
  'answer-soon': {
    subject: 'Viesti hyvinvointialueelta',
    text: 'Meillä on sinulle kysymys, johon vastaus tarvitaan pian. Kirjaudu palveluun ja vastaa.',
  },
}
const sv: Record<NotificationTemplate, Words> = {
  'contact-received': {
    subject: 'Meddelande från välfärdsområdet',
    text: 'Det finns information till dig. Se den genom att logga in i tjänsten.',
  },
  message: {
    subject: 'Meddelande från välfärdsområdet',
    text: 'Du har ett nytt meddelande. Läs det genom att logga in i tjänsten.',
  },
  'appointment-booked': {
    subject: 'Meddelande från välfärdsområdet',
    text: 'Det finns ny information till dig. Se den genom att logga in i tjänsten.',
  },
  'appointment-moved': {
    subject: 'Meddelande från välfärdsområdet',
    text: 'Din information har ändrats. Se den genom att logga in i tjänsten.',
  },
  'appointment-cancelled': {
    subject: 'Meddelande från välfärdsområdet',
    text: 'Din information har ändrats. Se den genom att logga in i tjänsten.',
  },
  'appointment-reminder': {
    subject: 'Påminnelse från välfärdsområdet',
    text: 'Kom ihåg det vi har kommit överens om. Se det genom att logga in.',
  },
  'answer-soon': {
    subject: 'Meddelande från välfärdsområdet',
    text: 'Vi har en fråga till dig som behöver ett svar snart. Logga in i tjänsten och svara.',
  },
}
const en: Record<NotificationTemplate, Words> = {
  'contact-received': {
    subject: 'A message from the county',
    text: 'There is something for you to see. Sign in to the service to see it.',
  },
  message: { subject: 'A message from the county', text: 'You have a new message. Sign in to the service to read it.' },
  'appointment-booked': {
    subject: 'A message from the county',
    text: 'There is something new for you. Sign in to the service to see it.',
  },
  'appointment-moved': {
    subject: 'A message from the county',
    text: 'Your information has changed. Sign in to the service to see it.',
  },
  'appointment-cancelled': {
    subject: 'A message from the county',
    text: 'Your information has changed. Sign in to the service to see it.',
  },
  'appointment-reminder': {
    subject: 'A reminder from the county',
    text: 'Please remember what we have agreed. Sign in to the service to see it.',
  },
  'answer-soon': {
    subject: 'A message from the county',
    text: 'We have a question for you that needs an answer soon. Sign in to the service and answer.',
  },
}
/** Northern Sámi, not yet read by a speaker. */
const se: Record<NotificationTemplate, Words> = {
  'contact-received': {
    subject: 'Diehtu buresveadjinguovllus',
    text: 'Dutnje lea diehtu. Geahča dan bálvalusas.',
  },
  message: { subject: 'Diehtu buresveadjinguovllus', text: 'Dutnje lea ođđa diehtu. Loga dan bálvalusas.' },
  'appointment-booked': {
    subject: 'Diehtu buresveadjinguovllus',
    text: 'Dutnje lea ođđa diehtu. Geahča dan bálvalusas.',
  },
  'appointment-moved': { subject: 'Diehtu buresveadjinguovllus', text: 'Du dieđut rievdan. Geahča daid bálvalusas.' },
  'appointment-cancelled': {
    subject: 'Diehtu buresveadjinguovllus',
    text: 'Du dieđut rievdan. Geahča daid bálvalusas.',
  },
  'appointment-reminder': {
    subject: 'Muittuhus buresveadjinguovllus',
    text: 'Muitte maid mii leat soahpan. Geahča dan bálvalusas.',
  },
  'answer-soon': {
    subject: 'Diehtu buresveadjinguovllus',
    text: 'Mis lea dutnje gažaldat masa dárbbašit vástádusa fargga. Mana bálvalussii ja vástit.',
  },
}
const all: Record<NotificationLanguage, Record<NotificationTemplate, Words>> = { fi, sv, en, se }

/** Subject and text; an unchecked language is followed by the Finnish text. */
export function notificationText(template: NotificationTemplate, language: string): Words {
  const known = (['fi', 'sv', 'en', 'se'] as const).find((l) => l === language) ?? 'fi'
  const words = all[known][template]
  return known === 'se' ? { subject: words.subject, text: `${words.text}\n\n${fi[template].text}` } : words
}
