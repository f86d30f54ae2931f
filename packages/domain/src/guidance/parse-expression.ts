import type { Expression, NumberOperator } from './expression.ts'

/**
 * Reads a rule condition as a county writes it: `chest-pain & (pain-at-rest | radiates-arm) & age >= 40`.
 * `&` all, `|` any, `!` not, `fact?` yes or unknown, `number >= 3` compares a number.
 *
 * @throws Error with a reason in words when the condition cannot be read
 */
export function parseExpression(source: string): Expression {
  const words = [...source.matchAll(/\s*([A-Za-z_][\w.-]*\??|-?\d+(?:\.\d+)?|>=|<=|[<>=&|!()])/gy)]
  const read = words.reduce((length, word) => length + word[0].length, 0)
  if (source.slice(read).trim() !== '') throw new Error(`"${source.slice(read).trim()}" cannot be read in "${source}"`)
  const symbols = words.map((word) => word[1] ?? '')
  let at = 0

  const any = (): Expression => {
    const parts = [all()]
    while (symbols[at] === '|') {
      at++
      parts.push(all())
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', parts }
  }
  const all = (): Expression => {
    const parts = [one()]
    while (symbols[at] === '&') {
      at++
      parts.push(one())
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'all', parts }
  }
  const one = (): Expression => {
    const symbol = symbols[at++]
    if (symbol === undefined) throw new Error(`the condition "${source}" ends too early`)
    if (symbol === '!') return { kind: 'not', inner: one() }
    if (symbol === '(') {
      const inner = any()
      if (symbols[at++] !== ')') throw new Error(`")" is missing in "${source}"`)
      return inner
    }
    if (!/^[A-Za-z_]/.test(symbol)) throw new Error(`"${symbol}" was not expected in "${source}"`)
    const possible = symbol.endsWith('?')
    const id = possible ? symbol.slice(0, -1) : symbol
    const operator = symbols[at]
    if (operator === undefined || !isNumberOperator(operator)) return { kind: 'fact', id, possible }
    const limit = Number(symbols[at + 1])
    if (symbols[at + 1] === undefined || Number.isNaN(limit))
      throw new Error(`a number must follow "${operator}" in "${source}"`)
    at += 2
    return { kind: 'number', id, operator, limit, possible }
  }

  const expression = any()
  if (at < symbols.length) throw new Error(`"${symbols[at] ?? ''}" was not expected in "${source}"`)
  return expression
}

function isNumberOperator(symbol: string): symbol is NumberOperator {
  return symbol === '<' || symbol === '<=' || symbol === '>' || symbol === '>=' || symbol === '='
}
