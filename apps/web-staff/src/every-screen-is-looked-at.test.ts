import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Each address of the staff's screens with the journey that gives it to axe, and the words by which it does. A new screen
// without a look is red.
const looks: Readonly<Record<string, readonly [journey: string, words: string]>> = {
  '/': ['every-screen', "'desk'"],
  '/contacts/new': ['every-screen', "'new'"],
  '/contacts/:id': ['every-screen', '`case-${name}`'],
  '/contacts/:id/letter': ['every-screen', "['letter', 'letter']"],
  '/contacts/:id/denial': ['every-screen', "['denial', 'denial']"],
  '/own/:id/denial': ['joint', "'denial-copy'"],
  '/waiting': ['booking', "'desk-waiting-phone'"],
  '/conflicts': ['roster', "'conflicts'"],
  '/interpreting': ['interpreting', "'interpreting'"],
  '/interpreting/:id': ['interpreting', "'interpreter-days'"],
  '/week': ['roster', "'week'"],
  '/roster': ['roster', "'roster'"],
  '/rooms': ['rooms', "'rooms'"],
  '/own': ['every-screen', "'own-of-counsellor'"],
  '/own/:id': ['across', "'protected-open'"],
  '/manager': ['every-screen', "'manager'"],
  '/calendars': ['calendars', "'calendars'"],
  '/policy': ['policy', "'policy'"],
  '/emergency': ['screens-beside', "'emergency'"],
  '/data-requests': ['people', '`${kind}-requests`'],
  '/retention': ['retention', "'list'"],
  '/people': ['people', '`${kind}-found`'],
  '/people/:id': ['people', '`${kind}-card`'],
  '/users': ['screens-beside', "'users'"],
  '/law': ['screens-beside', "'law'"],
  '/catalogue': ['catalogue', "'catalogue'"],
  '/models': ['models', "'models'"],
  '/models/:name': ['models', "'model'"],
}

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')
const screens = [...read('app.tsx').matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path)

test('every screen stands in the list of looks, and the list holds no screen that is gone', () => {
  // What has no screen leads home.
  expect(Object.keys(looks).sort()).toEqual(screens.filter((path) => path !== '*').sort())
})

test.each(Object.entries(looks))('«%s» is looked at by a journey', (_screen, [journey, words]) => {
  const told = read(`../../../e2e/${journey}.e2e.ts`)
  expect(told).toMatch(/\blook\(|faultsOf\(/)
  // A name in quotes stands elsewhere in a journey too: it is the look itself that gives it.
  if (words.startsWith('[')) expect(told).toContain(words)
  else expect([...told.matchAll(/\b(?:look|faultsOf)\(\w+, ([^)]*)\)/g)].map(([, name]) => name)).toContain(words)
})
