import type { RouteBody, routes } from '@luukku/contract'
import { faultOfCompanion } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { getMyAppointment } from './my-appointment.ts'

/**
 * The resident tells when their companion can come along. What is booked stays; other times are looked for by it.
 *
 * @throws AppError not-found: not there, or somebody else's; rule-violated: it ends before it begins
 */
export async function setMyCompanion(
  tx: WriteTx,
  appointmentId: string,
  { companion }: RouteBody<typeof routes.setMyCompanion>,
): Promise<{ saved: boolean }> {
  const mine = await getMyAppointment(tx, appointmentId)
  const fault = companion ? faultOfCompanion(companion) : undefined
  if (fault) throw new AppError('rule-violated', { reason: fault })
  // Somebody who may only look at another's matters changes nothing: the wall leaves no row to change.
  const changed = await tx.run(
    sql`update need set companion = ${companion === null ? null : JSON.stringify(companion)}::jsonb where id = ${mine.need_id}`,
  )
  if (changed === 0) throw notFound()
  tx.journal({
    register: mine.register,
    persons: [mine.person_id],
    detail: { contact: mine.contact_id, need: mine.need_id, companion: companion !== null },
  })
  return { saved: true }
}
