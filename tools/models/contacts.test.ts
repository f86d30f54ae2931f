import { describe, expect, test } from 'vitest'
import { getModels } from '../../apps/server/src/modules/guidance/index.ts'
import { answerScenario } from '../../apps/server/src/cli/answer-scenario.ts'
import { clocksOfContact, law } from './clocks-of-contact.ts'
import { isHeldOut, readContacts } from './contacts.ts'
import { scoreContacts } from './score-contacts.ts'

const contacts = readContacts()
const models = getModels()
const atOnce = new Set(['H-URGENT', 'SO-URGENT', 'CP-URGENT', 'OLD-18-URGENT'])

describe('the test contacts themselves', () => {
  test('each has an id of its own', () => {
    const ids = contacts.map(({ id }) => id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })
  test('each names services of the catalogue, and its best class is acceptable', () => {
    const wrong = contacts.filter(
      ({ expected }) =>
        !expected.urgency_acceptable.includes(expected.urgency_class) ||
        expected.services.length === 0 ||
        [...expected.services, ...expected.also_acceptable].some((code) => models.common.services[code] === undefined),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })
  test('each has the clocks that the law starts for its services', () => {
    const wrong = contacts.filter((contact) => {
      const { clocks } = contact.expected
      const lawful = clocksOfContact(contact)
      return (
        clocks.some((clock) => !lawful.includes(clock)) ||
        lawful.some((clock) => !clocks.includes(clock) && !atOnce.has(clock))
      )
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })
})

describe('nobody is sent too late', () => {
  const scoreOf = (heldOut: boolean) =>
    scoreContacts(
      contacts.filter(({ id }) => isHeldOut(id) === heldOut),
      (contact) => answerScenario(models, law, contact),
    )
  test('among the open contacts none is under-triaged, misses 112 or a child', () => {
    const { underTriage, missed112, missedChildProtection, acceptable } = scoreOf(false)
    expect({ underTriage, missed112, missedChildProtection }).toEqual({
      underTriage: [],
      missed112: [],
      missedChildProtection: [],
    })
    expect(acceptable).toBeGreaterThanOrEqual(0.95)
  })
  // Counts only: a name here would be a look at what nobody looks at.
  test('among the held-out contacts at most one of a hundred is, and none misses 112 or a child', () => {
    const { contacts: n, underTriage, missed112, missedChildProtection } = scoreOf(true)
    expect(underTriage.length / n).toBeLessThanOrEqual(0.01)
    expect([missed112.length, missedChildProtection.length]).toEqual([0, 0])
  })
})
