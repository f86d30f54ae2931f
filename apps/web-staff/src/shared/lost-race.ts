import { offerSchema, offersSchema, type Offer } from '@luukku/contract'
import { z } from 'zod'

/** The next free offers that came with «slot taken», in either form the contract allows; none when it has none. */
export function offersFromAlternatives(alternatives: unknown): Offer[] {
  const whole = offersSchema.partial({ uncovered: true, over: true }).safeParse(alternatives)
  if (whole.success) return whole.data.offers
  const list = z.array(offerSchema).safeParse(alternatives)
  return list.success ? list.data : []
}

/** Of the next times a line says so many. */
export const shownTimes = 3

/** When the first of them begin, for a line that says them. */
export const nextStarts = (alternatives: unknown, limit: number): string[] =>
  [...new Set(offersFromAlternatives(alternatives).flatMap(({ items }) => items.map(({ start }) => start)))].slice(
    0,
    limit,
  )
