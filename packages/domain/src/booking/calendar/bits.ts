/** Rows of bits in words of 32. */
export type Bits = Uint32Array

export const createBits = (length: number): Bits => new Uint32Array(Math.ceil(length / 32))

/** Sets or clears `from` up to `to`, cut at both ends of the row. */
export function fill(bits: Bits, from: number, to: number, value: boolean): void {
  const start = Math.max(0, from)
  const end = Math.min(bits.length * 32, to)
  for (let word = start >>> 5; word * 32 < end; word++) {
    const low = Math.max(0, start - word * 32)
    const high = Math.min(32, end - word * 32)
    const mask = (high === 32 ? 0xffffffff : (1 << high) - 1) & ~((1 << low) - 1)
    bits[word] = value ? (bits[word] ?? 0) | mask : (bits[word] ?? 0) & ~mask
  }
}

export const has = (bits: Bits, at: number): boolean => (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1

/** Each bit becomes the bit `by` later; past the end nothing is set. */
function shiftedDown(bits: Bits, by: number): Bits {
  const words = by >>> 5
  const rest = by & 31
  return bits.map((_, word) => {
    const low = bits[word + words] ?? 0
    return rest === 0 ? low : (low >>> rest) | ((bits[word + words + 1] ?? 0) << (32 - rest))
  })
}

/** Where a run of `length` set bits starts: doubling, so that an hour costs as much as a few slots. */
export function startsOfRuns(free: Bits, length: number): Bits {
  let runs = Uint32Array.from(free)
  for (let covered = 1; covered < length;) {
    const by = Math.min(covered, length - covered)
    const later = shiftedDown(runs, by)
    runs = runs.map((word, at) => word & (later[at] ?? 0))
    covered += by
  }
  return runs
}

/** Index of the lowest set bit of a word that is not 0. */
export const lowestBit = (word: number): number => 31 - Math.clz32(word & -word)
