import { urgencyOf, type GuidanceInput, type GuidanceModels } from '@luukku/domain/guidance'
import type { Contact } from './contacts.ts'
import { pick, seededRandom } from './seeded-random.ts'
import { toInput } from './to-input.ts'

export interface UnknownsResult {
  readonly runs: number
  readonly broken: readonly string[]
}

/**
 * Holds the rules to "unknown is not safe", on contacts with random answers: a red flag more is never less urgent, and
 * neither is a reassuring answer that is taken away or becomes unknown; and what nobody asked about is as urgent as what
 * was asked and is not known.
 */
export function tryUnknowns(
  models: GuidanceModels,
  contacts: readonly Contact[],
  runs: number,
  seed: number,
): UnknownsResult {
  const random = seededRandom(seed)
  const flags = models.factList.filter(({ raw }) => raw.redFlag === true).map(({ id }) => id)
  const yesKeys = models.factList.flatMap(({ tests }) =>
    tests.filter(({ kind }) => kind === 'yes').map(({ key }) => key),
  )
  const values = ['yes', 'no', 'unknown', false, 'not_asked', 'not sure', 'ei tiedossa']
  const calm = calmContacts(models)
  const broken: string[] = []
  for (let run = 0; run < runs; run++) {
    const base = toInput(pick(random, contacts))
    const answers: Record<string, unknown> = { ...base.answers }
    for (let i = Math.floor(random() * 5); i > 0; i--) answers[pick(random, yesKeys)] = pick(random, values)
    const given: GuidanceInput = { ...base, text: random() < 0.5 ? base.text : '', answers }
    const before = urgencyOf(models, given)
    const complain = (what: string) => {
      if (broken.length < 20) broken.push(`${what}: ${JSON.stringify(given.answers)} ${given.text}`)
    }
    const flag = pick(random, flags)
    const raised = urgencyOf(models, { ...given, answers: { ...answers, [flag]: 'yes' } })
    if (raised.urgencyClass > before.urgencyClass || (before.call112 && !raised.call112)) complain(`adding ${flag}`)
    const key = pick(random, yesKeys)
    const { [key]: _gone, ...without } = answers
    // Of most keys «no» reassures, of some «yes»: money for food today. Whichever is calmer.
    const calmest = ['no', 'yes']
      .map((answer) => urgencyOf(models, { ...given, answers: { ...without, [key]: answer } }).urgencyClass)
      .reduce((one, other) => (other > one ? other : one))
    for (const [what, changed] of [
      ['removing', without],
      ['not knowing', { ...without, [key]: 'unknown' }],
    ] as const)
      if (urgencyOf(models, { ...given, answers: changed }).urgencyClass > calmest) complain(`${what} ${key}`)
    // Without the text: words that deny a sign answer for a key that is missing, not for one that is not known.
    const { reason, reassuring } = pick(random, calm)
    const asked = pick(random, Object.keys(reassuring))
    const all: Record<string, unknown> = { ...reassuring, reason: [reason] }
    const { [asked]: _asked, ...others } = all
    const ofOthers = { ...given, text: '', answers: others }
    const missing = urgencyOf(models, ofOthers).urgencyClass
    const unknown = urgencyOf(models, { ...ofOthers, answers: { ...others, [asked]: 'unknown' } }).urgencyClass
    if (missing > unknown && broken.length < 20)
      broken.push(`${asked} not asked is ${missing}, not known ${unknown}: ${JSON.stringify(others)}`)
  }
  return { runs, broken }
}

interface CalmContact {
  readonly reason: string
  /** A reassuring answer to every key that clears the need. */
  readonly reassuring: Readonly<Record<string, unknown>>
}

/** For each need that answers make less urgent, and each matter of the form that leads to it: that contact with all well. */
function calmContacts(models: GuidanceModels): CalmContact[] {
  return models.needs.flatMap(({ reads, raw }) => {
    const clearing = (raw.clearedBy ?? []).flatMap((id) => models.facts.get(id)?.tests.slice(1) ?? [])
    const reassuring = Object.fromEntries(
      clearing.filter(({ key }) => key !== 'reason').map((test) => [test.key, calmAnswer(test)]),
    )
    const reasons = reads
      .flatMap((id) => models.facts.get(id)?.tests ?? [])
      .flatMap((test) => (test.kind === 'values' && test.key === 'reason' ? test.values : []))
    return Object.keys(reassuring).length === 0 ? [] : reasons.map((reason) => ({ reason, reassuring }))
  })
}

function calmAnswer(test: GuidanceModels['factList'][number]['tests'][number]): unknown {
  if (test.kind === 'number') return test.operator.startsWith('<') ? test.limit + 1 : test.limit - 1
  return test.kind === 'yes' ? 'no' : test.kind === 'no' ? 'yes' : 'ok'
}
