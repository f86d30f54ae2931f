import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import type { ChosenTime } from './time-choice.ts'

/** Break-glass looks at this person's data in the last two years (703/2023 § 11), the newest first. */
export const listExceptional = (tx: ReadTx, personId: string) =>
  tx.rows(sql<{ at: Date; who: string }>`
    select b.opened_at as at, m.given_name || ' ' || m.family_name as who
    from break_glass b join staff_member m on m.id = b.staff_id
    where b.person_id = ${personId || null}::uuid and b.opened_at > ${tx.at}::timestamptz - interval '2 years'
    order by b.opened_at desc limit 50`)

/**
 * The moments went before their taker's eyes, with the rest of a series too: they are not offered to them again, whoever took
 * them. Which of them was lost is not told, so it is all of them.
 */
export async function noteLostTimes(
  tx: WriteTx,
  of: 'appointment' | 'need',
  id: string,
  lost: ChosenTime,
): Promise<void> {
  if (tx.actor.kind !== 'resident') return
  const spans = [[lost.startMs, lost.endMs], ...(lost.later ?? []).map(([, start, end]) => [start, end])] as const
  const at = (place: 0 | 1) => spans.map((span) => new Date(span[place] ?? 0))
  await tx.run(sql`
    insert into lost_time (county_id, person_id, actor_person_id, during, lost_at)
    select x.county_id, x.person_id, ${tx.actor.personId}, tstzrange(t."from", t."to"), ${tx.at}
    from ${sql.table(of)} x, unnest(${at(0)}::timestamptz[], ${at(1)}::timestamptz[]) t ("from", "to") where x.id = ${id}`)
}

/**
 * An answer of one's own that raised the matter: it alarmed by itself, or nobody else had raised it so far before. A calm form
 * bears the class of the danger that somebody else told. `shown_sort_key` asks the same.
 */
const isOwnRaise = sql`(e.data ? 'nextStep' or not exists (select from case_event o
  where o.contact_id = e.contact_id and o.seq < e.seq and o.type = 'answered' and o.actor_kind <> 'staff'
    and o.actor_id <> e.actor_id and o.data ->> 'urgencyClass' <= e.data ->> 'urgencyClass'))`

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
        and (e.type = 'received' or e.actor_kind = 'staff' or e.actor_id = ${me ?? null} and ${isOwnRaise}))`)
  return new Set(rows.map(({ id }) => id))
}
