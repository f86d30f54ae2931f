import type { WriteTx } from '../../platform/db.ts'
import { appendEvents } from '../contact/index.ts'
import { startAction } from './case-action.ts'
import { staffOf } from './list-desk.ts'

/** «I am looking at this»: others see it; two may look at once, and the first to save wins. */
export async function openCase(tx: WriteTx, contactId: string): Promise<void> {
  const row = await startAction(tx, contactId, 'open')
  const { staffId } = staffOf(tx)
  if (row.opened_by === staffId) return
  await appendEvents(tx, row, [{ change: { type: 'opened', staffId } }])
}
