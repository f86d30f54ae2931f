import { describe, expect, test } from 'vitest'
import { ModelFault } from './model-fault.ts'
import { readModel } from './read-model.ts'

const text = (fi: string) => ({ fi, sv: fi, en: fi })
const course = {
  meanwhile: text('lepää'),
  watchFor: text('kuume'),
  stepUp: text('lääkäri'),
  ways: { remote: text('puhelu') },
  goals: [text('paranee')],
  outcomes: [{ measure: text('vaiva'), atDays: [7] }],
  competences: [text('arvio')],
  starts: ['H-HTA-2023'],
}
const need = {
  title: text('kurkku'),
  when: 'throat',
  class: 'D',
  course: 'airways',
  services: ['HTA', { service: 'VO', if: 'fever' }],
  source: 'from memory',
}
const read = (o: object) =>
  readModel(
    'models/trial/model.jsonc',
    JSON.stringify({
      name: 'trial',
      needs: { throat: need },
      firstSteps: { HTA: { what: text('hoitaja'), followUpDays: 14 }, VO: { what: text('lääkäri'), followUpDays: 7 } },
      courses: { airways: course },
      ...o,
    }),
  ).model.needs?.throat

describe('a need that takes a course', () => {
  test('has what the course says, and a line of the plan for each of its services', () => {
    const { goals, starts, ways, outcomes, competences, plan } = read({}) ?? {}
    expect({ goals, starts, ways, outcomes, competences }).toEqual({
      goals: course.goals,
      starts: course.starts,
      ways: course.ways,
      outcomes: course.outcomes,
      competences: course.competences,
    })
    const { meanwhile, watchFor, stepUp } = course
    expect(plan).toEqual([
      { service: 'HTA', what: text('hoitaja'), followUpDays: 14, meanwhile, watchFor, stepUp },
      { service: 'VO', what: text('lääkäri'), followUpDays: 7, meanwhile, watchFor, stepUp },
    ])
  })
  test('keeps what it says itself', () => {
    const own = { service: 'HTA', what: text('oma'), meanwhile: text('a'), watchFor: text('b'), followUpDays: 3 }
    const got = read({ needs: { throat: { ...need, goals: [text('oma')], plan: [own] } } })
    expect(got?.goals).toEqual([text('oma')])
    expect(got?.plan?.map(({ what, stepUp }) => [what.fi, stepUp?.fi])).toEqual([
      ['oma', 'lääkäri'],
      ['lääkäri', 'lääkäri'],
    ])
  })
  test('has no line for a service that the model says no first step of', () => {
    expect(read({ firstSteps: {} })?.plan).toEqual([])
  })
})

test('a course that is not there, or that no need takes, is a mistake, and a first step likewise', () => {
  expect(() => read({ courses: {} })).toThrow(
    new ModelFault('models/trial/model.jsonc', 1, 'the course "airways" is not in the model'),
  )
  expect(() => read({ courses: { airways: course, skin: course } })).toThrow('no need takes the course "skin"')
  const firstSteps = {
    HTA: { what: text('hoitaja'), followUpDays: 14 },
    FYSIO: { what: text('fysio'), followUpDays: 14 },
  }
  expect(() => read({ firstSteps })).toThrow('no need with a course proposes the service "FYSIO"')
})
