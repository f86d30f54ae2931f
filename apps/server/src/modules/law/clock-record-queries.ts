import { sql, type RawBuilder } from 'kysely'
import type { Clock, LawEvents, LawFacts, NeedInLaw } from '@luukku/domain/law'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'

/** The need that a record is about, as the wall lets this actor see it. */
export interface NeedOfRecord {
  id: string
  person_id: string
  contact_id: string
  register: 'health' | 'social' | 'both'
}

/** What a need is in law when its clocks start. Ages in whole years; no birth date lies here. */
export type NeedFacts = Pick<
  NeedInLaw,
  | 'register'
  | 'service'
  | 'urgencyClass'
  | 'socialUrgency'
  | 'specialSupport'
  | 'planBased'
  | 'ageAtContact'
  | 'contactAt'
  | 'assessedAt'
  /** Known when the clocks started: the closed days of its schools. */
  | 'facts'
  /** Of another need of the same contact. */
  | 'leavesOut'
>

export const recordKinds = [
  ...(['event', 'exception', 'visit', 'finding', 'real-life', 'capacity'] as const),
  ...(['reassessed', 'closed', 'reopened', 'restart', 'taken-back'] as const),
] as const
export type RecordKind = (typeof recordKinds)[number]

export interface NewClockRecord {
  kind: RecordKind
  name: string
  at?: Date
  day?: string | undefined
  data?: Record<string, unknown>
  groundPayloadId?: string | undefined
  /** Of `taken-back`: the record that counts for nothing from now on. */
  takesBack?: string
}

export interface ClockRecordRow {
  id: string
  kind: RecordKind
  name: string
  at: Date
  day: string | null
  data: { events?: LawEvents; facts?: LawFacts } & Record<string, unknown>
  ground_payload_id: string | null
  takes_back: string | null
  actor_kind: string
  actor_id: string
  recorded_at: Date
}

export async function insertNeedInLaw(tx: WriteTx, need: NeedOfRecord, facts: NeedFacts): Promise<void> {
  await tx.send(sql`
    insert into need_in_law (need_id, county_id, register, person_id, contact_id, facts, recorded_at)
    values (${need.id}, ${tx.actor.county}, ${need.register}, ${need.person_id}, ${need.contact_id}, ${JSON.stringify(facts)}::jsonb, ${tx.at})`)
}

export async function findNeedInLaw(
  tx: ReadTx,
  needId: string,
): Promise<(NeedOfRecord & { facts: NeedFacts }) | undefined> {
  return tx.first(sql<NeedOfRecord & { facts: NeedFacts }>`
    select need_id as id, person_id, contact_id, register, facts from need_in_law where need_id = ${needId} and county_id = ${tx.actor.county}`)
}

/** The need held for this transaction, so that two who record at once count one after the other. */
export async function lockNeed(tx: WriteTx, needId: string): Promise<NeedOfRecord | undefined> {
  return tx.first(sql<NeedOfRecord>`
    select id, person_id, contact_id, register from need where id = ${needId} and county_id = ${tx.actor.county} for update`)
}

export async function insertClockRecord(tx: WriteTx, need: NeedOfRecord, record: NewClockRecord): Promise<void> {
  const { actor } = tx
  const by =
    actor.kind === 'staff'
      ? actor.staffId
      : actor.kind === 'resident' || actor.kind === 'visitor'
        ? actor.personId
        : actor.kind === 'system'
          ? actor.task
          : 'nobody'
  await tx.send(sql`
    insert into clock_record (county_id, register, person_id, contact_id, need_id, kind, name, at, day, data, ground_payload_id, takes_back, actor_kind, actor_id, recorded_at)
    values (${actor.county}, ${need.register}, ${need.person_id}, ${need.contact_id}, ${need.id}, ${record.kind}, ${record.name},
      ${record.at ?? tx.at}, ${record.day ?? null}, ${JSON.stringify(record.data ?? {})}::jsonb, ${record.groundPayloadId ?? null}, ${record.takesBack ?? null},
      ${actor.kind}, ${by}, ${tx.at})`)
}

/** Everything recorded of these needs, in the order it was recorded. Index: clock_record_need. */
export async function listClockRecords(
  tx: ReadTx,
  needIds: readonly string[],
): Promise<(ClockRecordRow & { need_id: string })[]> {
  return tx.rows(sql<ClockRecordRow & { need_id: string }>`
    select id, need_id, kind, name, at, day, data, ground_payload_id, takes_back, actor_kind, actor_id, recorded_at from clock_record
    where ${isOneOf('need_id', needIds)} order by recorded_at, id`)
}

/**
 * Puts these records on another need, as they were: who recorded them, when, and on what ground. Each names the one it came from.
 *
 * @param records each with what of its `data` is another on the new need
 */
export async function copyClockRecords(
  tx: WriteTx,
  needId: string,
  records: readonly { id: string; data: Pick<ClockRecordRow['data'], 'events'> }[],
): Promise<void> {
  await tx.run(sql`
    insert into clock_record (county_id, register, person_id, contact_id, need_id, kind, name, at, day, data, ground_payload_id, actor_kind, actor_id, recorded_at)
    select county_id, register, person_id, contact_id, ${needId}, kind, name, at, day, r.data || x.data || jsonb_build_object('from', id), ground_payload_id, actor_kind, actor_id, recorded_at
    from clock_record r join jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as x(id uuid, data jsonb) using (id)
    where county_id = ${tx.actor.county} order by recorded_at, id`)
}

/** Names of the colleagues who recorded, by id. */
export async function listRecorders(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows(sql<{ id: string; name: string }>`
    select id::text, given_name || ' ' || family_name as name from staff_member where ${isOneOf('id', ids)}`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function listStoredClocks(tx: ReadTx, needId: string): Promise<Clock[]> {
  const rows = await tx.rows(
    sql<{
      detail: Clock
    }>`select detail from clock k where need_id = ${needId} and ${stands} order by detail ->> 'kind' = 'promise', due_date nulls last, rule_id`,
  )
  return rows.map(({ detail }) => detail)
}

/** The clocks of a need that gave way to another rule, as they were written. */
export async function listSupersededClocks(tx: ReadTx, needId: string): Promise<Clock[]> {
  const rows = await tx.rows(
    sql<{ detail: Clock }>`select detail from clock where need_id = ${needId} and status = 'superseded'`,
  )
  return rows.map(({ detail }) => detail)
}

/** The clocks of a need as they stand: one that ran past its last day is broken, whether anybody has counted it or not. */
export async function listNeedClocks(tx: ReadTx, needId: string): Promise<Clock[]> {
  const rows = await tx.rows(sql<{ detail: Clock; state: Clock['state'] }>`
    select detail, ${clockStateAt(tx.at)} as state from clock k where need_id = ${needId} and ${stands} order by detail ->> 'kind' = 'promise', due_date nulls last, rule_id`)
  return rows.map(({ detail, state }) => ({ ...detail, state }))
}

/** State of a clock called `k` at a moment: what ran out is broken, but a right or a presumption ends. */
export const clockStateAt = (at: Date) =>
  sql`case when k.state = 'running' and coalesce(k.due_at < ${at}, k.due_date < (${at}::timestamptz at time zone 'Europe/Helsinki')::date, false)
    then case when k.detail ->> 'lapses' is null then 'breached' else 'ended' end else k.state end`

/**
 * Ends the open clocks that the condition names, each called `k`: nothing met them, and one that ran past its last day stays
 * broken.
 *
 * @param o.goesOn the duty goes on in another need's clock, where it is counted
 * @param o.by     what ended them, where it is not the end of the case or the need
 */
export async function endOpenClocks(
  tx: WriteTx,
  which: RawBuilder<unknown>,
  o: { goesOn?: true; by?: 'joined' } = {},
): Promise<void> {
  const isBroken = o.goesOn ? sql`false` : sql`${clockStateAt(tx.at)} = 'breached'`
  await tx.send(sql`
    update clock k set state = case when ${isBroken} then 'breached' else 'ended' end, stopped_at = ${tx.at}, stopped_by = coalesce(${o.by ?? null}, k.stopped_by)
    where k.state in ('running', 'breached') and k.stopped_at is null and ${which}`)
}

/** A clock called `k` that counts: one whose start was taken back, or that gave way to another rule, is kept and shown nowhere. */
export const stands = sql`(k.status is null or k.status not in ('takenBack', 'superseded'))`

/** A clock called `k` that is a duty of the county, no right of the resident's, and nothing that another body answers for. */
export const isDuty = sql`(k.detail ->> 'lapses' is null and k.detail ->> 'elsewhere' is null)`

/** Writes the new state of a clock. Its dates are not among the columns: nothing moves them. */
export async function updateClockState(tx: WriteTx, needId: string, clock: Clock): Promise<void> {
  await tx.run(sql`
    update clock set state = ${clock.state}, status = ${clock.status ?? null}, stopped_by = ${clock.stoppedBy?.event ?? null},
      stopped_at = ${clock.stoppedBy?.at ?? (clock.state === 'ended' || clock.endedBy !== undefined ? tx.at : null)}::timestamptz, detail = ${JSON.stringify(clock)}::jsonb
    where need_id = ${needId} and rule_id = ${clock.ruleId} and detail ->> 'startedAt' = ${clock.startedAt}
      and (status is null or status not in ('takenBack', 'superseded'))`)
}

/** Gives a clock up: its dates stay as they were written, and it counts for nothing. */
export async function withdrawClock(
  tx: WriteTx,
  needId: string,
  clock: Clock,
  why: 'takenBack' | 'superseded',
): Promise<void> {
  const detail: Clock = { ...clock, state: 'ended', status: why }
  await tx.run(sql`
    update clock set state = 'ended', status = ${why}, stopped_by = null, stopped_at = ${tx.at}, detail = ${JSON.stringify(detail)}::jsonb
    where need_id = ${needId} and rule_id = ${clock.ruleId} and detail ->> 'startedAt' = ${clock.startedAt}
      and (status is null or status not in ('takenBack', 'superseded'))`)
}

/** Puts a clock on a need. A duty without a counted limit («without delay») has a row without a day. */
export async function insertClock(
  tx: WriteTx,
  of: { contactId: string; personId: string; register: NeedOfRecord['register']; needId?: string | undefined },
  clock: Clock,
): Promise<void> {
  await tx.send(sql`
    insert into clock (county_id, register, person_id, contact_id, need_id, rule_id, rule_version, started_at, due_date, due_at, due_date_if_rolled,
      state, status, stopped_by, stopped_at, detail)
    values (${tx.actor.county}, ${of.register}, ${of.personId}, ${of.contactId}, ${of.needId ?? null}, ${clock.ruleId}, ${clock.version},
      ${clock.startedAt}::timestamptz, ${clock.dueDate}, ${clock.dueAt ?? null}, ${clock.dueDateIfRolled}, ${clock.state}, ${clock.status ?? null},
      ${clock.stoppedBy?.event ?? null}, ${clock.stoppedBy?.at ?? null}::timestamptz, ${JSON.stringify(clock)}::jsonb)`)
}

/** The need's own copy of its earliest open legal date, for lists. */
export async function updateLegalDate(
  tx: WriteTx,
  needId: string,
  legal: { dueDate: string; ruleId: string } | undefined,
): Promise<void> {
  await tx.run(
    sql`update need set legal_due_date = ${legal?.dueDate ?? null}, legal_rule_id = ${legal?.ruleId ?? null} where id = ${needId}`,
  )
}
