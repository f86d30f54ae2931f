import { compileModels } from '@luukku/domain/guidance'
import { describe, expect, it } from 'vitest'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'
import { collectFacts } from '../../packages/domain/src/guidance/collect-facts.ts'
import { whatHolds, whatHoldsThen } from '../../packages/domain/src/guidance/decide-urgency.ts'
import { holds } from '../../packages/domain/src/guidance/expression.ts'
import { deriveFacts, viewOf, withFact } from '../../packages/domain/src/guidance/fact-table.ts'
import { readContacts } from './contacts.ts'
import { pick, seededRandom } from './seeded-random.ts'
import { toInput } from './to-input.ts'

/** What is left unasked must be what cannot hold: every short cut is held against the whole way round. */
describe('the needs and rules that are asked', () => {
  const models = compileModels(readModelFiles())
  const contacts = readContacts()
  const random = seededRandom(11)
  const tables = Array.from({ length: 120 }, () => {
    const input = toInput(pick(random, contacts))
    const answers = Object.fromEntries(
      Array.from({ length: 6 }, () => [pick(random, models.factList).id, pick(random, ['yes', 'no', 'unknown', 7])]),
    )
    return collectFacts(models, { ...input, answers: { ...input.answers, ...answers } }).table
  })

  it('are all that hold by what is known', () => {
    for (const table of tables) {
      const view = viewOf(models, table.truth, table.numbers)
      const isExcepted = (unless: readonly string[] = []) => unless.some((id) => view.truthOf(id) === 2)
      const holding = whatHolds(models, table)
      expect([...holding.needs].map((said) => said > 0)).toEqual(
        models.needs.map(({ when, raw }) => holds(when, view) && !isExcepted(raw.unless)),
      )
      expect([...holding.rules].map((said) => said > 0)).toEqual(
        models.rules.map(({ condition, raw }) => holds(condition, view) && !isExcepted(raw.unless)),
      )
    }
  })

  it('are with one answer more what they would be if it had been given', () => {
    for (const table of tables) {
      const now = whatHolds(models, table)
      for (let i = 0; i < 40; i++) {
        const fact = pick(random, i % 4 === 0 ? models.derived : models.factList)
        const answer = pick(random, [0, 2] as const)
        const { truth, changed } = withFact(models, table, fact.number, answer)
        const said = table.said.slice()
        said[fact.number] = answer
        const whole = deriveFacts(models, said, table.numbers)
        expect(truth).toEqual(whole)
        const view = viewOf(models, truth, table.numbers)
        expect(whatHoldsThen(models, view, table, now, changed)).toEqual(whatHolds(models, { ...table, truth: whole }))
      }
    }
  })
})
