import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import type { ClockView } from '@luukku/contract'
import { ClockList } from './clock-list.tsx'
import { LanguageProvider } from './language.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const text = { fi: 'Hoidon tarpeen arviointi', sv: 'Bedömning', en: 'Assessment of need' }
const clock: ClockView = {
  ruleId: 'H-HTA-2023',
  version: 'H-HTA-2023@2023-09-01',
  kind: 'law',
  title: text,
  law: 'terveydenhuoltolaki 1326/2010',
  lawName: text,
  section: '51 §',
  url: 'https://www.finlex.fi/',
  startedAt: '2026-11-25T09:00:00+02:00',
  dueDate: '2026-11-25',
  state: 'running',
  confidence: 'high',
  interpretations: [],
  plain: text,
  explanation: [],
}
const draw = (more: Partial<ClockView>): string =>
  renderToString(
    <LanguageProvider initial="fi">
      <ClockList clocks={[{ ...clock, ...more }]} now={Date.parse('2026-11-25T09:05:00+02:00')} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')

test('a limit that ends at an hour of its day shows the hour beside the day; another shows the day alone', () => {
  expect(draw({ dueAt: '2026-11-25T16:00:00+02:00' })).toContain('viimeistään ke 25.11. klo 16.00')
  expect(draw({})).toContain('viimeistään ke 25.11. ')
  expect(draw({})).not.toContain('klo')
})

test('what a date was counted by stands beside it; of one that kept no reading the page says so, and names none as chosen', () => {
  const of = (more: object) => draw({ interpretations: [{ name: 'overAge', title: text, usual: 'reached', ...more }] })
  expect(of({ chosen: 'passed' })).toContain(
    'Tulkinta: Hoidon tarpeen arviointi täyttänyt vuoden enemmän (oletus täyttänyt)',
  )
  expect(of({})).toContain('Tulkinta: Hoidon tarpeen arviointi lukutapa ei ole tallella (oletus täyttänyt)')
})
