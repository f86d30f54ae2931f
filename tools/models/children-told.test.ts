import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

/** Children who are hit, touched, left alone or hungry, as neighbours, teachers, kin and they themselves tell of it. */
const file = new URL('../../testdata/guidance/children-told.json', import.meta.url)
const { children } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly children: readonly {
    readonly id: string
    readonly lang: 'fi' | 'sv' | 'en'
    readonly age: number
    readonly sex: string
    readonly asks: string | null
    readonly text: string
  }[]
}
const models = compileModels(readModelFiles())

test.each(children)('$id brings child protection to be weighed: $text', ({ text, lang, age, sex, asks }) => {
  const { childProtection } = proposeGuidance(models, {
    text,
    lang,
    person: { age, sex, onBehalfOf: asks },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-24T10:15',
  })
  expect(childProtection.consider).toBe(true)
})
