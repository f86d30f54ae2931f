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
 * neither is a reassuring answer that is taken away or becomes unknown.
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
  const values = ['yes', 'no', 'unknown', false, 'not_asked']
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
    const reassured = urgencyOf(models, { ...given, answers: { ...without, [key]: 'no' } })
    for (const [what, changed] of [
      ['removing', without],
      ['not knowing', { ...without, [key]: 'unknown' }],
    ] as const)
      if (urgencyOf(models, { ...given, answers: changed }).urgencyClass > reassured.urgencyClass)
        complain(`${what} ${key}`)
  }
  return { runs, broken }
}
