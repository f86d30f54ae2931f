import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { findDueBatch, type Cursor } from './due-batch.ts'
import { earlier } from './propose-retention.ts'
import { findProposal, storeCount } from './proposal-queries.ts'

/** What a count of one class has found so far. */
export interface Found {
  due: number
  since: string | null
  kinds: Record<string, number>
}

/**
 * Counts the next batch of a class whose time runs from birth. Days of birth are opened, and each person whose day was is in
 * the journal. @returns what was found and where to go on; the number is kept with the last batch
 */
export async function countBatch(
  tx: WriteTx,
  { sealer }: Pick<Services, 'sealer'>,
  o: { proposalId: string; retentionClass: string; cursor: Cursor; found: Found },
): Promise<{ found: Found; next?: Cursor } | undefined> {
  const proposal = await findProposal(tx, o.proposalId)
  if (!proposal?.lines.some((line) => line.retention_class === o.retentionClass && line.counting)) return undefined
  const { due, opened, next } = await findDueBatch(tx, sealer, {
    classes: [o.retentionClass],
    list: proposal,
    cursor: o.cursor,
  })
  const found: Found = { ...o.found, kinds: { ...o.found.kinds } }
  for (const { document, day } of due) {
    found.due += 1
    found.since = earlier(found.since, day)
    found.kinds[document.kind] = (found.kinds[document.kind] ?? 0) + 1
  }
  if (opened.length > 0) tx.journal({ register: 'both', persons: opened, detail: { proposal: o.proposalId } })
  if (!next) await storeCount(tx, o.proposalId, { retention_class: o.retentionClass, ...found })
  return { found, ...(next ? { next } : {}) }
}
