import { slotMinutes, slotsADay } from '@luukku/domain/booking'
import { addDays, epochMsOf, fromHelsinki, type LocalDate } from '@luukku/domain/time'

const slotMs = slotMinutes * 60_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Clocks are turned at three, to four or from four back to three (directive 2000/84/EC, from memory). */
const turnMs = 3 * hourMs

/** Slots of a week's wall clock against moments, for the days that lack an hour or have one twice too. */
export interface WeekClock {
  readonly monday: LocalDate
  readonly days: readonly LocalDate[]
  readonly fromMs: number
  readonly toMs: number
  /** Not rounded: a whole number on the grid. Outside the week below 0 or past its end. */
  slotOf(ms: number): number
  /** The first of the two moments, in the hour that comes twice. */
  msOf(slot: number): number
  dayOf(slot: number): LocalDate
  /** Slots of an hour that a day lacks. */
  readonly missing: readonly { from: number; to: number }[]
}

export function createWeekClock(monday: LocalDate): WeekClock {
  const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n))
  const starts = [...days, addDays(monday, 7)].map((day) => epochMsOf(fromHelsinki(day, '00:00')))
  const startOf = (day: number) => starts[day] ?? 0
  // How much later the wall clock of the afternoon is than the time that has passed.
  const ahead = days.map((_, day) => dayMs - (startOf(day + 1) - startOf(day)))
  const [fromMs, toMs] = [startOf(0), startOf(7)]
  return {
    monday,
    days,
    fromMs,
    toMs,
    slotOf(ms) {
      if (ms <= fromMs) return (ms - fromMs) / slotMs
      if (ms >= toMs) return 7 * slotsADay + (ms - toMs) / slotMs
      let day = 0
      while (startOf(day + 1) <= ms) day += 1
      const passed = ms - startOf(day)
      const turn = ahead[day] ?? 0
      const turned = turn > 0 ? passed >= turnMs : passed >= turnMs - turn
      return day * slotsADay + (passed + (turned ? turn : 0)) / slotMs
    },
    msOf(slot) {
      const day = Math.min(6, Math.floor(slot / slotsADay))
      const wall = (slot - day * slotsADay) * slotMs
      const turn = ahead[day] ?? 0
      const turned = turn > 0 ? wall >= turnMs + turn : wall >= turnMs - turn
      return startOf(day) + wall - (turned ? turn : 0)
    },
    dayOf: (slot) => days[Math.max(0, Math.min(6, Math.floor(slot / slotsADay)))] ?? monday,
    missing: ahead.flatMap((turn, day) =>
      turn > 0 ? [{ from: day * slotsADay + turnMs / slotMs, to: day * slotsADay + (turnMs + turn) / slotMs }] : [],
    ),
  }
}
