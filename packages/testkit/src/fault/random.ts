/** Numbers from 0 up to `below`, the same for the same seed. */
export function makeRandom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) % 4_294_967_296
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}
