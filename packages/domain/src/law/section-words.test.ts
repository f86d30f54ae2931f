import { describe, expect, test } from 'vitest'
import { sectionIn } from './section-words.ts'

describe('a place in an act, in English', () => {
  test.each([
    ['15 §', 'section 15'],
    ['51 a §', 'section 51 a'],
    ['51 a § 1 mom.', 'section 51 a, subsection 1'],
    ['36 § 2 mom. 3 k.', 'section 36, subsection 2, paragraph 3'],
    ['26 § 4 mom., 27 § 3 mom.', 'section 26, subsection 4, section 27, subsection 3'],
    ['45 § 3 mom. + 25 a § 2 mom.', 'section 45, subsection 3 and section 25 a, subsection 2'],
    ['51 b § 5 mom. (2025-: 6 mom.)', 'section 51 b, subsection 5 (2025-: subsection 6)'],
    ['14 a § 1 mom. (2017-2022: 14 c § 1 mom.)', 'section 14 a, subsection 1 (2017-2022: section 14 c, subsection 1)'],
    [
      '51 c § 2 mom. (ennen 1.9.2023: 51 § 2 mom.)',
      'section 51 c, subsection 2 (before 1 September 2023: section 51, subsection 2)',
    ],
    ['54 § 1 mom., 569/2009', 'section 54, subsection 1, 569/2009'],
    ['1 kohta', 'item 1'],
    ['36 § 12 mom 14 k', 'section 36, subsection 12, paragraph 14'],
    ['3 § (2008-2015: 11 mom)', 'section 3 (2008-2015: subsection 11)'],
    ['12 kohta', 'item 12'],
    ['51 § (ennen 31.12.2023)', 'section 51 (before 31 December 2023)'],
  ])('%s: %s', (section, words) => expect(sectionIn(section, 'en')).toBe(words))
})

test('Finnish keeps the form of the files, Swedish and Northern Sámi change its words alone', () => {
  const section = '51 c § 2 mom. (ennen 1.9.2023: 51 § 2 mom.)'
  expect(sectionIn(section, 'fi')).toBe(section)
  expect(sectionIn(section, 'se')).toBe('51 c § 2 mom. (ovdal 1.9.2023: 51 § 2 mom.)')
  expect(sectionIn('1 kohta', 'se')).toBe('1 čuokkis')
  expect(sectionIn('1 kohta', 'fi')).toBe('1 kohta')
  expect(sectionIn(section, 'sv')).toBe('51 c § 2 mom. (före 1.9.2023: 51 § 2 mom.)')
  expect(sectionIn('1 kohta', 'sv')).toBe('1 punkten')
})
