import { randomUUID } from 'node:crypto'
import type { TransactionOptions, WriteTx } from '../../../platform/db.ts'
import type { JobData } from '../../../platform/jobs.ts'
import type { Services } from '../../../platform/services.ts'
import { passMove } from './answer-move.ts'
import { findProposal } from './move-queries.ts'
import { proposeMoves } from './propose-moves.ts'

/** Planned work of moves: proposing them (each night, planned beside the policy's tuning), and ending a question. */
export async function workMoves(services: Services): Promise<void> {
  const { jobs, jobsDb, clock, config } = services
  const countyOf = (data: JobData) => String(data['county'] ?? config.countyId)
  const work = (task: string, data: JobData, doIt: (tx: WriteTx) => Promise<unknown>) => {
    const options: TransactionOptions = {
      actor: { kind: 'system', county: countyOf(data), task },
      purpose: 'guidance',
      requestId: randomUUID(),
      clock,
      action: task,
      ground: '1326/2010 § 51 a, 1301/2014 § 36: a time in time for who would be late',
    }
    return jobsDb.write(options, doIt)
  }
  await jobs.work('propose-moves', async (data) => {
    await work('propose-moves', data, (tx) => proposeMoves(tx))
  })
  await jobs.work('end-move-question', async (data) => {
    await work('end-move-question', data, async (tx) => {
      const proposal = await findProposal(tx, String(data['moveId']))
      if (proposal?.status !== 'asked') return
      await passMove(tx, proposal, 'expired')
    })
  })
}
