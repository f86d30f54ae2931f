import {
  isInside,
  keepsWays,
  overlaps,
  visitLength,
  type Mode,
  type PlaceFeature,
  type Span,
  type TravelPlace,
} from '@luukku/domain/booking'
import type { ServiceRow } from '../../catalogue/index.ts'
import type { Reception, StaffBook } from '../../staffing/index.ts'
import { placeOfSpan, type TakenSpan } from '../calendars/booked-times.ts'
import { gives, knows, speaks } from '../calendars/gives.ts'
import { interpreterCheck } from '../calendars/interpreter-then.ts'
import type { InterpreterRow } from '../calendars/interpreter-queries.ts'
import { canCome } from '../travel/can-come.ts'
import { holdsWay } from '../travel/is-reachable.ts'
import { factsOf, type VisitRow } from '../visits/read-visits.ts'
import { roomCheck, type RoomsThen } from './room-then.ts'

/** A taken time of a professional with the lanes that it takes of their calendar: no person, no service. */
export interface TakenLane extends Span {
  readonly staffId: string
  /** Half-open. */
  readonly from: number
  readonly to: number
}

export interface OverSearch extends RoomsThen {
  readonly service: Pick<
    ServiceRow,
    'code' | 'register' | 'professions' | 'competences' | 'modes' | 'resources' | 'duration_minutes' | 'extra_minutes'
  >
  readonly visit: VisitRow & { readonly place_wishes: readonly PlaceFeature[] }
  readonly receptions: readonly Reception[]
  readonly book: StaffBook
  readonly interpreters: readonly InterpreterRow[]
  readonly lanes: readonly TakenLane[]
  /** What the person has, with its place where one is known. */
  readonly own: readonly TakenSpan[]
  /** When who comes along cannot. */
  readonly away: readonly Span[]
  /** The municipality of the person's home. */
  readonly home: string
  readonly minutes: (from: TravelPlace, to: TravelPlace) => number
  /** So many times may lie over one in this unit, beside the first. */
  readonly extraIn: (unitId: string) => number
  readonly nowMs: number
}

export interface FoundOver extends Span {
  readonly staffId: string
  readonly unitId: string
  readonly mode: Mode
  /** So many are there already. */
  readonly taken: number
}

const quarterMs = 15 * 60_000

/**
 * Taken times that another may lie over: where the county lets it, for so many as it lets, and where the ways to homes and other
 * units, the rooms, the interpreters, the person's own times and who comes along leave it. Free times are not among them.
 */
export function listOverTimes(o: OverSearch): FoundOver[] {
  const { service, visit, book } = o
  const { interpreter } = visit
  const hasRoom = roomCheck(o, service, visit.place_wishes)
  const isInterpreted = interpreterCheck(o.interpreters, o.spansOf, interpreter)
  const asksFor = (staffId: string) => interpreter !== null && !speaks(book, staffId, interpreter)
  const minutesOf = (staffId: string) =>
    visitLength(service.duration_minutes, service.extra_minutes, factsOf(visit, asksFor(staffId))).minutes
  const receptions = o.receptions.filter(
    (one) => o.extraIn(one.unitId) > 0 && gives(book, one, service) && knows(book, one.staffId, visit.method),
  )
  return receptions.flatMap((one) => {
    const placed = o.spansOf(one.staffId).map((span) => ({ ...span, place: placeOfSpan(span) }))
    const municipality = book.units.get(one.unitId)?.municipality_code ?? null
    const canMeet = (mode: Mode, span: Span) => {
      if (!service.modes.includes(mode) || (mode === 'onsite' && !hasRoom(one.unitId, span))) return false
      if (asksFor(one.staffId) && !isInterpreted(span, mode, municipality)) return false
      const place = mode === 'home' ? { home: o.home } : mode === 'onsite' ? { unitId: one.unitId } : undefined
      if (o.away.some((taken) => overlaps(taken, span)) || !canCome(o.own, span, place, o.minutes)) return false
      if (mode === 'home' && !holdsWay(one, span, o.minutes({ unitId: one.unitId }, { home: o.home }))) return false
      // With the way to a home and back, and every way of what is booked around it.
      return keepsWays({ ...span, place }, placed, o.minutes)
    }
    const lanes = Array.from({ length: o.extraIn(one.unitId) + 1 }, (_, lane) => lane)
    const theirs = o.lanes.filter(({ staffId }) => staffId === one.staffId)
    return one.open.flatMap((open) =>
      startsIn(open, minutesOf(one.staffId), o.nowMs).flatMap((span): FoundOver[] => {
        const there = theirs.filter((taken) => overlaps(taken, span))
        const isFree = lanes.some((lane) => !there.some((taken) => taken.from <= lane && lane < taken.to))
        if (there.length === 0 || !isFree || !isInside(span, one.open)) return []
        const mode = one.modes.find((way) => canMeet(way, span))
        if (mode === undefined) return []
        return [{ ...span, staffId: one.staffId, unitId: one.unitId, mode, taken: there.length }]
      }),
    )
  })
}

function startsIn(open: Span, minutes: number, nowMs: number): Span[] {
  const first = Math.ceil(Math.max(open.fromMs, nowMs + 1) / quarterMs) * quarterMs
  const last = open.toMs - minutes * 60_000
  return last < first
    ? []
    : Array.from({ length: Math.floor((last - first) / quarterMs) + 1 }, (_, at) => {
        const fromMs = first + at * quarterMs
        return { fromMs, toMs: fromMs + minutes * 60_000 }
      })
}
