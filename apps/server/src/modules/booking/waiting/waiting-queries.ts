import { sql, type RawBuilder } from 'kysely'
import type { LocalText } from '@luukku/contract'
import type { Companion, Mode } from '@luukku/domain/booking'
import type { LocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'
import { clockStateAt, stands } from '../../law/index.ts'
import { whoComesColumns, type WhoComesRow } from '../../plan/index.ts'
import type { WayGiven } from './ways-given.ts'

export interface FreedRow {
  id: string
  staff_id: string
  from: Date
  to: Date
  status: 'open' | 'offered' | 'given' | 'left'
}
/** Held for this transaction: of two workers the second sees what the first did. */
export const lockFreed = (tx: WriteTx, id: string) =>
  tx.first(sql<FreedRow>`
    select id, staff_id, lower(during) as from, upper(during) as to, status from freed_time
    where id = ${id} and county_id = ${tx.actor.county} for update`)

export const closeFreed = (tx: WriteTx, id: string, status: FreedRow['status']) =>
  tx.run(sql`
    update freed_time set status = ${status}, closed_at = ${status === 'given' || status === 'left' ? tx.at : null} where id = ${id}`)

export interface WaitingRow {
  need_id: string
  person_id: string
  contact_id: string
  register: 'health' | 'social' | 'both'
  service: string
  urgency_class: 'A' | 'B' | 'C' | 'D' | 'E'
  due: LocalDate | null
  municipality: string | null
  modes: Mode[]
  only_in: string | null
  notice_hours: number
  by_sms: boolean
  since: Date
  /** The time the need has already, if any. */
  booked_from: Date | null
  known: boolean
  asked_before: boolean
  /** Another time is held for this need. */
  asked_now: boolean
}

/** Everybody who waits for anything. */
export const listAllWaiting = (tx: ReadTx) => listWaiting(tx, { staffId: null, freedId: null, only: sql`true` })

/** Those who wait for one of these: the service, in a way and at a place that suits them. */
export const listWaitingFor = (
  tx: ReadTx,
  { id: freedId, staff_id: staffId }: Pick<FreedRow, 'id' | 'staff_id'>,
  ways: readonly WayGiven[],
) =>
  listWaiting(tx, {
    staffId,
    freedId,
    only: sql`exists (
      select from unnest(${ways.map(({ service }) => service)}::text[], ${ways.map(({ mode }) => mode)}::text[],
        ${ways.map(({ municipality }) => municipality)}::text[]) w (service, mode, municipality)
      where w.service = n.service and (e.modes = '{}' or w.mode = any (e.modes))
        and (e.municipality_code is null or w.mode <> 'onsite' or w.municipality = e.municipality_code))`,
  })

/** With what counts in the order. Index: waiting_entry_waits. */
const listWaiting = (tx: ReadTx, o: { staffId: string | null; freedId: string | null; only: RawBuilder<unknown> }) =>
  tx.rows(sql<WaitingRow>`
    select e.need_id, e.person_id, e.contact_id, e.register, n.service, n.urgency_class, least(n.legal_due_date, n.real_life_date) as due,
      n.municipality_code as municipality, e.modes, e.municipality_code as only_in, e.notice_hours, e.by_sms, e.since,
      (select min(lower(a.during)) from appointment a where a.need_id = e.need_id and a.status = 'booked') as booked_from,
      coalesce(c.assigned_staff_id = ${o.staffId}::uuid, false)
        or exists (select from appointment a where a.person_id = e.person_id and a.staff_id = ${o.staffId}::uuid and a.status = 'done') as known,
      exists (select from waiting_offer f where f.freed_id = ${o.freedId}::uuid and f.need_id = e.need_id) as asked_before,
      exists (select from waiting_offer f where f.need_id = e.need_id and f.status = 'offered' and f.expires_at > ${tx.at}) as asked_now
    from waiting_entry e join need n on n.id = e.need_id join contact c on c.id = e.contact_id
    where e.county_id = ${tx.actor.county} and e.left_at is null and n.status in ('open', 'booked') and ${o.only}`)

/** `withdrawn`: it could not be kept, whatever the person would have said. */
export type EndOfOffer = 'accepted' | 'declined' | 'expired' | 'unreached' | 'withdrawn'

export interface OfferRow extends WhoComesRow {
  id: string
  need_id: string
  person_id: string
  contact_id: string
  register: 'health' | 'social' | 'both'
  freed_id: string
  appointment_id: string
  channel: 'sms' | 'email' | 'desk'
  status: 'offered' | EndOfOffer
  /** No message got through: somebody phones. */
  undelivered: boolean
  expires_at: Date
  staff_id: string
  service: string
  service_name: LocalText
  mode: Mode
  from: Date
  to: Date
  given_name: string
  family_name: string
  professions: string[]
  unit_name: LocalText
  address: string | null
  /** Somebody who hides: as with a booked time. */
  place_closed: boolean
  is_group: boolean
  /** The contact is one of safe ways only. */
  only_safe: boolean
  /** When somebody who comes along can; null: nobody does. */
  companion: Companion | null
}
const offerColumns = sql`
  o.id, o.need_id, o.person_id, o.contact_id, o.register, o.freed_id, o.appointment_id, o.channel, o.status, o.undelivered, o.expires_at,
  a.staff_id, a.service, v.name as service_name, a.mode, lower(a.during) as from, upper(a.during) as to,
  m.given_name, m.family_name, m.professions, u.name as unit_name, u.address, place_closed(o.person_id) as place_closed, a.session_id is not null as is_group,
  coalesce((c.summary ->> 'safeContactOnly')::boolean, false) as only_safe, n.companion, ${whoComesColumns}
  from waiting_offer o join contact c on c.id = o.contact_id join appointment a on a.id = o.appointment_id join staff_member m on m.id = a.staff_id join unit u on u.id = a.unit_id
    join service v on v.county_id = a.county_id and v.code = a.service left join need n on n.id = o.need_id`
export const findOffer = (tx: ReadTx, id: string) =>
  tx.first(sql<OfferRow>`select ${offerColumns} where o.id = ${id} and o.county_id = ${tx.actor.county}`)
/** What still waits for an answer. */
export const listOpenOffers = (tx: ReadTx, contactIds?: readonly string[]) =>
  tx.rows(sql<OfferRow>`
    select ${offerColumns} where o.county_id = ${tx.actor.county} and o.status = 'offered' and o.expires_at > ${tx.at}
      and (${contactIds === undefined} or o.contact_id = any (${[...(contactIds ?? [])]}::uuid[])) order by o.expires_at, o.id`)

/** Held for these needs, whether or not their time has run out. Index: waiting_offer_need. */
export const listOpenOffersOf = (tx: ReadTx, needIds: readonly string[]) =>
  tx.rows(sql<OfferRow>`
    select ${offerColumns} where o.county_id = ${tx.actor.county} and o.status = 'offered' and o.need_id = any (${[...needIds]}::uuid[]) order by o.id`)

/** Offers of times that this professional would give. Index: waiting_offer_open. */
export const listOpenOffersWith = (tx: ReadTx, staffId: string) =>
  tx.rows(sql<{ id: string }>`
    select o.id from waiting_offer o join appointment a on a.id = o.appointment_id
    where o.county_id = ${tx.actor.county} and o.status = 'offered' and o.expires_at > ${tx.at}
      and (a.staff_id = ${staffId} or exists (select from appointment_beside b where b.appointment_id = a.id and b.staff_id = ${staffId}))
    order by o.id`)

/** @returns the number of offers answered: none when it was answered before, or ran out */
export const answerOffer = (tx: WriteTx, id: string, status: EndOfOffer) =>
  tx.run(sql`
    update waiting_offer set status = ${status}, answered_at = ${tx.at}
    where id = ${id} and status = 'offered'
      and (${status} = 'withdrawn' or (${status} in ('expired', 'unreached')) = (expires_at <= ${tx.at}))`)

export interface MyWaitingRow {
  need_id: string
  contact_id: string
  person_id: string
  register: 'health' | 'social' | 'both'
  service: string
  title: LocalText
  status: 'open' | 'booked'
  due: LocalDate | null
  is_own_day: boolean
  promised: LocalDate | null
  modes_of_service: Mode[]
  since: Date | null
  modes: Mode[] | null
  only_in: string | null
  notice_hours: number | null
  by_sms: boolean | null
  booked_from: Date | null
  booked_id: string | null
  can_choose: boolean
  ahead: number | null
}
/** Needs of these contacts that can be waited for, with how they wait. */
export const listMyWaiting = (tx: ReadTx, contactIds: readonly string[]) =>
  tx.rows(sql<MyWaitingRow>`
    select n.id as need_id, n.contact_id, n.person_id, n.register, n.service, n.status, least(n.legal_due_date, n.real_life_date) as due,
      coalesce(n.real_life_date < n.legal_due_date, n.real_life_date is not null) as is_own_day,
      (select min(k.due_date) from clock k where k.need_id = n.id and k.detail ->> 'kind' = 'promise' and ${stands}
        and ${clockStateAt(tx.at)} = 'running') as promised,
      coalesce((select l.texts -> 'title' from plan_line l where l.need_id = n.id limit 1), v.name) as title, v.modes as modes_of_service,
      e.since, e.modes, e.municipality_code as only_in, e.notice_hours, e.by_sms,
      b.booked_from, b.booked_id, n.status = 'open' and n.choice_left_at is not null as can_choose,
      case when e.need_id is null then null else waiting_ahead(n.id) end as ahead
    from need n join service v on v.county_id = n.county_id and v.code = n.service and v.bookable
      left join waiting_entry e on e.need_id = n.id and e.left_at is null
      left join lateral (select lower(a.during) as booked_from, a.id as booked_id from appointment a
        where a.need_id = n.id and a.status = 'booked' and lower(a.during) > ${tx.at} order by lower(a.during) limit 1) b on true
    where n.contact_id = any (${[...contactIds]}::uuid[]) and n.outside is null and n.status in ('open', 'booked') order by n.urgency_class, n.id`)

export interface WaitingSetting {
  modes: readonly string[]
  municipality: string | null
  noticeHours: number
  bySms: boolean
}
export const joinWaiting = (
  tx: WriteTx,
  need: Pick<MyWaitingRow, 'need_id' | 'register' | 'person_id' | 'contact_id'>,
  o: WaitingSetting,
) =>
  tx.run(sql`
    insert into waiting_entry as e (need_id, county_id, register, person_id, contact_id, since, modes, municipality_code, notice_hours, by_sms)
    values (${need.need_id}, ${tx.actor.county}, ${need.register}, ${need.person_id}, ${need.contact_id}, ${tx.at}, ${[...o.modes]}, ${o.municipality}, ${o.noticeHours}, ${o.bySms})
    on conflict (need_id) do update set modes = excluded.modes, municipality_code = excluded.municipality_code, notice_hours = excluded.notice_hours, by_sms = excluded.by_sms,
      -- Who changes what suits keeps the place; who left and comes again begins anew.
      since = case when e.left_at is null then e.since else excluded.since end, left_at = null`)
export const leaveWaiting = (tx: WriteTx, needId: string) =>
  tx.run(sql`update waiting_entry set left_at = ${tx.at} where need_id = ${needId} and left_at is null`)

export interface PlaceRow {
  freed_id: string
  freed_from: Date
  decided_at: Date
  place: number
  need_id: string
  service: string
  urgency_class: string
  days_left: number | null
  /** Of rows from before the minutes. */
  same_place: boolean
  journey_minutes: number | null
  known: boolean
  since: Date
  outcome: string
  answer: string | null
}
/** The log of fairness, the youngest decisions first. */
export const listPlaces = (tx: ReadTx, limit: number) =>
  tx.rows(sql<PlaceRow>`
    select p.freed_id, lower(f.during) as freed_from, p.decided_at, p.place, p.need_id, n.service, p.urgency_class, p.days_left, p.same_place, p.journey_minutes, p.known,
      p.since, p.outcome, (select o.status from waiting_offer o where o.freed_id = p.freed_id and o.need_id = p.need_id and p.outcome = 'offered') as answer
    from waiting_place p join contact c on c.id = p.contact_id join freed_time f on f.id = p.freed_id join need n on n.id = p.need_id
    where p.county_id = ${tx.actor.county} order by p.id desc limit ${limit}`)
