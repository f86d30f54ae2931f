import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { findContactRow, toldIn, type ContactRow } from '../contact/index.ts'
import { listClockRecords } from '../law/index.ts'
import { openPayload, readIdentities, listPayloads } from '../person/index.ts'
import { readUnsent } from '../notification/index.ts'
import { listAppointments } from '../plan/index.ts'
import { listReaders } from './also-reads.ts'
import {
  findInformed,
  findPermission,
  findPlan,
  listClocks,
  listEvents,
  listJoined,
  listMaybeSame,
  listNeeds,
  listPlanLines,
  type EventRow,
  type NeedRow,
} from './case-queries.ts'

export async function getContactRow(tx: ReadTx, contactId: string): Promise<ContactRow> {
  const row = await findContactRow(tx, contactId)
  if (!row) throw notFound()
  return row
}

export type CaseRows = Awaited<ReturnType<typeof readCaseRows>>

/**
 * Every row that a case is shown from, asked together: two waits, and a third when other contacts were joined into it.
 * @throws not-found also when the wall hides it
 */
export async function readCaseRows(tx: ReadTx, sealer: Sealer, contactId: string) {
  const row = await getContactRow(tx, contactId)
  const persons = [row.person_id, ...(row.reporter_person_id ? [row.reporter_person_id] : [])]
  const [
    others,
    ownEvents,
    ownPayloads,
    identities,
    needs,
    clocks,
    permission,
    maybeSame,
    plan,
    appointments,
    unsent,
    informed,
    readers,
  ] = await Promise.all([
    listJoined(tx, row),
    listEvents(tx, [row.id]),
    listPayloads(tx, [row.id]),
    readIdentities(tx, sealer, persons),
    listNeeds(tx, row.id),
    listClocks(tx, row.id),
    findPermission(tx, row.id),
    listMaybeSame(tx, row),
    findPlan(tx, row.id),
    listAppointments(tx, { contactIds: [row.id] }),
    readUnsent(tx, row.status === 'closed' ? [] : [row.id], persons),
    findInformed(tx, row.person_id),
    listReaders(tx, row),
  ])
  const joined = others.filter(({ joined_into }) => joined_into === row.id)
  const ids = joined.map(({ id }) => id)
  const [events, payloads] =
    ids.length === 0
      ? [ownEvents, ownPayloads]
      : await Promise.all([listEvents(tx, [row.id, ...ids]), listPayloads(tx, [row.id, ...ids])])
  const needIds = needs.map(({ id }) => id)
  const [records, lines] =
    needIds.length === 0 ? [[], []] : await Promise.all([listClockRecords(tx, needIds), listPlanLines(tx, needIds)])
  const told = toldIn(sealer, events, payloads)
  const words = openWords(sealer, payloads, needs, events)
  return {
    row,
    others,
    joined,
    events,
    told,
    identities,
    needs,
    clocks,
    words,
    permission,
    maybeSame,
    records,
    plan,
    lines,
    appointments,
    unsent: unsent.get(row.id),
    informed,
    readers,
  }
}

/** Only the words that are shown are opened: what was told first is read apart, whole. */
function openWords(
  sealer: Sealer,
  payloads: ReadonlyMap<string, Buffer>,
  needs: readonly NeedRow[],
  events: readonly EventRow[],
): Map<string, string> {
  const shown = [
    ...needs.map(({ extract_payload_id }) => extract_payload_id),
    ...events.filter(({ type }) => type !== 'received' && type !== 'answered').map(({ payload_id }) => payload_id),
  ]
  const words = new Map<string, string>()
  for (const id of shown) {
    const sealed = id === null ? undefined : payloads.get(id)
    if (id !== null && sealed !== undefined) words.set(id, openPayload(sealer, id, sealed))
  }
  return words
}
