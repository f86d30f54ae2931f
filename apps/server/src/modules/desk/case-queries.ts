import { sql } from 'kysely'
import type { CompanionTimes } from '@luukku/contract'
import type { Competence, PlaceFeature } from '@luukku/domain/booking'
import { nationalServicesVersion, type InformedWay, type NextStep } from '@luukku/domain/contact'
import type { Clock } from '@luukku/domain/law'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import { contactColumns, type ContactRow } from '../contact/index.ts'
import { clockStateAt, stands } from '../law/index.ts'
import { carriedColumns, carriedJoin, type CarriedRow, type LineTexts } from '../plan/index.ts'

export interface EventRow {
  contact_id: string
  need_id: string | null
  seq: number
  type: string
  at: Date
  actor_kind: string
  actor_id: string
  data: Record<string, unknown>
  payload_id: string | null
}
export interface NeedRow {
  id: string
  register: 'health' | 'social' | 'both'
  service: string
  outside: 'external' | 'self' | null
  urgency_class: 'A' | 'B' | 'C' | 'D' | 'E'
  status: 'open' | 'booked' | 'done' | 'external' | 'closed'
  model: string | null
  extract_payload_id: string | null
  established_at: Date
  real_life_date: string | null
  real_life_kind: 'discharge' | 'eviction' | 'move' | 'school-start' | 'other' | null
  next_date: string
  interpreter: string | null
  more_time: boolean
  place_wishes: PlaceFeature[]
  method: Competence | null
  companion: CompanionTimes | null
  choice_left_at: Date | null
}
export interface PlanLineRow extends CarriedRow {
  id: string
  need_id: string
  next_kind: string
  texts: LineTexts
}

export const listEvents = (tx: ReadTx, ids: readonly string[]) =>
  tx.rows(sql<EventRow>`select contact_id, need_id, seq, type, at, actor_kind, actor_id, data, payload_id from case_event
    where ${isOneOf('contact_id', ids)} order by at, seq`)

export const listNeeds = (tx: ReadTx, contactId: string) =>
  tx.rows(sql<NeedRow>`select id, register, service, outside, urgency_class, status, model, extract_payload_id, established_at, real_life_date, real_life_kind, next_date, interpreter, more_time, place_wishes, method, companion, choice_left_at
    from need where contact_id = ${contactId} and status <> 'closed' order by urgency_class, established_at, id`)

export const listClocks = (tx: ReadTx, contactId: string) =>
  tx.rows(sql<{ id: string; need_id: string | null; state: string; detail: Clock }>`
    select id, need_id, ${clockStateAt(tx.at)} as state, detail from clock k where contact_id = ${contactId} and ${stands} order by detail ->> 'kind' = 'promise', due_date, rule_id`)

/** Other open contacts of the same person, and those joined into this one. Indexes: contact_joined, contact_person. */
export const listJoined = (tx: ReadTx, row: ContactRow) =>
  tx.rows(sql<ContactRow>`
    select ${contactColumns} from contact
    where joined_into = ${row.id} or (person_id = ${row.person_id} and id <> ${row.id} and status <> 'closed' and joined_into is null)
    order by received_at`)

export const findPermission = (tx: ReadTx, contactId: string) =>
  tx.first(sql<{ share: 'yes' | 'no' | 'not-asked'; asked_by: string; given_at: Date; withdrawn_at: Date | null }>`
    select share, asked_by, given_at, withdrawn_at from permission where contact_id = ${contactId} order by given_at desc, id desc limit 1`)

/**
 * When this person was last told of the national information-system services by the newest wording, in this contact or in another
 * one that the actor sees. Indexes: contact_person, case_event's key.
 */
export const findInformed = (tx: ReadTx, personId: string) =>
  tx.first(sql<{ at: Date; how: InformedWay }>`
    select e.at, e.data ->> 'how' as how from contact c join case_event e on e.contact_id = c.id
    where c.person_id = ${personId} and e.type = 'informed' and e.data ->> 'version' = ${nationalServicesVersion}
    order by e.at desc limit 1`)

export const findPlan = (tx: ReadTx, contactId: string) =>
  tx.first(sql<{ id: string; made_at: Date; coordinator_staff_id: string | null }>`
    select id, made_at, coordinator_staff_id from plan where contact_id = ${contactId}`)

export const listPlanLines = (tx: ReadTx, needIds: readonly string[]) =>
  tx.rows(sql<PlanLineRow>`
    select l.id, l.need_id, ${carriedColumns}, l.next_kind, l.texts
    from plan_line l join need n on n.id = l.need_id ${carriedJoin} where ${isOneOf('l.need_id', needIds)} order by l.position`)

/** Other open contacts with the same telephone or name, of somebody else as far as we know. One name alone says nothing. */
export const listMaybeSame = (tx: ReadTx, row: ContactRow) =>
  tx.rows(sql<{ id: string; person_id: string; received_at: Date }>`
    with mine as (select county_id, phone_index, name_index from person_identity where person_id = ${row.person_id}),
      alike as (
        select i.person_id from mine join person_identity i on i.county_id = mine.county_id and i.phone_index = mine.phone_index
        union
        select named from mine, persons_named(mine.name_index) named where cardinality(mine.name_index) > 1)
    select c.id, c.person_id, c.received_at from alike join contact c on c.person_id = alike.person_id and c.status <> 'closed' and c.joined_into is null
    where alike.person_id <> ${row.person_id} order by c.received_at desc limit 5`)

/** The next booked time of a contact as its next step. */
export async function findNextAppointment(tx: ReadTx, contactId: string): Promise<NextStep | undefined> {
  const row = await tx.first(sql<{ staff_id: string; from: Date }>`
    select staff_id, lower(during) as from from appointment
    where contact_id = ${contactId} and status in ('booked', 'arrived') and lower(during) > ${tx.at} order by lower(during) limit 1`)
  return row && { kind: 'appointment', at: toInstant(row.from), owner: { kind: 'staff', id: row.staff_id } }
}
