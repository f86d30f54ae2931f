import { allowedStarts } from './allowed-starts.ts'
import { createBits, fill, lowestBit, type Bits } from './bits.ts'
import {
  slotsADay,
  type CalendarGrid,
  type CalendarRules,
  type FoundTime,
  type TimeSearch,
  type Way,
} from './calendar-rules.ts'
import { startBits } from './free-bits.ts'
import { edges, searchOne, type Choice } from './search-one.ts'
import type { Starts } from './starts.ts'

const wordsADay = slotsADay / 32

/** Calendars in memory, ready to be searched. */
export interface CalendarIndex {
  readonly search: (search: TimeSearch) => readonly FoundTime[]
  /** A roster, an absence or a booking has changed. */
  readonly replace: (calendar: number, rules: CalendarRules) => void
}

/**
 * Builds bitsets for each way and duration at the first search for it, and again for one calendar when that one changes.
 * A search narrows calendars by their words, then days by `onDay`, then reads 32 starts at a time.
 */
export function createCalendarIndex(grid: CalendarGrid, calendars: readonly CalendarRules[]): CalendarIndex {
  const rules = [...calendars]
  const words = grid.days * wordsADay
  const calendarWords = Math.ceil(rules.length / 32)
  const known = new Map<string, Starts>()
  const withWord = new Map<string, Bits>()
  rules.forEach((one, at) => markWords(one, at, true))

  function markWords(one: CalendarRules, at: number, value: boolean): void {
    for (const word of one.has) {
      const bits = withWord.get(word) ?? createBits(rules.length)
      withWord.set(word, bits)
      fill(bits, at, at + 1, value)
    }
  }

  function setRow(starts: Starts, at: number): void {
    const one = rules[at]
    if (one === undefined) return
    const row = startBits(grid, one, starts.way, starts.duration, starts.group)
    for (let word = 0; word < words; word++) {
      starts.bits[word * rules.length + at] = row[word] ?? 0
      starts.inAny[word] = (starts.inAny[word] ?? 0) | (row[word] ?? 0)
    }
    for (let day = 0; day < grid.days; day++) {
      let any = 0
      for (let word = day * wordsADay; word < (day + 1) * wordsADay; word++) any |= row[word] ?? 0
      const place = day * calendarWords + (at >>> 5)
      const bit = 1 << (at & 31)
      starts.onDay[place] = any === 0 ? (starts.onDay[place] ?? 0) & ~bit : (starts.onDay[place] ?? 0) | bit
    }
  }

  function startsOf(way: Way, duration: number, group: string | undefined): Starts {
    const key = `${way.mode} ${String(way.place ?? '')} ${String(duration)} ${group ?? ''}`
    const found = known.get(key)
    if (found) return found
    const bits = new Uint32Array(rules.length * words)
    const onDay = new Uint32Array(grid.days * calendarWords)
    const made = { bits, onDay, inAny: new Uint32Array(words), way, duration, group }
    for (let at = 0; at < rules.length; at++) setRow(made, at)
    known.set(key, made)
    return made
  }

  function withAll(wanted: readonly string[]): Bits {
    const eligible = new Uint32Array(calendarWords).fill(0xffffffff)
    for (const word of wanted) {
      const bits = withWord.get(word)
      for (let at = 0; at < calendarWords; at++) eligible[at] = (eligible[at] ?? 0) & (bits?.[at] ?? 0)
    }
    return eligible
  }

  function searchWay(
    search: TimeSearch,
    way: number,
    eligible: readonly Bits[],
    allowed: Bits | undefined,
    choice: Choice,
  ): FoundTime[] {
    const found: FoundTime[] = []
    const chosen = search.ways[way]
    if (chosen === undefined) return found
    const { series, group, duration, needed } = search
    const times = series?.times ?? 1
    const step = (series?.everyDays ?? 0) * wordsADay
    const starts = needed.map((_, at) => startsOf(chosen, duration, at === 0 ? group : undefined))
    const from = Math.max(0, search.from)
    const to = Math.min(search.to, grid.days * slotsADay)
    const onDay: number[][] = needed.map(() => [])
    const together: number[] = []
    const apart = search.apart ?? 1
    let lastStretch = -1
    const readWord = (row: Uint32Array, calendar: number, word: number): number => {
      let bits = row[word * rules.length + calendar] ?? 0
      for (let time = 1; time < times && bits !== 0; time++) {
        const later = word + time * step
        bits &= later < words ? (row[later * rules.length + calendar] ?? 0) : 0
      }
      if (choice.held !== undefined) bits &= ~(choice.held.get(calendar)?.[word] ?? 0)
      return bits
    }
    for (let day = Math.floor(from / slotsADay); day * slotsADay < to; day++) {
      let isPossible = true
      for (let at = 0; at < needed.length && isPossible; at++) {
        const list = onDay[at] as number[]
        list.length = 0
        const of = starts[at] as Starts
        for (let word = 0; word < calendarWords; word++) {
          let bits = (eligible[at]?.[word] ?? 0) & (of.onDay[day * calendarWords + word] ?? 0)
          for (; bits !== 0; bits &= bits - 1) list.push(word * 32 + lowestBit(bits))
        }
        // Once around from where the search begins, so that not all find the same one.
        list.push(
          ...list.splice(
            0,
            Math.max(
              0,
              list.findIndex((calendar) => calendar >= choice.first),
            ),
          ),
        )
        isPossible = list.length > 0
      }
      if (!isPossible) continue
      for (let word = day * wordsADay; word < (day + 1) * wordsADay; word++) {
        let bits = allowed === undefined ? 0xffffffff : (allowed[word] ?? 0)
        bits &= edges({ from, to }, word)
        for (let at = 0; at < needed.length && bits !== 0; at++) {
          const row = (starts[at] as Starts).bits
          let any = 0
          for (const calendar of onDay[at] as number[]) any |= readWord(row, calendar, word)
          bits &= any
        }
        for (; bits !== 0; bits &= bits - 1) {
          const bit = lowestBit(bits)
          const stretch = Math.floor((word * 32 + bit) / apart)
          if (stretch === lastStretch) continue
          together.length = 0
          if (!assign(0, bit, word)) continue
          lastStretch = stretch
          found.push({ start: word * 32 + bit, way, calendars: [...together] })
          if (found.length >= search.limit) return found
        }
      }
    }
    return found

    /** The first way to give each that is needed a calendar of its own. */
    function assign(at: number, bit: number, word: number): boolean {
      if (at === needed.length) return true
      const row = (starts[at] as Starts).bits
      for (const calendar of onDay[at] as number[]) {
        if (((readWord(row, calendar, word) >>> bit) & 1) === 0 || together.includes(calendar)) continue
        together.push(calendar)
        if (assign(at + 1, bit, word)) return true
        together.pop()
      }
      return false
    }
  }

  return {
    search: (search) => {
      const { ways, needed, series, limit } = search
      const eligible = needed.map(withAll)
      const allowed = search.allowed ?? allowedStarts(grid, search)
      const count = Math.max(1, rules.length)
      const first = (((search.turn ?? 0) % count) + count) % count
      const choice = { first, held: heldBits(grid, search), apart: search.apart ?? 1 }
      const [only] = eligible
      const from = Math.max(0, search.from)
      let to = Math.min(search.to, grid.days * slotsADay)
      let found: readonly FoundTime[] = []
      for (const [way, how] of ways.entries()) {
        const times =
          only !== undefined && needed.length === 1 && series === undefined
            ? searchOne(startsOf(how, search.duration, search.group), only, { from, to }, allowed, way, limit, choice)
            : searchWay({ ...search, to }, way, eligible, allowed, choice)
        found = way === 0 ? times : merge(found, times, limit)
        // With enough already, another way can only add an earlier time.
        if (found.length === limit) to = Math.min(to, found.at(-1)?.start ?? to)
      }
      return found
    },
    replace: (calendar, next) => {
      const before = rules[calendar]
      if (before) markWords(before, calendar, false)
      rules[calendar] = next
      markWords(next, calendar, true)
      for (const starts of known.values()) setRow(starts, calendar)
    },
  }
}

/** Both in order of start, the first way's time where both have one. */
function merge(first: readonly FoundTime[], second: readonly FoundTime[], limit: number): readonly FoundTime[] {
  if (second.length === 0) return first
  const merged: FoundTime[] = []
  for (let a = 0, b = 0; merged.length < limit;) {
    const [one, other] = [first[a], second[b]]
    if (one !== undefined && (other === undefined || one.start <= other.start)) {
      merged.push(one)
      a += 1
      if (other?.start === one.start) b += 1
    } else if (other !== undefined) {
      merged.push(other)
      b += 1
    } else break
  }
  return merged
}

/** Starts that would touch a span that is held. */
function heldBits(grid: CalendarGrid, search: TimeSearch): ReadonlyMap<number, Bits> | undefined {
  if (search.held === undefined || search.held.size === 0) return undefined
  const held = new Map<number, Bits>()
  for (const [calendar, spans] of search.held) {
    const bits = createBits(grid.days * slotsADay)
    for (const { from, to } of spans) fill(bits, from - search.duration + 1, to, true)
    held.set(calendar, bits)
  }
  return held
}
