/** Shorter names are found as they are: with one letter left out of three, half of all short names would be alike. */
const shortest = 4

/**
 * A name and each form of it with one letter left out. Two names that differ by one letter more, less or other, or by two
 * neighbours that changed places, share a form; the opposite is not true, so whoever finds by forms compares names after.
 *
 * @param token  as `nameTokens` gives it: without case and diacritics
 */
export function nearForms(token: string): string[] {
  const letters = [...token]
  if (letters.length < shortest) return [token]
  return [...new Set([token, ...letters.map((_, n) => [...letters.slice(0, n), ...letters.slice(n + 1)].join(''))])]
}

/** Slips between two tokens, counted up to two: a letter more, less or other, or two neighbours that changed places. */
export function slipsBetween(one: string, other: string): 0 | 1 | 2 {
  if (one === other) return 0
  const [a, b] = [[...one], [...other]]
  if (Math.min(a.length, b.length) < shortest - 1 || Math.abs(a.length - b.length) > 1) return 2
  let from = 0
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) from++
  const rest = (letters: readonly string[], skip: number) => letters.slice(from + skip).join('')
  if (a.length > b.length) return rest(a, 1) === rest(b, 0) ? 1 : 2
  if (b.length > a.length) return rest(a, 0) === rest(b, 1) ? 1 : 2
  const swapped = a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2)
  return swapped || rest(a, 1) === rest(b, 1) ? 1 : 2
}

/** Slips of all sought tokens together, each against the name's nearest; undefined when one of them is not there at all. */
export function slipsOfName(sought: readonly string[], name: readonly string[]): number | undefined {
  let slips = 0
  for (const token of sought) {
    const least = Math.min(2, ...name.map((one) => slipsBetween(token, one)))
    if (least > 1) return undefined
    slips += least
  }
  return slips
}
