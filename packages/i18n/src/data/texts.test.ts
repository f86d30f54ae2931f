import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shownLocalTextSafely } from '../local-text.ts'
import { checked, unchecked } from '../unchecked.ts'
import { residentText } from './data-text.ts'
import { hasSamiName, serviceNameText } from './service-names.ts'
import { stopTexts } from './stop.ts'
import { whoSeesTexts } from './who-sees.ts'

const root = join(import.meta.dirname, '../../../..')

describe('texts that the server sends', () => {
  test('an unread Sámi red-flag text is shown with the Finnish one, a read one alone', () => {
    for (const text of [...Object.values(stopTexts), ...Object.values(whoSeesTexts)])
      expect(shownLocalTextSafely(text, 'se').map(({ language }) => language)).toEqual(['se', 'fi'])
    const read = residentText({ fi: 'Soita', sv: 'Ring', en: 'Call', se: checked('Riŋge') })
    expect(shownLocalTextSafely(read, 'se')).toEqual([{ text: 'Riŋge', language: 'se', checked: true }])
  })

  test('a resident text without Sámi does not compile', () => {
    // @ts-expect-error se is missing
    expect(() => residentText({ fi: 'a', sv: 'b', en: 'c' })).not.toThrow()
  })

  test('every service of the common catalogue has a Sámi name, marked as unread', () => {
    const { services } = JSON.parse(readFileSync(join(root, 'instances/services.json'), 'utf8')) as {
      services: { code: string; name: { fi: string; sv: string; en: string } }[]
    }
    expect(services.map(({ code }) => code).filter((code) => !hasSamiName(code))).toEqual([])
    expect(serviceNameText('FYSIO', { fi: 'a', sv: 'b', en: 'c' })).toMatchObject({ unchecked: ['se'] })
    expect(serviceNameText('FYSIO', { fi: 'a', sv: 'b', en: 'c', se: unchecked('d').text }).se).toBe('d')
  })

  test('no module of the server has texts of its own', () => {
    // The names of units are made by the seed from names of municipalities; they are data of a demo county.
    const files = globSync('apps/server/src/modules/**/*.ts', { cwd: root }).filter(
      (file) => !/\.test\.ts$|modules\/seed\//.test(file),
    )
    expect(files.length).toBeGreaterThan(50)
    const withTexts = files.filter((file) => /\bsv: ['"`][a-zåäö]/i.test(readFileSync(join(root, file), 'utf8')))
    expect(withTexts).toEqual([])
  })
})
