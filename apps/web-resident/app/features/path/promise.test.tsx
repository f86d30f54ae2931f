import { urgencyAdviceTexts } from '@luukku/i18n/data/urgency-advice'
import { LanguageProvider } from '@luukku/ui'
import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import Promise from './promise.tsx'

const text = (fi: string) => ({ fi, sv: fi, en: fi })
const receipt = {
  contactId: 'c',
  reference: 'K7M-42P',
  receivedAt: '2026-11-24T09:12:00+02:00',
  verified: true,
  promise: {
    kind: 'call',
    from: '2026-11-24T09:42:00+02:00',
    to: '2026-11-24T12:42:00+02:00',
    caller: text('hoitaja'),
    ifWorse: text('Jos vointi huononee, soita 116 117.'),
  },
  needs: [],
}
function draw(more: object, language = 'fi'): string {
  const frame = {
    language,
    others: [],
    session: { kind: 'visitor', roles: [], formToken: '', hasDraft: false },
    county: { name: text('Lappi'), phones: { person: '', emergency: '112', urgentAdvice: '116 117' } },
    key: 'k',
  }
  const router = createMemoryRouter(
    [{ id: 'root', path: '/', children: [{ id: 'promise', index: true, element: <Promise /> }] }],
    { hydrationData: { loaderData: { root: frame, promise: { receipt: { ...receipt, ...more } } } } },
  )
  return renderToString(
    <LanguageProvider value={language as 'fi'}>
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
}

test('advice stands with what it is: automatic, and a professional always assesses', () => {
  const drawn = draw({ advice: urgencyAdviceTexts.D })
  expect(drawn).toContain('Kertomasi perusteella apua voidaan tarvita lähipäivinä.')
  expect(drawn).toContain('Tämä on automaattinen neuvo. Ammattilainen arvioi asiasi aina.')
  expect(draw({ advice: urgencyAdviceTexts.D }, 'sv')).toContain('automatiskt råd')
})
test('in Northern Sámi, which nobody has read, the Finnish stands beside', () => {
  const drawn = draw({ advice: urgencyAdviceTexts.B }, 'se')
  expect(drawn).toContain(urgencyAdviceTexts.B.se)
  expect(drawn).toContain(urgencyAdviceTexts.B.fi)
})
test('without it nothing speaks of advice', () => {
  expect(draw({})).not.toContain('automaattinen')
})
