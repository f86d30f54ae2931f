import { randomInt } from 'node:crypto'

// No vowels, so that no word comes out, and nothing that looks or sounds like another over the telephone.
const letters = '23456789CDFHJKLRTVX'
const checkOf = (body: string) =>
  letters[[...body].reduce((sum, letter, n) => sum + (n + 2) * letters.indexOf(letter), 0) % letters.length] ?? ''

/**
 * A temporary code of the county, `T-CDF4-H7KL`: seven letters drawn and one that shows a slip in writing. It holds nothing of
 * the person. A national form of temporary identifiers is built from an organisation's OID; a county that joins Kanta gives
 * its own instead (from memory).
 */
export function makeTemporaryCode(): string {
  const body = Array.from({ length: 7 }, () => letters[randomInt(letters.length)] ?? '').join('')
  const whole = body + checkOf(body)
  return `T-${whole.slice(0, 4)}-${whole.slice(4)}`
}

export function isTemporaryCode(text: string): boolean {
  const whole = /^T-([2-9CDFHJKLRTVX]{4})-([2-9CDFHJKLRTVX]{4})$/.exec(text.trim().toUpperCase())
  if (!whole) return false
  const code = `${whole[1] ?? ''}${whole[2] ?? ''}`
  return code[7] === checkOf(code.slice(0, 7))
}
