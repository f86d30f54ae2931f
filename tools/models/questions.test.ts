import { describe, expect, test } from 'vitest'
import { compileModels, nextQuestions, questionOfAnswer, type GuidanceInput } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())
const asked = models.factList.filter(({ raw }) => raw.ask !== undefined)
const input = (text: string, onBehalfOf: string): GuidanceInput => ({
  text,
  lang: 'fi',
  person: { onBehalfOf },
  channel: 'web_form',
  answers: {},
  contactTime: '2026-11-24T09:12',
})

describe('questions to somebody who writes for another', () => {
  // What the resident chose or typed on the first page comes here as it is, in any language.
  test.each(['child', 'other', 'äiti', 'mummo', 'puoliso', 'naapuri', 'min pappa', 'eadni', 'my wife'])(
    'are in the third person: %s',
    (relation) => {
      const own = nextQuestions(models, input('Kaatui eilen, kuumetta ja yskää, ei jaksa syödä', ''))
      const other = nextQuestions(models, input('Kaatui eilen, kuumetta ja yskää, ei jaksa syödä', relation))
      expect(other.length).toBeGreaterThan(2)
      for (const { id, text } of other) {
        const { ask, askOfOther } = models.facts.get(id)?.raw ?? {}
        expect(text, id).toEqual(askOfOther === 'same' ? ask : askOfOther)
      }
      expect(own.map(({ text }) => text.fi)).not.toEqual(other.map(({ text }) => text.fi))
    },
  )

  test('their answers are read back in the third person too', () => {
    const asked = (isForOther: boolean) => questionOfAnswer(models, 'suicidal', '2026-11-24T09:12', isForOther)?.text.fi
    expect(asked(true)).toBe('Onko hän puhunut itsensä vahingoittamisesta tai kuolemasta?')
    expect(asked(false)).toBe('Onko sinulla ajatuksia vahingoittaa itseäsi tai kuolla?')
  })

  test('every question has its wording, and no two questions the same one', () => {
    expect(asked.length).toBeGreaterThan(70)
    const texts = asked.map(({ raw }) => (raw.askOfOther === 'same' ? raw.ask : raw.askOfOther)?.fi)
    expect(texts).not.toContain(undefined)
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
  })
})

describe('a question is asked in time', () => {
  const byWhen = (contactTime: string, text: string, answers: Record<string, unknown>) =>
    nextQuestions(models, { ...input(text, ''), answers, contactTime }).map(({ couldRaiseTo, askBy }) => ({
      couldRaiseTo,
      askBy,
    }))
  const askBys = (contactTime: string, to: string | null) => [
    ...new Set(
      [
        ...byWhen(contactTime, 'Selkä on kipeä', { reason: ['low_back'] }),
        ...byWhen(contactTime, 'Haluaisin ehkäisyn', { reason: ['contraception'] }),
        ...byWhen(contactTime, 'Työkyky huolettaa', { reason: ['work_ability'] }),
      ].flatMap(({ couldRaiseTo, askBy }) => (couldRaiseTo === to ? [askBy] : [])),
    ),
  ]
  test.each([
    ['a danger within the hour', '2026-11-24T09:12', 'B', '2026-11-24T10:12'],
    ['a danger within the hour over midnight', '2026-11-27T23:50', 'B', '2026-11-28T00:50'],
    ['what could be of today by the end of the office day', '2026-11-24T09:12', 'C', '2026-11-24T16:00'],
    ['what could be of today the same day on a Friday evening', '2026-11-27T16:30', 'C', '2026-11-27T23:59'],
    ['what could be of today the same day on a Saturday', '2026-11-28T10:00', 'C', '2026-11-28T23:59'],
    ['anything else by the end of the office day', '2026-11-24T09:12', null, '2026-11-24T16:00'],
    ['anything else by the end of the next one after closing', '2026-11-27T16:30', null, '2026-11-30T16:00'],
    ['anything else by the end of the next one on a holiday', '2026-12-25T10:00', null, '2026-12-28T16:00'],
    ['nothing by a time that nobody knows', '', 'B', ''],
  ] as const)('%s', (_what, contactTime, to, askBy) => expect(askBys(contactTime, to)).toEqual([askBy]))
})
