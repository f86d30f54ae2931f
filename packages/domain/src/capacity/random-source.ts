/** Draws that are the same for the same seed, on every machine. For simulations only, never for secrets. */
export interface RandomSource {
  /** In [0, 1). */
  readonly uniform: () => number
  readonly normal: (mean: number, sd: number) => number
  readonly poisson: (mean: number) => number
  /** 1, 2, 3 …: trials until the first success, with the given mean of at least 1. */
  readonly geometric: (mean: number) => number
}

/** Above this mean a product of uniform numbers would underflow: the draw is split in two, which is exact for Poisson. */
const largestPoissonMean = 300

/** sfc32 (Chris Doty-Humphrey, PractRand, public domain): passes its test batteries, period above 2^64. */
export function createRandom(seed: number, stream = 0): RandomSource {
  let a = seed | 0
  let b = stream | 0
  let c = 0x9e3779b9 | 0
  let d = 1
  const uniform = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let n = 0; n < 16; n++) uniform()
  const poisson = (mean: number): number => {
    if (mean > largestPoissonMean) return poisson(mean / 2) + poisson(mean / 2)
    const floor = Math.exp(-mean)
    let count = 0
    for (let product = uniform(); product > floor; product *= uniform()) count += 1
    return count
  }
  return {
    uniform,
    poisson,
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    geometric: (mean) => 1 + Math.floor(Math.log(1 - uniform()) / Math.log(1 - 1 / mean)),
  }
}
