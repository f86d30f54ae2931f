import { expect, test } from 'vitest'
import { notificationByPhone } from './by-phone.ts'
import { notificationTemplates, notificationText } from './texts.ts'

const telling =
  /lääkäri|hoitaja|sosiaali|terveys|potilas|ajanvaraus|vastaanotto|yhteydenot|kontakt|saimme|vi har fått|received|contact|läkare|skötare|social|hälso|patient|doctor|nurse|health|appointment/i

test('no message that leaves the county tells what it is about', () => {
  for (const template of notificationTemplates)
    for (const language of ['fi', 'sv', 'en', 'se', 'xx']) {
      for (const { subject, text } of [
        notificationText(template, language),
        notificationByPhone(template, language, '03 000 0000'),
      ]) {
        expect(`${subject} ${text}`, `${template} ${language}`).not.toMatch(telling)
        expect(text.length).toBeGreaterThan(10)
      }
    }
})
test('who cannot sign in is told the number, and nothing of signing in', () => {
  for (const template of notificationTemplates)
    for (const language of ['fi', 'sv', 'en', 'se', 'xx']) {
      const { text } = notificationByPhone(template, language, '03 000 0000')
      expect(text).toContain('03 000 0000')
      expect(text).not.toMatch(/kirjau|palvelu|logga|tjänst|sign in|service|bálvalus/i)
    }
})
test('Northern Sámi, not yet read by a speaker, is followed by Finnish', () => {
  expect(notificationText('message', 'se').text).toContain(notificationText('message', 'fi').text)
})
