import type { LocalDate } from '../time/index.ts'
import { freeSpans } from './free-spans.ts'
import type { Candidate, Mode, Span } from './types.ts'

/** A professional's time for clients on one day, as the roster has it. */
export interface OpenTime {
  readonly staffId: string
  readonly unitId: string
  readonly municipality: string | null
  readonly modes: readonly Mode[]
  readonly day: LocalDate
  /** Without absences and rests; what is booked is still in it. */
  readonly open: readonly Span[]
}

export interface TimesOfNeed {
  readonly needId: string
  readonly durationMinutes: number
  /** Nothing is offered before this moment. */
  readonly earliestMs: number
  readonly modes: readonly Mode[]
  /** On-site times only here, when given. */
  readonly municipality?: string
  /** What each professional has booked. */
  readonly busyOf: ReadonlyMap<string, readonly Span[]>
  /** What the person has booked. */
  readonly own: readonly Span[]
  /** Any whole number, for example made of the contact's id: turns the order among equals, so that not all get the same. */
  readonly turn: number
}

const gridMs = 15 * 60_000

/**
 * Free times of one need: one of each start, place and mode, because several professionals free at the same moment in the
 * same place add nothing to an offer. Professionals come in the order that `turn` gives, each with the earliest time first:
 * clients spread over people, and a person's day fills without gaps.
 *
 * Time by time, as a person would look for it: what the search in calendars (`calendar/`) is held against. The product does not
 * use it.
 */
export function listCandidates(times: readonly OpenTime[], wanted: TimesOfNeed): Candidate[] {
  const { needId, earliestMs, own } = wanted
  const durationMs = wanted.durationMinutes * 60_000
  const seen = new Map<string, Set<number>>()
  const found: Candidate[] = []
  const first = times.length === 0 ? 0 : Math.abs(wanted.turn) % times.length
  for (let n = 0; n < times.length; n++) {
    const time = times[(first + n) % times.length]
    if (time === undefined) continue
    const { staffId, unitId, day } = time
    const modes = time.modes.filter(
      (mode) =>
        wanted.modes.includes(mode) &&
        (mode !== 'onsite' || wanted.municipality === undefined || wanted.municipality === time.municipality),
    )
    if (modes.length === 0) continue
    const busy = wanted.busyOf.get(staffId) ?? []
    const free = busy.length + own.length === 0 ? time.open : freeSpans(time.open, [...busy, ...own])
    for (const mode of modes) {
      const starts = startsOf(seen, `${unitId} ${mode}`)
      for (const span of free) {
        const begin = Math.ceil(Math.max(span.fromMs, earliestMs) / gridMs) * gridMs
        for (let fromMs = begin; fromMs + durationMs <= span.toMs; fromMs += gridMs) {
          if (starts.has(fromMs)) continue
          starts.add(fromMs)
          found.push({ needId, staffId, unitId, mode, day, fromMs, toMs: fromMs + durationMs })
        }
      }
    }
  }
  return found
}

function startsOf(seen: Map<string, Set<number>>, place: string): Set<number> {
  const known = seen.get(place)
  if (known !== undefined) return known
  const starts = new Set<number>()
  seen.set(place, starts)
  return starts
}
