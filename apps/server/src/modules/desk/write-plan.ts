import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { getCounty } from '../catalogue/index.ts'
import { titlesApart, type ContactRow } from '../contact/index.ts'
import type { MadeNeed } from './make-need.ts'
import { planTexts } from './plan-texts.ts'

/** The one plan of a contact: a line a need, with its owner and next day. */
export async function writePlan(
  tx: WriteTx,
  row: ContactRow,
  made: readonly MadeNeed[],
  { staffId, age }: { staffId: string; age: number | undefined },
): Promise<void> {
  const plan = await tx.first(sql<{ id: string }>`
    insert into plan (county_id, register, person_id, contact_id, coordinator_staff_id, made_at)
    values (${tx.actor.county}, 'both', ${row.person_id}, ${row.id}, ${staffId}, ${tx.at})
    on conflict (contact_id) do update set coordinator_staff_id = excluded.coordinator_staff_id, made_at = excluded.made_at returning id`)
  if (!plan) return
  const { settings } = await getCounty(tx)
  const texts = made.map((one) => planTexts(one.model.model, one.model.needId, one.need.service, { settings, age }))
  const titles = titlesApart(texts.map(({ title }, n) => ({ title, service: made[n]?.need.service ?? '' })))
  for (const [position, one] of made.entries()) {
    const register =
      one.service.register === 'external' || one.service.register === 'self' ? 'both' : one.service.register
    await tx.send(sql`
      insert into plan_line (county_id, register, person_id, plan_id, need_id, position, owner_kind, owner_id, next_date, next_kind, texts)
      values (${tx.actor.county}, ${register}, ${row.person_id}, ${plan.id}, ${one.id}, ${position}, 'staff', ${staffId}, ${one.nextDate},
        ${one.service.bookable ? 'book' : 'follow-up'}, ${JSON.stringify({ ...texts[position], title: titles[position]?.title })}::jsonb)`)
  }
}
