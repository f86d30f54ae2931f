import { createHash } from 'node:crypto'
import { proposeGuidance, type GuidanceInput, type GuidanceModels, type Proposal } from '@luukku/domain/guidance'

/** A contact is received, opened, assessed and booked within minutes, and each of these asks for the same proposal. */
const mostKept = 200
const keptMs = 10 * 60_000

interface Kept {
  proposal: Proposal
  at: number
}
const kept = new WeakMap<GuidanceModels, Map<string, Kept>>()

/**
 * The rules' proposal, worked out once for the same models and the same words. A proposal holds words of the person: it is
 * found only by whoever has read all that it was made of, stands ten minutes, and is nowhere but in memory.
 *
 * @returns shared: never changed by who reads it
 */
export function recallProposal(models: GuidanceModels, input: GuidanceInput, now = performance.now()): Proposal {
  const ofModels = kept.get(models) ?? new Map<string, Kept>()
  kept.set(models, ofModels)
  // The oldest stand first: every reading puts its own last.
  for (const [key, { at }] of ofModels) {
    if (ofModels.size <= mostKept && now - at < keptMs) break
    ofModels.delete(key)
  }
  const key = createHash('sha256').update(JSON.stringify(input)).digest('base64')
  const known = ofModels.get(key)
  const proposal = known?.proposal ?? proposeGuidance(models, input)
  ofModels.delete(key)
  ofModels.set(key, { proposal, at: now })
  return proposal
}
