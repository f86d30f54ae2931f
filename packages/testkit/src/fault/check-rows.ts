import type { Client } from 'pg'
import { notShared } from './shared-times.ts'

/** What clients were told, and only that: kept outside the database. */
export interface ToldLog {
  /** Contact ids that somebody was told of, with the mark that stands in its words. */
  contacts: { id: string; mark: string }[]
  /** Appointments that somebody was told of. */
  appointments: { id: string; needId: string }[]
  /** Appointments that somebody was told are cancelled or moved away from. */
  freed: string[]
}
export const emptyLog = (): ToldLog => ({ contacts: [], appointments: [], freed: [] })

/**
 * Compares what was told with what is stored, by rows alone: never by trusting a constraint. Every client has asked until it
 * was answered, so what is stored and was never told is a second one of something.
 *
 * @returns one line a fault
 */
export async function checkRows(owner: Client, told: ToldLog): Promise<string[]> {
  const faults: string[] = []
  const say = async (what: string, text: string, values: unknown[] = []) => {
    const { rows } = await owner.query<Record<string, unknown>>(text, values)
    for (const row of rows.slice(0, 20)) faults.push(`${what}: ${JSON.stringify(row)}`)
  }
  const contacts = told.contacts.map(({ id }) => id)
  const appointments = told.appointments.map(({ id }) => id)

  // Told is stored, each once.
  const marks = Map.groupBy(told.contacts, ({ mark }) => mark)
  for (const [mark, list] of marks)
    if (new Set(list.map(({ id }) => id)).size > 1) faults.push(`one contact was told as two: ${mark}`)
  await say(
    'a contact that was acknowledged is lost',
    `select t.id from unnest($1::uuid[]) t(id) left join contact c on c.id = t.id where c.id is null`,
    [contacts],
  )
  await say(
    'a contact is stored that nobody was told of: it is there twice',
    `select c.id from contact c left join unnest($1::uuid[]) t(id) on t.id = c.id where t.id is null and c.reference !~ '^R[0-9]+$'`,
    [contacts],
  )
  await say(
    'an appointment that was acknowledged is lost',
    `select t.id from unnest($1::uuid[]) t(id) left join appointment a on a.id = t.id where a.id is null`,
    [appointments],
  )
  await say(
    'an appointment that was acknowledged, and never freed, is not booked',
    `select a.id, a.status from appointment a join unnest($1::uuid[]) t(id) on t.id = a.id
     left join unnest($2::uuid[]) f(id) on f.id = a.id where a.status <> 'booked' and f.id is null`,
    [appointments, told.freed],
  )
  await say(
    'an appointment is stored that nobody was told of',
    `select a.id from appointment a left join unnest($1::uuid[]) t(id) on t.id = a.id where t.id is null`,
    [appointments],
  )
  await say(
    'an appointment that was freed is still booked',
    `select a.id from appointment a join unnest($1::uuid[]) f(id) on f.id = a.id where a.status = 'booked'`,
    [told.freed],
  )

  // No two at one time, by joining the table with itself.
  for (const who of ['staff_id', 'person_id'])
    await say(
      `double booking of one ${who}`,
      `select a.id as one, b.id as other from appointment a join appointment b on a.${who} = b.${who} and a.id < b.id and a.during && b.during
       where is_taken(a.status) and is_taken(b.status)${who === 'person_id' ? '' : ` and ${notShared}`}`,
    )
  await say(
    'a professional is taken twice',
    `select a.id as one, b.id as other from staff_time a join staff_time b
       on a.staff_id = b.staff_id and a.id < b.id and a.during && b.during and a.lanes && b.lanes`,
  )
  for (const [what, whose] of [
    ['a room', 'resource'],
    ['an interpreter', 'interpreter'],
  ] as const)
    await say(
      `${what} is taken twice`,
      `select a.${whose}_id, a.during as one, b.during as other from appointment_${whose} a join appointment_${whose} b
         on a.${whose}_id = b.${whose}_id and a.ctid < b.ctid and a.during && b.during`,
    )
  await say(
    'a taken time takes nobody',
    `select a.id from appointment a left join staff_time t on t.id = coalesce(a.session_id, a.id) and t.staff_id = a.staff_id and t.during = a.during
     where is_taken(a.status) and t.id is null`,
  )
  await say(
    'a time that is not taken takes somebody',
    `select t.id from staff_time t join appointment a on a.id = t.appointment_id where not is_taken(a.status)`,
  )
  await say(
    'a group has more than its places',
    `select s.id from group_session s join appointment a on a.session_id = s.id and is_taken(a.status) group by s.id having count(*) > s.places`,
  )
  await say(
    'a need has two booked times',
    `select need_id, count(*) from appointment where status = 'booked' and series_id is null group by need_id having count(*) > 1`,
  )
  await say(
    'need and appointment differ',
    `select n.id, n.status from need n left join appointment a on a.need_id = n.id and a.status = 'booked'
     where n.status in ('open', 'booked') and (n.status = 'booked') <> (a.id is not null)`,
  )

  // Every command stands in the journal exactly once, and every entry of one in a row.
  await say(
    'a contact whose coming is not exactly one journal entry',
    `select c.id, count(j.seq) from contact c left join journal_entry j
       on j.detail ->> 'contact' = c.id::text and j.action in ('createContact', 'recordContact', 'sendDraft')
     where c.reference !~ '^R[0-9]+$' group by c.id having count(j.seq) <> 1`,
  )
  await say(
    'an appointment whose booking is not exactly one journal entry',
    `with entry as (
       select jsonb_array_elements_text(detail -> 'appointments') as id from journal_entry where action = 'bookTimes'
       union all select detail ->> 'to' from journal_entry where action = 'moveAppointment')
     select a.id, count(e.id) from appointment a left join entry e on e.id = a.id::text group by a.id having count(e.id) <> 1`,
  )
  await say(
    'a journal entry of a booking without its appointment',
    `with entry as (
       select jsonb_array_elements_text(detail -> 'appointments') as id from journal_entry where action = 'bookTimes'
       union all select detail ->> 'to' from journal_entry where action = 'moveAppointment' and detail ? 'to')
     select e.id from entry e left join appointment a on a.id::text = e.id where a.id is null`,
  )
  await say(
    'an appointment that was freed without a journal entry',
    `select a.id from appointment a where a.status in ('cancelled', 'moved') and a.id::text not in (
       select coalesce(detail ->> 'cancelled', detail ->> 'from') from journal_entry
       where action in ('cancelAppointment', 'moveAppointment') and coalesce(detail ->> 'cancelled', detail ->> 'from') is not null)`,
  )

  // The history has no gap, and the row is where it ends.
  await say(
    'the row is not where its events end',
    `select c.id, c.version, e.n, e.last from contact c join (
       select contact_id, count(*) as n, min(seq) as first, max(seq) as last from case_event group by contact_id) e on e.contact_id = c.id
     where e.last <> c.version or e.n <> e.last - e.first + 1`,
  )

  // What is to be told has its planned work, and the other way round.
  await say(
    'a notice without its planned work',
    `select n.id from notification n where n.status = 'planned' and n.channel in ('sms', 'email') and n.id::text not in (
       select data ->> 'notificationId' from pgboss.job where data ? 'notificationId')`,
  )
  await say(
    'planned work without its notice',
    `select j.id from pgboss.job j where j.data ? 'notificationId' and j.data ->> 'notificationId' not in (select id::text from notification)`,
  )
  return faults
}
