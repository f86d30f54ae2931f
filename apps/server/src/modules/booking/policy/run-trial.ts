import type { Services } from '../../../platform/services.ts'
import { readPolicies } from '../offers/read-policy.ts'
import { comparePolicies } from './compare-policies.ts'
import { finishTrial, findTrial, tellTrial } from './policy-trial-queries.ts'
import { readPast } from './read-past.ts'
import { retunePolicy } from './retune-policy.ts'

/** How many percent further before the row is told again. */
const tellEvery = 5

/**
 * Plays what was asked for and keeps the result. Reads first, plays with no transaction open, writes at the end: done again
 * after a crash it gives the same result.
 */
export async function runTrial({ jobsDb, clock }: Services, county: string, trialId: string): Promise<void> {
  const technical = <T>(work: Parameters<typeof jobsDb.technical<T>>[1]) => jobsDb.technical(county, work, clock)
  const found = await technical(async (tx) => {
    const trial = await findTrial(tx, trialId)
    if (!trial || trial.state === 'done') return undefined
    return { trial, past: await readPast(tx), policies: await readPolicies(tx) }
  })
  if (!found) return
  const { trial, past, policies } = found
  let told = 0
  const tell = async (part: number) => {
    const percent = Math.floor(part * 100)
    if (percent < told + tellEvery) return
    told = percent
    await technical((tx) => tellTrial(tx, trialId, percent))
  }
  const result =
    trial.kind === 'compare'
      ? await comparePolicies(past, policies, trial.wanted, tell)
      : await retunePolicy(past, policies, tell)
  await technical((tx) => finishTrial(tx, trialId, result))
}
