import { breakOfShift, freeSpans, overlaps, type Span, type WayOfTime } from '../booking/index.ts'
import { isWork, type RosterEntry } from './roster-entry.ts'

export interface DayPiece<Booked extends Span> extends Span {
  readonly kind: 'booked' | 'way' | 'free' | 'break' | 'absence' | 'guidance' | 'duty'
  readonly booked?: Booked
  readonly entry?: RosterEntry
}

export interface DayLayout<Booked extends Span> {
  /** In order; a booked time may lie over an absence or a break, and then is a conflict. */
  readonly pieces: readonly DayPiece<Booked>[]
  /** Minutes of reception without absences and rests. */
  readonly openMinutes: number
  /** Booked minutes, also outside the reception, and what ways take of it; what lies over one another counts once. */
  readonly bookedMinutes: number
}

/**
 * One day of one professional as they see it: what is booked, what is free, rests, absences and other work. What begins
 * before the day or ends after it is cut at midnight.
 *
 * @param ways  ways to homes: what is kept free for them is no free time
 */
export function layOutDay<Booked extends Span>(
  day: Span,
  entries: readonly RosterEntry[],
  booked: readonly Booked[],
  ways: readonly WayOfTime[] = [],
): DayLayout<Booked> {
  const today = entries.filter((entry) => overlaps(entry, day))
  const [breaks, absences] = [of(today, 'break'), of(today, 'absence')]
  const receptions = of(today, 'reception')
  // A long reception that names no break has its rest in the middle, as the search has it.
  const rests = receptions
    .filter((one) => !breaks.some((rest) => overlaps(rest, one)))
    .flatMap((one) => breakOfShift(one) ?? [])
  const open = freeSpans(receptions, [...breaks, ...absences, ...rests]).flatMap((span) => clip(span, day))
  const taken = booked.filter((one) => overlaps(one, day))
  const roads = roadsIn(freeSpans(open, taken), ways)
  const pieces: DayPiece<Booked>[] = [
    ...taken.flatMap((one) => clip(one, day).map((span) => ({ ...span, kind: 'booked' as const, booked: one }))),
    ...roads.map((span) => ({ ...span, kind: 'way' as const })),
    ...freeSpans(open, [...taken, ...roads]).map((span) => ({ ...span, kind: 'free' as const })),
    ...freeSpans([...breaks, ...rests], absences).flatMap((span) =>
      clip(span, day).map((cut) => ({ ...cut, kind: 'break' as const })),
    ),
    ...absences.flatMap((entry) => clip(entry, day).map((span) => ({ ...span, kind: 'absence' as const, entry }))),
    ...today
      .filter((entry) => isWork(entry) && entry.kind !== 'reception')
      .flatMap((entry) =>
        freeSpans([entry], absences)
          .flatMap((span) => clip(span, day))
          .map((span) => ({ ...span, kind: entry.kind as 'guidance' | 'duty', entry })),
      ),
  ]
  return {
    pieces: pieces.sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs),
    openMinutes: minutesOf(open),
    bookedMinutes: minutesOf([day]) - minutesOf(freeSpans([day], [...taken, ...roads])),
  }
}

const of = (entries: readonly RosterEntry[], kind: RosterEntry['kind']) => entries.filter((one) => one.kind === kind)
const minutesOf = (spans: readonly Span[]) => spans.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / 60_000, 0)
function clip(span: Span, { fromMs, toMs }: Span): Span[] {
  const cut = { fromMs: Math.max(span.fromMs, fromMs), toMs: Math.min(span.toMs, toMs) }
  return cut.toMs > cut.fromMs ? [cut] : []
}

/**
 * What the ways take of the free times: each to a visit the last free minutes before it, each back the first ones after it, past
 * calls and breaks, as the database counts a way; never past another visit that has one.
 */
function roadsIn(free: readonly Span[], ways: readonly WayOfTime[]): Span[] {
  return ways.flatMap(({ fromMs, toMs, before = 0, back = 0 }) => {
    const earliest = Math.max(-Infinity, ...ways.flatMap((one) => (one.toMs <= fromMs ? [one.toMs] : [])))
    const latest = Math.min(Infinity, ...ways.flatMap((one) => (one.fromMs >= toMs ? [one.fromMs] : [])))
    const gapsBefore = free.flatMap((gap) => clip(gap, { fromMs: earliest, toMs: fromMs })).reverse()
    const gapsAfter = free.flatMap((gap) => clip(gap, { fromMs: toMs, toMs: latest }))
    return [
      ...take(gapsBefore, before * 60_000, (gap, ms) => ({ fromMs: gap.toMs - ms, toMs: gap.toMs })),
      ...take(gapsAfter, back * 60_000, (gap, ms) => ({ fromMs: gap.fromMs, toMs: gap.fromMs + ms })),
    ]
  })
}

function take(gaps: readonly Span[], neededMs: number, part: (gap: Span, ms: number) => Span): Span[] {
  let left = neededMs
  return gaps.flatMap((gap) => {
    const ms = Math.min(left, gap.toMs - gap.fromMs)
    left -= ms
    return ms > 0 ? [part(gap, ms)] : []
  })
}
