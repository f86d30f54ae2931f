import { addDays, epochMsOf, fromHelsinki, toHelsinkiDate, toHelsinkiTime, toInstant } from '../../time/index.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Nobody is asked at night: by then the answer would come too late for the next one. */
const asking = { from: '08:00', fromMinute: 8 * 60, toMinute: 20 * 60 } as const
/** An offer that nobody can read in time helps nobody. */
const shortestMs = 15 * minuteMs

/**
 * Until when a freed time is held for the one who is asked: long enough to look at a telephone, short enough for the next
 * one. Half an hour for a time of today or tomorrow, two hours within three days, else four.
 *
 * @returns undefined when there is no time left to ask anybody
 */
export function holdUntil(atMs: number, startMs: number): number | undefined {
  const ahead = startMs - atMs
  const length = ahead <= 24 * hourMs ? 30 * minuteMs : ahead <= 72 * hourMs ? 2 * hourMs : 4 * hourMs
  // An hour is left to come, and to give the time to others.
  const until = Math.min(atMs + length, startMs - hourMs)
  return until - atMs >= shortestMs ? until : undefined
}

/** The moment from which people may be asked: now by day, else the next morning at eight. */
export function askFrom(atMs: number): number {
  const { minuteOfDay } = toHelsinkiTime(toInstant(atMs))
  if (minuteOfDay >= asking.fromMinute && minuteOfDay < asking.toMinute) return atMs
  const today = toHelsinkiDate(toInstant(atMs))
  return epochMsOf(fromHelsinki(minuteOfDay < asking.fromMinute ? today : addDays(today, 1), asking.from))
}
