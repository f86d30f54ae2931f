import { nationalServicesText } from '@luukku/i18n/data/national-services'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { fixedNow, freshCase } from '../../testing/fixtures.ts'
import { NationalServices } from './national-services.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const fresh = freshCase(1)
const draw = (part: Partial<typeof fresh>, lang = 'fi') =>
  renderToString(
    <LanguageProvider initial={lang}>
      <NationalServices found={{ ...fresh, ...part }} now={fixedNow} run={() => Promise.resolve(undefined)} />
    </LanguageProvider>,
  )

test.each(['fi', 'sv', 'en'] as const)('§ 68: while it is missing the words to say stand there, in %s', (lang) => {
  const html = draw({}, lang)
  expect(html).toContain(nationalServicesText[lang])
  for (const how of ['phone', 'counter']) expect(html).toContain(`data-test="told-${how}"`)
})
test('§ 68: told, it says how and when, and asks nothing', () => {
  const html = draw({ informed: { at: new Date(fixedNow).toISOString(), how: 'screen' } })
  expect(html).toContain('luettu näytöltä')
  expect(html).not.toContain('data-test="told-')
})
test('a closed case asks nothing', () => {
  expect(draw({ allowedActions: ['reopen'] })).toBe('')
})
