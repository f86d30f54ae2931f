import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'

/** Break-glass looks at this person's data in the last two years (703/2023 § 11), the newest first. */
export const listExceptional = (tx: ReadTx, personId: string) =>
  tx.rows(sql<{ at: Date; who: string }>`
    select b.opened_at as at, m.given_name || ' ' || m.family_name as who
    from break_glass b join staff_member m on m.id = b.staff_id
    where b.person_id = ${personId || null}::uuid and b.opened_at > ${tx.at}::timestamptz - interval '2 years'
    order by b.opened_at desc limit 50`)

/** The moment went before its taker's eyes: it is not offered to them again, whoever took it. */
export async function noteLostTime(
  tx: WriteTx,
  appointmentId: string,
  lost: { startMs: number; endMs: number },
): Promise<void> {
  if (tx.actor.kind !== 'resident') return
  await tx.run(sql`
    insert into lost_time (county_id, person_id, actor_person_id, during, lost_at)
    select a.county_id, a.person_id, ${tx.actor.personId}, tstzrange(${new Date(lost.startMs)}, ${new Date(lost.endMs)}), ${tx.at}
    from appointment a where a.id = ${appointmentId}`)
}

/**
 * Of these contacts, told of for another, those whose class has come of what whoever looks knows: of the first contact, of their
 * own words, or of a professional. The rest has it of somebody else's words.
 */
export async function listKnownUrgency(
  tx: ReadTx,
  contacts: readonly string[],
  me: string | undefined,
): Promise<ReadonlySet<string>> {
  if (contacts.length === 0) return new Set()
  const rows = await tx.rows(sql<{ id: string }>`
    select c.id from contact c where ${isOneOf('c.id', contacts)} and exists (select from case_event e
      where e.contact_id = c.id and e.type in ('received', 'answered', 'assessed') and e.data ->> 'urgencyClass' <= c.urgency_class
        and (e.type = 'received' or e.actor_kind = 'staff' or e.actor_id = ${me ?? null}))`)
  return new Set(rows.map(({ id }) => id))
}
