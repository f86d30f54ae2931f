import type { InstrumentAnswers, InstrumentItem } from './instrument.ts'

/** True when the item is asked, given what was answered before it. */
export function isEnabled(item: InstrumentItem, answers: InstrumentAnswers): boolean {
  return Object.entries(item.when ?? {}).every(([id, codes]) => codes.includes(String(answers[id] ?? '')))
}

/**
 * Points of one answered item.
 *
 * @returns undefined for an item that is not answered, or whose answer the instrument does not know: never a guess
 */
export function pointsOf(item: InstrumentItem, answers: InstrumentAnswers): number | undefined {
  const answer = answers[item.id]
  if (answer === undefined) return undefined
  if (item.kind === 'choice') return item.options.find(({ code }) => code === String(answer))?.points
  if (answer === 'unable') return item.unablePoints
  const value = typeof answer === 'number' ? answer : Number(answer)
  if (!Number.isFinite(value) || value < item.min || value > item.max) return undefined
  return item.steps.find(
    ({ atLeast, upTo, below }) =>
      (atLeast === undefined || value >= atLeast) &&
      (upTo === undefined || value <= upTo) &&
      (below === undefined || value < below),
  )?.points
}
