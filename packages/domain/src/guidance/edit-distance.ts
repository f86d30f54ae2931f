/** True when one typing slip (a wrong, missing, extra or swapped letter) turns one word into the other. Linear. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  const restA = a.slice(i)
  const restB = b.slice(i)
  if (a.length === b.length) {
    if (restA.slice(1) === restB.slice(1)) return true
    return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  }
  return a.length > b.length ? restA.slice(1) === restB : restB.slice(1) === restA
}
