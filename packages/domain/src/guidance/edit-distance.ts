/**
 * Whether `written` can be a typing slip of `meant`: two letters swapped, a letter doubled or left single, one missing or
 * one too many, or a neighbouring key. Short words take only the slips that hardly ever make another word; a wrong guess
 * makes a person's words say what they did not, which is worse than a word that is not understood.
 *
 * @param isStrict one letter for another only where their keys lie side by side, however long the word
 */
export function isLikelySlip(meant: string, written: string, isStrict = false): boolean {
  const shorter = Math.min(meant.length, written.length)
  if (Math.abs(meant.length - written.length) > 1 || shorter < 3) return false
  let from = 0
  while (from < shorter && meant[from] === written[from]) from++
  let behind = 0
  while (behind < shorter - from && meant.at(-1 - behind) === written.at(-1 - behind)) behind++
  const left = meant.slice(from, meant.length - behind)
  const right = written.slice(from, written.length - behind)
  if (left.length + right.length > 4) return false
  if (left === '' && right === '') return true
  if (isSwap(left, right)) return from > 0 || meant.length >= 5
  if (left.length + right.length === 1) {
    const letter = left + right
    const isDouble = meant[from - 1] === letter || written[from - 1] === letter
    if (isDouble) return meant.length >= 4
    return meant.length >= 5 && from > 0
  }
  if (left.length !== 1 || right.length !== 1) return false
  if (meant.length >= 7 && !isStrict) return true
  return meant.length >= 5 && from > 0 && areNeighbours(left, right)
}

function isSwap(left: string, right: string): boolean {
  return left.length === 2 && left[0] === right[1] && left[1] === right[0]
}

const rows = ['qwertyuiopa', 'asdfghjkloa', 'zxcvbnm']

function areNeighbours(a: string, b: string): boolean {
  return rows.some((row, i) => {
    const at = row.indexOf(a)
    if (at < 0) return false
    const below = rows[i + 1] ?? ''
    const above = rows[i - 1] ?? ''
    return [row[at - 1], row[at + 1], below[at], below[at - 1], above[at], above[at + 1]].includes(b)
  })
}
