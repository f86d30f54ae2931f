import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import routes from './routes.ts'

// A page that no journey gives to axe on a phone can be unreadable for months. Each page of the routes stands here with the
// journey that looks at it and the words by which it does; a new page without a look is red.
const looks: Readonly<Record<string, readonly [journey: string, words: string]>> = {
  '': ['every-screen', "'front'"],
  kerro: ['every-screen', "'front-refused'"],
  'kysymys/:place?': ['every-screen', "'/kysymys'"],
  hata: ['every-screen', "'hata-refused'"],
  yhteys: ['every-screen', "'/yhteys'"],
  kuka: ['every-screen', "'/kuka'"],
  ymmarsimme: ['every-screen', "'/ymmarsimme'"],
  lupa: ['every-screen', "'/lupa'"],
  laheta: ['every-screen', "'laheta'"],
  lupaus: ['every-screen', "'lupaus'"],
  oma: ['every-screen', "'oma-waiting'"],
  'oma/aika/:id': ['every-screen', "'move'"],
  'oma/tarve/:id': ['companion', "'choose-time'"],
  'oma/tarve/:id/paikka': ['companion', "'place'"],
  'oma/odotus': ['booking', "'waiting-joined'"],
  'oma/kysely/:id': ['screens-beside', "'kysely-first'"],
  viestit: ['every-screen', "'viestit-empty'"],
  'kuka-katsoi': ['every-screen', "'/kuka-katsoi'"],
  tiedot: ['people', '`${kind}-my-data`'],
  luvat: ['joint', "'luvat-older'"],
  puolesta: ['every-screen', "'puolesta'"],
  kirje: ['every-screen', "'/kirje'"],
  yhteystiedot: ['every-screen', "'/yhteystiedot'"],
  palvelut: ['catalogue', '`palvelut ${lang}`'],
  tietosuoja: ['every-screen', "'/tietosuoja'"],
  '*': ['every-screen', "'/ei-ole'"],
}

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')
/** A route of files or of a form alone draws nothing. */
const pages = routes.filter(({ file }) => read(file).includes('export default')).map(({ path = '' }) => path)

test('every page stands in the list of looks, and the list holds no page that is gone', () => {
  expect(Object.keys(looks).sort()).toEqual(pages.sort())
})

test.each(Object.entries(looks))('«%s» is looked at by a journey', (_page, [journey, words]) => {
  const told = read(`../../../e2e/${journey}.e2e.ts`)
  expect(told).toMatch(/\blook\(|faultsOf\(/)
  // A name stands elsewhere in a journey too: it is the look itself that gives it. Walked paths are looked at one after the other.
  if (words.startsWith("'/")) expect(told).toContain(words)
  else expect([...told.matchAll(/\b(?:look|faultsOf)\(\w+, ([^)]*)\)/g)].map(([, name]) => name)).toContain(words)
})
