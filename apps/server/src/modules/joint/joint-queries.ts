import { sql } from 'kysely'
import type { JointKind, JointRetention, LocalText } from '@luukku/contract'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export type Side = 'health' | 'social'

export interface JointRow {
  id: string
  kind: JointKind
  contact_id: string
  person_id: string
  reference: string | null
  based_on: string[]
  origin: Side
  services: string[]
  content: Buffer
  written_at: Date
  given_name: string
  family_name: string
  professions: string[]
  register: Side
  controller: LocalText
  retention_class: JointRetention
  key_sealed: Buffer
  /** Denied to this register, and seen by what the act lets past a denial. */
  denied: boolean
}

const columns =
  sql.raw(`j.id, j.kind, j.contact_id, j.person_id, c.reference, j.based_on, j.origin, j.services, j.content, j.written_at,
  m.given_name, m.family_name, m.professions, e.register, k.name as controller, e.retention_class, e.key_sealed,
  denied_joint(j.id, e.register) as denied`)
// A professional sees the entry of their register; the contact itself need not be seen.
const joins =
  sql.raw(`joint_entry e join joint_document j on j.id = e.document_id join staff_member m on m.id = j.written_by
  join county k on k.id = e.controller left join contact c on c.id = j.contact_id`)

/** The savings that stand in this register and that the wall lets the asker see, the newest first. Index: joint_document_contact. */
export const listJointOf = (tx: ReadTx, contactId: string, register: Side) =>
  tx.rows(sql<JointRow>`
    select ${columns} from ${joins}
    where j.contact_id = ${contactId} and e.register = ${register} and e.destroyed_at is null order by j.seq desc limit 100`)

/** Everything joint about these persons, each saving once for each register it still stands in, the newest first. */
export const listJointAbout = (tx: ReadTx, personIds: readonly string[]) =>
  tx.rows(sql<JointRow>`
    select ${columns} from ${joins}
    where j.person_id = any (${[...personIds]}::uuid[]) and e.destroyed_at is null order by j.seq desc, e.register limit 400`)

/** Two who save at once wait for each other: the second is told that it did not see the first. */
export const lockJoint = (tx: WriteTx, contactId: string, kind: JointKind) =>
  tx.first(sql`select pg_advisory_xact_lock(hashtextextended(${`joint ${contactId} ${kind}`}, 0))`)

/** On what ground the registers meet for this need, where there is something on both sides. */
export async function findMeeting(tx: ReadTx, needId: string): Promise<'joint-unit' | 'permission' | undefined> {
  const row = await tx.first(sql<{ ground: 'joint-unit' | 'permission' | null }>`
    select min(ground) as ground from joint_scope(${needId})
    having bool_or(register in ('health', 'both')) and bool_or(register in ('social', 'both'))`)
  return row?.ground ?? undefined
}

export interface NewJointDocument {
  id: string
  needId: string
  kind: JointKind
  basedOn: readonly string[]
  origin: Side
  content: Buffer
  salt: Buffer
  digest: Buffer
  keys: Record<Side, Buffer>
  classes: Record<Side, string>
}
/** @returns the ground the registers met on; undefined when they do not, and nothing was written */
export async function recordJointDocument(tx: WriteTx, d: NewJointDocument): Promise<string | undefined> {
  const row = await tx.first(sql<{ ground: string | null }>`
    select record_joint_document(${d.id}, ${d.needId}, ${d.kind}, ${[...d.basedOn]}::uuid[], ${d.origin}, ${d.content}, ${d.salt}, ${d.digest},
      ${d.keys.health}, ${d.keys.social}, ${d.classes.health}, ${d.classes.social}) as ground`)
  return row?.ground ?? undefined
}
