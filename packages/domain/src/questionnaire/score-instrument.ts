import type { Instrument, InstrumentAnswers, InstrumentScale, ScoreBand, ScoredPerson } from './instrument.ts'
import { isEnabled, pointsOf } from './points-of.ts'

export interface ScaleScore {
  readonly scale: string
  /** The sum; absent while an item of the scale is unanswered. */
  readonly score?: number
  readonly band?: ScoreBand
  /** Items still to answer. */
  readonly missing: readonly string[]
}

/**
 * Sums each scale of an instrument. A missing answer makes a scale incomplete, never a guessed sum.
 *
 * @param person some bands differ by sex and age: where they decide and are not known, the one of more concern is taken
 */
export function scoreInstrument(
  instrument: Instrument,
  answers: InstrumentAnswers,
  person: ScoredPerson = {},
): readonly ScaleScore[] {
  return instrument.scales.map((scale) => scoreScale(instrument, scale, answers, person))
}

/** @returns one scale's sum, its band and what is missing */
export function scoreScale(
  instrument: Instrument,
  scale: InstrumentScale,
  answers: InstrumentAnswers,
  person: ScoredPerson = {},
): ScaleScore {
  const asked = instrument.items.filter((item) => scale.items.includes(item.id) && isEnabled(item, answers))
  const missing: string[] = []
  let score = 0
  for (const item of asked) {
    const points = pointsOf(item, answers)
    if (points === undefined) missing.push(item.id)
    else score += points
  }
  if (missing.length > 0 || asked.length === 0) return { scale: scale.id, missing }
  const band = bandOf(scale, score, person)
  return { scale: scale.id, score, missing, ...(band === undefined ? {} : { band }) }
}

/** Bands stand in rising order of concern: where sex or age decides and is not known, the one of more concern is taken. */
function bandOf(scale: InstrumentScale, score: number, { sex, age }: ScoredPerson): ScoreBand | undefined {
  return scale.bands
    .filter((band) => band.from <= score && score <= band.to)
    .filter((band) => band.sex === undefined || sex === undefined || band.sex === sex)
    .findLast((band) => band.ageFrom === undefined || age === undefined || age >= band.ageFrom)
}
