import type { LawInForce } from '@luukku/domain/law'
import type { ReadTx } from '../../platform/db.ts'
import { getCounty } from '../catalogue/index.ts'
import { lawOf } from './load-law.ts'

/** The law as the county of this transaction reads it. */
export async function readLaw(tx: ReadTx): Promise<LawInForce> {
  return lawOf(await getCounty(tx))
}
