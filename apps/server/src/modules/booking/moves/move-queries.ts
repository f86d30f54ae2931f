import { sql } from 'kysely'
import type { LocalText } from '@luukku/contract'
import type { Companion, Mode } from '@luukku/domain/booking'
import type { LocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'
import { whoComesColumns, type WhoComesRow } from '../../plan/index.ts'

export interface LateNeedRow {
  need_id: string
  person_id: string
  contact_id: string
  register: 'health' | 'social' | 'both'
  service: string
  latest: LocalDate
  municipality: string | null
  booked_from: Date | null
  /** What was asked for when the need began to wait: ways of meeting, one municipality; all where nothing was said. */
  modes: Mode[] | null
  only_in: string | null
}
/**
 * Needs whose date comes within the given days and that have no time, or one past it: the more urgent and the sooner first.
 * What must be seen today is the desk's, not the night's.
 */
export const listLateNeeds = (tx: ReadTx, o: { from: LocalDate; until: LocalDate; limit: number }) =>
  tx.rows(sql<LateNeedRow>`
    select * from (
      select n.id as need_id, n.person_id, n.contact_id, n.register, n.service, n.urgency_class, least(n.legal_due_date, n.real_life_date) as latest,
        n.municipality_code as municipality,
        (select e.modes from waiting_entry e where e.need_id = n.id) as modes, (select e.municipality_code from waiting_entry e where e.need_id = n.id) as only_in,
        (select min(lower(a.during)) from appointment a where a.need_id = n.id and a.status in ('booked', 'held') and lower(a.during) > ${tx.at}) as booked_from
      from need n join contact c on c.id = n.contact_id
      where n.county_id = ${tx.actor.county} and n.status in ('open', 'booked') and n.outside is null and n.urgency_class in ('D', 'E')
        and least(n.legal_due_date, n.real_life_date) between ${o.from}::date and ${o.until}::date and c.joined_into is null) late
    where booked_from is null or (booked_from at time zone 'Europe/Helsinki')::date > latest
    order by urgency_class, latest, need_id limit ${o.limit}`)

export interface MovableRow {
  appointment_id: string
  person_id: string
  contact_id: string
  need_id: string
  register: 'health' | 'social' | 'both'
  staff_id: string
  unit_id: string
  mode: Mode
  from: Date
  to: Date
  latest: LocalDate | null
  municipality: string | null
}
/** Booked times of a service in a span, of people who have not been asked about moving them, for another person's sake. */
export const listMovable = (
  tx: ReadTx,
  o: { service: string; from: Date; to: Date; notPerson: string; limit: number },
) =>
  tx.rows(sql<MovableRow>`
    select a.id as appointment_id, a.person_id, a.contact_id, a.need_id, a.register, a.staff_id, a.unit_id, a.mode, lower(a.during) as from,
      upper(a.during) as to, least(n.legal_due_date, n.real_life_date) as latest, u.municipality_code as municipality
    from appointment a join need n on n.id = a.need_id join unit u on u.id = a.unit_id join contact c on c.id = a.contact_id
    where a.county_id = ${tx.actor.county} and a.service = ${o.service} and a.status = 'booked' and lower(a.during) >= ${o.from} and lower(a.during) < ${o.to}
      -- What others share is moved by people alone.
      and a.session_id is null and not exists (select from appointment_beside b where b.appointment_id = a.id)
      and a.person_id <> ${o.notPerson} and n.urgency_class in ('D', 'E') and n.status = 'booked' and c.joined_into is null
      -- Asked once about this need is enough, whatever they said.
      and not exists (select from move_proposal p where p.need_id = a.need_id and p.status <> 'over')
    order by lower(a.during), a.id limit ${o.limit}`)

export interface NewProposal {
  moved: MovableRow
  night: LocalDate
  to: { staffId: string; unitId: string; mode: Mode; from: Date; to: Date }
  helps: LateNeedRow
}
export const insertProposal = (tx: WriteTx, { moved, night, to, helps }: NewProposal) =>
  tx.run(sql`
    insert into move_proposal (county_id, register, person_id, contact_id, need_id, appointment_id, night, to_staff_id, to_unit_id, to_mode, to_during,
      latest, helps_need_id, helps_latest)
    values (${tx.actor.county}, ${moved.register}, ${moved.person_id}, ${moved.contact_id}, ${moved.need_id}, ${moved.appointment_id}, ${night}::date,
      ${to.staffId}, ${to.unitId}, ${to.mode}, tstzrange(${to.from}, ${to.to}), ${moved.latest}, ${helps.need_id}, ${helps.latest})`)

/** What nobody asked about by the next night is looked at anew. */
export const endUnasked = (tx: WriteTx) =>
  tx.run(sql`update move_proposal set status = 'over' where county_id = ${tx.actor.county} and status = 'proposed'`)

export interface ProposalRow {
  id: string
  register: 'health' | 'social' | 'both'
  person_id: string
  contact_id: string
  need_id: string
  appointment_id: string
  service: string
  service_name: LocalText
  from: Date
  to_staff_id: string
  to_unit_id: string
  to_mode: Mode
  to_from: Date
  to_to: Date
  latest: LocalDate | null
  helps_need_id: string
  helps_latest: LocalDate
  status: 'proposed' | 'asked' | EndOfMove
  channel: 'sms' | 'email' | 'desk' | null
  hold_id: string | null
  asked_until: Date | null
  given_name: string
  family_name: string
  professions: string[]
  unit_name: LocalText
  address: string | null
  /** Somebody who hides: as with a booked time. */
  place_closed: boolean
  /** The contact is one of safe ways only. */
  only_safe: boolean
}
const columns = sql.raw(`
  p.id, p.register, p.person_id, p.contact_id, p.need_id, p.appointment_id, a.service, v.name as service_name, lower(a.during) as from,
  p.to_staff_id, p.to_unit_id, p.to_mode, lower(p.to_during) as to_from, upper(p.to_during) as to_to, p.latest, p.helps_need_id, p.helps_latest,
  p.status, p.channel, p.hold_id, p.asked_until, m.given_name, m.family_name, m.professions, u.name as unit_name, u.address, place_closed(p.person_id) as place_closed,
  coalesce((c.summary ->> 'safeContactOnly')::boolean, false) as only_safe
  from move_proposal p join appointment a on a.id = p.appointment_id join contact c on c.id = p.contact_id join staff_member m on m.id = p.to_staff_id
    join unit u on u.id = p.to_unit_id join service v on v.county_id = a.county_id and v.code = a.service`)

export const findProposal = (tx: ReadTx, id: string) =>
  tx.first(sql<ProposalRow>`select ${columns} where p.id = ${id} and p.county_id = ${tx.actor.county}`)

/** Whether nobody carries this time any more, as the roster, the rooms and the place are now. */
export const hasFault = async (tx: ReadTx, appointmentId: string): Promise<boolean> =>
  (await tx.first(
    sql`select 1 from appointment a where a.id = ${appointmentId} and appointment_fault(a) is not null`,
  )) !== undefined

/** Questions about a new time with this professional. Index: move_proposal_open. */
export const listAskedWith = (tx: ReadTx, staffId: string) =>
  tx.rows(sql<{ id: string }>`
    select id from move_proposal where county_id = ${tx.actor.county} and status = 'asked' and to_staff_id = ${staffId} order by id`)

/** With who takes part in the time that is held. */
export interface MyMoveRow extends ProposalRow, WhoComesRow {
  /** When somebody who comes along can; null: nobody does. */
  companion: Companion | null
}
/** Asked of these contacts and not answered, while the booked time stands and somebody carries the new one. */
export const listMyMoves = (tx: ReadTx, contactIds: readonly string[]) =>
  tx.rows(sql<MyMoveRow>`
    select o.*, held.spoken, held.interpreted, held.beside, held.companion from (select ${columns} where p.contact_id = any (${[...contactIds]}::uuid[]) and p.status = 'asked' and p.asked_until > ${tx.at} and a.status = 'booked'
      and not exists (select from appointment h where h.id = p.hold_id and appointment_fault(h) is not null)
    ) o left join lateral (select ${whoComesColumns}, n.companion from appointment a join staff_member m on m.id = a.staff_id join need n on n.id = a.need_id
      where a.id = o.hold_id) held on true
    order by o.asked_until, o.id`)

export interface DeskProposalRow extends ProposalRow {
  helps_contact_id: string
  helps_person_id: string
  helps_booked: Date | null
}
/** Index: move_proposal_open. Whom it helps is joined by what this actor may see: else the row is not there. */
export const listOpenProposals = (tx: ReadTx) =>
  tx.rows(sql<DeskProposalRow>`
    select h.contact_id as helps_contact_id, h.person_id as helps_person_id,
      (select min(lower(b.during)) from appointment b where b.need_id = h.id and b.status = 'booked') as helps_booked, o.*
    from (select ${columns} where p.county_id = ${tx.actor.county} and (p.status = 'proposed' or (p.status = 'asked' and p.asked_until > ${tx.at}))
      and a.status = 'booked' and lower(a.during) > ${tx.at}) o
      join need h on h.id = o.helps_need_id join contact hc on hc.id = h.contact_id
    where h.status in ('open', 'booked') order by o.status, o.helps_latest, o.id`)

/** @returns 0 when somebody was quicker */
export const markAsked = (
  tx: WriteTx,
  o: { id: string; holdId: string; until: Date; channel: 'sms' | 'email' | 'desk'; by: string | null },
) =>
  tx.run(sql`
    update move_proposal set status = 'asked', hold_id = ${o.holdId}, asked_until = ${o.until}, channel = ${o.channel}, asked_by = ${o.by}
    where id = ${o.id} and status = 'proposed'`)

/** `over`: the new time is nobody's to give any more, whatever the person would have said. */
export type EndOfMove = 'moved' | 'declined' | 'expired' | 'dismissed' | 'over'

/** @returns 0 when it was answered before, or its moment is over (or, for `expired`, not yet) */
export const answerProposal = (tx: WriteTx, id: string, status: EndOfMove) =>
  tx.run(sql`
    update move_proposal set status = ${status}, answered_at = ${tx.at} where id = ${id} and (
      (status = 'proposed' and ${status} = 'dismissed')
      or (status = 'asked' and ${status} = 'over')
      or (status = 'asked' and ${status} in ('moved', 'declined') and asked_until > ${tx.at})
      or (status = 'asked' and ${status} = 'expired' and asked_until <= ${tx.at}))`)
