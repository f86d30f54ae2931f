import { describe, expect, test } from 'vitest'
import { getModels } from '../../apps/server/src/modules/guidance/index.ts'
import { clocksOfContact } from './clocks-of-contact.ts'
import { readContacts } from './contacts.ts'

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
