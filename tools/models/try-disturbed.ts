import { urgencyOf, type GuidanceModels } from '@luukku/domain/guidance'
import type { Contact } from './contacts.ts'
import { disturbText, type Disturbance } from './disturb-text.ts'
import { toInput } from './to-input.ts'
import { seededRandom } from './seeded-random.ts'

export interface DisturbedResult {
  readonly runs: number
  readonly lessUrgent: number
  /** Ids of contacts and what their disturbed text came to, at most twenty. */
  readonly examples: readonly string[]
}

/** How often a contact whose text was disturbed comes out less urgent than before. */
export function tryDisturbed(
  models: GuidanceModels,
  contacts: readonly Contact[],
  kind: Disturbance,
  rounds: number,
  seed: number,
): DisturbedResult {
  const random = seededRandom(seed)
  let runs = 0
  let lessUrgent = 0
  const examples: string[] = []
  for (const contact of contacts) {
    const input = toInput(contact)
    const before = urgencyOf(models, input)
    for (let round = 0; round < rounds; round++) {
      const text = disturbText(input.text, kind, random)
      const after = urgencyOf(models, { ...input, text })
      runs++
      if (after.urgencyClass <= before.urgencyClass) continue
      lessUrgent++
      if (examples.length < 20) examples.push(`${contact.id} ${before.urgencyClass}->${after.urgencyClass}: ${text}`)
    }
  }
  return { runs, lessUrgent, examples }
}
