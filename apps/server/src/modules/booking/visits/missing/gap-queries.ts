import type { LocalText } from '@luukku/contract'
import type { Mode } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { ReadTx } from '../../../../platform/db.ts'

/** A coming visit that asks for an interpreter and has none in the county's calendars. */
export interface GapRow {
  appointment_id: string
  contact_id: string
  need_id: string
  person_id: string
  register: 'health' | 'social' | 'both'
  staff_id: string
  unit_id: string
  service: string
  service_name: LocalText | null
  title: LocalText | null
  mode: Mode
  from: Date
  to: Date
  language: string
  latest: string | null
  is_group: boolean
  is_booked: boolean
  is_ordered: boolean
  /** Who was to interpret and is no longer at work then. */
  gone: string | null
  onsite: string | null
  remote: string | null
}

/**
 * The nearest first, what was ordered outside after the rest, as far as the wall lets this actor see. Read from the rows of now:
 * an interpreter whose hours were cut a moment ago has no time here. Index: need_interpreted, appointment_need.
 */
export const listGaps = (tx: ReadTx, by: { limit: number; ordered: boolean } | { appointmentId: string }) =>
  tx.rows(sql<GapRow & { total: number }>`
    select g.*, ${'limit' in by && !by.ordered ? freeNames : sql`null as onsite, null as remote`} from (
      select a.id as appointment_id, a.contact_id, a.need_id, a.person_id, a.register, a.staff_id, a.unit_id, a.service, v.name as service_name,
        (select l.texts -> 'title' from plan_line l where l.need_id = a.need_id limit 1) as title, a.mode, lower(a.during) as from, upper(a.during) as to,
        n.interpreter as language, least(n.legal_due_date, n.real_life_date)::text as latest, a.session_id is not null as is_group,
        a.status = 'booked' and lower(a.during) > ${tx.at} as is_booked, o.appointment_id is not null as is_ordered, i.name as gone, count(*) over () as total
      from need n join appointment a on a.need_id = n.id and a.status in ('booked', 'arrived') and upper(a.during) > ${tx.at}
        join staff_member m on m.id = a.staff_id
        left join service v on v.county_id = a.county_id and v.code = a.service
        left join appointment_interpreter t on t.appointment_id = a.id left join interpreter i on i.id = t.interpreter_id
        left join interpreter_order o on o.appointment_id = a.id
      where n.county_id = ${tx.actor.county} and n.interpreter is not null and n.status in ('open', 'booked') and n.interpreter <> all (m.languages)
        and (t.id is null or not interpreter_stands(t.interpreter_id, t.during))
        ${'limit' in by ? sql`and (o.appointment_id is not null) = ${by.ordered}` : sql`and a.id = ${by.appointmentId}`}
      order by lower(a.during), a.id limit ${'limit' in by ? by.limit : 1}) g`)

const freeOf = (how: 'onsite' | 'remote') => sql`
  case when not g.is_group then (select f.name from free_interpreter(${sql.raw(`setting('county')`)}, g.language, tstzrange(g.from, g.to), g.unit_id, g.mode, ${how}) f) end`
const freeNames = sql`${freeOf('onsite')} as onsite, ${freeOf('remote')} as remote`

export interface InterpreterSummaryRow {
  id: string
  name: string
  languages: string[]
  phone: string | null
  visits: number
  absence_id: string | null
  until: Date | null
}

/** Those in use, with how many visits they have that are still to come, and the last absence that is not over. */
export const listInterpreterSummaries = (tx: ReadTx) =>
  tx.rows(sql<InterpreterSummaryRow>`
    select i.id, i.name, i.languages, i.phone, b.id as absence_id, upper(b.cut) as until,
      (select count(*)::int from appointment_interpreter t where t.interpreter_id = i.id and upper(t.during) > ${tx.at}) as visits
    from interpreter i left join lateral (select a.id, a.cut from interpreter_absence a
      where a.interpreter_id = i.id and a.undone_at is null and upper(a.cut) > ${tx.at} order by a.made_at desc, a.id limit 1) b on true
    where i.county_id = ${tx.actor.county} and i.active order by i.name, i.id`)

export interface InterpretedRow {
  person_id: string
  from: Date
  to: Date
  language: string
  how: 'onsite' | 'remote'
  unit_name: LocalText
  address: string | null
  room: string | null
  given_name: string
  family_name: string
  in_window: boolean
  lost: boolean
}

/** Visits that this interpreter is taken by. Index: appointment_one_per_interpreter. */
export const listInterpreted = (tx: ReadTx, interpreterId: string, from: Date, to: Date) =>
  tx.rows(sql<InterpretedRow>`
    select a.person_id, lower(t.during) as from, upper(t.during) as to, t.language, t.how, u.name as unit_name, u.address,
      room_of(a.id, false) as room, m.given_name, m.family_name, in_visit_window(t.during) as in_window,
      not interpreter_stands(t.interpreter_id, t.during) as lost
    from appointment_interpreter t join appointment a on a.id = t.appointment_id join unit u on u.id = a.unit_id join staff_member m on m.id = a.staff_id
    where t.interpreter_id = ${interpreterId} and t.county_id = ${tx.actor.county} and t.during && tstzrange(${from}, ${to})
    order by lower(t.during), a.id`)

export const listInterpreterHours = (tx: ReadTx, interpreterId: string, from: Date, to: Date) =>
  tx.rows(sql<{ from: Date; to: Date }>`
    select lower(during) as from, upper(during) as to from interpreter_time
    where interpreter_id = ${interpreterId} and county_id = ${tx.actor.county} and during && tstzrange(${from}, ${to}) order by lower(during)`)

export const findInterpreter = (tx: ReadTx, interpreterId: string) =>
  tx.first(
    sql<{ name: string }>`select name from interpreter where id = ${interpreterId} and county_id = ${tx.actor.county}`,
  )
