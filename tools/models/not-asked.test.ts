import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())
const propose = (text: string, answers: Record<string, unknown>, age = 40) =>
  proposeGuidance(models, {
    text,
    lang: 'fi',
    person: { age },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-24T09:12',
  })
const asks = (...given: Parameters<typeof propose>) => propose(...given).questions.map(({ id }) => id)

describe('a sign that nobody asked about is not a sign that is not there', () => {
  const back = { reason: ['low_back'], saddle_anaesthesia: false, trauma_high: false, cancer_history: false }
  test('a back without numbness is asked about the bladder and the legs, and stays a matter of days', () => {
    expect(propose('Selkä kipeä', back).urgencyClass).toBe('D')
    expect(asks('Selkä kipeä', back)).toContain('cauda')
  })
  test('as urgent as with the same sign asked and not known', () => {
    expect(propose('Selkä kipeä', { ...back, urinary_retention: 'unknown' }).urgencyClass).toBe('D')
  })
  test('and with each sign answered no it is a matter of self-care', () => {
    const all = { ...back, urinary_retention: false, leg_weakness: false, fever_c: 36.6 }
    expect(propose('Selkä kipeä', all).urgencyClass).toBe('E')
    expect(asks('Selkä kipeä', all)).not.toContain('cauda')
  })
  // One answer each that speaks of a part only; the question asks for the whole.
  test.each([
    ['stroke-signs', 'Päätä särkee', { reason: ['headache'], face_droop: false }],
    ['suicidal', 'Mieli on maassa', { reason: ['mood'], suicidal_intent: false }],
    ['face-swelling', 'Hammasta särkee', { reason: ['tooth'], trismus: false }],
    ['airway-dental', 'Hammasta särkee', { reason: ['tooth'], eye_swelling: false }],
    ['throat-alarm', 'Kurkku kipeä', { reason: ['throat'], trismus: false }],
    ['unsafe-now', 'Mies on väkivaltainen', { reason: ['violence'], weapon_threat: false }],
    ['children-home', 'Mies on väkivaltainen', { reason: ['violence'], siblings: 0 }],
    ['new-confusion', 'Löin pääni', { reason: ['head_injury'], drowsy: false }],
    ['unconscious', 'Löin pääni', { reason: ['head_injury'], gcs: 15 }],
    ['clot-risk', 'Haluan e-pillerit', { reason: ['contraception'], smoking: false }],
    ['preg-alarm', 'Olen raskaana', { reason: ['pregnancy'], vomiting: 'no' }],
    ['wanders', 'Äidin muisti on huono', { reason: ['memory'], seen: 'none' }],
  ])('%s is still asked: %s', (question, text, answers) => expect(asks(text, answers)).toContain(question))
})

describe('words that say that nobody knows are no reassuring no', () => {
  test.each(['not sure', 'ei tiedä', 'vet ej', 'not assessed', 'unknown'])('strangulation: %s', (strangulation) => {
    const answers = { reason: ['violence'], 'not-safe-answered': 'no', children_in_household: 0 }
    expect(propose('Mies on väkivaltainen', { ...answers, strangulation: 'no' }).urgencyClass).toBe('C')
    expect(propose('Mies on väkivaltainen', { ...answers, strangulation }).urgencyClass).toBe('B')
  })
  test.each(['ei tiedossa', 'not known', 'unknown'])('a blood thinner: %s', (anticoagulant) => {
    const answers = { reason: ['head_injury'], anticoagulant, vomiting: false, cognition: 'ok', drowsy: false }
    expect(propose('Löin pääni', answers).urgencyClass <= 'C').toBe(true)
  })
  test.each(['not sure', 'no answer', 'ei kysytty'])('thoughts of death are asked: %s', (suicidal) =>
    expect(asks('Mieli on maassa', { reason: ['mood'], suicidal })).toContain('suicidal'),
  )
  test('an infant that does not feed is never at ease', () =>
    expect(
      [false, 'no', 'none', 'refuses'].map(
        (feeding) => propose('Vauvalla kuumetta', { feeding, age_weeks: 9 }, 0).urgencyClass,
      ),
    ).toEqual(['B', 'B', 'B', 'B']))
})

describe('words of a danger', () => {
  const chest = (answers: Record<string, unknown>) =>
    propose('Nyt puristava rintakipu', { reason: ['chest_pain'], ...answers }, 40).urgencyClass
  test('are not outweighed by a no to the question that asks for all its signs at once', () =>
    expect(chest({ 'chest-alarm': 'no' })).toBe('A'))
  test('are not outweighed by some of the signs either', () =>
    expect(chest({ pain_at_rest: false, radiates_arm: false })).toBe('A'))
})
