import { sql } from 'kysely'
import type { LocalText } from '@luukku/contract'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export async function findInEmergency(tx: ReadTx, index: Buffer): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string | null }>`select find_person_in_emergency(${index}) as id`)
  return row?.id ?? undefined
}

export async function insertBreakGlass(
  tx: WriteTx,
  b: { id: string; personId: string; staffId: string; register: string; reasonSealed: Buffer; lapsesAt: Date },
): Promise<void> {
  await tx.run(sql`
    insert into break_glass (id, county_id, register, person_id, staff_id, reason_sealed, opened_at, lapses_at)
    values (${b.id}, ${tx.actor.county}, ${b.register}, ${b.personId}, ${b.staffId}, ${b.reasonSealed}, ${tx.at}, ${b.lapsesAt})`)
}

export const listOpenings = (tx: ReadTx, staffId: string) =>
  tx.rows(sql<{ person_id: string; lapses_at: Date }>`
    select person_id, max(lapses_at) as lapses_at from break_glass where staff_id = ${staffId} and lapses_at > ${tx.at}
    group by person_id order by 2 desc`)

export interface OpenedNeed {
  id: string
  person_id: string
  register: 'health' | 'social' | 'both'
  service: string
  name: LocalText | null
  next_date: string
}
export const listOpenedNeeds = (tx: ReadTx, persons: readonly string[]) =>
  tx.rows(sql<OpenedNeed>`
    select n.id, n.person_id, n.register, n.service, v.name, n.next_date from need n
      left join service v on v.county_id = n.county_id and v.code = n.service
    where n.person_id = any (${[...persons]}::uuid[]) and n.status <> 'closed' and n.outside is null order by n.next_date, n.id`)
