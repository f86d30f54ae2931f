import type { LawInForce } from '@luukku/domain/law'
import { formatHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { classOfNote, storePayload } from '../person/index.ts'
import {
  findNeedInLaw,
  insertClockRecord,
  listClockRecords,
  listNeedClocks,
  listStoredClocks,
  lockNeed,
  type ClockRecordRow,
  type NeedOfRecord,
  type NewClockRecord,
} from './clock-record-queries.ts'
import { readLaw } from './read-law.ts'
import { exceptionsOf, findingsOf, startsOf, stopsAndEnds } from './recordable-events.ts'
import { correctClocks, recountClocks } from './recount-clocks.ts'

/** Records something that happened to a need, and counts its clocks anew. */
export async function recordInLaw(
  tx: WriteTx,
  sealer: Sealer,
  need: NeedOfRecord,
  record: NewClockRecord,
): Promise<void> {
  // Whoever takes a record back at the same moment counts after this one, not beside it.
  await lockNeed(tx, need.id)
  await insertClockRecord(tx, need, record)
  await recountClocks(tx, sealer, await readLaw(tx), need.id)
}

export type ProfessionalRecord =
  | { kind: 'exception'; exception: string; ground: string; offeredDate?: string | undefined }
  | { kind: 'event'; event: string; at: string; ground?: string | undefined }
  | { kind: 'finding'; finding: string; at: string; ground: string; month?: string | undefined }

/**
 * What a professional records of a need: an exception with its ground, an event of the law that took place (it meets or ends
 * a clock, or starts one of its own), or a finding with its ground (it may put the need under another rule).
 *
 * @throws AppError rule-violated for an exception that no clock of the need names, without a ground, an event that
 *   neither stops nor starts a clock of the need or would meet one before the contact, a finding that is not of its matters, or a moment in the future; not-found
 *   where the wall hides the need
 */
export async function recordByProfessional(
  tx: WriteTx,
  sealer: Sealer,
  needId: string,
  record: ProfessionalRecord,
): Promise<void> {
  const need = await lockNeed(tx, needId)
  if (!need) throw notFound()
  const facts = (await findNeedInLaw(tx, needId))?.facts
  const on: Recording = {
    sealer,
    law: await readLaw(tx),
    need,
    service: facts?.service ?? '',
    contactAt: new Date(facts?.contactAt ?? tx.at),
    assessedAt: facts?.assessedAt ?? facts?.contactAt ?? '',
    records: await listClockRecords(tx, [needId]),
  }
  if (record.kind !== 'exception' && new Date(record.at) > tx.at)
    throw new AppError('rule-violated', { reason: 'event-in-the-future' })
  const groundPayloadId = record.ground?.trim() ? await sealGround(tx, sealer, need, record.ground) : undefined
  if (record.kind === 'exception') await recordException(tx, on, record, groundPayloadId)
  if (record.kind === 'event') await recordEvent(tx, on, record, groundPayloadId)
  const found = record.kind === 'finding' ? await recordFinding(tx, on, record, groundPayloadId) : {}
  tx.journal({
    register: need.register,
    persons: [need.person_id],
    detail: { need: needId, recorded: record.kind, ...found },
  })
}

interface Recording {
  sealer: Sealer
  law: LawInForce
  need: NeedOfRecord
  service: string
  /** When the need was told. */
  contactAt: Date
  /** When the need was assessed, or else told. */
  assessedAt: string
  /** Everything recorded of the need until now. */
  records: readonly ClockRecordRow[]
}

async function recordException(
  tx: WriteTx,
  { sealer, law, need }: Recording,
  record: ProfessionalRecord & { kind: 'exception' },
  groundPayloadId: string | undefined,
): Promise<void> {
  const exceptions = exceptionsOf(law, await listStoredClocks(tx, need.id))
  const exception = exceptions.find(({ id }) => id === record.exception)
  if (exception === undefined) throw new AppError('rule-violated', { reason: 'exception-not-of-this-need' })
  if (groundPayloadId === undefined) throw new AppError('rule-violated', { reason: 'ground-needed' })
  if (exception.state === 'metByOffer' && record.offeredDate === undefined)
    throw new AppError('rule-violated', { reason: 'offered-day-needed' })
  await insertClockRecord(tx, need, {
    kind: 'exception',
    name: exception.id,
    day: record.offeredDate,
    groundPayloadId,
  })
  await recountClocks(tx, sealer, law, need.id)
}

async function recordEvent(
  tx: WriteTx,
  { sealer, law, need, service, records, contactAt }: Recording,
  record: ProfessionalRecord & { kind: 'event' },
  groundPayloadId: string | undefined,
): Promise<void> {
  const clocks = await listStoredClocks(tx, need.id)
  const starts = startsOf(clocks, law, { service, records }, tx.at)
  const possible = [...stopsAndEnds(clocks, law), ...starts]
  const event = possible.find((name) => name === record.event)
  if (event === undefined) throw new AppError('rule-violated', { reason: 'event-not-of-this-need' })
  // What starts a clock may be older than the contact (a decision that was sent); what meets one cannot be.
  if (!starts.some((name) => name === event) && dayOf(new Date(record.at)) < dayOf(contactAt))
    throw new AppError('rule-violated', { reason: 'event-before-the-contact' })
  await insertClockRecord(tx, need, { kind: 'event', name: event, at: new Date(record.at), groundPayloadId })
  await recountClocks(tx, sealer, law, need.id)
}

async function recordFinding(
  tx: WriteTx,
  { sealer, law, need, service, records, assessedAt }: Recording,
  record: ProfessionalRecord & { kind: 'finding' },
  groundPayloadId: string | undefined,
): Promise<{ finding: string; superseded: string[] }> {
  const clocks = await listNeedClocks(tx, need.id)
  const finding = findingsOf(law, clocks, { service, records }).find(({ id }) => id === record.finding)
  if (finding === undefined) throw new AppError('rule-violated', { reason: 'finding-not-of-this-need' })
  if (groundPayloadId === undefined) throw new AppError('rule-violated', { reason: 'ground-needed' })
  if (finding.asks !== undefined && record.month === undefined)
    throw new AppError('rule-violated', { reason: 'month-needed' })
  const asked = finding.asks === undefined ? {} : { [finding.asks]: record.month }
  // What was noticed was noticed before it was assessed: a later day would put the limit off.
  if (finding.events.includes('needFound') && new Date(record.at) > new Date(assessedAt))
    throw new AppError('rule-violated', { reason: 'noticed-after-the-assessment' })
  const at = formatHelsinki(toInstant(new Date(record.at)))
  await insertClockRecord(tx, need, {
    kind: 'finding',
    name: finding.id,
    at: new Date(record.at),
    data: {
      facts: { ...finding.facts, ...asked },
      events: Object.fromEntries(finding.events.map((event) => [event, at])),
    },
    groundPayloadId,
  })
  const { putsOff } = finding
  const why = putsOff.length === 0 ? 'superseded' : { putsOff }
  const withdrawn = await correctClocks(tx, sealer, law, need.id, records, why)
  return { finding: finding.id, superseded: withdrawn.map(({ ruleId }) => ruleId) }
}

const dayOf = (at: Date): string => toHelsinkiDate(toInstant(at))

/** The words of a ground lie sealed in the need's own register. @returns the payload's id */
export async function sealGround(tx: WriteTx, sealer: Sealer, need: NeedOfRecord, content: string): Promise<string> {
  return storePayload(tx, sealer, {
    register: need.register,
    personId: need.person_id,
    contactId: need.contact_id,
    needId: need.id,
    kind: 'clock-ground',
    retentionClass: await classOfNote(tx, sealer, need.register, need.person_id, { id: need.id }),
    content,
  })
}
