import { randomBytes } from 'node:crypto'
import { createSealer, type Sealer } from './seal.ts'

/** A key of one document alone, as text: it is itself sealed wherever it is kept. */
export const newDocumentKey = (): string => randomBytes(32).toString('base64')

/**
 * Seals and opens with a document's own key. Where every copy of the key is destroyed, nothing opens the content any more,
 * whatever copies of it lie in backups.
 */
export const sealerOfKey = (key: string): Pick<Sealer, 'seal' | 'open' | 'digest'> =>
  createSealer(`document:${key}`, key)
