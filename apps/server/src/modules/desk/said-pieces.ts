import type { Proposal } from '@luukku/domain/guidance'

export interface Piece {
  text: string
  mark?: string[]
}

/** The words in order, cut where a rule was set off: every character of the message is in exactly one piece. */
export function saidPieces(text: string, reasons: Proposal['reasons']): Piece[] {
  const spans = reasons.flatMap(({ ruleId, because }) =>
    because.flatMap(({ words }) => {
      if (words === undefined || words === '') return []
      const start = text.indexOf(words)
      return start === -1 ? [] : [{ start, end: start + words.length, ruleId }]
    }),
  )
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? text.length
    const mark = [...new Set(spans.filter(({ start, end }) => start <= from && to <= end).map(({ ruleId }) => ruleId))]
    return { text: text.slice(from, to), ...(mark.length > 0 ? { mark } : {}) }
  })
}
