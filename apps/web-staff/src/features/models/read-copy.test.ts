import { modelCopySchema } from '@luukku/contract'
import { createTranslator } from '@luukku/i18n'
import { staffTexts } from '@luukku/i18n/staff/texts'
import { expect, test } from 'vitest'
import { largestMegabytes, readCopy } from './read-copy.ts'

const copy = {
  format: 'luukku-operating-model/1',
  county: 'lapland',
  name: 'home-care',
  label: '1.0.0',
  hash: 'a',
  approvedThere: false,
  content: '{}',
}

test('a model’s file is read', () => {
  expect(readCopy(JSON.stringify(copy))).toEqual({ copy })
})
test.each([
  ['{', 'not-a-model'],
  ['{"format":"other"}', 'not-a-model'],
  [' '.repeat(2_100_000), 'too-large'],
  [JSON.stringify({ ...copy, content: 'x'.repeat(900_001) }), 'too-large'],
  [JSON.stringify({ ...copy, county: 1, content: 'x'.repeat(900_001) }), 'not-a-model'],
])('what is none, or too large, is told apart before it is sent (%#)', (text, refused) => {
  expect(readCopy(text)).toEqual({ refused })
})
test('the size that the screen names is one that is taken', () => {
  expect(largestMegabytes).toBe(2)
})
test.each(['fi', 'sv', 'en'] as const)(
  'why a file of less is too large is said by the limits of its parts (%s)',
  (lang) => {
    const { content, contacts } = modelCopySchema.shape
    for (const { maxLength } of [content, contacts.unwrap()]) {
      const megabytes = String((maxLength ?? 0) / 1_000_000).replace('.', lang === 'en' ? '.' : ',')
      expect(createTranslator(staffTexts, lang)('bring.tooLarge', { n: largestMegabytes })).toMatch(
        new RegExp(`[^0-9]${megabytes} M[Bt]`),
      )
    }
  },
)
