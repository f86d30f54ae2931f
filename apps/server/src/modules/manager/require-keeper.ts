import type { ReadTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { mayRecordPublications } from './publication-queries.ts'

/**
 * What is published, and a decree, concern every unit: the manager of one of them records neither for the others.
 *
 * @throws AppError `rule-violated`, county-keeper-records
 */
export async function requireKeeper(tx: ReadTx): Promise<void> {
  if (!(await mayRecordPublications(tx))) throw new AppError('rule-violated', { reason: 'county-keeper-records' })
}
