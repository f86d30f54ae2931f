import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { InstrumentAnswers } from '@luukku/domain/questionnaire'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import type { Sealer } from '../../platform/seal.ts'
import { openPayloads } from '../person/index.ts'

export interface ResponseRow {
  id: string
  register: 'health' | 'social' | 'both'
  person_id: string
  contact_id: string
  instrument: string
  version: string
  how: 'self' | 'interview' | 'measured'
  status: 'asked' | 'in-progress' | 'completed' | 'stopped'
  sealed: Buffer | null
  payload_id: string | null
  changed_at: Date
  /** Who acts for the person, where they filled it; the wall shows it to no other who does (0487). */
  filled_by_representative: string | null
}

const columns = sql.raw(
  'id, register, person_id, contact_id, instrument, version, how, status, sealed, payload_id, changed_at, filled_by_representative',
)
const place = (id: string) => ({ table: 'questionnaire_response', column: 'sealed', row: id })

/** Fillings of a contact, the newest first. */
export const listResponses = (tx: ReadTx, contactId: string) =>
  tx.rows(sql<ResponseRow>`select ${columns} from questionnaire_response where contact_id = ${contactId}
    order by started_at desc, id`)

/** Fillings that these persons were asked for or have begun themselves; unfinished ones only while the case is open. */
export const listOwnResponses = (tx: ReadTx, persons: readonly string[]) =>
  tx.rows(
    sql<ResponseRow>`select ${columns} from questionnaire_response where how = 'self'
      and contact_id = any (array(select c.id from contact c where ${isOneOf('c.person_id', persons)}))
      and (status in ('completed', 'stopped')
        or not exists (select from contact c where c.id = contact_id and c.status = 'closed')) order by started_at desc, id limit 50`,
  )

/** Everything filled for one person, the oldest first. Index: contact_person, questionnaire_response_contact. */
export const listResponsesOf = (tx: ReadTx, personId: string) =>
  tx.rows(
    sql<ResponseRow>`select ${columns} from questionnaire_response where person_id = ${personId}
      and contact_id = any (array(select c.id from contact c where c.person_id = ${personId})) order by started_at, id`,
  )

/** The row held for this transaction: of two that save at once the second sees what the first did. */
export const lockResponse = (tx: WriteTx, id: string) =>
  tx.first(
    sql<ResponseRow>`select ${columns} from questionnaire_response where id = ${id} and county_id = ${tx.actor.county} for update`,
  )

export async function insertResponse(
  tx: WriteTx,
  o: Pick<ResponseRow, 'register' | 'person_id' | 'contact_id' | 'instrument' | 'version' | 'how'>,
): Promise<string> {
  const id = randomUUID()
  await tx.run(sql`
    insert into questionnaire_response (id, county_id, register, person_id, contact_id, instrument, version, how, status, started_at, changed_at)
    values (${id}, ${tx.actor.county}, ${o.register}, ${o.person_id}, ${o.contact_id}, ${o.instrument}, ${o.version}, ${o.how},
      ${o.how === 'self' ? 'asked' : 'in-progress'}, ${tx.at}, ${tx.at})`)
  return id
}

/** Answers of these rows that are still to be read; a destroyed payload is empty. */
export async function readAnswers(
  tx: ReadTx,
  sealer: Sealer,
  rows: readonly ResponseRow[],
): Promise<Map<string, InstrumentAnswers>> {
  const stored = await openPayloads(
    tx,
    sealer,
    rows.flatMap(({ payload_id }) => payload_id ?? []),
  )
  return new Map(
    rows.map((row) => {
      const words = row.payload_id
        ? stored.get(row.payload_id)
        : row.sealed
          ? sealer.open(row.sealed, place(row.id))
          : undefined
      return [row.id, words === undefined ? {} : (JSON.parse(words) as InstrumentAnswers)]
    }),
  )
}

/** Who saves it now has filled it: a resident who is not the person it is about acts for them. */
const filledBy = ({ actor }: WriteTx) =>
  sql`filled_by_representative = nullif(${actor.kind === 'resident' ? actor.personId : null}::uuid, person_id)`

/** Keeps answers while the form is being filled. */
export const saveProgress = (tx: WriteTx, sealer: Sealer, id: string, answers: InstrumentAnswers) =>
  tx.run(sql`update questionnaire_response set sealed = ${sealer.seal(JSON.stringify(answers), place(id))}, status = 'in-progress',
      ${filledBy(tx)}, changed_at = ${tx.at} where id = ${id} and status in ('asked', 'in-progress')`)

/** Closes the filling: its answers now lie in the payload. */
export const finishResponse = (tx: WriteTx, id: string, status: 'completed' | 'stopped', payloadId: string) =>
  tx.run(sql`update questionnaire_response set sealed = null, status = ${status}, payload_id = ${payloadId}, ${filledBy(tx)}, changed_at = ${tx.at}
    where id = ${id} and status in ('asked', 'in-progress')`)

/**
 * Whether somebody has been told to call about each of these fillings that an alarming answer stopped: the next step is a
 * professional's, or a duty role's whom alarms reach; of a joined contact the step of the one that leads, which may be a row
 * that this person does not see. What was closed after the filling has been seen to and promises nothing; what had been closed
 * before it is called about by nobody until it goes on. By contact's key.
 */
export async function isCalledAbout(tx: ReadTx, responseIds: readonly string[]): Promise<boolean> {
  const found = await tx.first(sql<{ called: boolean }>`
    select coalesce(bool_and(c.id is not null and c.status <> 'closed' and (c.next_owner_kind <> 'duty'
      or d.alarm_to is not null and coalesce(c.duty_alarm, 'failed') in ('asked', 'sent'))), false) as called
    from questionnaire_response r join contact one on one.id = r.contact_id
    left join contact c on c.id = coalesce(one.joined_into, one.id)
    left join duty_role d on d.county_id = c.county_id and d.code = c.next_owner_id
    where r.id = any (${[...responseIds]}::uuid[]) and not (c.id is not null and c.status = 'closed'
      and exists (select from case_event e where e.contact_id = c.id and e.type = 'closed' and e.at >= r.changed_at))`)
  return found?.called === true
}

/** Those of these fillings that an alarming answer stopped, about which somebody is still to call: the next step says so. By contact's key. */
export async function listAwaited(tx: ReadTx, responseIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select r.id from questionnaire_response r join contact one on one.id = r.contact_id
    join contact c on c.id = coalesce(one.joined_into, one.id)
    where r.id = any (${[...responseIds]}::uuid[]) and c.status <> 'closed' and c.next_kind in ('call', 'emergency-call')
    order by r.changed_at desc, r.id`)
  return rows.map(({ id }) => id)
}
