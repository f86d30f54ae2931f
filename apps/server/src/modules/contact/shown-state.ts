import { foldCase, type CaseChange, type CaseState, type EventActor } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import type { ContactRow } from './case-row.ts'
import { hearsBySms } from './plan-duty-alarm.ts'

/** Closed to who looks: what only words that they may not know of have opened again is so still. */
export async function isShownClosed(tx: ReadTx, { id, status }: Pick<ContactRow, 'id' | 'status'>): Promise<boolean> {
  return ((await readShownStates(tx, [id])).get(id)?.status ?? status) === 'closed'
}

/**
 * Open in truth and closed to who told of the client: only words of others have opened it. What is asked there now goes to the
 * client, and would be an empty notice to the teller. Index: case_event's key.
 */
export async function isClosedToOthers(
  tx: ReadTx,
  { id, reporter_person_id: teller, status }: Pick<ContactRow, 'id' | 'reporter_person_id' | 'status'>,
): Promise<boolean> {
  if (status === 'closed' || teller === null) return false
  const last = await tx.first(sql<{ type: string }>`
    select type from case_event where contact_id = ${id} and type in ('closed', 'reopened', 'asked-back', 'assessed', 'booked')
      and not (type = 'reopened' and actor_kind <> 'staff' and actor_id <> ${teller})
      and not (type = 'asked-back' and data ->> 'to' = 'client')
    order by seq desc limit 1`)
  return last?.type === 'closed'
}

/**
 * How contacts of those whom one acts for stand to who looks: the fold of what that one may know of. What the client wrote, and
 * what was asked of the client alone (the wall hides it, 0491), moves neither how it stands nor who carries it; nor do words that
 * planned work passes on, of which is not known here whose they are. A contact of the asker's own is not there, nor one whose
 * history does not begin.
 */
export async function readShownStates(
  tx: ReadTx,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, CaseState>> {
  const shown = new Map<string, CaseState>()
  const { actor } = tx
  if (actor.kind !== 'resident' || actor.persons.length < 2 || contactIds.length === 0) return shown
  const rows = await tx.rows(sql<{
    contact_id: string
    type: CaseChange['type']
    at: Date
    actor_kind: EventActor['kind']
    actor_id: string
    data: object
  }>`
    select contact_id, type, at, actor_kind, actor_id, data from case_event
    where ${isOneOf('contact_id', contactIds)} and person_id <> ${actor.personId}
      and not (type in ('replied', 'answered', 'reopened')
        and (actor_kind in ('resident', 'visitor') and actor_id <> ${actor.personId} or actor_kind = 'system'))
      and not (type = 'next-step' and actor_kind = 'system' and actor_id = ${hearsBySms})
    order by contact_id, seq`)
  for (const [id, events] of Map.groupBy(rows, ({ contact_id }) => contact_id)) {
    if (events[0]?.type !== 'received') continue
    const history = events.map(({ type, at, actor_kind, actor_id, data }, index) => ({
      seq: index + 1,
      at: toInstant(at),
      by: { kind: actor_kind, id: actor_id },
      change: { ...data, type } as CaseChange,
    }))
    shown.set(id, foldCase(history))
  }
  return shown
}
