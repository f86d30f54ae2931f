import type { Span } from './types.ts'

/** What is left of the spans when the taken ones are cut away, in order. Half-open: touching spans do not overlap. */
export function freeSpans(open: readonly Span[], taken: readonly Span[]): Span[] {
  const cuts = [...taken].sort((a, b) => a.fromMs - b.fromMs)
  const free: Span[] = []
  for (const span of [...open].sort((a, b) => a.fromMs - b.fromMs)) {
    let at = span.fromMs
    for (const cut of cuts) {
      if (cut.toMs <= at) continue
      if (cut.fromMs >= span.toMs) break
      if (cut.fromMs > at) free.push({ fromMs: at, toMs: cut.fromMs })
      at = Math.max(at, cut.toMs)
    }
    if (at < span.toMs) free.push({ fromMs: at, toMs: span.toMs })
  }
  return free
}

/** Whether the span lies whole inside one of the others. */
export const isInside = (span: Span, others: readonly Span[]): boolean =>
  others.some(({ fromMs, toMs }) => fromMs <= span.fromMs && span.toMs <= toMs)

export const overlaps = (a: Span, b: Span): boolean => a.fromMs < b.toMs && b.fromMs < a.toMs
