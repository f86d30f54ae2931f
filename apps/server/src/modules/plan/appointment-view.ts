import type { AppointmentView, LocalText } from '@luukku/contract'
import { sql } from 'kysely'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import { decideStep, isLive, nationalStatusOf } from '@luukku/domain/booking'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import { professionText } from '@luukku/i18n/data/professions'
import { placeView } from './place-view.ts'
import { whoComesColumns, whoComesView, type WhoComesRow } from './who-comes.ts'

export interface AppointmentRow extends WhoComesRow {
  id: string
  person_id: string
  contact_id: string
  need_id: string
  staff_id: string
  unit_id: string
  register: 'health' | 'social' | 'both'
  service: string
  service_name: LocalText | null
  mode: AppointmentView['mode']
  from: Date
  to: Date
  status: AppointmentView['status']
  given_name: string
  family_name: string
  professions: string[]
  unit_name: LocalText
  address: string | null
  /** Somebody who hides: neither themselves nor who has the case in hand or meets them now asks. */
  place_closed: boolean
  /** Where it is in the unit. */
  room: string | null
  /** Booked though nobody interprets: one is ordered elsewhere, or not needed after all. */
  without_interpreter: boolean
  /** Somebody who usually sits in is left out by the person's denial; told to staff alone. */
  without_beside: boolean
  is_group: boolean
  series_id: string | null
  series_number: number | null
  series_size: number | null
}

/** Appointments that the wall lets this actor see, by time. */
export async function listAppointments(
  tx: ReadTx,
  by: { ids?: readonly string[]; needIds?: readonly string[]; contactIds?: readonly string[] },
): Promise<AppointmentRow[]> {
  const conditions = [
    ...(by.ids ? [isOneOf('a.id', by.ids)] : []),
    ...(by.needIds ? [isOneOf('a.need_id', by.needIds)] : []),
    ...(by.contactIds ? [isOneOf('a.contact_id', by.contactIds)] : []),
  ]
  if (conditions.length === 0) return []
  return tx.rows(sql<AppointmentRow>`
    select a.id, a.person_id, a.contact_id, a.need_id, a.staff_id, a.unit_id, a.register, a.service, v.name as service_name, a.mode,
      lower(a.during) as from, upper(a.during) as to, a.status, m.given_name, m.family_name, m.professions, u.name as unit_name, u.address,
      place_closed(a.person_id) as place_closed,
      case when a.mode = 'onsite' then room_of(a.id, false) end as room,
      ${whoComesColumns},
      case when ${tx.actor.kind === 'staff'} and a.status = 'booked' and jsonb_array_length(v.together) > 0 then left_beside(a.id) else false end as without_beside,
      a.session_id is not null as is_group, a.without_interpreter, a.series_id, a.series_number, a.series_size
    from appointment a join staff_member m on m.id = a.staff_id join unit u on u.id = a.unit_id
      left join need n on n.id = a.need_id
      left join service v on v.county_id = a.county_id and v.code = a.service
    where (${sql.join(conditions, sql` or `)}) and a.status not in ('held', 'lapsed')
    order by lower(a.during), a.id`)
}

/** Of somebody with an order of non-disclosure no place stands there, but for who may know it. */
export function toAppointmentView(row: AppointmentRow, at: Date): AppointmentView {
  const name = serviceNameText(row.service, row.service_name ?? { fi: row.service, sv: row.service, en: row.service })
  return {
    appointmentId: row.id,
    service: row.service,
    title: name,
    start: formatHelsinki(toInstant(row.from)),
    end: formatHelsinki(toInstant(row.to)),
    mode: row.mode,
    professional: { name: `${row.given_name} ${row.family_name}`, role: professionText(row.professions[0] ?? '') },
    ...placeView(row.mode, row),
    status: row.status,
    official: nationalStatusOf(row.status),
    ...whoComesView(isLive(row.status) ? row : { ...row, spoken: null }),
    ...(row.without_beside ? { withoutBeside: true } : {}),
    ...(row.is_group ? { group: true } : {}),
    ...(row.series_number === null || row.series_size === null
      ? {}
      : { series: { number: row.series_number, size: row.series_size } }),
    canChange: row.status === 'booked' && row.from > at,
    canArrive: canArrive(row, at),
  }
}

/** The button stands where the step would be taken: one rule for both. */
function canArrive({ status, from, to, mode }: AppointmentRow, at: Date): boolean {
  const life = { state: status, fromMs: from.getTime(), toMs: to.getTime(), mode }
  return decideStep(life, 'arrive', 'resident', at.getTime()).refused === undefined
}
