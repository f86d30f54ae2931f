import type { Span } from './types.ts'

const longShiftMs = 6 * 3_600_000
const breakMs = 30 * 60_000

/**
 * The rest inside a shift longer than six hours: half an hour in its middle, on a full half hour. A roster that already
 * splits the day gets none. Working Hours Act 872/2019 § 24 (from memory).
 */
export function breakOfShift(shift: Span): Span | undefined {
  if (shift.toMs - shift.fromMs <= longShiftMs) return undefined
  const middle = (shift.fromMs + shift.toMs) / 2 - breakMs / 2
  const fromMs = Math.floor(middle / breakMs) * breakMs
  return { fromMs, toMs: fromMs + breakMs }
}
