import type { OverTime, RouteBody, RouteResponse, routes } from '@luukku/contract'
import { companionAway, overlaps } from '@luukku/domain/booking'
import { addDays, formatHelsinki, fromHelsinki, toInstant, toLocalDate } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import { notFound } from '../../../platform/errors.ts'
import { findContactRow } from '../../contact/index.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { professionalOf, readStaffBook, readWeeks } from '../../staffing/index.ts'
import { listBookableNeeds } from '../bookable-needs.ts'
import { listOwnBusyTimes } from '../busy-queries.ts'
import { calendarsOf } from '../calendars/county-calendars.ts'
import { listInterpreters } from '../calendars/interpreter-queries.ts'
import { listResources } from '../calendars/resource-queries.ts'
import { listHomes } from '../travel/home-queries.ts'
import { readTravel } from '../travel/read-travel.ts'
import { extraIn, mayLieOver, readOverbookingRules } from './overbooking-rules.ts'
import { listOverTimes, type TakenLane } from './over-times.ts'

/** A day of one unit; a professional who squeezes somebody in knows whom they look for. */
const mostTimes = 200

/**
 * Taken times of a day that another may lie over (`listOverTimes`): nobody is booked over another where there is room. Asked for by a
 * professional alone, never by the search itself.
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
    .filter((one) => overlaps(one, day_))
  const calendars = calendarsOf(tx)
  await calendars.follow(tx)
  const { minutesBetweenPlaces } = await readTravel(tx)
  const [lanes, own] = await Promise.all([
    listLanes(tx, [...new Set(receptions.map(({ staffId }) => staffId))], from, to),
    listOwnBusyTimes(tx, need.person_id, from, to),
  ])
  const found = listOverTimes({
    service,
    visit: need,
    receptions,
    book,
    units: book.units,
    resources: await listResources(tx),
    interpreters: await listInterpreters(tx),
    spansOf: calendars.spansOf,
    lanes,
    own,
    // When the companion cannot come is as taken as what the person has booked.
    away: need.companion === null ? [] : companionAway(need.companion, day_),
    home: (await listHomes(tx, [needId])).get(needId) ?? '',
    minutes: minutesBetweenPlaces,
    extraIn: (unitId) => extraIn(rules, service.code, unitId),
    nowMs: tx.at.getTime(),
  })
  const times = found.flatMap(({ staffId, unitId, mode, taken, fromMs, toMs }): OverTime[] => {
    const who = book.staff.get(staffId)
    const place = book.units.get(unitId)?.name
    if (!who) return []
    return [
      {
        staffId,
        professional: professionalOf(who),
        mode,
        ...(mode === 'onsite' && place !== undefined ? { place: place.fi, placeText: place } : {}),
        start: formatHelsinki(toInstant(fromMs)),
        end: formatHelsinki(toInstant(toMs)),
        taken,
      },
    ]
  })
  return { allowed, times: times.sort((a, b) => (a.start < b.start ? -1 : 1)).slice(0, mostTimes) }
}

/** What professionals have, with the lanes of each: no persons, no services. */
const listLanes = (tx: ReadTx, staffIds: readonly string[], from: Date, to: Date) =>
  tx.rows(sql<TakenLane>`
    select s.id as "staffId", lower(t.lanes) as from, upper(t.lanes) as to,
      (extract(epoch from lower(t.during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(t.during)) * 1000)::float8 as "toMs"
    from unnest(${[...staffIds]}::uuid[]) s (id) cross join lateral taken_lanes(s.id, tstzrange(${from}, ${to})) t`)
