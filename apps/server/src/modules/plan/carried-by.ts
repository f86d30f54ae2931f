import type { CaseState, StepOwner } from '@luukku/domain/contact'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { sql } from 'kysely'

/** A line as its writer left it, beside its case and the next step of that: nothing of these where the wall hides the case. */
export interface CarriedRow {
  owner_kind: 'staff' | 'duty'
  owner_id: string
  next_date: string
  need_status: 'open' | 'booked' | 'done' | 'external' | 'closed'
  /** A professional who is in the house has the need in their own list. */
  in_own_list: boolean
  case_status: string | null
  step_at: Date | null
  step_owner_kind: 'staff' | 'duty' | null
  step_owner_id: string | null
}

/** The case as it stands to who acts for its client, in the place of its row. */
export const asShown = (state: CaseState | undefined): Partial<CarriedRow> | undefined =>
  state && {
    case_status: state.status,
    step_at: new Date(state.nextStep.at),
    step_owner_kind: state.nextStep.owner.kind,
    step_owner_id: state.nextStep.owner.id,
  }

/** For `plan_line l` and `need n`. Nobody else's case is read by it: the wall hides the contact, and the line stands as written. */
export const carriedColumns = sql.raw(
  `l.owner_kind, l.owner_id, l.next_date, n.status as need_status, c.status as case_status, c.next_at as step_at, c.next_owner_kind as step_owner_kind, c.next_owner_id as step_owner_id,
   exists (select from staff_member own where own.id = n.owner_staff_id and own.active) as in_own_list`,
)
export const carriedJoin = sql.raw(`left join contact c on c.id = n.contact_id`)

export interface Carried {
  owner: StepOwner
  nextDate: string
  /** Its need is met, or its case closed: nothing more is promised by it. */
  isOver: boolean
}

/**
 * Who carries a line that has no time, and by when: what the watch carries is the step of the case, whoever it was passed on to,
 * and a day that has passed is nobody's promise any more. A need in somebody's own list keeps its owner, and its day until that
 * is past. Never earlier than the line says: a step of today is about another need as well.
 */
export function carriedBy(row: CarriedRow, o: { hasTime: boolean; at: Date }): Carried {
  const owner: StepOwner = { kind: row.owner_kind, id: row.owner_id }
  const today = toHelsinkiDate(toInstant(o.at))
  const asWritten = { owner, nextDate: row.next_date, isOver: false }
  if (o.hasTime) return asWritten
  if (row.need_status === 'done' || row.need_status === 'closed' || row.case_status === 'closed')
    return { owner, nextDate: row.next_date < today ? row.next_date : today, isOver: true }
  if (row.step_at === null || row.step_owner_kind === null || row.step_owner_id === null) return asWritten
  if (row.in_own_list && row.next_date >= today) return asWritten
  const days = [row.next_date, toHelsinkiDate(toInstant(row.step_at)), today].sort()
  return {
    owner: row.in_own_list ? owner : { kind: row.step_owner_kind, id: row.step_owner_id },
    nextDate: days.at(-1) ?? today,
    isOver: false,
  }
}
