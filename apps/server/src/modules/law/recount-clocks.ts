import {
  correctNeed,
  isDutyOfCounty,
  isSameClock,
  recountNeed,
  type Clock,
  type Correction,
  type EventName,
  type EventTime,
  type LawFacts,
  type LawInForce,
  type NeedInLaw,
  type RecordedException,
  type RecountedNeed,
} from '@luukku/domain/law'
import { formatHelsinki, toInstant, toLocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { knownBirthDate, readIdentities } from '../person/index.ts'
import {
  findNeedInLaw,
  insertClock,
  listClockRecords,
  listStoredClocks,
  updateClockState,
  updateLegalDate,
  withdrawClock,
  type ClockRecordRow,
  type NeedFacts,
  type NeedOfRecord,
} from './clock-record-queries.ts'
import { decreesOfNeed } from './emergency-decrees.ts'
import { eventsOfRecords } from './events-of-record.ts'

/**
 * Counts the clocks of a need anew from everything recorded of it. States change, dates never; what has happened may
 * start clocks of its own. The sealer opens the birth date: an age is measured at the moment that the rule names.
 *
 * @returns the need as the law sees it now; undefined for one whose facts were never written (help outside the county)
 */
export async function recountClocks(
  tx: WriteTx,
  sealer: Sealer,
  law: LawInForce,
  needId: string,
): Promise<NeedInLaw | undefined> {
  const row = await findNeedInLaw(tx, needId)
  if (!row) return undefined
  const decrees = await decreesOfNeed(tx, needId)
  const need = {
    ...withDecrees(toNeedInLaw(row.facts, await listClockRecords(tx, [needId])), decrees),
    ...(await bornOf(tx, sealer, row.person_id)),
    asOf: formatHelsinki(toInstant(tx.at)),
  }
  const stored = await listStoredClocks(tx, needId)
  await writeClocks(tx, row, stored, recountNeed(law, need, stored))
  return need
}

/**
 * Counts the clocks of a need anew when what was known of it is no longer so: a record was taken back, or a professional found
 * a fact that puts it under another rule. Only here may a clock that has started be given up for another; it keeps its row.
 *
 * @param before every record of the need as they were, without the correcting one
 * @param why    why, and so what becomes of a clock that is given up
 * @returns the clocks given up, as they were
 */
export async function correctClocks(
  tx: WriteTx,
  sealer: Sealer,
  law: LawInForce,
  needId: string,
  before: readonly ClockRecordRow[],
  why: Correction,
): Promise<readonly Clock[]> {
  const row = await findNeedInLaw(tx, needId)
  if (!row) return []
  const asOf = formatHelsinki(toInstant(tx.at))
  const born = await bornOf(tx, sealer, row.person_id)
  const decrees = await decreesOfNeed(tx, needId)
  const known = (records: readonly ClockRecordRow[]) => ({
    ...withDecrees(toNeedInLaw(row.facts, records), decrees),
    ...born,
    asOf,
  })
  const stored = await listStoredClocks(tx, needId)
  const after = known(await listClockRecords(tx, [needId]))
  const { withdrawn, ...recounted } = correctNeed(law, known(before), after, stored, why)
  for (const clock of withdrawn) await withdrawClock(tx, needId, clock, why === 'takenBack' ? why : 'superseded')
  const kept = stored.filter((clock) => !withdrawn.includes(clock))
  await writeClocks(tx, row, kept, recounted)
  return withdrawn
}

async function bornOf(tx: ReadTx, sealer: Sealer, personId: string): Promise<Pick<NeedInLaw, 'birthDate'>> {
  const birthDate = knownBirthDate((await readIdentities(tx, sealer, [personId])).get(personId))
  return birthDate === undefined ? {} : { birthDate }
}

/** A decree is recorded of no need: it holds for all of them, and what a professional recorded stands beside it. */
export function withDecrees(need: NeedInLaw, decrees: readonly RecordedException[]): NeedInLaw {
  if (decrees.length === 0) return need
  return { ...need, facts: { ...need.facts, exceptions: [...(need.facts?.exceptions ?? []), ...decrees] } }
}

async function writeClocks(
  tx: WriteTx,
  row: NeedOfRecord,
  stored: readonly Clock[],
  { changed, started }: RecountedNeed,
): Promise<void> {
  for (const clock of changed) await updateClockState(tx, row.id, clock)
  const of = { contactId: row.contact_id, personId: row.person_id, register: row.register, needId: row.id }
  const own = started.filter(({ obligation }) => obligation !== 'need-assessment')
  for (const clock of own) await insertClock(tx, of, clock)
  const now = stored.map((clock) => changed.find((one) => isSameClock(one, clock)) ?? clock)
  await updateLegalDate(tx, row.id, earliestOpen([...now, ...own]))
}

/**
 * What has been recorded, as the law reads it, in the order it was recorded. The first moment of an event and the first word of
 * a fact stand; a later one never replaces them, but may meet a duty that recurs. What was taken back counts for nothing.
 */
export function toNeedInLaw(facts: NeedFacts, records: readonly ClockRecordRow[]): NeedInLaw {
  const events: Partial<Record<EventName, EventTime>> = {}
  const moments: Partial<Record<EventName, EventTime[]>> = {}
  let more: LawFacts = facts.facts ?? {}
  const exceptions: RecordedException[] = []
  const takenBack = lastTakenBack(records)
  const gone = new Set(records.flatMap(({ takes_back }) => takes_back ?? []))
  const eventsOf = eventsOfRecords(records)
  const put = (name: EventName, at: EventTime) => {
    events[name] ??= at
    ;(moments[name] ??= []).push(at)
  }
  for (const [place, record] of records.entries()) {
    if (gone.has(record.id) || place <= (takenBack.get(record.data['appointment']) ?? -1)) continue
    const at = formatHelsinki(toInstant(record.at))
    if (record.kind === 'event') put(record.name as EventName, at)
    if (record.kind === 'visit' || record.kind === 'finding') {
      const brought = eventsOf(record)
      for (const [name, when] of Object.entries(brought)) put(name as EventName, when)
      // The visit at which it was found that a doctor is needed is the one that the doctor's limit is counted from.
      const sendsOn = more.needDoctor === undefined && record.data.facts?.needDoctor === true
      if (sendsOn && brought.professionalAppointment !== undefined)
        events.professionalAppointment = brought.professionalAppointment
      more = { ...record.data.facts, ...more }
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
  return { ...facts, events, moments, facts: exceptions.length === 0 ? more : { ...more, exceptions } }
}

/** Where the last slip of each appointment was taken back: what was recorded of it before counts for nothing, what comes after does. */
function lastTakenBack(records: readonly ClockRecordRow[]): ReadonlyMap<unknown, number> {
  return new Map(
    records.flatMap(({ data }, place) => (data['how'] === 'taken-back' ? [[data['appointment'], place] as const] : [])),
  )
}

/** The statutory duty of a need that ends first and is not done: one that is broken already comes before one that still runs. */
export function earliestOpen(clocks: readonly Clock[]): { dueDate: string; ruleId: string } | undefined {
  const open = clocks
    .filter(isDutyOfCounty)
    .flatMap(({ state, stoppedBy, endedBy, dueDate, ruleId }) =>
      dueDate !== null && (state === 'running' || (state === 'breached' && stoppedBy === null && endedBy === undefined))
        ? [{ dueDate, ruleId }]
        : [],
    )
    .sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
  return open[0]
}
