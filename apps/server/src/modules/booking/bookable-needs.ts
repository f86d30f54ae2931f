import type { LocalText } from '@luukku/contract'
import type { LocalDate } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { visitColumns, type VisitRow } from './visits/read-visits.ts'

export interface BookableNeed extends VisitRow {
  id: string
  person_id: string
  contact_id: string
  register: 'health' | 'social' | 'both'
  service: string
  urgency_class: 'A' | 'B' | 'C' | 'D' | 'E'
  status: string
  /** The unit whose people it is one of. */
  unit_id: string | null
  real_life_date: LocalDate | null
  legal_due_date: LocalDate | null
  legal_rule_id: string | null
  /** Where the person lives; null also under an order of non-disclosure, of which the row keeps nothing. */
  municipality_code: string | null
  /** Its first time was left to the person to choose. */
  is_left: boolean
  name: LocalText
  title: LocalText | null
}

/** A need as far as the order of its days goes by it. */
export type NeedToRank = Pick<
  BookableNeed,
  'id' | 'service' | 'urgency_class' | 'unit_id' | 'real_life_date' | 'legal_due_date'
>

/** Open needs of the contact that can be booked, and are asked for. */
export async function listBookableNeeds(tx: ReadTx, contactId: string): Promise<BookableNeed[]> {
  return tx.rows(sql<BookableNeed>`
    select n.id, n.person_id, n.contact_id, n.register, n.service, n.urgency_class, n.status, n.unit_id, n.real_life_date, n.legal_due_date, n.legal_rule_id, n.municipality_code, n.choice_left_at is not null as is_left, ${visitColumns}, v.name,
      (select l.texts -> 'title' from plan_line l where l.need_id = n.id limit 1) as title
    from need n join service v on v.county_id = n.county_id and v.code = n.service and v.bookable
    where n.contact_id = ${contactId} and n.outside is null and n.status in ('open', 'booked') order by n.urgency_class, n.id`)
}

/** The earlier of the legal and the real-life date. */
export const latestOf = (need: Pick<BookableNeed, 'real_life_date' | 'legal_due_date'>): LocalDate | undefined =>
  [need.real_life_date, need.legal_due_date].filter((date) => date !== null).sort()[0]
