import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { asRetention } from './as-retention.ts'
import { findDueBatch, firstPlace, type Cursor } from './due-batch.ts'
import { addDestroyed, findProposal, finishProposal, listUnfinished } from './proposal-queries.ts'
import { destroyKept, type Kept } from './retention-queries.ts'

const registerOf: Readonly<Record<Kept, 'both' | 'health' | 'social'>> = {
  payload: 'both',
  'joint-health': 'health',
  'joint-social': 'social',
  appointment: 'both',
  permission: 'both',
  denial: 'both',
}

/**
 * Destroys the next batch of what was confirmed: the words, their number and the journal entry are one transaction, so that
 * what was cut off goes on where it was. Looked at anew: what was opened again or held since the list was made stays, and no
 * more goes than was confirmed.
 *
 * @returns where to go on; undefined when the list is carried out, or was never confirmed
 */
export async function destroyBatch(
  tx: WriteTx,
  { sealer }: Pick<Services, 'sealer'>,
  proposalId: string,
  cursor: Cursor = firstPlace,
): Promise<Cursor | undefined> {
  const proposal = await findProposal(tx, proposalId)
  if (!proposal || proposal.confirmed_at === null || proposal.finished_at !== null) return undefined
  const classes = proposal.lines.filter(({ confirmed }) => confirmed).map((line) => line.retention_class)
  const { due: found, opened, next } = await findDueBatch(tx, sealer, { classes, list: proposal, cursor })
  // No more than the person saw: what is past that number waits for the next list.
  const room = new Map(proposal.lines.map((line) => [line.retention_class, (line.due ?? 0) - line.destroyed]))
  const due = found.filter(({ document: { retention_class: one } }) => {
    const left = room.get(one) ?? 0
    room.set(one, left - 1)
    return left > 0
  })
  const ids = due.map(({ document }) => document.id)
  const gone = new Set(ids.length === 0 ? [] : await destroyKept(tx, cursor.place, proposalId, ids))
  const destroyed = due.filter(({ document }) => gone.has(document.id)).map(({ document }) => document)
  for (const one of classes) {
    const n = destroyed.filter(({ retention_class }) => retention_class === one).length
    if (n > 0) await addDestroyed(tx, proposalId, one, n)
  }
  // Whose day of birth was opened was read, too.
  const persons = [...new Set([...destroyed.map(({ person_id }) => person_id), ...opened])]
  const beyond = found.length - due.length
  if (persons.length > 0 || beyond > 0)
    tx.journal({
      register: registerOf[cursor.place],
      persons,
      detail: {
        proposal: proposalId,
        destroyed: [...gone],
        kept: cursor.place,
        ...(beyond === 0 ? {} : { beyondConfirmed: beyond }),
      },
    })
  if (!next) {
    await finishProposal(tx, proposalId)
    tx.journal({ register: 'none', persons: [], detail: { proposal: proposalId, finished: true } })
  }
  return next
}

/** Carries out to the end, now, what was confirmed and is not yet done. @returns the number of lists */
export async function endConfirmed(
  services: Pick<Services, 'jobsDb' | 'clock' | 'sealer' | 'config'>,
): Promise<number> {
  const { jobsDb } = services
  const lists = await jobsDb.read(asRetention(services, 'endRetention'), listUnfinished)
  for (const { id } of lists) {
    let cursor: Cursor | undefined = firstPlace
    while (cursor) {
      const here: Cursor = cursor
      cursor = await jobsDb.write(asRetention(services, 'endRetention'), (tx) => destroyBatch(tx, services, id, here))
    }
  }
  return lists.length
}
