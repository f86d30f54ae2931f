import { sql } from 'kysely'
import type { JointKind } from '@luukku/contract'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export type DenialTarget = 'register' | 'service' | 'matter' | 'event' | 'document'

export interface DenialRow {
  id: string
  target: DenialTarget
  register: 'health' | 'social' | 'both'
  /** Code of the service, or of the need that the event or the extract belongs to. */
  service: string | null
  joint_kind: JointKind | null
  /** When the event began, or the document was written. */
  of: Date | null
  reference: string | null
  asked_by: 'form' | 'voice'
  made_at: Date
  withdrawn_at: Date | null
  in_emergency: boolean | null
}
export const listDenials = (tx: ReadTx, personId: string) =>
  tx.rows(sql<DenialRow>`
    select d.id, d.target, d.register, coalesce(d.service, n.service, x.service) as service, j.kind as joint_kind, coalesce(j.written_at, n.established_at, x.established_at) as of, c.reference, d.asked_by, d.made_at, d.withdrawn_at, d.in_emergency
    from denial d left join contact c on c.id = d.contact_id left join joint_document j on j.id = d.document_id
      left join need n on n.id = d.need_id
      left join need x on x.contact_id = d.contact_id and x.extract_payload_id = d.document_id
    where d.person_id = ${personId} order by d.made_at desc, d.id desc`)

/** Events of health care of the person's own that can be denied one by one. */
export const listDeniableEvents = (tx: ReadTx, personId: string) =>
  tx.rows(sql<{ need_id: string; contact_id: string; service: string; at: Date }>`
    select n.id as need_id, n.contact_id, n.service, n.established_at as at from need n
    where n.person_id = ${personId} and n.register in ('health', 'both') and n.outside is null and n.status <> 'closed'
    order by n.established_at desc, n.id`)

export interface DeniableDocument {
  id: string
  contact_id: string
  kind: JointKind | 'extract'
  service: string | null
  at: Date
}
/** Documents of the person's own that can be denied one by one: extracts of social care, and the newest of each joint one. */
export const listDeniableDocuments = (tx: ReadTx, personId: string) =>
  tx.rows(sql<DeniableDocument>`
    select id, contact_id, kind, service, at from (
      select n.extract_payload_id as id, n.contact_id, 'extract' as kind, n.service, n.established_at as at from need n
      where n.person_id = ${personId} and n.register = 'social' and n.outside is null and n.status <> 'closed' and n.extract_payload_id is not null
      union all
      select * from (select distinct on (j.contact_id, j.kind) j.id, j.contact_id, j.kind, null, j.written_at from joint_document j
        where j.person_id = ${personId} order by j.contact_id, j.kind, j.seq desc) newest) d
    order by at desc, id`)

export interface NewDenial {
  personId: string
  target: DenialTarget
  register: 'health' | 'social' | 'both'
  service?: string
  contactId?: string
  needId?: string
  documentId?: string
  inEmergency: boolean
}
/**
 * Writes the person's own denial; the same one that stands already is not written twice, so that one tap takes it back. Its
 * answer about emergencies is the last one given.
 */
export async function insertDenial(tx: WriteTx, d: NewDenial): Promise<void> {
  const [service, contact, need, document] = [
    d.service ?? null,
    d.contactId ?? null,
    d.needId ?? null,
    d.documentId ?? null,
  ]
  const again = await tx.run(sql`
    update denial d set in_emergency = ${d.inEmergency} where d.person_id = ${d.personId} and d.withdrawn_at is null
      and same_denial(d, ${d.target}, ${d.register}, ${service}, ${contact}::uuid, ${need}::uuid, ${document}::uuid)`)
  if (again > 0) return
  await tx.run(sql`
    insert into denial (county_id, register, person_id, target, service, contact_id, need_id, document_id, asked_by, made_at, in_emergency)
    select ${tx.actor.county}, ${d.register}, ${d.personId}, ${d.target}, ${service}, ${contact}::uuid, ${need}::uuid, ${document}::uuid, 'form', ${tx.at}, ${d.inEmergency}
    where not exists (select from denial d where d.person_id = ${d.personId} and d.withdrawn_at is null
      and same_denial(d, ${d.target}, ${d.register}, ${service}, ${contact}::uuid, ${need}::uuid, ${document}::uuid))`)
}

/** @returns rows changed: none when it is not this person's, or was taken back already */
export const withdrawDenialRow = (tx: WriteTx, personId: string, denialId: string): Promise<number> =>
  tx.run(
    sql`update denial set withdrawn_at = ${tx.at} where id = ${denialId} and person_id = ${personId} and withdrawn_at is null`,
  )

/** @returns the person who said it; undefined when it is not the asker's to hear about */
export async function hearDenial(
  tx: WriteTx,
  heard: {
    contactId?: string
    needId?: string
    target: DenialTarget
    register?: string
    documentId?: string
    says: 'deny' | 'allow'
    inEmergency?: boolean
  },
): Promise<string | undefined> {
  const row = await tx.first(sql<{ person: string | null }>`
    select hear_denial(${heard.contactId ?? null}::uuid, ${heard.needId ?? null}::uuid, ${heard.target}, ${heard.register ?? null},
      ${heard.documentId ?? null}::uuid, ${heard.says === 'deny'}, ${heard.inEmergency ?? null}) as person`)
  return row?.person ?? undefined
}
