import { describe, expect, test } from 'vitest'
import { indexCatalogue, searchCatalogue } from './search-catalogue.ts'

const things = [
  ['mieli', 'Mielenterveyspalvelut', 'Apua mielialaan ja ahdistukseen'],
  ['suu', 'Hammashoitola', 'Hampaiden tarkastus ja hoito'],
  ['koti', 'Kotihoidon palvelut', 'Käynnit kotona'],
  ['neuvola', 'Näkkäläjärven neuvola', 'Kiertävä neuvola Enontekiöllä'],
  ['raha', 'Talous- ja velkaneuvonta', 'Kun rahat loppuvat'],
  ['sv', 'Mödrarådgivning', 'Gravida och barnfamiljer'],
  ['en', 'Home care services', 'Visits at home'],
  ['apuraha', 'Apurahat taiteilijoille', 'Haettavat apurahat'],
] as const
const index = indexCatalogue(
  things.map(([id, name, summary]) => ({
    id,
    fields: [
      { weight: 10, text: name },
      { weight: 3, text: summary },
    ],
  })),
)
const first = (words: string) => searchCatalogue(index, words)[0]?.id

describe('a search in one’s own words', () => {
  test.each([
    ['without diacritics', 'nakkalajarvi', 'neuvola'],
    ['in capital letters', 'NÄKKÄLÄJÄRVI', 'neuvola'],
    ['two words of which one is part of a compound', 'mielenterveys apua', 'mieli'],
    ['in a sentence', 'tarvitsisin kotiin kotihoitoa äidille', 'koti'],
    ['inflected', 'hammashoitolaan', 'suu'],
    ['the beginning of a word', 'hamma', 'suu'],
    ['the last part of a compound', 'velkaneuvontaa', 'raha'],
    ['with a letter missing', 'hamashoitola', 'suu'],
    ['with two letters swapped', 'hammasohitola', 'suu'],
    ['with a slip in a part of a compound', 'mielentervyes', 'mieli'],
    ['in Swedish without dots', 'modraradgivning', 'sv'],
    ['in English', 'home care', 'en'],
  ])('%s: %s', (_how, words, id) => {
    expect(first(words)).toBe(id)
  })
  test('"apua" is not "apuraha"', () => {
    expect(first('apua')).toBe('mieli')
  })
  test('words that are nowhere find nothing, and none of them hide a word that is there', () => {
    expect(searchCatalogue(index, 'qwertyq zzzz')).toEqual([])
    expect(first('qwertyq zzzz neuvola')).toBe('neuvola')
    expect(searchCatalogue(index, '   ')).toEqual([])
  })
  test('small words find nothing, and what fits far worse than the best is left out', () => {
    const isSmall = (word: string) => word === 'ja'
    expect(searchCatalogue(index, 'ja', { isSmall })).toEqual([])
    expect(searchCatalogue(index, 'hammashoitola kotona', { isSmall }).map(({ id }) => id)).toEqual(['suu'])
  })
  test('more words that fit come before fewer', () => {
    const [best] = searchCatalogue(index, 'kiertävä neuvola enontekiö')
    expect(best?.id).toBe('neuvola')
  })
  test('the answer is the same every time, and no longer than asked', () => {
    const once = searchCatalogue(index, 'neuvola hammashoitola mielenterveys', { most: 2 })
    expect(once).toHaveLength(2)
    expect(searchCatalogue(index, 'neuvola hammashoitola mielenterveys', { most: 2 })).toEqual(once)
  })
})
