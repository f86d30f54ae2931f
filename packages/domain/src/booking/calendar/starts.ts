import type { Way } from './calendar-rules.ts'

/** Where times of one duration can start in one way, for every calendar. */
export interface Starts {
  /** Calendar after calendar for one word of slots, then the next word: what a search reads together lies together. */
  readonly bits: Uint32Array
  /** Which calendars have a start on a day at all: a row of calendars a day. */
  readonly onDay: Uint32Array
  /** Which words have a start in any calendar; may name one too many after a change, never one too few. */
  readonly inAny: Uint32Array
  readonly way: Way
  readonly duration: number
  readonly group: string | undefined
}
