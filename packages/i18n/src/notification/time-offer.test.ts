import { expect, test } from 'vitest'
import { timeOfferText } from './time-offer.ts'

test('tells when and until when, how to answer, and neither what nor where', () => {
  const o = { when: 'ke 25.11. klo 10.00', until: 'ti 24.11. klo 12.00' }
  for (const language of ['fi', 'sv', 'en', 'se', 'xx']) {
    const { text } = timeOfferText(language, o)
    expect(text).toContain(o.when)
    expect(text).toContain(o.until)
    expect(text).not.toMatch(/[{}]/)
    expect(text).not.toMatch(
      /lääkäri|hoitaja|sosiaali|terveys|vastaanotto|läkare|social|hälso|doctor|nurse|health|fysio/i,
    )
  }
  expect(timeOfferText('se', o).text).toContain('Vastaa K')
  expect(timeOfferText('xx', o)).toEqual(timeOfferText('fi', o))
})
