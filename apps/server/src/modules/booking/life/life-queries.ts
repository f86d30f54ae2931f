import { sql } from 'kysely'
import type { AppointmentState, AppointmentStep, Mode, StepActor } from '@luukku/domain/booking'
import type { WriteTx } from '../../../platform/db.ts'

export interface LifeRow {
  id: string
  person_id: string
  contact_id: string
  need_id: string
  register: 'health' | 'social' | 'both'
  staff_id: string
  mode: Mode
  from: Date
  to: Date
  status: AppointmentState
  held_until: Date | null
  last_step: AppointmentStep | null
  last_from: AppointmentState | null
  last_by: StepActor | null
  last_at: Date | null
}

/** The appointment held for this transaction, with its last step: of two who change it the second sees what the first did. */
export async function lockLife(tx: WriteTx, appointmentId: string): Promise<LifeRow | undefined> {
  const held = await tx.first(sql`select 1 from appointment where id = ${appointmentId} for update`)
  if (!held) return undefined
  // Index: appointment_step_appointment.
  return tx.first(sql<LifeRow>`
    select a.id, a.person_id, a.contact_id, a.need_id, a.register, a.staff_id, a.mode, lower(a.during) as from, upper(a.during) as to,
      a.status, a.held_until, s.step as last_step, s.from_status as last_from, s.by_kind as last_by, s.at as last_at
    from appointment a left join lateral (
      select step, from_status, by_kind, at from appointment_step where appointment_id = a.id order by id desc limit 1) s on true
    where a.id = ${appointmentId}`)
}

/** @returns the number of rows changed: one, because the row is held */
export const writeState = (tx: WriteTx, row: LifeRow, to: AppointmentState): Promise<number> =>
  tx.run(sql`
    update appointment set status = ${to}, changed_at = ${tx.at},
      held_until = case when ${to} = 'held' then held_until end,
      booked_at = case when status = 'held' and ${to} = 'booked' then ${tx.at} else booked_at end,
      sequence = sequence + case when ${to} in ('cancelled', 'moved', 'no-show') then 1 else 0 end
    where id = ${row.id} and status = ${row.status}`)

export const insertStep = (
  tx: WriteTx,
  row: LifeRow,
  o: { step: AppointmentStep; to: AppointmentState; by: StepActor },
): Promise<void> =>
  tx.send(sql`
    insert into appointment_step (county_id, register, person_id, contact_id, need_id, appointment_id, step, from_status, to_status, by_kind, actor_id, at)
    values (${tx.actor.county}, ${row.register}, ${row.person_id}, ${row.contact_id}, ${row.need_id}, ${row.id}, ${o.step}, ${row.status},
      ${o.to}, ${o.by}, ${actorIdOf(tx)}, ${tx.at})`)

function actorIdOf({ actor }: WriteTx): string {
  if (actor.kind === 'staff') return actor.staffId
  return actor.kind === 'resident' || actor.kind === 'visitor' ? actor.personId : actor.kind
}

/** Reminders of a time that is not to come any more are not sent. */
export const dropReminders = (tx: WriteTx, appointmentId: string): Promise<void> =>
  tx.send(
    sql`update notification set status = 'cancelled' where appointment_id = ${appointmentId} and status = 'planned'`,
  )
