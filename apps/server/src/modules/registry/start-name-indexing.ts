import { randomUUID } from 'node:crypto'
import type { Services } from '../../platform/services.ts'
import { indexOldNames } from '../person/index.ts'

const batchSize = 200

/** Indexes names stored before they could be found with a slip in them: batch by batch, until none is left or it is stopped. */
export function startNameIndexing(services: Pick<Services, 'jobsDb' | 'clock' | 'sealer' | 'config' | 'log'>): {
  stop(): Promise<void>
} {
  const { jobsDb, clock, sealer, config, log } = services
  let stopped = false
  const isStopped = () => stopped
  const run = async () => {
    let indexed = batchSize
    while (indexed === batchSize && !isStopped())
      indexed = await jobsDb.write(
        {
          actor: { kind: 'system', county: config.countyId, task: 'index-names' },
          purpose: 'technical',
          requestId: randomUUID(),
          clock,
          action: 'indexNames',
          ground: 'names opened to be found by digests; nobody reads them',
        },
        async (tx) => {
          const n = await indexOldNames(tx, sealer, batchSize)
          if (n > 0) tx.journal({ register: 'none', persons: [], detail: { indexed: n } })
          return n
        },
      )
  }
  const running = run().catch((error: unknown) => {
    log.warn({ err: error, part: 'registry' }, 'names could not be indexed; the next start goes on')
  })
  return {
    stop: async () => {
      stopped = true
      await running
    },
  }
}
