import { sql } from 'kysely'
import type { Receipt } from '@luukku/contract'
import type { Clock } from '@luukku/domain/law'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { contactColumns, toCaseState, type ContactRow } from './case-row.ts'
import { readCareSettings } from './county-settings.ts'
import { contactClocks } from './decide-intake.ts'
import { makeReceipt } from './make-receipt.ts'
import { readReceived, readTold } from './told-queries.ts'
import { understand } from './understand.ts'

/**
 * The receipt of the newest contact of this session's person. Of a contact about somebody else it is what it was when it came:
 * what that other one has said since is theirs (`toMyContacts`).
 *
 * @throws not-found when there is none
 */
export async function readReceipt(tx: ReadTx, sealer: Sealer): Promise<Receipt> {
  const { actor } = tx
  const row = await tx.first(
    actor.kind === 'visitor'
      ? sql<ContactRow>`select ${contactColumns} from contact where id = ${actor.contactId}`
      : sql<ContactRow>`select ${contactColumns} from contact where (person_id = ${actor.kind === 'resident' ? actor.personId : null}
          or reporter_person_id = ${actor.kind === 'resident' ? actor.personId : null}) order by received_at desc limit 1`,
  )
  if (!row) throw notFound()
  const isOwn = (actor.kind === 'visitor' || actor.kind === 'resident') && actor.personId === row.person_id
  const known = isOwn ? await readNow(tx, sealer, row) : await readReceived(tx, sealer, row.id)
  if (!known) throw notFound()
  const clocks = await tx.rows(
    sql<{ detail: Clock }>`select detail from clock where contact_id = ${row.id} and need_id is null`,
  )
  const settings = await readCareSettings(tx)
  const proposal = understand(known.told, row.received_at)
  // A limit that what the client told since has started is theirs too.
  const { age } = known.told.person
  const facts = { receivedAt: row.received_at, ...(age === undefined ? {} : { age }) }
  const came = new Set(isOwn ? [] : contactClocks(settings.law, proposal, facts).map(({ ruleId }) => ruleId))
  tx.journal({ register: 'both', persons: [row.person_id], detail: { contact: row.id } })
  return makeReceipt(tx, {
    contactId: row.id,
    reference: row.reference,
    receivedAt: row.received_at,
    verified: row.verified,
    proposal,
    change: known.change,
    legal: clocks.map(({ detail }) => detail).filter(({ ruleId }) => isOwn || came.has(ruleId)),
    settings,
    decided: row.urgency_source === 'assessed',
  })
}

async function readNow(tx: ReadTx, sealer: Sealer, row: ContactRow) {
  const told = (await readTold(tx, sealer, [row.id])).get(row.id)
  return told && { told, change: toCaseState(row) }
}
