import { appendFile, mkdir, open, readFile } from 'node:fs/promises'
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
    // Behind a line that was cut (killed while writing, a full disk) a new one begins: what is cut stays as it is.
    const begin = (await endsWhole(o.file)) ? '' : '\n'
    await appendFile(o.file, `${begin}${JSON.stringify({ at: o.clock.now().toISOString(), heads })}\n`, { mode: 0o600 })
  }
  const timer = setInterval(() => {
    anchorNow().catch(o.onFault)
  }, 60_000)
  timer.unref()
  return { anchorNow, stop: () => clearInterval(timer) }
}

async function endsWhole(file: string): Promise<boolean> {
  const handle = await open(file, 'a+', 0o600)
  try {
    const { size } = await handle.stat()
    if (size === 0) return true
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer.toString() === '\n'
  } finally {
    await handle.close()
  }
}

/** The anchors of every whole line, when the newest was written, and the numbers of the lines that are not whole, counted from one. */
export async function readAnchors(file: string): Promise<{ anchors: ChainHead[]; newest?: Date; tornLines: number[] }> {
  const lines = (await readFile(file, 'utf8')).split('\n').map(readLine)
  const newest = lines.findLast((line) => line?.at !== undefined)?.at
  return {
    anchors: lines.flatMap((line) => line?.heads ?? []),
    ...(newest === undefined ? {} : { newest: new Date(newest) }),
    tornLines: lines.flatMap((line, index) => (line === undefined ? [index + 1] : [])),
  }
}

function readLine(line: string): { at?: string; heads: ChainHead[] } | undefined {
  if (line === '') return { heads: [] }
  try {
    return JSON.parse(line) as { at: string; heads: ChainHead[] }
  } catch {
    return undefined
  }
}
