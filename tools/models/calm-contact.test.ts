import { proposeGuidance } from '@luukku/domain/guidance'
import { describe, expect, it } from 'vitest'
import { getModels } from '../../apps/server/src/modules/guidance/index.ts'

const models = getModels()
const propose = (text: string, answers: Record<string, unknown> = {}) =>
  proposeGuidance(models, {
    text,
    lang: 'fi',
    person: { age: 41 },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-25T10:00',
  })

/** Help in everyday life is E where somebody says how they manage, and D where anything takes that back. */
describe('who says how they manage', () => {
  const { calm } = models.common

  it('is told of by facts and models that there are', () => {
    const named = (calm ?? []).flatMap(({ fact, unless }) => [fact, ...unless])
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((id) => !models.facts.has(id))).toEqual([])
    const names = (calm ?? []).flatMap((one) => one.models)
    expect(names.filter((name) => models.models.every((model) => model.name !== name))).toEqual([])
  })

  it('waits with all its needs in one class, and an answer that takes it back keeps the days', () => {
    const text = 'Päivällä ahdistaa ja nukun huonosti, mutta töissä vielä pärjään. Haluaisin jutella jonkun kanssa.'
    const calmly = propose(text)
    expect(calmly.urgencyClass).toBe('E')
    expect(calmly.needs.map(({ urgencyClass }) => urgencyClass)).toEqual(calmly.needs.map(() => 'E'))
    expect(propose(text, { phq9: 17 }).urgencyClass).toBe('D')
    expect(propose(`${text} Tilanne pahenee koko ajan.`).urgencyClass).toBe('D')
  })
})
