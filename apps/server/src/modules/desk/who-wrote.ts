import type { DeskCase } from '@luukku/contract'
import { isToldByAnother, type ContactRow } from '../contact/index.ts'
import { fullName, type Identity } from '../person/index.ts'
import type { EventRow } from './case-queries.ts'

type WhoWrote = Pick<DeskCase['timeline'][number], 'by' | 'notClient'>

interface Names {
  rows: readonly ContactRow[]
  staffName: (id: string) => string
  identities: ReadonlyMap<string, Identity>
  /** The name that somebody gave who told of another without signing in, of that contact; empty where none was given. */
  tellerOf: (contactId: string) => string
}

/**
 * Who did what stands in the case: the client, or whoever acts for them or told of them, and never one under the other's name.
 * Of somebody who acts for them and did not tell of them nobody knows the name here: then it is empty.
 */
export function whoWrote({ rows, staffName, identities, tellerOf }: Names, event: EventRow): WhoWrote {
  if (event.actor_kind === 'staff') return { by: staffName(event.actor_id) }
  if (event.actor_kind === 'system') return { by: 'Luukku' }
  const row = rows.find(({ id }) => id === event.contact_id)
  const nameOf = (id: string | undefined) => {
    const identity = id === undefined ? undefined : identities.get(id)
    return identity === undefined ? '' : fullName(identity)
  }
  if (row === undefined) return { by: '' }
  // Without signing in it is whoever sent it, also when the record that was theirs has since been joined into another.
  if (event.actor_kind === 'visitor' ? !isToldByAnother(row) : event.actor_id === row.person_id)
    return { by: nameOf(row.person_id) }
  return { by: event.actor_kind === 'visitor' ? tellerOf(row.id) : nameOf(event.actor_id), notClient: true }
}
