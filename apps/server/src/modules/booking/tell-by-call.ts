import { decideNextStep } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { spreadOf, type ContactRow, type NewEvent } from '../contact/index.ts'
import type { NoticeChannel } from '../notification/index.ts'
import { readRoster } from '../staffing/index.ts'

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
  const nextStep = decideNextStep(await readRoster(tx), {
    kind: 'call',
    at: toInstant(tx.at),
    urgencyClass: row.urgency_class,
    language: row.language,
    register: row.register === 'social' ? 'social' : 'health',
    spread: spreadOf(row.id),
    ...(row.assigned_staff_id === null ? {} : { preferredStaffId: row.assigned_staff_id }),
  })
  return [{ change: { type: 'next-step', nextStep } }]
}
