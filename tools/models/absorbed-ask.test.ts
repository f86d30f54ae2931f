import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())
const propose = (text: string, answers: Record<string, unknown> = {}) =>
  proposeGuidance(models, {
    text,
    lang: 'fi',
    person: { age: 40 },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-24T09:12',
  })
const asks = (...given: Parameters<typeof propose>) => propose(...given).questions.map(({ id }) => id)

describe('one word more takes no question of danger away', () => {
  test.each([
    ['Päätä särkee', 'Niska on jumissa ja päätä särkee', ['thunderclap', 'stroke-signs', 'sepsis-signs']],
    ['Ihottumaa', 'Lääkkeestä tuli haittavaikutus, ihottumaa', ['anaphylaxis', 'sepsis-signs']],
    ['Huimaa', 'Lääkkeen haittavaikutus: huimaa', ['stroke-signs', 'chest-pain', 'syncope']],
    ['Virtsatessa kirvelee', 'Munuaiskivi vaivaa ja virtsatessa kirvelee', ['fever', 'retention']],
    ['Ihottumaa', 'Täitä päässä ja ihottumaa', ['anaphylaxis', 'sepsis-signs']],
    ['Korva kipeä', 'Vahaa korvassa ja korva kipeä', ['severe-pain']],
  ])('%s / %s', (alone, withMore, dangers) => {
    expect(asks(alone)).toEqual(expect.arrayContaining(dangers))
    expect(asks(withMore)).toEqual(expect.arrayContaining(dangers))
  })

  test('and what is asked for what is absorbed can raise to A-C, in the order red flags first', () => {
    const { questions } = propose('Niska on jumissa ja päätä särkee')
    expect(questions.every(({ couldRaiseTo }) => couldRaiseTo !== null && couldRaiseTo <= 'C')).toBe(true)
    const flags = questions.map(({ redFlag }) => redFlag)
    expect(flags).toEqual([...flags].sort((a, b) => Number(b) - Number(a)))
  })
})

describe('a need that nothing else stands beside asks its own dangers', () => {
  test.each([
    ['Munuaiskivi taas, kylkeä särkee', ['fever', 'severe-pain', 'vomiting']],
    ['Niska on jumissa', ['stiff-neck', 'thunderclap', 'stroke-signs']],
    ['Nokkosihottumaa on', ['anaphylaxis', 'lip-swelling']],
    ['Silmänvalkuaiset ovat keltaiset', ['sepsis-signs']],
    ['Palasin Keniasta ja nyt on kuume', ['sepsis-signs']],
  ])('%s', (text, dangers) => expect(asks(text)).toEqual(expect.arrayContaining(dangers)))
})

describe('what lets a need be less urgent is asked', () => {
  test.each([
    ['Nokkosihottuma, muuten voin hyvin', ['anaphylaxis', 'lip-swelling', 'fever']],
    ['Nilkka nyrjähti, kävelen sillä kyllä', ['fracture-signs', 'cannot-bear', 'severe-pain']],
    ['Selkä jumissa, muuten kunnossa', ['stiff-neck', 'fever']],
    ['Haava paranee hitaasti', ['infected', 'diabetes']],
  ])('%s', (text, signs) => expect(asks(text)).toEqual(expect.arrayContaining(signs)))

  test('and a yes to it ends the calmer class', () => {
    const hives = 'Nokkosihottuma, muuten voin hyvin'
    expect(propose(hives).urgencyClass).toBe('E')
    expect(propose(hives, { 'lip-swelling': 'yes' }).urgencyClass).toBe('B')
  })
})
