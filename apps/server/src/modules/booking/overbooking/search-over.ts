import type { OverTime, RouteBody, RouteResponse, routes } from '@luukku/contract'
import { companionAway, isInside, keepsWays, overlaps, visitLength, type Span } from '@luukku/domain/booking'
import { addDays, formatHelsinki, fromHelsinki, toInstant, toLocalDate } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import { notFound } from '../../../platform/errors.ts'
import { findContactRow } from '../../contact/index.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { professionalOf, readStaffBook, readWeeks } from '../../staffing/index.ts'
import { listBookableNeeds } from '../bookable-needs.ts'
import { listOwnBusyTimes } from '../busy-queries.ts'
import { placeOfSpan } from '../calendars/booked-times.ts'
import { calendarsOf } from '../calendars/county-calendars.ts'
import { gives, knows, speaks } from '../calendars/gives.ts'
import { createInterpreterCheck } from '../calendars/interpreter-then.ts'
import { listHomes } from '../travel/home-queries.ts'
import { holdsWay } from '../travel/is-reachable.ts'
import { readTravel } from '../travel/read-travel.ts'
import { factsOf } from '../visits/read-visits.ts'
import { extraIn, mayLieOver, readOverbookingRules } from './overbooking-rules.ts'
import { createRoomCheck } from './room-then.ts'

const quarterMs = 15 * 60_000
/** A day of one unit; a professional who squeezes somebody in knows whom they look for. */
const mostTimes = 200

/**
 * Taken times of a day that another may lie over: where the county lets it, for so many as it lets, and where the ways to
 * homes and other units, the rooms, the interpreters and the person's companion leave it. Free times are not among them: nobody is booked over another where there is room. Asked for
 * by a professional alone, never by the search itself.
 *
 * @throws AppError not-found for a contact or need that is not there, or not for this actor
 */
export async function searchOver(
  tx: ReadTx,
  { contactId, needId, day }: RouteBody<typeof routes.searchOver>,
): Promise<RouteResponse<typeof routes.searchOver>> {
  const [contact, needs] = await Promise.all([findContactRow(tx, contactId), listBookableNeeds(tx, contactId)])
  // Who sees one need by its register and not the contact is no desk.
  const need = contact && needs.find(({ id }) => id === needId)
  const service = need && (await serviceBook(tx)).get(need.service)
  if (!need || !service) throw notFound()
  const [from, to] = [
    new Date(fromHelsinki(toLocalDate(day), '00:00')),
    new Date(fromHelsinki(addDays(toLocalDate(day), 1), '00:00')),
  ]
  const rules = await readOverbookingRules(tx)
  tx.journal({ register: need.register, persons: [need.person_id], detail: { contact: contactId, over: day } })
  const allowed = mayLieOver(rules, service)
  if (!allowed) return { allowed, times: [] }
  const book = await readStaffBook(tx)
  const day_ = { fromMs: from.getTime(), toMs: to.getTime() }
  const receptions = (await readWeeks(tx, day_.fromMs, day_.toMs))
    .flatMap((week) => week.receptions)
    .filter((one) => overlaps(one, day_) && extraIn(rules, service.code, one.unitId) > 0 && gives(book, one, service))
    .filter(({ staffId }) => knows(book, staffId, need.method))
  const calendars = calendarsOf(tx)
  await calendars.follow(tx)
  const { minutesBetweenPlaces } = await readTravel(tx)
  const home = (await listHomes(tx, [needId])).get(needId) ?? ''
  const [busy, own] = await Promise.all([
    listLanes(tx, [...new Set(receptions.map(({ staffId }) => staffId))], from, to),
    listOwnBusyTimes(tx, need.person_id, from, to),
  ])
  const { interpreter } = need
  // When the companion cannot come is as taken as what the person has booked.
  const away = need.companion === null ? [] : companionAway(need.companion, day_)
  const isTheirs = (span: Span) => [...own, ...away].some((taken) => overlaps(taken, span))
  const hasRoom = await createRoomCheck(tx, calendars, service, need.place_wishes)
  const isInterpreted = await createInterpreterCheck(tx, calendars, interpreter)
  const asksFor = (staffId: string) => interpreter !== null && !speaks(book, staffId, interpreter)
  const minutesOf = (staffId: string) =>
    visitLength(service.duration_minutes, service.extra_minutes, factsOf(need, asksFor(staffId))).minutes
  const found = receptions.flatMap((one) => {
    const placed = calendars.spansOf(one.staffId).map((span) => ({ ...span, place: placeOfSpan(span) }))
    // A way in which it can be given then: with the way to a home and back, and every way of what is booked around it.
    const modeOf = (span: Span) =>
      one.modes
        .filter((mode) => service.modes.includes(mode) && (mode !== 'onsite' || hasRoom(one.unitId, span)))
        .filter(
          (mode) =>
            !asksFor(one.staffId) || isInterpreted(span, mode, book.units.get(one.unitId)?.municipality_code ?? null),
        )
        .find((mode) => {
          const place = mode === 'home' ? { home } : mode === 'onsite' ? { unitId: one.unitId } : undefined
          const isHeld = mode !== 'home' || holdsWay(one, span, minutesBetweenPlaces({ unitId: one.unitId }, { home }))
          return isHeld && keepsWays({ ...span, place }, placed, minutesBetweenPlaces)
        })
    const extra = extraIn(rules, service.code, one.unitId)
    const theirs = busy.filter(({ staffId }) => staffId === one.staffId)
    return one.open.flatMap((open) =>
      startsIn(open, minutesOf(one.staffId), tx.at).flatMap((span): OverTime[] => {
        const there = theirs.filter((taken) => overlaps(taken, span))
        const lanes = Array.from({ length: extra + 1 }, (_, lane) => lane)
        const isFree = lanes.some((lane) => !there.some((taken) => taken.from <= lane && lane < taken.to))
        if (there.length === 0 || !isFree || isTheirs(span)) return []
        if (!isInside(span, one.open)) return []
        const who = book.staff.get(one.staffId)
        const mode = modeOf(span)
        const place = book.units.get(one.unitId)?.name
        if (!who || mode === undefined) return []
        return [
          {
            staffId: one.staffId,
            professional: professionalOf(who),
            mode,
            ...(mode === 'onsite' && place !== undefined ? { place: place.fi, placeText: place } : {}),
            start: formatHelsinki(toInstant(span.fromMs)),
            end: formatHelsinki(toInstant(span.toMs)),
            taken: there.length,
          },
        ]
      }),
    )
  })
  return { allowed, times: found.sort((a, b) => (a.start < b.start ? -1 : 1)).slice(0, mostTimes) }
}

function startsIn(open: Span, minutes: number, now: Date): Span[] {
  const first = Math.ceil(Math.max(open.fromMs, now.getTime() + 1) / quarterMs) * quarterMs
  const last = open.toMs - minutes * 60_000
  return last < first
    ? []
    : Array.from({ length: Math.floor((last - first) / quarterMs) + 1 }, (_, at) => {
        const fromMs = first + at * quarterMs
        return { fromMs, toMs: fromMs + minutes * 60_000 }
      })
}

/** What professionals have, with the lanes of each: no persons, no services. */
const listLanes = (tx: ReadTx, staffIds: readonly string[], from: Date, to: Date) =>
  tx.rows(sql<Span & { staffId: string; from: number; to: number }>`
    select s.id as "staffId", lower(t.lanes) as from, upper(t.lanes) as to,
      (extract(epoch from lower(t.during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(t.during)) * 1000)::float8 as "toMs"
    from unnest(${[...staffIds]}::uuid[]) s (id) cross join lateral taken_lanes(s.id, tstzrange(${from}, ${to})) t`)
