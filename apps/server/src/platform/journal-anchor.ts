import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import { listChainHeads, type ChainHead } from './journal-verify-queries.ts'

/**
 * Writes the heads of the journal outside the database once a minute: one line of JSON each time. What is younger than
 * the last line is the stated blind spot.
 */
export function startAnchoring(o: {
  db: Db
  county: string
  clock: Clock
  file: string
  onFault: (error: unknown) => void
}): { anchorNow(): Promise<void>; stop(): void } {
  const anchorNow = async () => {
    const heads = await o.db.technical(o.county, listChainHeads, o.clock)
    await mkdir(dirname(o.file), { recursive: true, mode: 0o700 })
    await appendFile(o.file, `${JSON.stringify({ at: o.clock.now().toISOString(), heads })}\n`, { mode: 0o600 })
  }
  const timer = setInterval(() => {
    anchorNow().catch(o.onFault)
  }, 60_000)
  timer.unref()
  return { anchorNow, stop: () => clearInterval(timer) }
}

export async function readAnchors(file: string): Promise<ChainHead[]> {
  const text = await readFile(file, 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => (JSON.parse(line) as { heads: ChainHead[] }).heads)
}
