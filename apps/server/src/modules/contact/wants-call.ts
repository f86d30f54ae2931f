import type { NewContact } from '@luukku/contract'
import type { Actor } from '@luukku/domain/access'
import type { Identity } from '../person/index.ts'
import type { Told } from './understand.ts'

/**
 * By the way of this contact, else by what the person has said before; a professional who fills the form hears it. Somebody
 * signed in who has left no way is called only where we have a number.
 */
export function wantsCall(
  { actor }: { readonly actor: Actor },
  contact: NewContact,
  known: Identity | undefined,
  stop: Told['stopAnswered'],
): boolean {
  const way = contact.contactWay ?? (contact.concerning.who === 'self' ? known?.contactWay : undefined)
  if (way !== undefined) return way.ways.includes('call')
  const hasNumber = known?.phone !== undefined || contact.reporter?.phone !== undefined
  if (actor.kind === 'resident' && contact.concerning.who === 'self') return hasNumber
  // Who phones 112 may leave no number: nobody can call them then.
  return stop !== 'calling-112' || hasNumber
}
