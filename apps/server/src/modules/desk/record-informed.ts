import type { RouteBody, routes } from '@luukku/contract'
import type { WriteTx } from '../../platform/db.ts'
import { appendEvents } from '../contact/index.ts'
import { startAction } from './case-action.ts'

/** The client was told of the national information-system services by a professional (703/2023 § 68): nothing else changes. */
export async function recordInformed(
  tx: WriteTx,
  contactId: string,
  { basedOn, version, how }: RouteBody<typeof routes.recordInformed>,
): Promise<void> {
  const row = await startAction(tx, contactId, 'inform', basedOn)
  const to = row.summary.toldBy === 'child' ? 'representative' : 'client'
  await appendEvents(tx, row, [{ change: { type: 'informed', version, how, to } }], { basedOn })
}
