import type { NotificationLanguage } from './texts.ts'

/**
 * A freed time as a text message that can be answered: day, hour and by when, nothing else. Only for who asked to be asked
 * so: whoever reads it over a shoulder learns that somebody has been offered a time by the county, not where or for what.
 */
const words: Record<NotificationLanguage, { subject: string; text: string }> = {
  fi: {
    subject: 'Viesti hyvinvointialueelta',
    text: 'Vapautunut aika: {when}. Vastaa K (otan ajan) tai E (en ota) viimeistään {until}. Lisää tietoa saat kirjautumalla palveluun.',
  },
  sv: {
    subject: 'Meddelande från välfärdsområdet',
    text: 'En ledig tid: {when}. Svara J (jag tar den) eller N (jag tar den inte) senast {until}. Du får veta mer genom att logga in i tjänsten.',
  },
  en: {
    subject: 'A message from the county',
    text: 'A time has come free: {when}. Answer Y (I take it) or N (I do not) by {until}. Sign in to the service to know more.',
  },
  // Not yet read by a speaker.
  se: {
    subject: 'Diehtu buresveadjinguovllus',
    text: 'Áigi lea friddjan: {when}. Vástit K (válddán) dahje E (in váldde) maŋimustá {until}.',
  },
}

export function timeOfferText(language: string, o: { when: string; until: string }): { subject: string; text: string } {
  const known = (['fi', 'sv', 'en', 'se'] as const).find((one) => one === language) ?? 'fi'
  const fill = (text: string) => text.replace('{when}', o.when).replace('{until}', o.until)
  const { subject, text } = words[known]
  // An unchecked language is followed by the Finnish text, as in every message.
  return { subject, text: known === 'se' ? `${fill(text)}\n\n${fill(words.fi.text)}` : fill(text) }
}
