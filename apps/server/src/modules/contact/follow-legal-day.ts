import { withLegalDue } from '@luukku/domain/contact'
import { closingTimeOn, toLocalDate, type Instant, type OfficeHours } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { CaseSummary, ContactRow } from './case-row.ts'
import { readCareSettings } from './county-settings.ts'
import { legalInstant } from './decide-intake.ts'
import { isBehind, lockContactBehindNeed, readLegalDay, updateLegalDay } from './legal-day-queries.ts'

/**
 * The list follows the law: when a clock of a need was met, taken back, or started later, the contact's row tells the day
 * that comes first now, and stands in the queue by it. The row is a copy for the list: nothing happened to the case, so
 * no event is written and what a colleague has open does not conflict.
 *
 * @param row held by this transaction
 * @returns the row as it stands; the same one when it told the right day
 */
export async function followLegalDay(tx: WriteTx, row: ContactRow): Promise<ContactRow> {
  if (!(await isBehind(tx, row.id))) return row
  const { legal: _before, ...rest } = row.summary
  const legal = await readLegalDay(tx, row.id)
  const summary: CaseSummary = { ...rest, ...(legal === undefined ? {} : { legal }) }
  const { hours } = await readCareSettings(tx)
  const followed = { ...row, summary, sort_key: withLegalDue(row.sort_key, firstDue(summary, hours)) }
  await updateLegalDay(tx, followed)
  return followed
}

/**
 * The same for the contact of a need that was just recorded on, where the actor sees that contact. Who does not, or finds it
 * held by a colleague's deed, leaves it to the next round of the watch: to wait here could make the two wait for each other.
 */
export async function followNeed(tx: WriteTx, needId: string): Promise<void> {
  const row = await lockContactBehindNeed(tx, needId)
  if (row) await followLegalDay(tx, row)
}

/** What the queue counts the time to: the law's day or the person's own life, whichever comes first. */
export function firstDue({ legal, realLife }: CaseSummary, hours: OfficeHours): Instant | undefined {
  const own = realLife === undefined ? undefined : closingTimeOn(toLocalDate(realLife.date), hours)
  return [legalInstant(legal, hours), own].filter((one) => one !== undefined).sort()[0]
}
