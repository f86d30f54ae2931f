import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import { isOneOf } from '../../../platform/is-one-of.ts'

/**
 * Who knows the person, by need: whoever gave the last visit of the same service, or else owns another open need of theirs in the
 * same register (their own nurse, their own worker). As far as the caller sees those rows. Whether they give the service is for the
 * search. Indexes: appointment_one_per_person, need_person.
 */
export async function readKnown(tx: ReadTx, needIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (needIds.length === 0) return new Map()
  const rows = await tx.rows(sql<{ id: string; staffId: string | null }>`
    select n.id, coalesce(
      (select a.staff_id from appointment a where a.person_id = n.person_id and a.service = n.service and a.status = 'done' and a.session_id is null
        order by lower(a.during) desc limit 1),
      (select o.owner_staff_id from need o where o.person_id = n.person_id and o.id <> n.id and o.register = n.register
        and o.status in ('open', 'booked') and o.owner_staff_id is not null order by o.established_at desc limit 1)) as "staffId"
    from need n where ${isOneOf('n.id', needIds)}`)
  return new Map(rows.flatMap(({ id, staffId }) => (staffId === null ? [] : [[id, staffId] as const])))
}

/**
 * Who knows the person from the side that sits in at a need's visits: whoever sat in last at a visit of the same service, then the
 * owners of the person's open needs in another register (their own worker beside the physiotherapist), the youngest first. As far as
 * the caller sees those rows. Indexes: appointment_one_per_person, need_person.
 */
export async function readKnownBeside(
  tx: ReadTx,
  needIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (needIds.length === 0) return new Map()
  const rows = await tx.rows(sql<{ id: string; staffIds: string[] }>`
    select n.id, array_cat(
      array(select b.staff_id from appointment a join appointment_beside b on b.appointment_id = a.id
        where a.person_id = n.person_id and a.service = n.service and a.status = 'done' order by lower(a.during) desc, b.staff_id limit 4),
      array(select o.owner_staff_id from need o where o.person_id = n.person_id and o.id <> n.id and o.register <> n.register
        and o.status in ('open', 'booked') and o.owner_staff_id is not null order by o.established_at desc, o.id limit 4)) as "staffIds"
    from need n where ${isOneOf('n.id', needIds)}`)
  return new Map(rows.map(({ id, staffIds }) => [id, [...new Set(staffIds)]]))
}
