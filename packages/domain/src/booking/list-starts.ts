import type { Span } from './types.ts'

/**
 * Times of a duration inside free spans, on a grid of `stepMinutes` of the hour, none earlier than `earliestMs`.
 * @returns in order, each `durationMinutes` long; they may overlap one another when the step is shorter
 */
export function listStarts(
  free: readonly Span[],
  durationMinutes: number,
  stepMinutes: number,
  earliestMs: number,
): Span[] {
  const step = stepMinutes * 60_000
  const duration = durationMinutes * 60_000
  const found: Span[] = []
  for (const span of free) {
    const first = Math.ceil(Math.max(span.fromMs, earliestMs) / step) * step
    for (let at = first; at + duration <= span.toMs; at += step) found.push({ fromMs: at, toMs: at + duration })
  }
  return found
}
