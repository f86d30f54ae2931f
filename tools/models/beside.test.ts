import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { getModels } from '../../apps/server/src/modules/guidance/index.ts'
import { proposeGuidance } from '../../packages/domain/src/guidance/index.ts'
import { createRandom } from '../../packages/domain/src/capacity/random-source.ts'

interface Case {
  readonly text: string
  readonly age?: number
  readonly for?: string
  readonly answers?: Record<string, unknown>
}
const kinds = JSON.parse(
  readFileSync(new URL('../../testdata/guidance/kinds.json', import.meta.url), 'utf8'),
) as readonly { readonly cases: readonly Case[] }[]

/** What people tell besides, of something else. */
const besides = {
  fi: [
    'Kiitos jo etukäteen ja hyvää päivänjatkoa.',
    'Käytän verenpainelääkettä, joka on sopinut hyvin.',
    'Minulla on aika lääkärille ensi kuussa ihan muusta asiasta.',
    'Äitini kuoli syöpään kaksi vuotta sitten.',
    'Naapuri auttaa kaupassa ja lumitöissä.',
    'Muutin tänne kaksi vuotta sitten.',
  ],
  sv: [
    'Tack på förhand och ha en bra dag.',
    'Jag äter blodtrycksmedicin som har passat bra.',
    'Jag har en tid till läkaren nästa månad för en helt annan sak.',
    'Min mamma dog i cancer för två år sedan.',
    'Grannen hjälper med matköp och snöskottning.',
    'Jag flyttade hit för två år sedan.',
  ],
  en: [
    'Thank you in advance and have a nice day.',
    'I take blood pressure medicine which has suited me well.',
    'My mother died of cancer two years ago.',
    'The neighbour helps with shopping and snow.',
    'I moved here two years ago.',
    'My phone is on all day.',
  ],
}
const languageOf = (text: string): keyof typeof besides =>
  /[äö]|(?:^|\s)(?:ja|on|ei|en|olen|se|hän|mun|mulla)\s/i.test(text) && !/\b(?:och|jag|är|inte|att|på)\b/i.test(text)
    ? 'fi'
    : /\b(?:och|jag|är|inte|att|på|har|han|hon|det|min)\b/i.test(text)
      ? 'sv'
      : 'en'

const models = getModels()
const read = ({ age, for: asks, answers = {} }: Case, text: string) =>
  proposeGuidance(models, {
    text,
    answers,
    contactTime: '2026-11-25T10:00',
    person: { age: age ?? null, ...(asks === undefined ? {} : { onBehalfOf: asks }) },
  } as Parameters<typeof proposeGuidance>[1])

test('a danger is no calmer with an everyday sentence of something else before or behind it', () => {
  const { uniform } = createRandom(28)
  const calmer: string[] = []
  let tried = 0
  for (const one of kinds.flatMap(({ cases }) => cases)) {
    const alone = read(one, one.text)
    if (alone.urgencyClass > 'B') continue
    const list = besides[languageOf(one.text)]
    const said = list[Math.floor(uniform() * list.length)] ?? ''
    const text = uniform() < 0.5 ? `${said} ${one.text}` : `${one.text.trimEnd().replace(/([^.!?])$/u, '$1.')} ${said}`
    const both = read(one, text)
    tried += 1
    if (both.urgencyClass > alone.urgencyClass || (alone.call112 && !both.call112)) calmer.push(text)
  }
  expect(tried).toBeGreaterThan(800)
  expect(calmer).toEqual([])
})
