import type { RosterWeek } from '@luukku/contract'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { LostTimeRow } from './roster-queries.ts'

/** A booked time that the roster no longer carries, for who keeps the roster: when and what, not whose. */
export const toLostTime = (row: LostTimeRow): RosterWeek['conflicts'][number] => ({
  staffId: row.staff_id,
  title: serviceNameOf(row),
  start: formatHelsinki(toInstant(row.from)),
  end: formatHelsinki(toInstant(row.to)),
  why: row.why,
})

export const serviceNameOf = ({ service, service_name }: Pick<LostTimeRow, 'service' | 'service_name'>) =>
  serviceNameText(service, service_name ?? { fi: service, sv: service, en: service })
