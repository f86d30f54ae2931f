import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { dropStalePermission, keepAlarm, mergePatch, type DraftContent, type DraftPatch } from './draft-state.ts'
import { withKnownAges } from './known-ages.ts'
import { keepStopAnswer } from './stop-answer.ts'

/** The draft as it is read now: an age that has become known may make a danger of it, or another list. */
export async function knownDraft(tx: ReadTx, sealer: Sealer, draft: DraftContent): Promise<DraftContent> {
  const known = await withKnownAges(tx, sealer, draft)
  const isSame = known.senderAge === draft.senderAge && known.aboutAge === draft.aboutAge
  return isSame ? draft : settled(draft, known, {})
}

/** One page's answers put into the draft, with what they make of an alarm, an answer to the stop and a permission. */
export async function changeDraft(
  tx: ReadTx,
  sealer: Sealer,
  draft: DraftContent,
  patch: DraftPatch,
): Promise<DraftContent> {
  const before = await knownDraft(tx, sealer, draft)
  return settled(before, await withKnownAges(tx, sealer, mergePatch(before, patch)), patch)
}

const settled = (before: DraftContent, after: DraftContent, patch: DraftPatch): DraftContent =>
  dropStalePermission(before, keepStopAnswer(before, keepAlarm(before, after), patch.stopAnswered !== undefined), patch)
