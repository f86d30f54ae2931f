import type { Assessment } from '@luukku/contract'
import type { Proposal } from '@luukku/domain/guidance'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { hashOfSpeaking } from './hash-of-speaking.ts'
import { findCounted, insertOutcomes, keepCounted, type Counted } from './outcome-queries.ts'

/**
 * Counts a contact for the quality of the models that spoke: what was first proposed, what is decided now, and the kind of reason
 * for deciding otherwise. A contact that is assessed again is counted by the last decision alone (ADR 0210). Neither the person
 * nor the contact stands in what is counted.
 *
 * @param contact  `assessed_at` as it was before this assessment
 */
export async function recordOutcome(
  tx: WriteTx,
  contact: { readonly id: string; readonly assessed_at: Date | null },
  proposal: Proposal,
  assessment: Assessment,
): Promise<void> {
  const before = await findCounted(tx, contact.id)
  // Counted before it was kept what was counted: it cannot be taken back, and is not counted twice.
  if (before === undefined && contact.assessed_at !== null) return
  const first = before ?? {
    day: toHelsinkiDate(toInstant(tx.at)),
    proposed: proposal.urgencyClass,
    services: proposal.needs.map(({ service }) => service),
    models: proposal.models.map(({ name }) => ({ name, hash: hashOfSpeaking(name) })),
  }
  const now = countedAs(first, assessment, before?.overrideKind)
  if (before !== undefined) await insertOutcomes(tx, before, -1)
  await insertOutcomes(tx, now, 1)
  await keepCounted(tx, contact.id, now)
}

/** The decision against the first proposal; a reason that was given stays while it is decided otherwise than proposed. */
function countedAs(
  { day, proposed, services, models }: Omit<Counted, 'decided' | 'sameServices' | 'overrideKind'>,
  { urgencyClass: decided, needs, decision, overrideKind = 'other' }: Assessment,
  givenBefore: Counted['overrideKind'],
): Counted {
  const chosen = needs.map(({ service }) => service)
  const sameServices = services.length === chosen.length && services.every((service) => chosen.includes(service))
  const isAsProposed = sameServices && decided === proposed
  const kind = decision === 'override' ? overrideKind : isAsProposed ? undefined : givenBefore
  return {
    ...{ day, proposed, services, models, decided, sameServices },
    ...(kind === undefined ? {} : { overrideKind: kind }),
  }
}
