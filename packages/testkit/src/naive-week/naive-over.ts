import { lackedBy, type Mode, type Span, type TravelPlace } from '@luukku/domain/booking'
import { placeOfSpan } from '../../../../apps/server/src/modules/booking/calendars/booked-times.ts'
import { gives } from '../../../../apps/server/src/modules/booking/calendars/gives.ts'
import type { FoundOver, OverSearch } from '../../../../apps/server/src/modules/booking/overbooking/over-times.ts'
import type { Reception } from '../../../../apps/server/src/modules/staffing/index.ts'
import { addDays, type LocalDate } from '@luukku/domain/time'
import { at } from './random-week.ts'
import { canCome, slotMs, targetOf, touches } from './work-of.ts'

/** Times over others as a person would look for them, shift by shift and quarter by quarter: what `listOverTimes` is held against. */
export function searchOverNaively(o: OverSearch, monday: LocalDate): FoundOver[] {
  const { book, service, visit } = o
  const found: FoundOver[] = []
  for (const one of o.receptions) {
    const member = book.staff.get(one.staffId)
    const isAble =
      gives(book, one, service) && (visit.method === null || member?.competences.includes(visit.method) === true)
    if (!isAble || o.extraIn(one.unitId) === 0) continue
    const speaks = visit.interpreter === null || member?.languages.includes(visit.interpreter) === true
    const extra = service.extra_minutes
    const minutes =
      service.duration_minutes +
      (speaks ? 0 : (extra.interpreter ?? 0)) +
      (visit.more_time ? (extra['more-time'] ?? 0) : 0) +
      (visit.first_visit ? (extra['first-visit'] ?? 0) : 0)
    const end = at(addDays(monday, 7), 0)
    for (let fromMs = at(monday, 0); fromMs < end; fromMs += 15 * 60_000) {
      const span = { fromMs, toMs: fromMs + minutes * 60_000 }
      if (
        fromMs <= o.nowMs ||
        !slotsOf(span).every((ms) => one.open.some((open) => open.fromMs <= ms && ms < open.toMs))
      )
        continue
      const there = o.lanes.filter((taken) => taken.staffId === one.staffId && touches(taken, span))
      if (there.length === 0 || !hasLane(there, o.extraIn(one.unitId))) continue
      const mode = one.modes.find((way) => isPossible(o, one, way, span, speaks))
      if (mode !== undefined)
        found.push({ ...span, staffId: one.staffId, unitId: one.unitId, mode, taken: there.length })
    }
  }
  return found
}

const slotsOf = ({ fromMs, toMs }: Span) =>
  Array.from({ length: (toMs - fromMs) / slotMs }, (_, slot) => fromMs + slot * slotMs)

function hasLane(there: OverSearch['lanes'], extra: number): boolean {
  for (let lane = 0; lane <= extra; lane++) if (there.every(({ from, to }) => lane < from || lane >= to)) return true
  return false
}

function isPossible(o: OverSearch, one: Reception, mode: Mode, span: Span, speaks: boolean): boolean {
  const { service, visit, minutes } = o
  const to = targetOf(mode, one.unitId, o.home)
  if (!service.modes.includes(mode) || o.away.some((away) => touches(away, span))) return false
  if (!canCome(o.own, span, to, { minutes })) return false
  if (mode === 'onsite' && !hasThings(o, one.unitId, span)) return false
  const interpreters = o.interpreters.filter(({ languages }) => languages.includes(visit.interpreter ?? ''))
  const town = o.units.get(one.unitId)?.municipality_code
  const isThere = interpreters.some(
    ({ id, isRemote, municipality, open }) =>
      (isRemote || (mode === 'onsite' && municipality === town)) &&
      slotsOf(span).every((ms) => open.some((hours) => hours.fromMs <= ms && ms < hours.toMs)) &&
      !o.spansOf(id).some((taken) => touches(taken, span)),
  )
  if (!speaks && interpreters.length > 0 && !isThere) return false
  if (mode === 'home') {
    const way = minutes({ unitId: one.unitId }, { home: o.home })
    const open = one.open.flatMap(slotsOf)
    if (open.filter((ms) => ms < span.fromMs).length * 5 < way) return false
    if (open.filter((ms) => ms >= span.toMs).length * 5 < way) return false
  }
  return leavesWays(o, one.staffId, span, to)
}

function hasThings({ resources, service, visit, units, spansOf }: OverSearch, unitId: string, span: Span): boolean {
  const here = resources.filter((one) => one.unitId === unitId)
  const lacking = lackedBy(visit.place_wishes, units.get(unitId)?.features ?? [])
  const isPlaceKind = (kind: string) => here.some((one) => one.kind === kind && one.isPlace)
  if (lacking.length > 0 && !service.resources.some(isPlaceKind)) return false
  return service.resources.every((kind) =>
    here.some(
      (one) =>
        one.kind === kind &&
        (lacking.length === 0 || !isPlaceKind(kind) || (one.isPlace && lackedBy(lacking, one.features).length === 0)) &&
        ![...one.closed, ...spansOf(one.id)].some((taken) => touches(taken, span)),
    ),
  )
}

/** Of all that the professional has within half a day: between two places there is time for the way, in which they meet nobody. */
function leavesWays(o: OverSearch, staffId: string, span: Span, to: TravelPlace | undefined): boolean {
  const near = o
    .spansOf(staffId)
    .filter(({ fromMs, toMs }) => toMs > span.fromMs - 12 * 3_600_000 && fromMs < span.toMs + 12 * 3_600_000)
    .map((one) => ({ fromMs: one.fromMs, toMs: one.toMs, place: placeOfSpan(one), isNew: false }))
  const all = [...near, { ...span, place: to, isNew: true }]
  const apart = all.filter(({ place }) => place === undefined)
  for (const a of all)
    for (const b of all) {
      if (a === b || a.place === undefined || b.place === undefined || a.fromMs > b.fromMs) continue
      const isOneUnit = 'unitId' in a.place && 'unitId' in b.place && a.place.unitId === b.place.unitId
      const isBetween = to === undefined && a.toMs <= span.fromMs && b.fromMs >= span.toMs
      if (isOneUnit || !(a.isNew || b.isNew || isBetween)) continue
      if (b.fromMs < a.toMs) return false
      const left = slotsOf({ fromMs: a.toMs, toMs: b.fromMs }).filter(
        (ms) => !apart.some((one) => one.fromMs <= ms && ms < one.toMs),
      )
      if (left.length * 5 < o.minutes(a.place, b.place)) return false
    }
  return true
}
