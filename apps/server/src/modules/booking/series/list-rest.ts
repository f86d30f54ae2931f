import { listAppointments, type AppointmentRow } from '../../plan/index.ts'
import type { ReadTx } from '../../../platform/db.ts'

/** What comes after this time in its series and is still booked; nothing for a time of its own. */
export async function listRest(tx: ReadTx, one: AppointmentRow): Promise<AppointmentRow[]> {
  if (one.series_id === null) return []
  const all = await listAppointments(tx, { needIds: [one.need_id] })
  return all.filter(
    ({ id, series_id, status, from }) =>
      id !== one.id && series_id === one.series_id && status === 'booked' && from > one.from && from > tx.at,
  )
}
