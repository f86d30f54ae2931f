import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { TransactionOptions } from './db.ts'

/** What one request did with whose data. Several notes of a request become one entry with all its subjects. */
export interface JournalNote {
  register: 'health' | 'social' | 'both' | 'none'
  persons: readonly string[]
  /**
   * Ids and codes only: rows written, number of rows read, digests of sealed content. `besides`: those of the persons whose
   * name alone stood beside the one it was about, so that their own log says no more than that.
   */
  detail?: Record<string, string | number | boolean | readonly string[]>
}

export const journalChains = 8

/**
 * The statement that appends the request's entry, with its semicolon; empty when nothing was noted. The head of the chain
 * stays locked until commit, so this goes last, in one message with the commit.
 */
export function journalStatement(
  client: Pick<pg.PoolClient, 'escapeLiteral'>,
  o: TransactionOptions,
  at: Date,
  notes: readonly JournalNote[],
): string {
  if (notes.length === 0) return ''
  const persons = [...new Set(notes.flatMap((n) => n.persons))]
  const registers = new Set(notes.map((n) => n.register).filter((r) => r !== 'none'))
  const register = registers.size === 0 ? 'none' : registers.size > 1 ? 'both' : ([...registers][0] ?? 'none')
  const detail: Record<string, unknown> = {}
  for (const note of notes) for (const [name, value] of Object.entries(note.detail ?? {})) detail[name] = value
  const values = [
    at.toISOString(),
    o.requestId,
    o.action,
    o.ground,
    register,
    JSON.stringify(detail),
    `{${persons.join(',')}}`,
  ].map((value) => client.escapeLiteral(value))
  return `select journal_append(${String(chainOf(o.requestId))}, ${values.join(', ')}::uuid[]); `
}

const chainOf = (requestId: string) => (createHash('sha1').update(requestId).digest()[0] ?? 0) % journalChains
