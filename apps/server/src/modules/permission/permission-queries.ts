import { sql } from 'kysely'
import type { LocalText } from '@luukku/contract'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface WallState {
  open_by: 'permission' | 'cannot-assess' | 'social-authority' | null
  until: string | null
  share: 'yes' | 'no' | 'not-asked' | null
}
/** How the wall stands for a need of the asker's; undefined when the need is not theirs. */
export const findWallState = (tx: ReadTx, needId: string) =>
  tx.first(sql<WallState>`select open_by, until, share from wall_state(${needId})`)

export interface AcrossRow {
  need_id: string
  register: 'health' | 'social' | 'both'
  service: string
  title: LocalText | null
  specially_protected: boolean
  status: 'open' | 'booked' | 'done' | 'external'
  next_date: string
  payload_id: string | null
  sealed: Buffer | null
}
export const listAcross = (tx: ReadTx, needId: string) =>
  tx.rows(sql<AcrossRow>`
    select a.need_id, a.register, a.service, v.name as title, coalesce(v.specially_protected, false) as specially_protected, a.status, a.next_date, a.payload_id, a.sealed
    from shared_across(${needId}) a left join service v on v.county_id = ${tx.actor.county} and v.code = a.service`)

/** @returns the person who answered, or undefined when the need is not the asker's */
export async function recordVoice(
  tx: WriteTx,
  needId: string,
  share: 'yes' | 'no',
  until: string | undefined,
): Promise<string | undefined> {
  const row = await tx.first(
    sql<{
      person: string | null
    }>`select record_voice_permission(${needId}, ${share}, ${until ?? null}::date) as person`,
  )
  return row?.person ?? undefined
}

export async function insertCrossing(
  tx: WriteTx,
  c: {
    register: string
    personId: string
    contactId: string
    needId: string
    staffId: string
    ground: string
    reasonPayloadId: string
    until: Date
  },
): Promise<void> {
  await tx.run(sql`
    insert into crossing (county_id, register, person_id, contact_id, need_id, staff_id, ground, reason_payload_id, made_at, until)
    values (${tx.actor.county}, ${c.register}, ${c.personId}, ${c.contactId}, ${c.needId}, ${c.staffId}, ${c.ground}, ${c.reasonPayloadId}, ${tx.at}, ${c.until})`)
}

export interface PermissionRow {
  contact_id: string
  reference: string
  share: 'yes' | 'no'
  services: string[]
  asked_by: 'form' | 'voice'
  by: string | null
  given_at: Date
  valid_until: string | null
  withdrawn_at: Date | null
}
export const listPermissions = (tx: ReadTx, personId: string) =>
  tx.rows(sql<PermissionRow>`
    select p.contact_id, c.reference, p.share, p.services, p.asked_by, m.given_name || ' ' || m.family_name as by, p.given_at, p.valid_until, p.withdrawn_at
    from permission p join contact c on c.id = p.contact_id left join staff_member m on m.id = p.recorded_by
    where p.person_id = ${personId} and p.share <> 'not-asked' order by p.given_at desc, p.id desc`)

export const listMatters = (tx: ReadTx, personId: string) =>
  tx.rows(sql<{ contact_id: string; reference: string; service: string | null }>`
    select c.id as contact_id, c.reference, n.service from contact c
      left join need n on n.contact_id = c.id and n.status <> 'closed' and n.outside is null
    where c.person_id = ${personId} and c.joined_into is null order by c.received_at desc, n.established_at`)

export async function insertPermission(
  tx: WriteTx,
  p: { personId: string; contactId: string; services: readonly string[]; until: string | undefined },
): Promise<void> {
  await tx.run(sql`
    insert into permission (county_id, register, person_id, contact_id, share, services, asked_by, given_at, valid_until)
    values (${tx.actor.county}, 'both', ${p.personId}, ${p.contactId}, 'yes', ${[...p.services]}, 'form', ${tx.at}, ${p.until ?? null})`)
}
