import { createHash } from 'node:crypto'
import { proposeGuidance, type GuidanceInput, type GuidanceModels, type Proposal } from '@luukku/domain/guidance'

/** A contact is received, opened, assessed and booked within minutes, and each of these asks for the same proposal. */
const mostKept = 200
const keptMs = 10 * 60_000

const kept = new WeakMap<GuidanceModels, Map<string, Proposal>>()

/**
 * The rules' proposal, worked out once for the same models and the same words. A proposal holds words of the person: it is
 * found only by whoever has read all that it was made of, is gone after ten minutes, and is nowhere but in memory.
 *
 * @returns shared: never changed by who reads it
 */
export function recallProposal(models: GuidanceModels, input: GuidanceInput): Proposal {
  const ofModels = kept.get(models) ?? new Map<string, Proposal>()
  kept.set(models, ofModels)
  const key = createHash('sha256').update(JSON.stringify(input)).digest('base64')
  const known = ofModels.get(key)
  if (known !== undefined) return known
  const proposal = proposeGuidance(models, input)
  ofModels.set(key, proposal)
  const [oldest] = ofModels.keys()
  if (ofModels.size > mostKept && oldest !== undefined) ofModels.delete(oldest)
  setTimeout(() => {
    if (ofModels.get(key) === proposal) ofModels.delete(key)
  }, keptMs).unref()
  return proposal
}
