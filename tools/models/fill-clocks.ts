import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modelsFolder } from '../../apps/server/src/modules/guidance/index.ts'
import { clocksOfContact } from './clocks-of-contact.ts'
import type { Contact } from './contacts.ts'

/**
 * `node tools/models/fill-clocks.ts MODEL ...`: writes the clocks that the law starts into each contact of the models,
 * and the file with one contact a line. To be run after writing contacts; a test holds the file against the law.
 */
for (const model of process.argv.slice(2)) {
  const path = join(modelsFolder, model, 'contacts.json')
  const { scenarios } = JSON.parse(readFileSync(path, 'utf8')) as { scenarios: Contact[] }
  const lines = scenarios.map((contact) => {
    const expected = { ...contact.expected, clocks: clocksOfContact(contact) }
    return ` ${JSON.stringify({ ...contact, expected })}`
  })
  writeFileSync(path, `{ "scenarios": [\n${lines.join(',\n')}\n] }\n`)
  process.stdout.write(`${model}: ${lines.length} contacts\n`)
}
