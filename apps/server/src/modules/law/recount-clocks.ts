import {
  recountNeed,
  type Clock,
  type EventName,
  type EventTime,
  type LawFacts,
  type LawInForce,
  type NeedInLaw,
  type RecordedException,
} from '@luukku/domain/law'
import { formatHelsinki, toInstant, toLocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import {
  findNeedInLaw,
  insertClock,
  listClockRecords,
  listStoredClocks,
  updateClockState,
  updateLegalDate,
  type ClockRecordRow,
  type NeedFacts,
} from './clock-record-queries.ts'

/**
 * Counts the clocks of a need anew from everything recorded of it. States change, dates never; what has happened may
 * start clocks of its own.
 *
 * @returns the need as the law sees it now; undefined for one whose facts were never written (help outside the county)
 */
export async function recountClocks(
  tx: WriteTx,
  law: LawInForce,
  needId: string,
  known: { birthDate?: string | undefined } = {},
): Promise<NeedInLaw | undefined> {
  const row = await findNeedInLaw(tx, needId)
  if (!row) return undefined
  const need = {
    ...toNeedInLaw(row.facts, await listClockRecords(tx, [needId])),
    ...(known.birthDate === undefined ? {} : { birthDate: known.birthDate }),
    asOf: formatHelsinki(toInstant(tx.at)),
  }
  const stored = await listStoredClocks(tx, needId)
  const { changed, started } = recountNeed(law, need, stored)
  for (const clock of changed) await updateClockState(tx, needId, clock)
  const of = { contactId: row.contact_id, personId: row.person_id, register: row.register, needId }
  const own = started.filter(({ obligation }) => obligation !== 'need-assessment')
  for (const clock of own) await insertClock(tx, of, clock)
  const now = stored.map((clock) => changed.find(({ ruleId }) => ruleId === clock.ruleId) ?? clock)
  await updateLegalDate(tx, needId, earliestOpen([...now, ...own]))
  return need
}

/**
 * What has been recorded, as the law reads it, in the order it was recorded. The first moment of an event stands; a later one
 * never replaces it. What was taken back at once counts for nothing.
 */
export function toNeedInLaw(facts: NeedFacts, records: readonly ClockRecordRow[]): NeedInLaw {
  const events: Partial<Record<EventName, EventTime>> = {}
  let more: LawFacts = {}
  const exceptions: RecordedException[] = []
  const takenBack = lastTakenBack(records)
  const put = (name: EventName, at: EventTime) => (events[name] ??= at)
  for (const [place, record] of records.entries()) {
    if (place <= (takenBack.get(record.data['appointment']) ?? -1)) continue
    const at = formatHelsinki(toInstant(record.at))
    if (record.kind === 'event') put(record.name as EventName, at)
    if (record.kind === 'visit') {
      for (const [name, when] of Object.entries(record.data.events ?? {})) put(name as EventName, when)
      more = { ...more, ...record.data.facts }
    }
    if (record.kind === 'exception')
      exceptions.push({
        id: record.name,
        ...(record.ground_payload_id === null ? {} : { ground: record.ground_payload_id }),
        ...(record.day === null ? {} : { offeredDate: toLocalDate(record.day) }),
      })
    // Closed and opened again several times: the last of each decides.
    if (record.kind === 'closed') events.caseClosed = at
    if (record.kind === 'reopened') events.caseReopened = at
  }
  return { ...facts, events, facts: exceptions.length === 0 ? more : { ...more, exceptions } }
}

/** Where the last slip of each appointment was taken back: what was recorded of it before counts for nothing, what comes after does. */
function lastTakenBack(records: readonly ClockRecordRow[]): ReadonlyMap<unknown, number> {
  return new Map(
    records.flatMap(({ data }, place) => (data['how'] === 'taken-back' ? [[data['appointment'], place] as const] : [])),
  )
}

function earliestOpen(clocks: readonly Clock[]): { dueDate: string; ruleId: string } | undefined {
  const open = clocks
    .flatMap(({ kind, state, stoppedBy, dueDate, ruleId }) =>
      kind === 'law' && dueDate !== null && (state === 'running' || (state === 'breached' && stoppedBy === null))
        ? [{ dueDate, ruleId }]
        : [],
    )
    .sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
  return open[0]
}
