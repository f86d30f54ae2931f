import type { RouteBody, routes } from '@luukku/contract'
import { visitInLaw } from '@luukku/domain/law'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { insertClockRecord, readLaw, recountClocks, type NeedOfRecord } from '../law/index.ts'
import { classOfNote, heldBackDetail, storePayload } from '../person/index.ts'
import { findOwnNeed, updateNeed } from './own-list-queries.ts'

/** Writes a note to the need in its own register; may set the real-life date or say that the need is met. */
export async function writeNote(
  tx: WriteTx,
  sealer: Sealer,
  needId: string,
  body: RouteBody<typeof routes.writeOwnNote>,
): Promise<void> {
  const row = await findOwnNeed(tx, needId)
  if (!row) throw notFound()
  const need = { id: row.id, person_id: row.person_id, contact_id: row.contact_id, register: row.register }
  if (body.realLifeDate !== undefined || body.done === true) {
    const changed = await updateNeed(tx, needId, body)
    if (changed === 0) throw new AppError('action-not-possible', { reason: 'need-not-open' })
  }
  if (body.realLifeDate !== undefined)
    await insertClockRecord(tx, need, {
      kind: 'real-life',
      name: body.realLifeKind ?? 'other',
      day: body.realLifeDate,
    })
  if (body.done === true) await recordMet(tx, sealer, need)
  await storePayload(tx, sealer, {
    register: row.register,
    personId: row.person_id,
    contactId: row.contact_id,
    needId,
    kind: 'own-note',
    retentionClass: await classOfNote(tx, sealer, row.register, row.person_id, row),
    content: body.text,
    clientGets: body.clientGets,
  })
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: {
      contact: row.contact_id,
      need: needId,
      done: body.done ?? false,
      ...heldBackDetail(body.clientGets),
    },
  })
}

/**
 * «The need is met» is the professional's word that help was given: what a visit by them would be in law, unless one was
 * recorded. What still runs then ends with the need and is counted as ended, never as met.
 */
async function recordMet(tx: WriteTx, sealer: Sealer, need: NeedOfRecord): Promise<void> {
  const law = await readLaw(tx)
  const known = await recountClocks(tx, sealer, law, need.id)
  if (known === undefined || tx.actor.kind !== 'staff') return
  const me = await tx.first(
    sql<{ professions: string[] }>`select professions from staff_member where id = ${tx.actor.staffId}`,
  )
  const { events } = visitInLaw(
    law,
    { ...known, events: {}, facts: {} },
    {
      at: formatHelsinki(toInstant(tx.at)),
      profession: me?.professions[0] ?? '',
    },
  )
  await insertClockRecord(tx, need, { kind: 'visit', name: 'met', data: { events } })
  await insertClockRecord(tx, need, { kind: 'closed', name: 'met' })
  await recountClocks(tx, sealer, law, need.id)
}
