import type { StaffActor } from '@luukku/domain/access'
import type { WriteTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { planCheck } from './check-roster.ts'
import { keepConflict } from './roster-queries.ts'

/**
 * A booked time is given all the same, although the roster says otherwise: its professional says so, or guidance after
 * asking them. A later change of the roster that touches the time asks again.
 *
 * @param only  the professional who may say it of their own times alone
 * @throws AppError not-found: no such conflict, solved already, or not for this actor
 */
export async function keepTime(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  actor: StaffActor,
  appointmentId: string,
  only?: string,
): Promise<{ appointmentId: string }> {
  const kept = await keepConflict(tx, appointmentId, actor.staffId, only)
  if (!kept) throw notFound()
  await planCheck(tx, services, kept.staff_id, [kept.contact_id])
  tx.journal({
    register: kept.register,
    persons: [kept.person_id],
    detail: { contact: kept.contact_id, kept: appointmentId },
  })
  return { appointmentId }
}
