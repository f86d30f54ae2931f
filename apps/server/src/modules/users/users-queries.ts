import { sql } from 'kysely'
import type { LocalText, UserRights } from '@luukku/contract'
import type { Competence } from '@luukku/domain/booking'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface UserRow {
  id: string
  subject: string
  given_name: string
  family_name: string
  professions: string[]
  languages: string[]
  competences: Competence[]
  unit_id: string
  unit_name: LocalText
  roles: UserRights['roles']
  registers: UserRights['registers']
  task: string | null
  licensed: boolean
  active: boolean
  valid_from: Date | null
  valid_until: Date | null
  covers: { coverId: string; unit: LocalText; from: string; to: string }[]
  changes: { at: string; by: string }[]
}

/** Users whose name, subject, unit or role holds every word, by name. */
export async function listUsers(
  tx: ReadTx,
  words: readonly string[],
  onlyWithoutRights: boolean,
  limit: number,
): Promise<UserRow[]> {
  const text = sql.raw(
    `lower(m.given_name || ' ' || m.family_name || ' ' || m.subject || ' ' || (u.name ->> 'fi') || ' ' || array_to_string(m.roles, ' '))`,
  )
  return tx.rows(sql<UserRow>`
    select m.id, m.subject, m.given_name, m.family_name, m.professions, m.languages, m.competences, m.unit_id, u.name as unit_name, m.roles, m.registers, m.task, m.licensed,
      m.active, m.valid_from, m.valid_until,
      coalesce((select jsonb_agg(jsonb_build_object('coverId', c.id, 'unit', cu.name, 'from', lower(c.during), 'to', upper(c.during)) order by lower(c.during))
        from staff_cover c join unit cu on cu.id = c.unit_id where c.staff_id = m.id and upper(c.during) > ${tx.at}), '[]') as covers,
      coalesce((select jsonb_agg(jsonb_build_object('at', h.changed_at, 'by', b.given_name || ' ' || b.family_name) order by h.changed_at desc)
        from staff_right_change h join staff_member b on b.id = h.changed_by where h.staff_id = m.id), '[]') as changes
    from staff_member m join unit u on u.id = m.unit_id
    where m.county_id = ${tx.actor.county}
      and not exists (select from unnest(${[...words]}::text[]) w where position(w in ${text}) = 0)
      and (not ${onlyWithoutRights} or not (m.active and (m.valid_from is null or m.valid_from <= ${tx.at}) and (m.valid_until is null or m.valid_until > ${tx.at})))
    order by m.family_name, m.given_name, m.id limit ${limit}`)
}

export const listUnits = (tx: ReadTx) =>
  tx.rows(sql<{ id: string; name: LocalText }>`
    select id, name from unit where county_id = ${tx.actor.county} order by name ->> 'fi', id`)

/** Professions that the county's services ask for, with those that stand on this user. */
export const listProfessions = async (tx: ReadTx, userId?: string): Promise<string[]> => {
  const rows = await tx.rows(sql<{ code: string }>`
    select unnest(professions) as code from service where county_id = ${tx.actor.county}
    union select unnest(professions) from staff_member where county_id = ${tx.actor.county} and id = ${userId ?? null}
    order by code`)
  return rows.map(({ code }) => code)
}

/** What stands on the user; nothing on a new one. */
export const listLanguagesOf = async (tx: ReadTx, userId: string | undefined): Promise<readonly string[]> => {
  const row = await tx.first(sql<{ languages: string[] }>`
    select languages from staff_member where county_id = ${tx.actor.county} and id = ${userId ?? null}`)
  return row?.languages ?? []
}

/** @returns the user's id; undefined when it is oneself, or there is no such user or unit */
export async function keepUser(tx: WriteTx, id: string | undefined, user: object): Promise<string | undefined> {
  const row = await tx.first(
    sql<{ id: string | null }>`select keep_user(${id ?? null}::uuid, ${JSON.stringify(user)}::jsonb) as id`,
  )
  return row?.id ?? undefined
}

export async function keepCover(
  tx: WriteTx,
  staffId: string,
  unitId: string,
  from: string,
  to: string,
): Promise<boolean> {
  const row = await tx.first(
    sql<{ kept: boolean }>`select keep_cover(${staffId}, ${unitId}, tstzrange(${from}, ${to})) as kept`,
  )
  return row?.kept === true
}

/** @returns whether there was such a cover that is not over, of somebody else */
export async function endCoverOf(tx: WriteTx, staffId: string, coverId: string): Promise<boolean> {
  const row = await tx.first(sql<{ ended: boolean }>`select end_cover(${staffId}, ${coverId}) as ended`)
  return row?.ended === true
}

export interface SuspiciousRow {
  staff_id: string
  given_name: string
  family_name: string
  unit_name: LocalText
  kind: string
  times: number
  first_at: Date
  last_at: Date
}
export const listSuspicious = (tx: ReadTx, from: string, to: string) =>
  tx.rows(sql<SuspiciousRow>`
    select s.staff_id, m.given_name, m.family_name, u.name as unit_name, s.kind, s.times, s.first_at, s.last_at
    from suspicious_use(${from}, ${to}) s join staff_member m on m.id = s.staff_id join unit u on u.id = m.unit_id
    where m.county_id = ${tx.actor.county} order by s.kind, s.times desc, m.family_name`)
