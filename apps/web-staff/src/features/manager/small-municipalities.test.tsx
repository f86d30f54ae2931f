import type { ManagerDay } from '@luukku/contract'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { SmallMunicipalities } from './small-municipalities.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const town = { fi: 'Inari', sv: 'Enare', en: 'Inari' }
/** Whether the reason stands: of rows with and without a municipality, where one of the county is hidden or none. */
const says = (rows: object[], hidden: boolean) =>
  renderToString(
    <LanguageProvider initial="fi">
      <SmallMunicipalities
        day={
          { breaking: rows, byMunicipality: [{ hidden }] } as unknown as Pick<ManagerDay, 'breaking' | 'byMunicipality'>
        }
      />
    </LanguageProvider>,
  ).includes('asiakkaan oma päivä')

test('says why a row lacks its municipality where one does, and nothing where none does', () => {
  expect(says([{ municipality: town }, {}], true)).toBe(true)
  expect(says([{ municipality: town }], true)).toBe(false)
  expect(says([], true)).toBe(false)
  expect(says([{}], false)).toBe(false)
})
