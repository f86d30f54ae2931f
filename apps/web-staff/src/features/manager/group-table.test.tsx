import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { GroupTable } from './group-table.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

test('a table without groups says so, and does not stand empty', () => {
  const drawn = renderToString(
    <LanguageProvider initial="fi">
      <GroupTable caption="Kunnittain" groups={[]} />
    </LanguageProvider>,
  )
  expect(drawn).toContain('Ei yhteydenottoja')
  expect(drawn).not.toContain('<table')
})
