import type { NewContact } from '@luukku/contract'
import type { Identity } from '../person/index.ts'
import type { DraftContent } from './draft-state.ts'
import type { Told } from './understand.ts'

/** What a draft tells beside the contact itself. */
export type ToldAtStop = Pick<Told, 'stopAnswered' | 'stopPhone' | 'alarm'>

/** A number that was typed at the stop is one to call where the answer to the stop asks for it. */
export function toldAtStop({ stopAnswered, stopPhone, alarm }: DraftContent): ToldAtStop {
  const isToBeCalled = stopAnswered === 'call-me' || stopAnswered === 'calling-112'
  return {
    ...(stopAnswered === undefined ? {} : { stopAnswered }),
    ...(stopPhone && isToBeCalled ? { stopPhone } : {}),
    ...(alarm === undefined ? {} : { alarm }),
  }
}

/** A number left at the red-flag stop is how to reach about this contact, unless how to be reached was asked and told. */
export function wayAtStop(contact: NewContact, { stopPhone }: ToldAtStop): NewContact {
  if (stopPhone === undefined || contact.contactWay !== undefined) return contact
  return { ...contact, contactWay: { ways: ['call'], phone: stopPhone, onlySafe: false } }
}

/**
 * Whether the teller said before how they are reached. A number left in somebody's worst minute, a neighbour's perhaps, is for
 * this danger: put in the place of what they chose, it would take away the way that is safe.
 */
export const isReachedAlready = (teller: Identity | undefined): boolean =>
  [teller?.contactWay, teller?.phone, teller?.email].some((way) => way !== undefined)
