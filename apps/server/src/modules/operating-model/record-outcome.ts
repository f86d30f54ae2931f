import type { Assessment } from '@luukku/contract'
import type { Proposal } from '@luukku/domain/guidance'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { hashOfSpeaking } from './hash-of-speaking.ts'
import { insertOutcome } from './outcome-queries.ts'

/**
 * Counts one assessment for the quality of the models that spoke: what was proposed, what was decided, and the kind of reason
 * for deciding otherwise. Neither the person nor the contact stands in the row.
 */
export async function recordOutcome(tx: WriteTx, proposal: Proposal, assessment: Assessment): Promise<void> {
  const proposed = proposal.needs.map(({ service }) => service)
  const decided = assessment.needs.map(({ service }) => service)
  const sameServices = proposed.length === decided.length && proposed.every((service) => decided.includes(service))
  for (const { name } of proposal.models)
    await insertOutcome(tx, {
      day: toHelsinkiDate(toInstant(tx.at)),
      model: name,
      hash: hashOfSpeaking(name),
      proposed: proposal.urgencyClass,
      decided: assessment.urgencyClass,
      sameServices,
      overrideKind: assessment.decision === 'override' ? (assessment.overrideKind ?? 'other') : undefined,
    })
}
