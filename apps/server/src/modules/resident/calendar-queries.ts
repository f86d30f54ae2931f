import { sql } from 'kysely'
import type { AppointmentState, Mode } from '@luukku/domain/booking'
import type { LocalText } from '@luukku/contract'
import type { ReadTx } from '../../platform/db.ts'

export interface CalendarRow {
  id: string
  /** One for a booked time and all that it was moved to. */
  uid: string
  sequence: number
  person_id: string
  contact_id: string
  register: 'health' | 'social' | 'both'
  service: string
  service_name: LocalText | null
  mode: Mode
  status: AppointmentState
  from: Date
  to: Date
  unit_name: LocalText
  address: string | null
}

/**
 * Booked times of these contacts that are not over, and those cancelled that would have been: a calendar that has one takes
 * it away. Index: appointment_contact.
 *
 * @param appointmentId only this one, and what it was moved to
 */
export const listCalendarRows = (tx: ReadTx, contactIds: readonly string[], appointmentId: string | undefined) =>
  tx.rows(sql<CalendarRow>`
    select a.id, coalesce(a.root_id, a.id) as uid, a.sequence, a.person_id, a.contact_id, a.register, a.service, v.name as service_name, a.mode,
      a.status, lower(a.during) as from, upper(a.during) as to, u.name as unit_name, u.address
    from appointment a join unit u on u.id = a.unit_id left join service v on v.county_id = a.county_id and v.code = a.service
    where a.contact_id = any (${[...contactIds]}::uuid[]) and a.status in ('booked', 'arrived', 'started', 'cancelled') and upper(a.during) > ${tx.at}
      and (${appointmentId ?? null}::uuid is null or coalesce(a.root_id, a.id) = (
        select coalesce(o.root_id, o.id) from appointment o where o.id = ${appointmentId ?? null}::uuid))
    order by lower(a.during), a.id`)
