import { describe, expect, test } from 'vitest'
import {
  compileModels,
  explainProposal,
  helpByAnswer,
  proposeGuidance,
  type GuidanceInput,
} from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'
import { readContacts } from './contacts.ts'
import { toInput } from './to-input.ts'

const models = compileModels(readModelFiles())
const explain = (input: GuidanceInput) => {
  const proposal = proposeGuidance(models, input)
  const again = (key: string, answer: string) =>
    proposeGuidance(models, { ...input, answers: { ...input.answers, [key]: answer } })
  return { proposal, again, ...explainProposal(models, proposal, again) }
}
const told = (text: string, age = 40): GuidanceInput => ({
  text,
  lang: 'fi',
  person: { age },
  channel: 'web_form',
  answers: {},
  contactTime: '2026-11-24T09:12',
})

describe('every element of a proposal explains itself', () => {
  test('by a rule or a need that fired, or by what it follows from', () => {
    const mute = readContacts()
      .filter((_, n) => n % 7 === 0)
      .flatMap((contact) => explain(toInput(contact)).elements.map((element) => ({ id: contact.id, ...element })))
      .filter(({ reasons, follows }) => reasons.length > 0 === (follows !== undefined))
    expect(mute).toEqual([])
  })
  test('what is tried upon the text that was read is what a whole proposal with that answer has', () => {
    for (const contact of readContacts().filter((_, n) => n % 12 === 0)) {
      const input = toInput(contact)
      const withAnswer = helpByAnswer(models, input)
      for (const { answerKey } of proposeGuidance(models, input).questions)
        for (const answer of ['yes', 'no'] as const) {
          const whole = proposeGuidance(models, { ...input, answers: { ...input.answers, [answerKey]: answer } })
          expect(whole, `${contact.id}: ${answerKey} ${answer}`).toMatchObject(withAnswer(answerKey, answer))
        }
    }
  })
  test('a service names the need that asks for it, a profession the same, and the class what set it', () => {
    const { elements } = explain(told('Polvi on ollut kipeä kaksi kuukautta portaissa'))
    const of = (kind: string) => elements.find((one) => one.kind === kind)
    expect(of('service')?.reasons[0]?.because.map(({ words }) => words)).toContain('Polvi')
    expect(of('professional')?.reasons[0]?.ruleId).toBe(of('service')?.reasons[0]?.ruleId)
    expect(of('segment')).toMatchObject({ code: 'omatoimi', follows: 'nothing-more' })
  })
  test('permission is asked because there are matters on both sides', () => {
    const { elements } = explain(told('Polvi on kipeä ja rahat on loppu, vuokra maksamatta'))
    expect(elements.find(({ kind }) => kind === 'permission')).toMatchObject({ reasons: [], follows: 'both-sides' })
  })
})

describe('what would change it', () => {
  const { elements, wouldCome, proposal, again } = explain(told('Polvi on ollut kipeä kaksi kuukautta portaissa'))
  test('is an answer to an open question, and answered so it is as was said', () => {
    const change = elements[0]?.changes.find(({ answer }) => answer === 'yes')
    const question = proposal.questions.find(({ id }) => id === change?.factId)
    expect(change?.to).toBeDefined()
    expect(again(question?.answerKey ?? '', 'yes').urgencyClass).toBe(change?.to)
  })
  test('also what is not proposed yet, and none of it is proposed already', () => {
    expect(wouldCome.length).toBeGreaterThan(0)
    for (const one of wouldCome)
      expect(elements.some(({ kind, code }) => kind === one.kind && code === one.code)).toBe(false)
  })
})
