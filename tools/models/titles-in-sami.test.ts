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
  const without = models.needs.filter(({ raw }) => raw.title.se === undefined)
  // Names that no dictionary at hand had for certain are left out: a speaker adds them.
  expect(without.length).toBeLessThanOrEqual(42)
  const [need] = proposeGuidance(models, {
    text: 'Ummetus vaivaa',
    lang: 'fi',
    person: { age: 40 },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-24T09:12',
  }).needs
  expect(need?.title.fi).toBe('Ummetus')
  expect(need?.title).not.toHaveProperty('unchecked')
})
