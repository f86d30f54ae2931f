import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { nationalServicesVersions } from '@luukku/domain/contact'
import { residentTexts } from '../resident/texts.ts'
import { nationalServicesText } from './national-services.ts'

/** What each version was: a word that is changed makes a new version, or nobody knows what a person was told. */
const digests: Readonly<Record<(typeof nationalServicesVersions)[number], string>> = {
  '2026-11': 'ac5cf08210e5',
}

test('§ 68: the words that are told are those of the newest version, in every language and on the privacy page', () => {
  const part = (language: 'fi' | 'sv' | 'en') => residentTexts.vouched[language]['privacy.kanta.text']
  const words = [nationalServicesText, part('fi'), part('sv'), part('en')]
  const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12)
  expect(digest).toBe(Object.values(digests).at(-1))
})

test('§ 68: a sentence that is told has at most 15 words', () => {
  const { unchecked: _unread, ...texts } = nationalServicesText
  const long = Object.values(texts)
    .flatMap((text) => text.split(/(?<=[.?!])\s+/))
    .filter((sentence) => sentence.split(/\s+/).length > 15)
  expect(long).toEqual([])
})
