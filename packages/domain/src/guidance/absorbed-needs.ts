import type { CompiledNeed } from './guidance-models.ts'

/**
 * The needs that another one includes and that have no say of their own. Only a need that stands includes others: where gums
 * include the tooth, and the tooth an injury, the injury stays, because nobody wrote the gums with an injury in mind.
 */
export function absorbedNeeds(needs: readonly CompiledNeed[]): ReadonlySet<string> {
  const byAny = new Set(needs.flatMap(({ raw }) => raw.absorbs ?? []))
  return new Set(needs.filter(({ id }) => !byAny.has(id)).flatMap(({ raw }) => raw.absorbs ?? []))
}
