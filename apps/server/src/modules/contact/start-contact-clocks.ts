import type { Proposal } from '@luukku/domain/guidance'
import type { WriteTx } from '../../platform/db.ts'
import type { CaseSummary, ContactRow } from './case-row.ts'
import { insertClocks, listOwnClocks } from './clock-queries.ts'
import { readCareSettings } from './county-settings.ts'
import { contactClocks, earliestClock, isNeedAssessment, legalOf } from './decide-intake.ts'
import type { Told } from './understand.ts'

/**
 * What comes to light of a contact before anybody has assessed it starts its dated limits too, counted from the contact. One that
 * runs goes on, whatever is understood now: the assessment decides.
 *
 * @returns the legal day that comes first, for the contact's row; nothing for one that was assessed
 */
export async function startContactClocks(
  tx: WriteTx,
  row: ContactRow,
  proposal: Proposal,
  { person }: Pick<Told, 'person'>,
): Promise<Pick<CaseSummary, 'legal'>> {
  if (row.assessed_at !== null) return {}
  const { law } = await readCareSettings(tx)
  const facts = { receivedAt: row.received_at, ...(person.age === undefined ? {} : { age: person.age }) }
  const running = await listOwnClocks(tx, row.id)
  const isThere = new Set(running.map(({ ruleId }) => ruleId))
  const come = contactClocks(law, proposal, facts).filter((one) => !isNeedAssessment(one) && !isThere.has(one.ruleId))
  await insertClocks(tx, row, 'both', come)
  return legalOf(earliestClock([...running, ...come]))
}
