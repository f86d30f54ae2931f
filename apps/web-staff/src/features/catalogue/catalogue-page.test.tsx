import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { Hit } from './catalogue-page.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})
const draw = (more: object) =>
  renderToString(
    <LanguageProvider initial="fi">
      <Hit hit={{ id: 'x', kind: 'service', name: { fi: 'Kotiapu', sv: 'Hemhjälp', en: 'Home help' }, ...more }} />
    </LanguageProvider>,
  )

test('staff see whether a service costs, and the price in the register’s words', () => {
  const price = { fi: 'Käynti 28,20 €', sv: 'Besök 28,20 €', en: 'A visit 28.20 €' }
  expect(draw({ charge: 'Chargeable', price })).toMatch(/maksullinen<.*<p>Käynti 28,20 €<\/p>/s)
  expect(draw({ charge: 'FreeOfCharge' })).toContain('maksuton<')
  expect(draw({ charge: 'Other' })).toBe(draw({}))
})
