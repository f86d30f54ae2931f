import type { DeskCase } from '@luukku/contract'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { listActingNow } from '../acting/index.ts'
import { isToldByAnother, type ContactRow } from '../contact/index.ts'
import { readIdentities, type Identity } from '../person/index.ts'
import { listEvents, type EventRow } from './case-queries.ts'

type Event = Pick<EventRow, 'type' | 'actor_kind' | 'actor_id'>

/** Who acts for the client now and may read what is written in this matter; nobody where it is hidden from them. */
export const listReaders = async (tx: ReadTx, row: ContactRow): Promise<readonly string[]> =>
  row.hidden_from_representatives ? [] : listActingNow(tx, row.person_id)

/**
 * Whether somebody else than the client reads what is written to the client, and whether it is to the client alone unless the
 * professional says otherwise: where they wrote themself in a matter that another told, or said what makes only safe ways safe.
 * A message too few to a parent is read a day later; one too many may be read by the one who hits.
 */
export function alsoReadsOf(
  row: ContactRow,
  readers: readonly string[],
  events: readonly Event[],
  client: Identity | undefined,
): Pick<DeskCase, 'alsoReads'> {
  if (readers.length === 0 || client?.verified !== true) return {}
  const hasWritten = events.some(
    ({ type, actor_kind: kind, actor_id: id }) =>
      kind === 'resident' && id === row.person_id && (type === 'replied' || type === 'received'),
  )
  const isSafeOnly = client.safeContactOnly || client.contactWay?.onlySafe === true
  return {
    alsoReads: {
      teller: row.reporter_person_id !== null && readers.includes(row.reporter_person_id),
      careful: isSafeOnly || (isToldByAnother(row) && hasWritten),
    },
  }
}

/** Whom an answer is for where the professional's screen did not say. */
export async function isCarefulNow(tx: ReadTx, sealer: Sealer, row: ContactRow): Promise<boolean> {
  const readers = await listReaders(tx, row)
  const client = (await readIdentities(tx, sealer, [row.person_id])).get(row.person_id)
  return alsoReadsOf(row, readers, await listEvents(tx, [row.id]), client).alsoReads?.careful === true
}
