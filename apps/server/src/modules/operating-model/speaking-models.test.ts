import { expect, test } from 'vitest'
import { lawOf } from '../law/index.ts'
import { readInstalled } from './installed-models.ts'
import { compileSpeakers, type Speaker } from './speaking-models.ts'

const installed = readInstalled()
const rules = new Set(lawOf({ id: 'lapland', settings: {} }).rules.map(({ id }) => id))
const software: Speaker[] = installed.models.map(({ name, content }) => ({
  name,
  draftOnly: false,
  mayBeLost: false,
  contents: [{ text: content, maySpeak: true, approved: true, installed: true }],
}))
/** A published model of the county's own, with a fact that a new version of the software names too. */
const twin = `{ "name": "a-own", "version": "1", "status": "approved", "title": { "fi": "Oma", "sv": "Egen", "en": "Own" },
  "who": { "fi": "kaikki", "sv": "alla", "en": "all" },
  "facts": { "care-missed": { "label": { "fi": "x", "sv": "x", "en": "x" }, "words": { "fi": ["omasana"] }, "source": "from memory" } },
  "rules": [{ "id": "own", "if": "care-missed", "class": "D", "source": "from memory" }] }`
const own = (more: Partial<Speaker>): Speaker => ({
  name: 'a-own',
  draftOnly: false,
  mayBeLost: true,
  contents: [{ text: twin, maySpeak: true, approved: true, installed: false }],
  ...more,
})

test('a clash of the county’s own model with the software’s puts the county’s aside, in whose file ever it was found', () => {
  const set = compileSpeakers(installed.common, [...software, own({})], rules)
  expect(set.faults).toMatchObject([{ name: 'a-own', file: 'models/home-care/model.jsonc' }])
  expect([...set.contents.keys()]).toEqual(software.map(({ name }) => name))
  expect(set.models.needs.some(({ id }) => id === 'home-care')).toBe(true)
})
test('what spoke a moment ago may not be lost: then nothing is changed', () => {
  expect(() => compileSpeakers(installed.common, [...software, own({ mayBeLost: false })], rules)).toThrow(
    'already in a-own',
  )
})
test('the same files are read once, whoever asks; one word more in one of them is read anew', () => {
  const read = (speakers: readonly Speaker[]) => compileSpeakers(installed.common, speakers, rules).models.needs
  const first = read(software)
  expect(read([...software])).toBe(first)
  const [one, ...others] = software
  const worded = one?.contents.map((content) => ({ ...content, text: `${content.text}\n// one word more` })) ?? []
  expect(read([...others, ...(one ? [{ ...one, contents: worded }] : [])])).not.toBe(first)
})
