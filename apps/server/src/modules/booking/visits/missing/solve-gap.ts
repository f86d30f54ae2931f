import type { RouteBody, RouteResponse, routes } from '@luukku/contract'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../../platform/db.ts'
import { AppError, notFound } from '../../../../platform/errors.ts'
import { listAppointments } from '../../../plan/index.ts'
import { listGaps, type GapRow } from './gap-queries.ts'

/**
 * Takes another interpreter who is free for the booked time.
 * @throws AppError not-found; rule-violated: it has one (a colleague was quicker), or nobody is free any more
 */
export async function giveInterpreter(
  tx: WriteTx,
  appointmentId: string,
  { how }: RouteBody<typeof routes.giveInterpreter>,
): Promise<RouteResponse<typeof routes.giveInterpreter>> {
  const gap = await getGap(tx, appointmentId)
  // A group has no interpreter of the calendars (ADR 0109).
  const given = gap.is_group
    ? undefined
    : await tx.first(
        sql<{
          id: string
          how: 'onsite' | 'remote'
        }>`select id, how from give_interpreter(${appointmentId}, ${how ?? null})`,
      )
  if (!given) {
    const lacks = (await listGaps(tx, { appointmentId })).length > 0
    throw new AppError('rule-violated', { reason: lacks ? 'interpreter-none-free' : 'interpreter-not-missing' })
  }
  journalGap(tx, gap, { interpreter: given.id, how: given.how })
  return { how: given.how }
}

/**
 * Says that an interpreter was ordered outside the calendars, or takes that back.
 * @throws AppError not-found; rule-violated: it has one by now
 */
export async function orderInterpreter(
  tx: WriteTx,
  appointmentId: string,
  { ordered }: RouteBody<typeof routes.orderInterpreter>,
): Promise<RouteResponse<typeof routes.orderInterpreter>> {
  const gap = await getGap(tx, appointmentId)
  const row = await tx.first(sql<{ done: boolean }>`select order_interpreter(${appointmentId}, ${ordered}) as done`)
  if (row?.done !== true) throw new AppError('rule-violated', { reason: 'interpreter-not-missing' })
  journalGap(tx, gap, { ordered })
  return { ordered }
}

async function getGap(tx: ReadTx, appointmentId: string): Promise<GapRow> {
  if (tx.actor.kind !== 'staff' || !tx.actor.guidance) throw notFound()
  const [gap] = await listGaps(tx, { appointmentId })
  if (gap) return gap
  const [seen] = await listAppointments(tx, { ids: [appointmentId] })
  throw seen ? new AppError('rule-violated', { reason: 'interpreter-not-missing' }) : notFound()
}

const journalGap = (tx: WriteTx, gap: GapRow, detail: Record<string, string | boolean>) => {
  tx.journal({
    register: gap.register,
    persons: [gap.person_id],
    detail: { contact: gap.contact_id, appointment: gap.appointment_id, ...detail },
  })
}
