import { expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())

test('what a need is called in Northern Sámi goes on as a text that no speaker has read', () => {
  const [need] = proposeGuidance(models, {
    text: 'Hammas särkee',
    lang: 'fi',
    person: { age: 40 },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-24T09:12',
  }).needs
  expect(need?.title).toMatchObject({ fi: 'Hammassärky', se: 'Bátnebávččas', unchecked: ['se'] })
})

test('a need that has no Northern Sámi name says nothing of it: the page shows the Finnish one', () => {
  const without = models.needs.filter(({ raw }) => raw.title.se === undefined).map(({ id }) => id)
  // Names that no word list at hand had for certain are left out: a speaker adds them.
  expect(without.sort()).toEqual([
    'croup',
    'eye-curtain',
    'eye-white',
    'hernia',
    'menopause',
    'mole',
    'snoring',
    'stitches-out',
    'urine-coloured',
  ])
  const [need] = proposeGuidance(models, {
    text: 'Minulla on tyrä',
    lang: 'fi',
    person: { age: 40 },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-24T09:12',
  }).needs
  expect(need?.title.fi).toBe('Tyrä')
  expect(need?.title).not.toHaveProperty('unchecked')
})

/** What a resident reads of a plan line: `planTexts` of the desk. */
const told = models.needs.flatMap(({ id, raw }) =>
  (raw.plan ?? []).flatMap(({ service, what, meanwhile, watchFor, steps = [] }) =>
    [what, meanwhile, watchFor, ...steps].map((text) => ({ of: `${id} ${service}`, text })),
  ),
)

test('whatever a resident reads of a plan line is there in Northern Sámi', () => {
  expect(told.length).toBeGreaterThan(400)
  expect(told.filter(({ text }) => text.se === undefined || text.se === text.fi)).toEqual([])
})

test('no number, telephone or amount was lost or changed on the way to Northern Sámi, and no «do not»', () => {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).sort().join(' ')
  const forbids = (text: string, forms: RegExp) => text.match(forms)?.length ?? 0
  const changed = told.filter(
    ({ text: { fi, se = '' } }) =>
      numbers(fi) !== numbers(se) ||
      forbids(fi, /(?<!\p{L})[Ää]lä(kä)?(?!\p{L})/gu) !== forbids(se, /(?<!\p{L})[Aa]le(ge)?(?!\p{L})/gu),
  )
  expect(changed).toEqual([])
})
