import { sql, type RawBuilder } from 'kysely'
import { applyEvent, type CaseChange, type CaseState, type EventActor } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { toCaseState, type CaseSummary, type ContactRow } from './case-row.ts'
import { planDutyAlarm } from './plan-duty-alarm.ts'

export interface NewEvent {
  change: CaseChange
  payloadId?: string
  needId?: string
}

export function eventActorOf(tx: WriteTx): EventActor {
  const a = tx.actor
  if (a.kind === 'staff') return { kind: 'staff', id: a.staffId }
  if (a.kind === 'resident' || a.kind === 'visitor') return { kind: a.kind, id: a.personId }
  return { kind: 'system', id: a.kind === 'system' ? a.task : 'nobody' }
}

/**
 * Appends events to a contact and writes the row anew as their fold, in the caller's transaction. A duty role that gets the
 * step by them is told, whoever the caller is.
 *
 * @param basedOn the version the caller has seen; by default the row's own
 * @throws AppError version-conflict when somebody changed the case in between
 */
export async function appendEvents(
  tx: WriteTx,
  row: ContactRow,
  events: readonly NewEvent[],
  o: { basedOn?: number; summary?: CaseSummary } = {},
): Promise<CaseState> {
  const before = toCaseState(row)
  const by = eventActorOf(tx)
  const at = toInstant(tx.at)
  let state = before
  const written = events.map((event) => {
    const seq = state.version + 1
    state = applyEvent(state, { seq, at, by, change: event.change })
    return { ...event, seq }
  })
  const summary = keepLifted(o.summary ?? row.summary)
  const alarm = await planDutyAlarm(
    tx,
    row.id,
    before,
    state,
    events.map(({ change }) => change),
  )
  // One statement writes both: no event without its fold, and the wall is asked once.
  const changed = await tx.first(sql<{ n: number }>`
    with changed as (
      update contact set version = ${state.version}, status = ${state.status}, urgency_class = ${state.urgencyClass},
        urgency_source = ${state.urgencySource}, sort_key = ${state.sortKey}, answered_at = ${state.answeredAt ?? null},
        assessed_at = ${state.assessedAt ?? null}, opened_at = ${state.openedAt ?? null}, opened_by = ${state.openedBy ?? null},
        assigned_staff_id = ${state.assignedStaffId ?? null}, attempts = ${state.attempts}, escalated_at = ${state.escalatedAt ?? null},
        promise_kept = ${state.promiseKept ?? null}, joined_into = ${state.joinedInto ?? null}, next_kind = ${state.nextStep.kind},
        next_at = ${state.nextStep.at}, next_owner_kind = ${state.nextStep.owner.kind}, next_owner_id = ${state.nextStep.owner.id},
        duty_alarm = case ${alarm}::text when 'tell' then 'asked' when 'none' then null else duty_alarm end,
        summary = ${JSON.stringify(summary)}::jsonb
      where id = ${row.id} and version = ${o.basedOn ?? row.version} returning id),
    written as (${eventRows(tx, row, written, sql`from changed cross join`)})
    select count(*)::int as n from changed`)
  if (changed?.n !== 1) throw new AppError('version-conflict')
  return state
}

export async function insertEvent(
  tx: WriteTx,
  contact: Pick<ContactRow, 'id' | 'person_id' | 'register'>,
  seq: number,
  event: NewEvent,
): Promise<void> {
  await tx.send(eventRows(tx, contact, [{ ...event, seq }], sql`from`))
}

/** One insert for all events, whatever their number: a statement's text, and so its plan, is the same for one and for three. */
function eventRows(
  tx: WriteTx,
  contact: Pick<ContactRow, 'id' | 'person_id' | 'register'>,
  events: readonly (NewEvent & { seq: number })[],
  from: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const by = eventActorOf(tx)
  const parts = events.map(({ change: { type, ...data }, ...event }) => ({
    ...event,
    type,
    data: JSON.stringify(data),
  }))
  return sql`
    insert into case_event (county_id, register, person_id, contact_id, need_id, seq, type, at, actor_kind, actor_id, data, payload_id)
    select ${tx.actor.county}, ${contact.register}, ${contact.person_id}::uuid, ${contact.id}::uuid, e.need_id, e.seq, e.type, ${tx.at}::timestamptz,
      ${by.kind}, ${by.id}, e.data::jsonb, e.payload_id
    ${from} unnest(${parts.map((one) => one.needId ?? null)}::uuid[], ${parts.map((one) => one.seq)}::int[], ${parts.map((one) => one.type)}::text[],
      ${parts.map((one) => one.data)}::text[], ${parts.map((one) => one.payloadId ?? null)}::uuid[]) e (need_id, seq, type, data, payload_id)
    order by e.seq`
}

/** That only safe ways may be used was lifted: the old words, read once more, do not set it again; what is said now does. */
function keepLifted(summary: CaseSummary): CaseSummary {
  if (summary.safeContactLifted !== true) return summary
  const { safeContactOnly: _lifted, ...rest } = summary
  return rest
}
