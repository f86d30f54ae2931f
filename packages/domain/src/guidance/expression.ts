/** Kleene's three values, in the alarming direction: 0 known no, 1 unknown, 2 known yes. */
export type Truth = 0 | 1 | 2

export type Expression =
  | { readonly kind: 'fact'; readonly id: string; readonly possible: boolean }
  | {
      readonly kind: 'number'
      readonly id: string
      readonly operator: NumberOperator
      readonly limit: number
      readonly possible: boolean
    }
  | { readonly kind: 'not'; readonly inner: Expression }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Expression[] }

export type NumberOperator = '<' | '<=' | '>' | '>=' | '='

/** What an expression is compared with. */
export interface FactView {
  truthOf(factId: string): Truth
  numberOf(numberId: string): number | undefined
}

/** Kleene evaluation: all is the least, any the greatest, not turns round. `x?` counts unknown as yes. */
export function evaluateExpression(expression: Expression, view: FactView): Truth {
  switch (expression.kind) {
    case 'fact': {
      const truth = view.truthOf(expression.id)
      return expression.possible && truth === 1 ? 2 : truth
    }
    case 'number': {
      const value = view.numberOf(expression.id)
      if (value === undefined) return expression.possible ? 2 : 1
      return compareNumber(value, expression.operator, expression.limit) ? 2 : 0
    }
    case 'not':
      return (2 - evaluateExpression(expression.inner, view)) as Truth
    case 'all': {
      let least: Truth = 2
      for (const part of expression.parts) {
        const truth = evaluateExpression(part, view)
        if (truth === 0) return 0
        if (truth < least) least = truth
      }
      return least
    }
    case 'any': {
      let greatest: Truth = 0
      for (const part of expression.parts) {
        const truth = evaluateExpression(part, view)
        if (truth === 2) return 2
        if (truth > greatest) greatest = truth
      }
      return greatest
    }
  }
}

/**
 * Whether the expression is known to hold: `evaluateExpression` giving 2, without going on past the first part that does not.
 * Nearly every rule stops at its first fact, and all of them are asked anew for each question that could be put.
 */
export function holds(expression: Expression, view: FactView): boolean {
  switch (expression.kind) {
    case 'fact': {
      const truth = view.truthOf(expression.id)
      return truth === 2 || (truth === 1 && expression.possible)
    }
    case 'all':
      for (const part of expression.parts) if (!holds(part, view)) return false
      return true
    case 'any':
      for (const part of expression.parts) if (holds(part, view)) return true
      return false
    default:
      return evaluateExpression(expression, view) === 2
  }
}

export function compareNumber(value: number, operator: NumberOperator, limit: number): boolean {
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '=':
      return value === limit
  }
}

/** What an expression reads. */
export interface Reads {
  readonly facts: readonly string[]
  readonly numbers: readonly string[]
  readonly negates: boolean
}

/** Worked out once for each: what a rule reads is asked of every contact. */
const known = new WeakMap<Expression, Reads>()

/** Ids that an expression reads, facts and numbers apart. */
export function readsOf(expression: Expression): Reads {
  const before = known.get(expression)
  if (before !== undefined) return before
  const reads = readsIn(expression)
  known.set(expression, reads)
  return reads
}

function readsIn(expression: Expression): Reads {
  switch (expression.kind) {
    case 'fact':
      return { facts: [expression.id], numbers: [], negates: false }
    case 'number':
      return { facts: [], numbers: [expression.id], negates: false }
    case 'not':
      return { ...readsOf(expression.inner), negates: true }
    default: {
      const parts = expression.parts.map(readsOf)
      return {
        facts: parts.flatMap((part) => part.facts),
        numbers: parts.flatMap((part) => part.numbers),
        negates: parts.some((part) => part.negates),
      }
    }
  }
}
