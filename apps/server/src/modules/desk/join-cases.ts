import type { CaseChange } from '@luukku/domain/contact'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { appendEvents, isToldByAnother, toCaseState, type ContactRow } from '../contact/index.ts'
import { endOpenClocks } from '../law/index.ts'
import { startAction } from './case-action.ts'
import { carriesOthers, isCarriedBy } from './joined-queries.ts'

/** The same matter of the same person, by a person's decision: the other stands under this one from now on. */
export async function joinCases(
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; otherContactId: string },
): Promise<void> {
  const row = await startAction(tx, contactId, 'join', body.basedOn)
  const other = await startAction(tx, body.otherContactId, 'join')
  if (other.id === row.id || other.status === 'assessed' || other.status === 'booked')
    throw new AppError('action-not-possible', { reason: 'other-is-assessed' })
  // What stands under the other would be read from here no more: this one is joined into that instead.
  if (await carriesOthers(tx, other.id)) throw new AppError('rule-violated', { reason: 'other-carries-joined' })
  // What a minor keeps to themself would show through the other one, or the other would vanish from who sent it.
  if (
    other.hidden_from_representatives !== row.hidden_from_representatives ||
    (!hasNoKnownSender(other) &&
      (other.reporter_person_id ?? other.person_id) !== (row.reporter_person_id ?? row.person_id))
  )
    throw new AppError('rule-violated', { reason: 'not-seen-by-the-same-people' })
  await appendEvents(tx, other, [{ change: { type: 'joined', into: row.id } }])
  await endOpenClocks(tx, isCarriedBy(row, other.id), { by: 'joined' })
  await appendEvents(
    tx,
    row,
    [{ change: { type: 'took-in', other: other.id } }, ...leadOfTwo(row, other).map((change) => ({ change }))],
    { basedOn: body.basedOn, ...(isToldByAnother(other) ? { summary: { ...row.summary, toldBy: 'other' } } : {}) },
  )
}

/** No known sender looks at it later: phoned in, or sent without signing in. Duplicates of these are joined freely. */
const hasNoKnownSender = (row: ContactRow) => !row.verified && row.reporter_person_id === null

/** The more urgent of two joined contacts leads, assessed or not, and the earlier step is what happens next. */
function leadOfTwo(row: ContactRow, other: ContactRow): CaseChange[] {
  const changes: CaseChange[] = []
  if (other.urgency_class < row.urgency_class)
    changes.push({
      type: 'answered',
      urgencyClass: other.urgency_class,
      urgencySource: row.urgency_source === 'assessed' ? 'assessed' : other.urgency_source,
      sortKey: other.sort_key < row.sort_key ? other.sort_key : row.sort_key,
    })
  const { nextStep } = toCaseState(other)
  if (nextStep.at < toCaseState(row).nextStep.at) changes.push({ type: 'next-step', nextStep })
  return changes
}
