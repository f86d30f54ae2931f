import { lowestBit, type Bits } from './bits.ts'
import { slotsADay, type FoundTime, type SlotSpan } from './calendar-rules.ts'
import type { Starts } from './starts.ts'

const wordsADay = slotsADay / 32
/** Who was found first for each of 32 starts; kept between searches so that none is made anew. */
const owner = new Int32Array(32)

/** What is set of a word between two slots. */
export function edges(span: SlotSpan, word: number): number {
  let bits = 0xffffffff
  if (word * 32 < span.from) bits &= span.from - word * 32 >= 32 ? 0 : -1 << (span.from - word * 32)
  if ((word + 1) * 32 > span.to) bits &= span.to - word * 32 <= 0 ? 0 : -1 >>> ((word + 1) * 32 - span.to)
  return bits
}

export interface Choice {
  /** Calendar at which the reading begins. */
  readonly first: number
  /** Starts that are left out, by calendar. */
  readonly held: ReadonlyMap<number, Bits> | undefined
  /** Of the starts in one stretch of so many slots only the first. */
  readonly apart?: number
}

/**
 * First times with one of the eligible calendars. Calendars are read in order, once around from the first one, until all
 * starts of a word are found, so that a day with much free costs little.
 */
export function searchOne(
  starts: Starts,
  eligible: Bits,
  span: SlotSpan,
  allowed: Bits | undefined,
  way: number,
  limit: number,
  { first, held, apart = 1 }: Choice = { first: 0, held: undefined },
): FoundTime[] {
  const { bits, onDay, inAny } = starts
  const calendarWords = eligible.length
  const calendars = bits.length / inAny.length
  const found: FoundTime[] = []
  const [firstWord, firstBit] = [first >>> 5, first & 31]
  const lastWord = Math.ceil(span.to / 32)
  let lastStretch = -1
  for (let word = span.from >>> 5; word < lastWord; word++) {
    let wanted = inAny[word] as number
    if (wanted === 0) continue
    wanted &= edges(span, word)
    if (allowed !== undefined) wanted &= allowed[word] as number
    if (wanted === 0) continue
    const day = Math.floor(word / wordsADay) * calendarWords
    const row = word * calendars
    let got = 0
    // The first word of calendars is read twice: from the first calendar on, and at the end up to it.
    for (let n = 0; n <= calendarWords && got !== wanted; n++) {
      const at = firstWord + n < calendarWords ? firstWord + n : firstWord + n - calendarWords
      let these = (eligible[at] as number) & (onDay[day + at] as number)
      if (n === 0) these &= -1 << firstBit
      else if (n === calendarWords) these &= ~(-1 << firstBit)
      for (; these !== 0 && got !== wanted; these &= these - 1) {
        const calendar = at * 32 + lowestBit(these)
        let fresh = (bits[row + calendar] as number) & wanted & ~got
        if (held !== undefined) fresh &= ~(held.get(calendar)?.[word] ?? 0)
        got |= fresh
        for (; fresh !== 0; fresh &= fresh - 1) owner[lowestBit(fresh)] = calendar
      }
    }
    for (; got !== 0; got &= got - 1) {
      const bit = lowestBit(got)
      const stretch = Math.floor((word * 32 + bit) / apart)
      if (stretch === lastStretch) continue
      lastStretch = stretch
      found.push({ start: word * 32 + bit, way, calendars: [owner[bit] as number] })
      if (found.length === limit) return found
    }
  }
  return found
}
