import { sql } from 'kysely'
import type { NeedInLaw } from '@luukku/domain/law'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { readBirthDates } from '../person/index.ts'
import { listClockRecords, type NeedFacts } from './clock-record-queries.ts'
import { toNeedInLaw } from './recount-clocks.ts'

/** An open need as the law sees it: an id, codes and moments, and the day of birth where it is known. */
export interface OpenNeed {
  id: string
  need: NeedInLaw
}

/** The open needs of the county, with what has been recorded of them: an age is measured at the moment that the rule names. */
export async function listOpenNeeds(tx: ReadTx, sealer: Sealer): Promise<OpenNeed[]> {
  const rows = await tx.rows(sql<{ id: string; person_id: string; facts: NeedFacts }>`
    select l.need_id as id, l.person_id, l.facts from need_in_law l join need n on n.id = l.need_id and n.status in ('open', 'booked')
    where l.county_id = ${tx.actor.county} order by l.need_id`)
  const records = await listClockRecords(
    tx,
    rows.map(({ id }) => id),
  )
  const byNeed = Map.groupBy(records, ({ need_id }) => need_id)
  const born = await readBirthDates(tx, sealer, [...new Set(rows.map(({ person_id }) => person_id))])
  return rows.map(({ id, person_id, facts }) => {
    const birthDate = born.get(person_id)
    const need = toNeedInLaw(facts, byNeed.get(id) ?? [])
    return { id, need: birthDate === undefined ? need : { ...need, birthDate } }
  })
}
