import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { stepForCase, type ContactRow, type NewEvent } from '../contact/index.ts'
import type { NoticeChannel } from '../notification/index.ts'

/**
 * The unit took a time away, and no safe way reaches the person at once (they chose calls alone, or a letter): somebody on
 * shift phones now. Told at once by law (785/1992 § 4: the changed time and its reason, immediately).
 *
 * @param by the way the notice goes
 */
export async function tellByCall(
  tx: WriteTx,
  row: ContactRow,
  wish: { by: 'resident' | 'unit'; told: boolean },
  by: NoticeChannel,
): Promise<NewEvent[]> {
  if (wish.by === 'resident' || wish.told || by === 'sms' || by === 'email') return []
  const nextStep = await stepForCase(tx, row, { kind: 'call', at: toInstant(tx.at) })
  return [{ change: { type: 'next-step', nextStep } }]
}
