import { createBits, fill, startsOfRuns, type Bits } from './bits.ts'
import { slotsADay, type CalendarGrid, type SlotSpan, type TimeSearch } from './calendar-rules.ts'

const wordsADay = slotsADay / 32

/**
 * Starts that may be taken whoever gives the time: where the person has nothing else (at every time of a series), at every
 * so many slots, inside the spans when there are any. Undefined when all may.
 */
export function allowedStarts(
  grid: CalendarGrid,
  search: Pick<TimeSearch, 'personBooked' | 'duration' | 'step' | 'series'>,
  spans?: readonly SlotSpan[],
): Bits | undefined {
  const words = grid.days * wordsADay
  const { step = 1 } = search
  const own = personBits(grid, search)
  if (own === undefined && step === 1 && spans === undefined) return undefined
  const allowed = own ?? new Uint32Array(words).fill(0xffffffff)
  const masks = masksOf(step)
  for (let word = 0; word < words; word++) allowed[word] = (allowed[word] as number) & (masks[word % step] as number)
  if (spans === undefined) return allowed
  const inside = createBits(grid.days * slotsADay)
  for (const { from, to } of spans) fill(inside, from, to, true)
  for (let word = 0; word < words; word++) allowed[word] = (allowed[word] as number) & (inside[word] as number)
  return allowed
}

/** Starts at which the person has nothing else, at every time of a series; undefined when never anything. */
function personBits(
  grid: CalendarGrid,
  { personBooked, duration, series }: Pick<TimeSearch, 'personBooked' | 'duration' | 'series'>,
): Uint32Array | undefined {
  if (personBooked.length === 0) return undefined
  const length = grid.days * slotsADay
  const free = createBits(length)
  fill(free, 0, length, true)
  for (const { from, to } of personBooked) fill(free, from, to, false)
  const starts = startsOfRuns(free, duration)
  const { times, everyDays } = series ?? { times: 1, everyDays: 0 }
  return Uint32Array.from(starts, (_, word) => {
    let bits = 0xffffffff
    for (let time = 0; time < times; time++) bits &= starts[word + time * everyDays * wordsADay] ?? 0
    return bits
  })
}

const known = new Map<number, Uint32Array>()

/** 32 is no multiple of a step, so the pattern of a word depends on where it lies: one mask for each place. */
function masksOf(step: number): Uint32Array {
  const made = known.get(step)
  if (made) return made
  const masks = Uint32Array.from({ length: step }, (_, word) => {
    let mask = 0
    for (let bit = 0; bit < 32; bit++) if ((word * 32 + bit) % step === 0) mask |= 1 << bit
    return mask
  })
  known.set(step, masks)
  return masks
}
