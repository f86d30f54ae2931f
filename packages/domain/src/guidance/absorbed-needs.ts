import type { CompiledNeed } from './guidance-models.ts'

/**
 * The needs that another one includes and that have no say of their own. Only a need that stands includes others: where gums
 * include the tooth, and the tooth an injury, the injury stays, because nobody wrote the gums with an injury in mind.
 */
export function absorbedNeeds(needs: readonly CompiledNeed[]): ReadonlySet<string> {
  // Asked anew for each question that could be put: lists made of lists were a thirtieth of the time of a proposal.
  const byAny = new Set<string>()
  for (const { raw } of needs) for (const id of raw.absorbs ?? none) byAny.add(id)
  if (byAny.size === 0) return byAny
  const absorbed = new Set<string>()
  for (const { id, raw } of needs) if (!byAny.has(id)) for (const other of raw.absorbs ?? none) absorbed.add(other)
  return absorbed
}

const none: readonly string[] = []
