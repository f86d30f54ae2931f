import type { Candidate, Mode, Span } from '@luukku/domain/booking'
import { companionAway, isInside, modesAsWished, travelBand, visitLength } from '@luukku/domain/booking'
import type { LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { serviceBook, type BesideEntry } from '../catalogue/index.ts'
import { readStaffBook, readWeeks } from '../staffing/index.ts'
import { findMovedTime, listOwnBusyTimes } from './busy-queries.ts'
import { calendarsOf } from './calendars/county-calendars.ts'
import { gives, knows, speaks } from './calendars/gives.ts'
import { hasPlace } from './calendars/has-place.ts'
import { listLeftOut } from './collective/left-out.ts'
import type { WeekCalendars } from './calendars/week-calendars.ts'
import { listInterpreters } from './calendars/interpreter-queries.ts'
import { readKnown, readKnownBeside } from './known/read-known.ts'
import { factsOf, plainVisit, readVisits, type VisitRow } from './visits/read-visits.ts'
import { listHomes } from './travel/home-queries.ts'
import { isReachable } from './travel/is-reachable.ts'
import { readTravel } from './travel/read-travel.ts'
import { sessionCandidates } from './groups/session-candidates.ts'
import { listOpenSessions } from './groups/session-queries.ts'

/** Which times are looked for, whatever the need. */
export interface TimesWanted {
  personId: string
  modes?: readonly Mode[]
  /** How the person wishes to meet: a service that is given so is looked for so, another in any of its ways. */
  wishedModes?: readonly Mode[]
  language?: string
  municipality?: string
  from: Date
  to: Date
  /** Minutes from now before which nothing is offered. */
  noticeMinutes?: number
  /** The time of this appointment counts as free for the person: it is being moved. */
  movingId?: string
  /** Any whole number: whom of several equals it is. */
  turn: number
  /** Times to leave out beside what is booked, by professional. */
  held?: ReadonlyMap<string, readonly Span[]>
  /** Before others who are free at the same moment in the same place. */
  preferStaffId?: string
  /** Whoever knows the person is looked for beside the others, and marked so. */
  preferKnown?: boolean
  /** Where nobody is free who interprets, times without one are found, marked as such; not said, as the moved time has it. */
  orWithoutInterpreter?: boolean
  /** Also times that the person's companion cannot come to. */
  ignoresCompanion?: boolean
  /** Only this professional's times. */
  onlyStaffId?: string
  /** Only on these days. */
  days?: ReadonlySet<LocalDate>
  /** Of the times of one place and mode in the same stretch of so many minutes of the day only the first. */
  apartMinutes?: number
  /** What a time costs others, of this need, profession and day; where a place has several at once the cheapest stands. */
  costOf?: (needId: string, profession: string, day: LocalDate) => number
}

/** A need as its times are looked for. */
export interface NeedToMeet {
  readonly id: string
  readonly service: string
  /**
   * Where the person lives, as far as the caller may know it: places are told apart by the way to them. Left out, they are not; the
   * way of a visit at home is kept by what the need's row says all the same.
   */
  readonly municipality_code?: string | null
  /** What its visit asks, where the caller has read it already. */
  readonly interpreter?: VisitRow['interpreter']
  readonly more_time?: boolean
  readonly companion?: VisitRow['companion']
  readonly first_visit?: boolean
  readonly place_wishes?: VisitRow['place_wishes']
  readonly method?: VisitRow['method']
}

/**
 * Free times for each need: receptions of professionals who may give the service, minus absences, rests, what is booked,
 * and what the person has booked, also where the caller may not see it. Read from the calendars in memory, after they have
 * followed what this transaction sees; only the person's own times are asked of the database.
 */
export async function findCandidates(
  tx: ReadTx,
  needs: readonly NeedToMeet[],
  wanted: TimesWanted,
): Promise<Candidate[][]> {
  const calendars = calendarsOf(tx)
  const unread = needs.flatMap((need) => (visitOf(need) ? [] : [need.id]))
  const [ownTimes, moved, read, known] = await Promise.all([
    listOwnBusyTimes(tx, wanted.personId, wanted.from, wanted.to),
    wanted.movingId === undefined ? undefined : findMovedTime(tx, wanted.movingId),
    readVisits(tx, unread),
    wanted.preferKnown === true
      ? readKnown(
          tx,
          needs.map(({ id }) => id),
        )
      : undefined,
    calendars.follow(tx),
  ])
  const own = ownTimes.filter(({ fromMs, toMs }) => fromMs !== moved?.fromMs || toMs !== moved.toMs)
  // Who was booked without one that could be had is moved without: it is ordered elsewhere, and comes along.
  const bringsOwn = wanted.orWithoutInterpreter === undefined && moved?.withoutInterpreter === true
  const services = await serviceBook(tx)
  const fromMs = Math.max(tx.at.getTime() + (wanted.noticeMinutes ?? 0) * 60_000, wanted.from.getTime())
  const toMs = wanted.to.getTime()
  const { costOf } = wanted
  const weeks = await calendars.weeks(tx, fromMs, toMs)
  const travel = await readTravel(tx)
  const interpreters = await listInterpreters(tx)
  const book = await readStaffBook(tx)
  const groups = [...new Set(needs.map(({ service }) => service))].filter((code) => services.get(code)?.is_group)
  const sessions = groups.length === 0 ? [] : await listOpenSessions(tx, groups, new Date(fromMs), wanted.to)
  const isAtHome = ({ service }: NeedToMeet) => services.get(service)?.modes.includes('home') === true
  const homes = await listHomes(
    tx,
    needs.flatMap((need) => (need.municipality_code === undefined && isAtHome(need) ? [need.id] : [])),
  )
  const shared = needs.filter(({ service }) => (services.get(service)?.together ?? []).length > 0)
  const knownBeside = await readKnownBeside(
    tx,
    shared.map(({ id }) => id),
  )
  const leftOut = new Map<string, ReadonlySet<number>>()
  for (const { id, service } of needs) leftOut.set(id, await listLeftOut(tx, id, services.get(service)?.together ?? []))
  return needs.map((need) => {
    const { id, service: code, municipality_code: home = null } = need
    const visit = visitOf(need) ?? read.get(id) ?? plainVisit
    const service = services.get(code)
    if (!service?.bookable) return []
    // When the companion cannot come is as taken as what the person has booked.
    const companion = wanted.ignoresCompanion === true ? null : visit.companion
    const ownIn = (span: Span) => (companion === null ? own : [...own, ...companionAway(companion, span)])
    if (service.is_group) {
      const band = (unitId: string) =>
        home === null ? 0 : travelBand(travel.minutesBetween(home, travel.municipalityOf(unitId)))
      return sessionCandidates(need, {
        sessions,
        wanted,
        fromMs,
        own: ownIn({ fromMs, toMs }),
        book,
        travel,
        band,
        visit,
      })
    }
    const search = {
      needId: id,
      service,
      modes: modesAsWished(
        service.modes.filter((mode) => wanted.modes === undefined || wanted.modes.includes(mode)),
        wanted.wishedModes ?? [],
      ),
      fromMs,
      toMs,
      own,
      home: home ?? homes.get(id) ?? '',
      turn: wanted.turn,
      leftOut: leftOut.get(id) ?? new Set<number>(),
      knownBeside: knownBeside.get(id) ?? [],
      placeWishes: visit.place_wishes,
      ...(visit.method === null ? {} : { method: visit.method }),
      ...(wanted.held === undefined ? {} : { held: wanted.held }),
      ...(wanted.onlyStaffId === undefined ? {} : { staffId: wanted.onlyStaffId }),
      ...(wanted.language === undefined ? {} : { language: wanted.language }),
      ...(wanted.municipality === undefined ? {} : { municipality: wanted.municipality }),
      ...(wanted.days === undefined ? {} : { days: wanted.days }),
      ...(wanted.apartMinutes === undefined ? {} : { apartMinutes: wanted.apartMinutes }),
      ...(costOf === undefined ? {} : { costOf: (profession: string, day: LocalDate) => costOf(id, profession, day) }),
    }
    const minutes = (interpreted: boolean) =>
      visitLength(service.duration_minutes, service.extra_minutes, factsOf(visit, interpreted)).minutes
    const language = visit.interpreter
    const isHere = language !== null && interpreters.some(({ languages }) => languages.includes(language))
    const searchWeek = (week: WeekCalendars, only: { staffId?: string }): Candidate[] => {
      const one = { ...search, own: ownIn(week.clock), ...only }
      if (language === null) return week.search({ ...one, minutes: minutes(false) })
      const speaking = week.search({ ...one, language, minutes: minutes(false) })
      const others = (how?: 'onsite' | 'remote') =>
        week
          .search({ ...one, minutes: minutes(true), ...(how === undefined ? {} : { interpreter: { language, how } }) })
          .filter(({ staffId }) => !speaks(book, staffId, language))
      if (!isHere || bringsOwn)
        return firstOfEach([speaking, others().map((time) => ({ ...time, interpreter: 'missing' as const }))])
      return firstOfEach([speaking, others('onsite'), others('remote')])
    }
    const searchWithout = (week: WeekCalendars): Candidate[] =>
      week
        .search({ ...search, own: ownIn(week.clock), minutes: minutes(true) })
        .map((time) => ({ ...time, interpreter: 'missing' as const }))
    let found = weeks.flatMap((week) => {
      const all = searchWeek(week, {})
      const knows = known?.get(id)
      const preferred = wanted.preferStaffId ?? knows
      if (preferred === undefined) return all
      const theirs = searchWeek(week, { staffId: preferred }).map((one) =>
        preferred === knows ? { ...one, isKnown: true } : one,
      )
      const placed = new Set(theirs.map(placeKey))
      return [...theirs, ...all.filter((one) => !placed.has(placeKey(one)))]
    })
    if (isHere && found.length === 0 && wanted.orWithoutInterpreter === true) found = weeks.flatMap(searchWithout)
    if (home === null) return found
    const bandOf = (unitId: string) => travelBand(travel.minutesBetween(home, travel.municipalityOf(unitId)))
    return found.map((one) => (one.mode === 'onsite' ? { ...one, away: bandOf(one.unitId) } : one))
  })
}

/** What the caller has read of the visit; undefined when it has not. */
function visitOf(need: NeedToMeet): VisitRow | undefined {
  const { interpreter, more_time, companion, first_visit, place_wishes, method } = need
  if (interpreter === undefined || more_time === undefined || companion === undefined) return undefined
  if (first_visit === undefined || place_wishes === undefined || method === undefined) return undefined
  return { interpreter, more_time, companion, first_visit, place_wishes, method }
}

/** Of each start, place and mode the first list's: who speaks the language before who interprets, on the spot before a connection. */
function firstOfEach(lists: readonly (readonly Candidate[])[]): Candidate[] {
  const kept = new Map<string, Candidate>()
  for (const one of lists.flat()) if (!kept.has(placeKey(one))) kept.set(placeKey(one), one)
  return [...kept.values()]
}

const placeKey = ({ unitId, mode, fromMs }: Candidate) => `${unitId} ${mode} ${String(fromMs)}`

/**
 * The unit where this professional can give the service at this time and in this mode; undefined when not.
 * @throws AppError rule-violated when the way to the home and back is longer than their working hours leave
 */
export async function findUnitOf(
  tx: ReadTx,
  item: { needId: string; service: string; staffId: string; mode: Mode; start: Date; end: Date; visit: VisitRow },
): Promise<{ unitId: string; durationMinutes: number; together: readonly BesideEntry[] } | undefined> {
  const service = (await serviceBook(tx)).get(item.service)
  if (!service?.bookable || !service.modes.includes(item.mode)) return undefined
  const book = await readStaffBook(tx)
  const time: Span = { fromMs: item.start.getTime(), toMs: item.end.getTime() }
  for (const { receptions } of await readWeeks(tx, time.fromMs, time.toMs)) {
    const found = receptions.find(
      (one) =>
        one.staffId === item.staffId &&
        one.modes.includes(item.mode) &&
        gives(book, one, service) &&
        isInside(time, one.open),
    )
    const { interpreter, method } = item.visit
    if (found && !knows(book, item.staffId, method))
      throw new AppError('rule-violated', { reason: 'not-trained-in-the-method' })
    const interpreted = interpreter !== null && !speaks(book, item.staffId, interpreter)
    const { minutes } = visitLength(service.duration_minutes, service.extra_minutes, factsOf(item.visit, interpreted))
    if (found && item.mode === 'onsite' && !(await hasPlace(tx, found.unitId, service, item.visit.place_wishes)))
      throw new AppError('rule-violated', { reason: 'place-lacks-what-is-asked' })
    if (found && item.mode === 'home' && !(await isReachable(tx, item.needId, time, found)))
      throw new AppError('rule-violated', { reason: 'way-outside-hours' })
    if (found) return { unitId: found.unitId, durationMinutes: minutes, together: service.together }
  }
  return undefined
}
