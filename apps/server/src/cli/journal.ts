import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDb } from '../platform/db.ts'
import { readAnchors } from '../platform/journal-anchor.ts'
import { findChainFaults, findLostAnchors, findNewestPerson, findSpan } from '../platform/journal-verify-queries.ts'

/** The server anchors once a minute: a journal older than two of them has a file, unless somebody took it away. */
const anchoredWithinMs = 120_000

/** Before the database is opened. @returns 2 when the arguments are not understood, else nothing */
export function before(args: string[]): Promise<number | undefined> {
  if (args.length === 1 && args[0] === 'verify') return Promise.resolve(undefined)
  process.stderr.write('usage: ./luukku journal verify [--data DIR]\n')
  return Promise.resolve(2)
}

/**
 * `journal verify`: recomputes the chains and holds them against the anchors. Exit code 1 when anything is wrong, and when an
 * older journal has nothing to be held against, or its newest entries lie further behind the newest anchor than the anchoring
 * lets them: since then anybody could have rewritten them; and when persons are stored of whom no entry tells. A line of the file that is not whole (the server was killed while it wrote) is
 * named and is no fault: it proves nothing, and the lines before and after it are held against the journal.
 */
export async function run(): Promise<number> {
  const config = readConfig(process.env)
  const db = createDb(config.database.ownerUrl, { pool: 1 })
  try {
    const file = config.anchorFile ?? join(config.dataFolder, 'journal-anchors.jsonl')
    const { anchors, newest, tornLines } = existsSync(file)
      ? await readAnchors(file)
      : { anchors: [], newest: undefined, tornLines: [] }
    const { span, person, ...found } = await db.technical(
      config.countyId,
      async (tx) => ({
        faults: await findChainFaults(tx),
        lostAnchors: await findLostAnchors(tx, anchors),
        anchors: anchors.length,
        span: await findSpan(tx),
        person: await findNewestPerson(tx),
      }),
      systemClock,
    )
    const isOlder = span !== undefined && systemClock.now().getTime() - span.first.getTime() > anchoredWithinMs
    const isBehind =
      span !== undefined && newest !== undefined && span.last.getTime() - newest.getTime() > anchoredWithinMs
    const isMissing = person !== undefined && (span === undefined || person > span.last)
    const result = {
      ...found,
      tornLines,
      anchorsMissing: anchors.length === 0 && isOlder,
      newestAnchor: newest?.toISOString() ?? null,
      anchorsOld: isBehind,
      entriesMissing: isMissing,
    }
    process.stdout.write(`${JSON.stringify(result)}\n`)
    if (tornLines.length > 0)
      process.stderr.write(
        `journal verify: not whole in ${file}: line ${tornLines.join(', ')}; the other lines were read\n`,
      )
    if (result.anchorsMissing)
      process.stderr.write(`journal verify: no anchors in ${file}, and the journal is older than they should be\n`)
    if (isBehind)
      process.stderr.write(
        `journal verify: the newest anchor in ${file} is of ${newest.toISOString()}, the newest entry of ${span.last.toISOString()}: what is between is held against nothing\n`,
      )
    if (isMissing)
      process.stderr.write(
        `journal verify: a person was stored at ${person.toISOString()}, and no entry is that young: entries are gone\n`,
      )
    const isWrong = result.anchorsMissing || isBehind || isMissing
    return result.faults.length + result.lostAnchors.length === 0 && !isWrong ? 0 : 1
  } finally {
    await db.close()
  }
}
