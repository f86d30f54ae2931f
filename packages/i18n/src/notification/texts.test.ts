import { expect, test } from 'vitest'
import { notificationTemplates, notificationText } from './texts.ts'

const telling =
  /lääkäri|hoitaja|sosiaali|terveys|potilas|ajanvaraus|vastaanotto|läkare|skötare|social|hälso|patient|doctor|nurse|health|appointment/i

test('no message that leaves the county tells what it is about', () => {
  for (const template of notificationTemplates)
    for (const language of ['fi', 'sv', 'en', 'se', 'xx']) {
      const { subject, text } = notificationText(template, language)
      expect(`${subject} ${text}`, `${template} ${language}`).not.toMatch(telling)
      expect(text.length).toBeGreaterThan(10)
    }
})
test('Northern Sámi, not yet read by a speaker, is followed by Finnish', () => {
  expect(notificationText('message', 'se').text).toContain(notificationText('message', 'fi').text)
})
