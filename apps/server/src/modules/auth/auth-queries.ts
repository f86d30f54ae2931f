import { sql } from 'kysely'
import type { LocalText } from '@luukku/contract'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface StaffIdentity {
  id: string
  subject: string
  given_name: string
  family_name: string
  roles: string[]
  professions: string[]
  unit_name: LocalText
}

export async function findStaffBySubject(tx: ReadTx, subject: string): Promise<string | undefined> {
  return (
    await tx.first(
      sql<{
        id: string
      }>`select id from staff_member where county_id = ${tx.actor.county} and subject = ${subject} and active
        and (valid_from is null or valid_from <= ${tx.at}) and (valid_until is null or valid_until > ${tx.at})`,
    )
  )?.id
}

/** Who this professional is as a resident, by the code the identity provider vouches for: their own record closes to them. */
export async function knowStaffCode(tx: ReadTx, staffId: string, index: Buffer): Promise<void> {
  await tx.rows(sql`select know_staff_code(${staffId}, ${index})`)
}

export async function findStaffIdentity(tx: ReadTx, staffId: string): Promise<StaffIdentity | undefined> {
  return tx.first(sql<StaffIdentity>`
    select m.id, m.subject, m.given_name, m.family_name, m.roles, m.professions, u.name as unit_name
    from staff_member m join unit u on u.id = m.unit_id where m.id = ${staffId} and m.county_id = ${tx.actor.county}`)
}

/** A few people of each role, or those of a name or subject, for the development sign-in page. */
export async function listDemoStaff(tx: ReadTx, words = ''): Promise<StaffIdentity[]> {
  return tx.rows(sql<StaffIdentity>`
    select id, subject, given_name, family_name, roles, professions, unit_name from (
      select m.id, m.subject, m.given_name, m.family_name, m.roles, m.professions, u.name as unit_name,
        row_number() over (partition by m.roles, m.professions order by m.subject) as n
      from staff_member m join unit u on u.id = m.unit_id where m.county_id = ${tx.actor.county} and m.active) d
    where (${words} = '' and n <= 3) or (${words} <> '' and (subject = ${words} or given_name || ' ' || family_name ilike ${`%${words}%`}))
    order by 'triage' = any (roles) desc, 'manager' = any (roles) desc, roles, subject limit 60`)
}

/** An active member of staff with this role, somebody at work at this moment where there is one: for a rehearsal, never for a person's sign-in. */
export async function getStaffAtWork(tx: ReadTx, role: string): Promise<string> {
  const row = await tx.first(
    sql<{
      id: string
    }>`select m.id from staff_member m where m.county_id = ${tx.actor.county} and ${role} = any (m.roles) and m.licensed and m.active
      order by exists (select from shift s where s.staff_id = m.id and s.during @> ${tx.at}::timestamptz) desc, m.subject limit 1`,
  )
  if (!row) throw new Error(`nobody in the county has the role ${role}`)
  return row.id
}

/** Any active member of staff with this role: for a rehearsal, never for a person's sign-in. */
export async function getStaffWithRole(tx: ReadTx, role: string): Promise<string> {
  const row = await tx.first(
    sql<{
      id: string
    }>`select id from staff_member where county_id = ${tx.actor.county} and ${role} = any (roles) and licensed and active order by subject limit 1`,
  )
  if (!row) throw new Error(`nobody in the county has the role ${role}`)
  return row.id
}

/**
 * Ends the sessions that ended at the identity provider: one of theirs by its name there, with those of the same subject whose
 * name was never told; all of theirs where none is named.
 *
 * @returns false when this message was taken before: nothing is done
 */
export async function endProviderSessions(
  tx: WriteTx,
  message: { id: Buffer; expires: Date; providerSubject?: Buffer; providerSession?: Buffer },
): Promise<boolean> {
  const isNew = await tx.run(sql`
    insert into logout_message (county_id, id, expires_at) values (${tx.actor.county}, ${message.id}, ${message.expires}) on conflict do nothing`)
  if (isNew !== 1) return false
  const [subject, session] = [message.providerSubject ?? null, message.providerSession ?? null]
  await tx.run(sql`
    delete from session where county_id = ${tx.actor.county}
      and (${subject}::bytea is null or provider_subject = ${subject})
      and (${session}::bytea is null or provider_session = ${session} or (${subject}::bytea is not null and provider_session is null))
      and (${subject}::bytea is not null or ${session}::bytea is not null)`)
  return true
}
