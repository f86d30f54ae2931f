import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import { randomSalt, type Sealer } from '../../platform/seal.ts'

const place = (id: string) => ({ table: 'sealed_payload', column: 'sealed', row: id })

export interface NewPayload {
  register: 'health' | 'social' | 'both'
  personId: string
  contactId: string
  needId?: string
  /** contact-words, need-extract, assessment-note, message, hand-over, own-note … */
  kind: string
  /** Retention class of the annex of 703/2023: patient-note, social-adult, social-family, correspondence … */
  retentionClass: string
  content: string
  /** Does the client get it with their own data, or which ground holds it back; not asked of other documents, or not answered. */
  clientGets?: 'yes' | 'third-party' | 'child' | 'harm' | undefined
  /** Words to the client alone: the wall keeps them from everybody who acts for the client. */
  clientAlone?: boolean
}

/** What the journal says of words that a ground holds back from the client: which ground. */
export const heldBackDetail = (clientGets: NewPayload['clientGets']): Record<string, string> =>
  clientGets === undefined || clientGets === 'yes' ? {} : { heldBack: clientGets }

/** Stores personal words sealed beside their event. @returns the payload's id, for case_event.payload_id */
export async function storePayload(tx: WriteTx, sealer: Sealer, payload: NewPayload): Promise<string> {
  const id = randomUUID()
  const salt = randomSalt()
  await tx.send(sql`
    insert into sealed_payload (id, county_id, register, person_id, contact_id, need_id, kind, retention_class, sealed, salt, digest, created_at, client_gets, client_alone)
    values (${id}, ${tx.actor.county}, ${payload.register}, ${payload.personId}, ${payload.contactId}, ${payload.needId ?? null}, ${payload.kind},
      ${payload.retentionClass}, ${sealer.seal(payload.content, place(id))}, ${salt}, ${sealer.digest(payload.content, salt)}, ${tx.at}, ${payload.clientGets ?? null}, ${payload.clientAlone ?? false})`)
  return id
}

/** Opens one sealed value of a payload that was given by another way than the wall's own rows. */
export const openSealedPayload = (sealer: Sealer, id: string, sealed: Buffer): string => sealer.open(sealed, place(id))

/** The words behind these ids that the wall lets this actor see; a destroyed or hidden one is simply not there. */
export async function openPayloads(tx: ReadTx, sealer: Sealer, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows(
    sql<{
      id: string
      sealed: Buffer | null
    }>`select id, sealed from sealed_payload where ${isOneOf('id', ids)}`,
  )
  return new Map(
    rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [[id, openPayload(sealer, id, sealed)] as const])),
  )
}

/** The words of a payload that was read in another statement, beside its event. */
export const openPayload = (sealer: Sealer, id: string, sealed: Buffer): string => sealer.open(sealed, place(id))

/** Payloads of these contacts that the wall lets this actor see, still sealed: open those that are shown. */
export async function listPayloads(tx: ReadTx, contactIds: readonly string[]): Promise<Map<string, Buffer>> {
  const rows = await tx.rows(sql<{ id: string; sealed: Buffer }>`
    select id, sealed from sealed_payload where ${isOneOf('contact_id', contactIds)} and sealed is not null`)
  return new Map(rows.map(({ id, sealed }) => [id, sealed]))
}
