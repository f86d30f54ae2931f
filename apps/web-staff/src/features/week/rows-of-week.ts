import type { OwnPiece, OwnWeek } from '@luukku/contract'
import { clockText, localDay } from '../../shared/time-text.ts'

export interface WeekCell {
  /** What fills the half hour, for its colour; the words stand where a piece begins. */
  readonly fill: OwnPiece['kind'] | 'nothing'
  readonly begins: readonly OwnPiece[]
}
export interface WeekRow {
  /** `HH:MM` */
  readonly at: string
  readonly cells: readonly WeekCell[]
}

const halfHour = 30
/** A week with nothing in it still has a working day to look at. */
const usual = { from: 8 * 60, to: 16 * 60 }
/** Over everything else: a booked time over an absence must be seen. */
const order: readonly WeekCell['fill'][] = ['booked', 'absence', 'break', 'duty', 'guidance', 'way', 'free', 'nothing']

/** Half hours from the first to the last piece of the week; a weekend without anything has no columns. */
export function rowsOfWeek(week: OwnWeek): { days: OwnWeek['days']; rows: WeekRow[] } {
  const days = week.days.filter(({ pieces }, at) => at < 5 || pieces.length > 0)
  const spans = days.map(({ day, pieces }) => pieces.map((piece) => ({ piece, ...minutesOf(piece, day) })))
  // A whole-day absence says nothing of when a day begins.
  const timed = spans.flat().filter(({ piece }) => piece.kind !== 'absence')
  const from = floor(Math.min(usual.from, ...timed.map((one) => one.from)))
  const to = Math.max(usual.to, ...timed.map((one) => one.to))
  const rows: WeekRow[] = []
  for (let at = from; at < to; at += halfHour)
    rows.push({
      at: `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`,
      cells: spans.map((list) => {
        const here = list.filter((one) => one.from < at + halfHour && one.to > at)
        return {
          fill: order.find((fill) => here.some(({ piece }) => piece.kind === fill)) ?? 'nothing',
          begins: here.filter((one) => one.from >= at || at === from).map(({ piece }) => piece),
        }
      }),
    })
  return { days, rows }
}

function minutesOf({ start, end }: OwnPiece, day: string): { from: number; to: number } {
  return { from: wallMinutes(start), to: localDay(end) > day ? 24 * 60 : wallMinutes(end) }
}
function wallMinutes(at: string): number {
  const [hours = 0, minutes = 0] = clockText(at, 'en').split(':').map(Number)
  return hours * 60 + minutes
}
const floor = (minutes: number) => Math.floor(minutes / halfHour) * halfHour
