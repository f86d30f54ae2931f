import type { Answers } from '@luukku/contract'
import { pointsOf, type Instrument, type InstrumentAnswers, type ScaleScore } from '@luukku/domain/questionnaire'

/** Scales and items that the guidance rules know, by the key they read. */
export const scaleKeys: Readonly<Record<string, string>> = {
  'phq-2': 'phq2',
  'phq-9': 'phq9',
  'gad-7': 'gad7',
  'audit-c': 'audit_c',
  audit: 'audit',
  nrs: 'pain_nrs',
}
const itemKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'phq-9': { '9': 'phq9_item9' } }

/** What the guidance rules may read of a filling: sums that are whole, and single items that have a key of their own. */
export function toGuidanceAnswers(
  instrument: Instrument,
  answers: InstrumentAnswers,
  scores: readonly ScaleScore[],
): Answers {
  const known: Answers = {}
  for (const { scale, score } of scores) {
    const key = scaleKeys[scale]
    if (key !== undefined && score !== undefined) known[key] = score
  }
  for (const [id, key] of Object.entries(itemKeys[instrument.id] ?? {})) {
    const item = instrument.items.find((one) => one.id === id)
    const points = item && pointsOf(item, answers)
    if (points !== undefined) known[key] = points
  }
  return known
}
