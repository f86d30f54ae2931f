import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDb } from '../platform/db.ts'
import { readAnchors } from '../platform/journal-anchor.ts'
import { findChainFaults, findLostAnchors } from '../platform/journal-verify-queries.ts'

/** `journal verify`: recomputes the chains and holds them against the anchors. Exit code 1 when anything is wrong. */
export async function run(args: string[]): Promise<number> {
  if (args[0] !== 'verify') {
    process.stderr.write('usage: ./luukku journal verify\n')
    return 2
  }
  const config = readConfig(process.env)
  const db = createDb(config.database.ownerUrl, { pool: 1 })
  try {
    const file = config.anchorFile ?? join(config.dataFolder, 'journal-anchors.jsonl')
    const anchors = existsSync(file) ? await readAnchors(file) : []
    const result = await db.technical(
      config.countyId,
      async (tx) => ({
        faults: await findChainFaults(tx),
        lostAnchors: await findLostAnchors(tx, anchors),
        anchors: anchors.length,
      }),
      systemClock,
    )
    process.stdout.write(`${JSON.stringify(result)}\n`)
    return result.faults.length + result.lostAnchors.length === 0 ? 0 : 1
  } finally {
    await db.close()
  }
}
