import type { LocalDate } from '../time/index.ts'
import type { VersionState } from './model-life.ts'

/** Why a step in a model's life is not taken; words in the staff's `rule-reasons`. */
export type ModelRefusal =
  | 'licence-needed'
  | 'own-model-version'
  | 'already-approved'
  | 'open-questions-left'
  | 'model-not-approved'
  | 'model-not-tried'
  | 'model-not-tried-on-received'
  | 'day-has-passed'
  | 'model-not-published'
  | 'before-publication'
  | 'nothing-to-withdraw'
  | 'model-does-not-compile'
  | 'model-not-whole'

/**
 * May this professional approve this version? Health care act 1326/2010 § 51 leaves the assessment to a professional, so the
 * rules that propose it are answered for by a licensed one, and never by whoever brought them.
 *
 * @param o.answered how many of the model's open questions the county has decided in writing
 */
export function decideApproval(o: {
  readonly licensed: boolean
  readonly broughtByMyself: boolean
  readonly approved: boolean
  readonly openQuestions: number
  readonly answered: number
}): ModelRefusal | undefined {
  if (!o.licensed) return 'licence-needed'
  if (o.broughtByMyself) return 'own-model-version'
  if (o.approved) return 'already-approved'
  if (o.answered < o.openQuestions) return 'open-questions-left'
  return undefined
}

/** What a version is tried on before it is published: its own made-up contacts, and those the county has received. */
export const triedOn = ['made-up', 'received'] as const
export type TriedOn = (typeof triedOn)[number]

/**
 * May this version be published from this day? Only once this very content was tried with the words that all models share now.
 * A day that has passed would rewrite what people were told.
 */
export function decidePublication(o: {
  readonly approved: boolean
  readonly tried: readonly TriedOn[]
  readonly from: LocalDate
  readonly today: LocalDate
}): ModelRefusal | undefined {
  if (!o.approved) return 'model-not-approved'
  if (!o.tried.includes('made-up')) return 'model-not-tried'
  if (!o.tried.includes('received')) return 'model-not-tried-on-received'
  if (o.from < o.today) return 'day-has-passed'
  return undefined
}

/** May a unit take this version into use from this day? Not before the front door speaks by it. */
export function decideAdoption(o: {
  readonly state: VersionState
  readonly publishedFrom?: LocalDate
  readonly from: LocalDate
}): ModelRefusal | undefined {
  if (o.state === 'draft' || o.state === 'approved') return 'model-not-published'
  if (o.publishedFrom !== undefined && o.from < o.publishedFrom) return 'before-publication'
  return undefined
}
