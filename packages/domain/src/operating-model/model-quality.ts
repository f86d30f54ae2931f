import type { UrgencyClass } from '../guidance/index.ts'

/** Why a professional decided otherwise than the rules proposed. */
export const overrideKinds = [
  'told-later',
  'words-misread',
  'question-missing',
  'class-too-high',
  'class-too-low',
  'other-service',
  'client-wish',
  'other',
] as const
export type OverrideKind = (typeof overrideKinds)[number]

/** Assessments of the same proposal and the same decision, counted together. No person stands behind a row. */
export interface CountedOutcome {
  readonly proposed: UrgencyClass
  readonly decided: UrgencyClass
  readonly sameServices: boolean
  readonly overrideKind?: OverrideKind
  readonly count: number
}

/** A count, or hidden because it is so small that it would tell about persons. */
export type ShownCount = { readonly hidden: false; readonly count: number } | { readonly hidden: true }

export interface ModelQuality {
  readonly assessed: ShownCount
  /** Absent when fewer than `smallestShown` were assessed: nothing is said about so few. */
  readonly figures?: {
    readonly sameClass: ShownCount
    /** The proposal was less urgent than the decision: the worse error. */
    readonly underTriage: ShownCount
    readonly overTriage: ShownCount
    readonly sameServices: ShownCount
    readonly overrides: readonly { readonly kind: OverrideKind; readonly count: ShownCount }[]
  }
}

/** Groups smaller than this tell about persons. */
export const smallestShown = 5

/**
 * How the proposals of one model stood against the professionals' decisions.
 *
 * A figure is hidden when it is one to four, and also when what is left of the whole is one to four: the rest would tell
 * it. Zero is shown: it tells about nobody, and "no under-triage" is what the county wants to know.
 */
export function modelQuality(rows: readonly CountedOutcome[]): ModelQuality {
  const count = (test: (row: CountedOutcome) => boolean) => rows.filter(test).reduce((sum, row) => sum + row.count, 0)
  const assessed = count(() => true)
  if (assessed < smallestShown) return { assessed: assessed === 0 ? { hidden: false, count: 0 } : { hidden: true } }
  const shown = (n: number): ShownCount => {
    const rest = assessed - n
    const tells = (n > 0 && n < smallestShown) || (rest > 0 && rest < smallestShown)
    return tells ? { hidden: true } : { hidden: false, count: n }
  }
  const under = count(({ proposed, decided }) => proposed > decided)
  const over = count(({ proposed, decided }) => proposed < decided)
  const same = count(({ proposed, decided }) => proposed === decided)
  // The three add up to the whole: when one is hidden, another must be too, or subtraction tells it.
  const three = [shown(same), shown(under), shown(over)] as const
  const onlyOneHidden = three.filter((one) => one.hidden).length === 1
  const [sameClass, underTriage, overTriage] = onlyOneHidden ? three.map(() => ({ hidden: true }) as const) : three
  return {
    assessed: { hidden: false, count: assessed },
    figures: {
      sameClass: sameClass ?? { hidden: true },
      underTriage: underTriage ?? { hidden: true },
      overTriage: overTriage ?? { hidden: true },
      sameServices: shown(count(({ sameServices }) => sameServices)),
      overrides: overrideKinds
        .map((kind) => ({ kind, n: count(({ overrideKind }) => overrideKind === kind) }))
        .filter(({ n }) => n > 0)
        .map(({ kind, n }) => ({ kind, count: shown(n) })),
    },
  }
}
