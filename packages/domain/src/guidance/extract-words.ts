import type { FactTable } from './fact-table.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { TextSpan } from './proposal.ts'

const sentencePattern = /[^.!?\n]+[.!?]*/gu
const clauseBreak = /[,;:]|\s(?:ja|sekä|och|samt|and|mutta|men|but)\s/giu

/**
 * The part of the person's own words that a need is about. A sentence that only this need speaks through is taken whole;
 * a sentence shared with a need of another register is cut at its clauses, so that nothing else crosses the wall.
 *
 * @param needs     the needs of the proposal
 * @param isApart   whether two needs stand in registers that may not read each other's words
 * @returns         spans for each need, in the order of the text
 */
export function extractWords(
  models: GuidanceModels,
  table: FactTable,
  text: string,
  needs: readonly { readonly reads: readonly string[] }[],
  isApart: (a: number, b: number) => boolean,
): TextSpan[][] {
  const hits = needs.map((need) =>
    need.reads.flatMap((id) =>
      (table.evidence.get(models.facts.get(id)?.number ?? -1) ?? []).flatMap((one) => one.span ?? []),
    ),
  )
  const result: TextSpan[][] = needs.map(() => [])
  const scanned = text.length > longestScan ? text.slice(0, longestScan) : text
  for (const sentence of scanned.matchAll(sentencePattern)) {
    const span = { start: sentence.index, end: sentence.index + sentence[0].length }
    const speaking = needs.map((_, i) => i).filter((i) => hits[i]?.some((hit) => overlaps(hit, span)) === true)
    for (const i of speaking) {
      const isShared = speaking.some((other) => isApart(i, other))
      if (!isShared) result[i]?.push(trim(text, span))
      else
        for (const clause of clausesOf(text, span))
          if (hits[i]?.some((hit) => overlaps(hit, clause)) === true) result[i]?.push(trim(text, clause))
    }
  }
  return result.map((spans) => joinTouching(text, spans))
}

const longestScan = 20_000

function clausesOf(text: string, sentence: TextSpan): TextSpan[] {
  const spans: TextSpan[] = []
  let start = sentence.start
  for (const cut of text.slice(sentence.start, sentence.end).matchAll(clauseBreak)) {
    const end = sentence.start + cut.index
    if (end > start) spans.push({ start, end })
    start = end + cut[0].length
  }
  if (start < sentence.end) spans.push({ start, end: sentence.end })
  return spans
}

function overlaps(a: TextSpan, b: TextSpan): boolean {
  return a.start < b.end && b.start < a.end
}

function trim(text: string, span: TextSpan): TextSpan {
  let { start, end } = span
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return { start, end }
}

function joinTouching(text: string, spans: readonly TextSpan[]): TextSpan[] {
  const joined: TextSpan[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && text.slice(last.end, span.start).trim() === '')
      joined[joined.length - 1] = { start: last.start, end: span.end }
    else joined.push(span)
  }
  return joined
}
