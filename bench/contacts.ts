import { join } from 'node:path'
import { compileModels } from '@luukku/domain/guidance'
import { compileLaw } from '@luukku/domain/law'
import { answerScenario } from '../apps/server/src/cli/answer-scenario.ts'
import { readLawFolder } from '../apps/server/src/cli/law-files.ts'
import { readModelFiles } from '../apps/server/src/modules/guidance/index.ts'
import { isHeldOut, readContacts } from '../tools/models/contacts.ts'
import { scoreContacts } from '../tools/models/score-contacts.ts'
import { missesOf } from '../tools/models/misses.ts'

/**
 * `luukku bench contacts [MODEL] [--held-out] [--no-answers]`: the models against their own test contacts. Figures on
 * standard output, each miss on standard error. Without `--held-out` only the two thirds that may be looked at while tuning.
 */
export async function run(args: string[]): Promise<number> {
  const flags = args.filter((arg) => arg.startsWith('--'))
  const [model] = args.filter((arg) => !arg.startsWith('--'))
  const heldOut = flags.includes('--held-out')
  const models = compileModels(readModelFiles())
  const law = compileLaw(readLawFolder(join(import.meta.dirname, '../law')))
  const contacts = readContacts(model)
    .filter((contact) => isHeldOut(contact.id) === heldOut)
    .map((contact) => (flags.includes('--no-answers') ? { ...contact, structured_answers: {} } : contact))
  const answers = new Map(contacts.map((contact) => [contact.id, answerScenario(models, law, contact)]))
  const answerOf = (contact: { readonly id: string }) => {
    const answer = answers.get(contact.id)
    if (answer === undefined) throw new Error(`no answer for ${contact.id}`)
    return answer
  }
  if (!heldOut)
    for (const contact of contacts)
      for (const line of missesOf(contact, answerOf(contact))) process.stderr.write(`${line}\n`)
  const traits = [...new Set(contacts.flatMap((contact) => contact.traits ?? []))].sort()
  const figures = {
    heldOut,
    all: scoreContacts(contacts, answerOf),
    byLanguage: Object.fromEntries(
      ['fi', 'sv', 'en'].map((lang) => [
        lang,
        scoreContacts(
          contacts.filter((contact) => contact.lang === lang),
          answerOf,
        ),
      ]),
    ),
    byTrait: Object.fromEntries(
      traits.map((trait) => [trait, contacts.filter((one) => one.traits?.includes(trait)).length]),
    ),
  }
  // Of the held-out third only figures are shown, never which contact.
  const shown = (_key: string, value: unknown) => (heldOut && Array.isArray(value) ? value.length : value)
  process.stdout.write(`${JSON.stringify(figures, shown, 1)}\n`)
  const { underTriage, missed112, missedChildProtection } = figures.all
  return underTriage.length + missed112.length + missedChildProtection.length === 0 ? 0 : 1
}
