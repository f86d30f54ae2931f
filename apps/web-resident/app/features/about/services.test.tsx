import type { CatalogueHit } from '@luukku/contract'
import { LanguageProvider } from '@luukku/ui'
import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import Services from './services.tsx'

const text = (fi: string) => ({ fi, sv: fi, en: fi })

/** What stands of one service that was found. */
function drawn(more: Partial<CatalogueHit>): string {
  const hit: CatalogueHit = { id: 's', kind: 'service', name: text('Neuvola'), ...more }
  const frame = {
    language: 'fi',
    others: [],
    session: { kind: 'none', roles: [], formToken: '', hasDraft: false },
    county: { name: text('Lappi'), phones: { person: '', emergency: '112' } },
    key: 'k',
  }
  const router = createMemoryRouter(
    [{ id: 'root', path: '/', children: [{ id: 'services', index: true, element: <Services /> }] }],
    {
      hydrationData: {
        loaderData: { root: frame },
        actionData: { services: { words: 'neuvola', hits: [hit], emergency: false } },
      },
    },
  )
  const page = renderToString(
    <LanguageProvider value="fi">
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
  return /data-test="service">(.*?)<\/li>/s.exec(page)?.[1] ?? ''
}

test('what a service costs stands beside whether it costs', () => {
  const paid = drawn({ charge: 'Chargeable', price: text('Käynti 28,20 €') })
  expect(paid).toContain('Maksullinen')
  expect(paid).toMatch(/data-test="price">.*Käynti 28,20 €/)
})
test('a service without a told price shows none, and a free one says so', () => {
  const free = drawn({ charge: 'FreeOfCharge' })
  expect(free).toContain('Maksuton')
  expect(free).not.toContain('Maksullinen')
  expect(free).not.toContain('data-test="price"')
  expect(drawn({})).not.toMatch(/Maksu/)
})
