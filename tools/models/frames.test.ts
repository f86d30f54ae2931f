import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { proposeGuidance } from '@luukku/domain/guidance'
import { describe, expect, test } from 'vitest'
import { getModels } from '../../apps/server/src/modules/guidance/index.ts'

/** `{0}` to `{4}` of a frame are the forms of a danger: alone, partitive, what is denied, of what, into what. */
interface Frames {
  /** A harmless matter told before each frame. */
  readonly beside: string
  readonly dangers: readonly { readonly forms: readonly string[]; readonly isHarm?: true }[]
  readonly denied: readonly string[]
  readonly told: readonly string[]
  readonly topic: readonly string[]
  readonly old: readonly string[]
  readonly recent: readonly string[]
}

const languages = ['fi', 'sv', 'en'] as const
const all = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../testdata/guidance/frames.json'), 'utf8'),
) as Readonly<Record<(typeof languages)[number], Frames>>
const models = getModels()

const classOf = (lang: (typeof languages)[number], text: string): string =>
  proposeGuidance(models, {
    text,
    lang,
    person: { age: 50 },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-25T10:00',
  }).urgencyClass

function say(frame: string, forms: readonly string[]): string {
  const said = frame.replace(/\{(\d)\}/g, (_, at: string) => forms[Number(at)] ?? forms[0] ?? '')
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/** Each frame with each danger that is not as it should be. */
function wrongOf(
  lang: (typeof languages)[number],
  kind: 'denied' | 'told' | 'topic' | 'old' | 'recent',
  isRight: (got: string, alone: string, isHarm: boolean) => boolean,
): string[] {
  const { beside, dangers, [kind]: frames } = all[lang]
  return dangers.flatMap(({ forms, isHarm = false }) => {
    const alone = classOf(lang, `${beside} ${say('{0}.', forms)}`)
    return frames
      .map((frame) => say(frame, forms))
      .map((said) => ({ said, got: classOf(lang, `${beside} ${said}`) }))
      .filter(({ got }) => !isRight(got, alone, isHarm))
      .map(({ said, got }) => `${said} is ${got}`)
  })
}

describe.each(languages)('a danger said in each way of saying, %s', (lang) => {
  test('denied, it is no danger; of harm a denial by others may stay one', () => {
    expect(wrongOf(lang, 'denied', (got, _, isHarm) => isHarm || 'CDE'.includes(got))).toEqual([])
  })

  test('told, it is as urgent as by itself, whatever is denied beside it', () => {
    expect(wrongOf(lang, 'told', (got, alone) => got <= alone || !'AB'.includes(alone))).toEqual([])
  })

  test('as a topic of something, it is no danger; of harm it is', () => {
    expect(wrongOf(lang, 'topic', (got, _, isHarm) => isHarm || 'CDE'.includes(got))).toEqual([])
  })

  test('of years ago or of youth, it is no danger of today', () => {
    expect(wrongOf(lang, 'old', (got) => 'CDE'.includes(got))).toEqual([])
  })

  test('of yesterday, last week or again, it is as urgent as by itself', () => {
    expect(wrongOf(lang, 'recent', (got, alone) => got <= alone || !'AB'.includes(alone))).toEqual([])
  })
})
