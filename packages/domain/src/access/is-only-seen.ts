import type { Actor } from './actor.ts'

/** A matter of somebody for whom this person was named as one of trust: seen by them, and never changed or answered. */
export const isOnlySeen = (actor: Actor, personId: string): boolean =>
  actor.kind === 'resident' && actor.readOnly?.includes(personId) === true
