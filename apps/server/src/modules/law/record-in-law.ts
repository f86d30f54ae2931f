import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { storePayload } from '../person/index.ts'
import {
  findNeedInLaw,
  insertClockRecord,
  listStoredClocks,
  lockNeed,
  type NeedOfRecord,
  type NewClockRecord,
} from './clock-record-queries.ts'
import { readLaw } from './read-law.ts'
import { startsOf, stopsAndEnds } from './recordable-events.ts'
import { recountClocks } from './recount-clocks.ts'

/** Records something that happened to a need, and counts its clocks anew. */
export async function recordInLaw(tx: WriteTx, need: NeedOfRecord, record: NewClockRecord): Promise<void> {
  await insertClockRecord(tx, need, record)
  await recountClocks(tx, await readLaw(tx), need.id)
}

export type ProfessionalRecord =
  | { kind: 'exception'; exception: string; ground: string; offeredDate?: string | undefined }
  | { kind: 'event'; event: string; at: string; ground?: string | undefined }

/**
 * What a professional records of a need: an exception with its ground, or an event of the law that took place: it meets or ends
 * a clock, or starts one of its own.
 *
 * @throws AppError rule-violated for an exception that no clock of the need names, without a ground, or an event that
 *   neither stops nor starts a clock of the need or lies in the future; not-found where the wall hides the need
 */
export async function recordByProfessional(
  tx: WriteTx,
  sealer: Sealer,
  needId: string,
  record: ProfessionalRecord,
): Promise<void> {
  const need = await lockNeed(tx, needId)
  if (!need) throw notFound()
  const law = await readLaw(tx)
  const clocks = await listStoredClocks(tx, needId)
  const groundPayloadId = record.ground?.trim() ? await sealGround(tx, sealer, need, record.ground) : undefined
  if (record.kind === 'exception') {
    const exception = law.exceptions.get(record.exception)
    const named = clocks.some(({ ruleId }) => law.ruleById.get(ruleId)?.exceptions.includes(record.exception))
    if (!exception || !(named || exception.everyRule))
      throw new AppError('rule-violated', { reason: 'exception-not-of-this-need' })
    if (groundPayloadId === undefined) throw new AppError('rule-violated', { reason: 'ground-needed' })
    if (exception.state === 'metByOffer' && record.offeredDate === undefined)
      throw new AppError('rule-violated', { reason: 'offered-day-needed' })
    await insertClockRecord(tx, need, {
      kind: 'exception',
      name: exception.id,
      day: record.offeredDate,
      groundPayloadId,
    })
  } else {
    const service = (await findNeedInLaw(tx, needId))?.facts.service ?? ''
    const possible = [...stopsAndEnds(clocks, law), ...startsOf(clocks, law, service, tx.at)]
    const event = possible.find((name) => name === record.event)
    if (event === undefined) throw new AppError('rule-violated', { reason: 'event-not-of-this-need' })
    const at = new Date(record.at)
    if (at > tx.at) throw new AppError('rule-violated', { reason: 'event-in-the-future' })
    await insertClockRecord(tx, need, { kind: 'event', name: event, at, groundPayloadId })
  }
  await recountClocks(tx, law, needId)
  tx.journal({ register: need.register, persons: [need.person_id], detail: { need: needId, recorded: record.kind } })
}

/** The words of a ground lie sealed in the need's own register. @returns the payload's id */
export function sealGround(tx: WriteTx, sealer: Sealer, need: NeedOfRecord, content: string): Promise<string> {
  return storePayload(tx, sealer, {
    register: need.register,
    personId: need.person_id,
    contactId: need.contact_id,
    needId: need.id,
    kind: 'clock-ground',
    retentionClass: need.register === 'social' ? 'social-adult' : 'patient-note',
    content,
  })
}
