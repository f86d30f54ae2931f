import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { waysOutOf } from './ways-out.ts'

// Read in each test, not once at the start: what reads it is what is tried here.
const ids = (obligations: readonly string[]) => waysOutOf(readLaw(), obligations).map(({ id }) => id)
const way = (id: string) => readLaw().waysOut.find((one) => one.id === id)

describe('what is open when a limit cannot be kept', () => {
  test('care: another unit, cooperation, buying, a voucher (§ 54); social services: their own; another duty: the county’s own units alone', () => {
    expect(ids(['care-in-months'])).toEqual(['OWN', 'COOPERATE', 'BUY', 'VOUCHER'])
    expect(ids(['social-decision-implemented'])).toEqual(['OWN', 'VOUCHER', 'BUY-SOCIAL'])
    expect(ids(['need-assessment'])).toEqual(['OWN'])
    expect(ids([])).toEqual(['OWN'])
  })
  test('of two duties whatever is open for one of them, each once', () => {
    expect(ids(['need-assessment', 'care-in-months', 'social-decision-implemented'])).toEqual([
      'OWN',
      'COOPERATE',
      'BUY',
      'VOUCHER',
      'BUY-SOCIAL',
    ])
  })
  test('«every limit» is every one, a list is that list; where the text was seen and a note are kept where they are', () => {
    expect(way('OWN')).toMatchObject({ obligations: 'every', act: '611/2021', confidence: 'high' })
    expect(way('BUY-SOCIAL')?.obligations).toEqual([
      'social-decision-implemented',
      'older-granted-service',
      'social-psychosocial-support',
    ])
    expect(way('COOPERATE')?.textSeenIn).toMatch(/asd20230116\.xml/)
    expect(way('COOPERATE')).not.toHaveProperty('note')
    expect(way('BUY')?.note).toMatch(/612\/2021/)
  })
  test('a duty that no rule has is refused by name', () => {
    const files = readLawFiles().map((file) => ({
      ...file,
      text: file.text.replace('for: social-decision-implemented', 'for: social-decision-imagined'),
    }))
    expect(() => compileLaw(files)).toThrow(/unknown obligation "social-decision-imagined"/)
  })
})
