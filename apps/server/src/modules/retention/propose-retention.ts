import { randomUUID } from 'node:crypto'
import { retentionRules } from '@luukku/domain/retention'
import { toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { insertLine, insertProposal, type NewLine } from './proposal-queries.ts'
import { countByClass, type ClassCount } from './retention-queries.ts'

/**
 * Counts what is past its time on this day and keeps the list: nothing is destroyed, and nobody is read. Once a night.
 *
 * @returns the list's id; undefined when the night has one
 */
export async function proposeRetention(tx: WriteTx): Promise<string | undefined> {
  const night = toHelsinkiDate(toInstant(tx.at))
  const id = randomUUID()
  if ((await insertProposal(tx, id, night)) !== 1) return undefined
  const lines = toLines(await countByClass(tx, night))
  for (const line of lines) await insertLine(tx, id, line)
  tx.journal({ register: 'both', persons: [], detail: { proposal: id, counted: lines.length } })
  return id
}

/** A line a class. What is counted from birth has no number until somebody with the right asks for it. */
export function toLines(counts: readonly ClassCount[]): NewLine[] {
  const lines = new Map<string, NewLine>()
  for (const count of counts) {
    const fromBirth = retentionRules[count.retention_class]?.from === 'birth'
    const old = lines.get(count.retention_class)
    lines.set(count.retention_class, {
      retention_class: count.retention_class,
      kept: (old?.kept ?? 0) + count.kept,
      due: fromBirth ? null : (old?.due ?? 0) + count.due,
      since: earlier(old?.since ?? null, count.since),
      held: (old?.held ?? 0) + count.held,
      kinds: { ...old?.kinds, ...(count.due > 0 ? { [count.kind]: count.due } : {}) },
    })
  }
  return [...lines.values()]
}

export const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a

/** What is due today, without keeping it. */
export async function countDue(tx: WriteTx, today: LocalDate): Promise<NewLine[]> {
  const lines = toLines(await countByClass(tx, today))
  tx.journal({ register: 'both', persons: [], detail: { counted: lines.length } })
  return lines
}
