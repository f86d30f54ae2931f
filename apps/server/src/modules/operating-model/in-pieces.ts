import { sql } from 'kysely'
import type { Lookup } from '../../platform/db.ts'

/** The database ends a transaction that has been silent for a minute: on a busy machine a trial takes longer. */
const usualWordMs = 10_000

/** Lets other requests between: hundreds of proposals in one go would keep everybody waiting. Meanwhile the transaction lives. */
export async function inPieces<In, Out>(
  tx: Pick<Lookup, 'rows'>,
  all: readonly In[],
  work: (one: In) => Out,
  wordMs = usualWordMs,
): Promise<Out[]> {
  const done: Out[] = []
  let last = performance.now()
  for (const [n, one] of all.entries()) {
    if (n % 20 === 0) {
      await new Promise((go) => setImmediate(go))
      if (performance.now() - last > wordMs) {
        await tx.rows(sql`select 1`)
        last = performance.now()
      }
    }
    done.push(work(one))
  }
  return done
}
