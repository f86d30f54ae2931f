import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'
import { law } from './clocks-of-contact.ts'

const models = compileModels(readModelFiles(), { clockRules: new Set(law.rules.map(({ id }) => id)) })
const sayings = models.models.flatMap(({ name, says }) =>
  (['fi', 'sv', 'en'] as const).flatMap((lang) => (says?.[lang] ?? []).map((text) => ({ name, lang, text }))),
)

describe('what people say, by the model that says they say it', () => {
  test.each(sayings)('$name: $text', ({ name, lang, text }) => {
    const proposal = proposeGuidance(models, {
      text,
      lang,
      person: {},
      channel: 'web_form',
      answers: {},
      contactTime: '2026-11-24T09:12',
    })
    expect(proposal.needs.map((need) => need.model)).toContain(name)
  })
})
