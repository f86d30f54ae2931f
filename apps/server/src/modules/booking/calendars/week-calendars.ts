import {
  allowedStarts,
  createCalendarIndex,
  lackedBy,
  overlaps,
  slotMinutes,
  slotsADay,
  type CalendarGrid,
  type CalendarIndex,
  type CalendarRules,
  type Candidate,
  type Competence,
  type Interpreting,
  type Mode,
  type PlaceFeature,
  type SlotSpan,
  type Span,
  type TimeSearch,
} from '@luukku/domain/booking'
import type { LocalDate } from '@luukku/domain/time'
import type { ServiceRow } from '../../catalogue/index.ts'
import type { Reception, StaffBook, WeekRoster } from '../../staffing/index.ts'
import type { CountyTravel } from '../travel/read-travel.ts'
import { placeOfSpan, type CalendarNews, type TakenSpan } from './booked-times.ts'
import type { InterpreterRow } from './interpreter-queries.ts'
import { besideWishes, bestOfEachStart } from './beside-wishes.ts'
import { gives, sitsIn } from './gives.ts'
import type { ResourceRow } from './resource-queries.ts'
import { createWeekClock, type WeekClock } from './week-clock.ts'

/** What is looked for in one week. */
export interface WeekSearch extends Span {
  readonly needId: string
  readonly service: Pick<ServiceRow, 'code' | 'duration_minutes' | 'professions' | 'resources'> &
    Partial<Pick<ServiceRow, 'together'>>
  /** Minutes, as the person's situation has them. */
  readonly minutes?: number
  /** A language that somebody interprets beside the professional. */
  readonly interpreter?: { readonly language: string; readonly how: Exclude<Interpreting, 'missing'> }
  readonly modes: readonly Mode[]
  /** What the place of an on-site time has: its unit, or where it does not the room that the service takes. */
  readonly placeWishes?: readonly PlaceFeature[]
  /** A method that the professional is trained in. */
  readonly method?: Competence
  /** Entries of `together` that nobody sits in for: the person has denied that their side is told. */
  readonly leftOut?: ReadonlySet<number>
  /** Professionals who know the person from the other side of a shared visit: of who could sit in then, they do. */
  readonly knownBeside?: readonly string[]
  /** On-site times only here, when given. */
  readonly municipality?: string
  /** The municipality of the person's home; nothing where nobody knows it, or may. */
  readonly home?: string
  readonly language?: string
  readonly staffId?: string
  /** Only on these days. */
  readonly days?: ReadonlySet<LocalDate>
  /** Of the starts of one place and mode in the same stretch of so many minutes only the first. */
  readonly apartMinutes?: number
  /** What a time costs others, of this profession and day; of a place that has several at once the cheapest is found. */
  readonly costOf?: (profession: string, day: LocalDate) => number
  /** What the person has; with its unit where it is on site and the caller may know it: the way from there is kept free. */
  readonly own: readonly TakenSpan[]
  readonly turn: number
  readonly held?: ReadonlyMap<string, readonly Span[]>
}

/** One week of a county as bits, a place at a time: what is in no place is found with the place that its giver works at. */
export interface WeekCalendars {
  readonly clock: WeekClock
  readonly roster: WeekRoster
  /** Free times, one of each start, place and mode. */
  search(search: WeekSearch): Candidate[]
  /** What is booked has changed. */
  changed(news: CalendarNews): void
  /** Rules of everybody who receives this week, with whose they are, and the services that alone are given then; none: all. */
  calendars(): readonly { staffId: string; only: readonly string[]; rules: CalendarRules; grid: CalendarGrid }[]
}

interface Place {
  readonly unitId: string
  /** Its number among the county's places. */
  readonly here: number
  readonly municipality: string | null
  /** What everybody who comes finds there. */
  readonly features: readonly PlaceFeature[]
  readonly index: CalendarIndex
  /** What has been asked for here, and whether anybody has all of it. */
  readonly able: Map<string, boolean>
  readonly calendars: PlaceCalendar[]
}

interface PlaceCalendar {
  readonly staffId: string
  readonly only: readonly string[]
  rules: CalendarRules
  readonly fixed: Omit<CalendarRules, 'booked'>
  /** Over a connection nobody travels: what is booked takes its own time alone. */
  readonly isStill?: boolean
}

/** A search of one week in its slots: the same for each place and mode. */
interface PlaceSearch extends WeekSearch {
  readonly from: number
  readonly to: number
  readonly duration: number
  /** The number of the person's home among the county's places. */
  readonly atHome: number
}

/** Times are offered on the quarter hours. */
const step = 15 / slotMinutes
/** Every quarter of a day. */
const mostADay = 96

/** What a week's calendars are made of. */
export interface WeekSources {
  readonly roster: WeekRoster
  readonly book: StaffBook
  readonly services: readonly ServiceRow[]
  readonly resources: readonly ResourceRow[]
  readonly interpreters?: readonly InterpreterRow[]
  /** What a professional, a room or a device has booked, as it is now. */
  readonly spansOf: (id: string) => readonly TakenSpan[]
  readonly travel: Pick<CountyTravel, 'places'>
}

export function createWeekCalendars(sources: WeekSources): WeekCalendars {
  const { roster, book, services, resources, interpreters = [], spansOf, travel } = sources
  const clock = createWeekClock(roster.monday)
  const { numberOf, nowhere } = travel.places
  const grid: CalendarGrid = {
    days: 7,
    closed: clock.missing,
    travel: travel.places.travel,
    allowsOverbooking: false,
  }
  /** Booked times with their place as the county's places are numbered. */
  const bookedOf = (id: string, isStill = false) =>
    spansOf(id).flatMap((span) => {
      const slots = widened(clock, span)
      const where = isStill ? undefined : placeOfSpan(span)
      const place = where && numberOf(where)
      return place === undefined ? slots : slots.map((one) => ({ ...one, place }))
    })
  const places = [...Map.groupBy(roster.receptions, ({ unitId }) => unitId)].map(([unitId, receptions]): Place => {
    const here = numberOf({ unitId }) ?? nowhere
    // Ways apart too: only shifts alike in all are one stretch of work, as in the roster.
    const own = Map.groupBy(receptions, ({ staffId, services: only, modes }) =>
      [staffId, [...only].sort().join(), [...modes].sort().join()].join(' '),
    )
    const calendars = [...own.values()].map((list): PlaceCalendar => {
      const fixed = fixedRules(clock, list, book, services, here)
      const staffId = list[0]?.staffId ?? ''
      return { staffId, only: list[0]?.services ?? [], fixed, rules: { ...fixed, booked: bookedOf(staffId) } }
    })
    // Behind the professionals: of what is found together whoever gives the time stands first.
    for (const resource of resources.filter((one) => one.unitId === unitId)) {
      const fixed = rulesOfResource(clock, resource, here)
      calendars.push({ staffId: resource.id, only: [], fixed, rules: { ...fixed, booked: bookedOf(resource.id) } })
    }
    const municipality = book.units.get(unitId)?.municipality_code ?? null
    const features = book.units.get(unitId)?.features ?? []
    for (const interpreter of interpreters)
      for (const { isStill, ...fixed } of rulesOfInterpreter(clock, interpreter, municipality, { here, nowhere }))
        calendars.push({
          staffId: interpreter.id,
          only: [],
          fixed,
          isStill,
          rules: { ...fixed, booked: bookedOf(interpreter.id, isStill) },
        })
    return {
      unitId,
      here,
      municipality,
      features,
      able: new Map(),
      calendars,
      index: createCalendarIndex(
        grid,
        calendars.map(({ rules }) => rules),
      ),
    }
  })
  const placesOf = new Map<string, { place: Place; at: number }[]>()
  for (const place of places)
    for (const [at, { staffId }] of place.calendars.entries()) {
      const list = placesOf.get(staffId)
      if (list) list.push({ place, at })
      else placesOf.set(staffId, [{ place, at }])
    }

  function search(wanted: WeekSearch): Candidate[] {
    const spans = spansIn(clock, wanted, wanted.days).map(({ fromMs, toMs }) => ({
      from: Math.max(0, Math.ceil(clock.slotOf(fromMs))),
      to: Math.min(7 * slotsADay, Math.ceil(clock.slotOf(toMs))),
    }))
    const [first] = spans
    const last = spans.at(-1)
    if (first === undefined || last === undefined) return []
    const { own, service, costOf, municipality } = wanted
    const duration = Math.ceil((wanted.minutes ?? service.duration_minutes) / slotMinutes)
    const personBooked = own.flatMap((span) => widened(clock, span))
    if (places.length === 0) return []
    // The same for everybody who may give the time: made once.
    const allowed = allowedStarts(grid, { personBooked, duration, step }, spans)
    const atHome = numberOf({ home: wanted.home ?? '' }) ?? nowhere
    // Where the person comes from another place, the way lies before or after: of each place other starts are left.
    const ownPlaces = own.map((span) => ({ span, place: placeOfSpan(span) }))
    const hasPlaces = ownPlaces.some(({ place }) => place !== undefined)
    const allowedAt = (place: Place, mode: Mode) => {
      if (!hasPlaces || (mode !== 'onsite' && mode !== 'home')) return allowed
      const to = mode === 'home' ? atHome : place.here
      const booked = ownPlaces.flatMap(({ span, place: where }) => {
        // They are at one home, their own.
        const isThere = where !== undefined && 'home' in where && mode === 'home'
        const from = where === undefined || isThere ? undefined : numberOf(where)
        const way = from === undefined ? 0 : (grid.travel[from]?.[to] ?? 0)
        return widened(clock, span).map((slots) => ({ from: slots.from - way, to: slots.to + way }))
      })
      return allowedStarts(grid, { personBooked: booked, duration, step }, spans)
    }
    const asked = { ...wanted, from: first.from, to: last.to, duration, atHome }
    return places.flatMap((place) =>
      wanted.modes
        .filter((mode) => mode !== 'onsite' || municipality === undefined || municipality === place.municipality)
        .flatMap((mode) =>
          costOf === undefined
            ? searchPlace(place, mode, asked, allowedAt(place, mode))
            : searchCheapest(place, mode, asked, allowedAt(place, mode), costOf),
        ),
    )
  }

  function searchCheapest(
    place: Place,
    mode: Mode,
    asked: PlaceSearch,
    allowed: TimeSearch['allowed'],
    costOf: NonNullable<WeekSearch['costOf']>,
  ): Candidate[] {
    const lists = asked.service.professions.map((profession) =>
      searchPlace(place, mode, asked, allowed, profession, (day) => costOf(profession, day)),
    )
    const [only = []] = lists
    if (lists.every((list) => list === only || list.length === 0)) return only
    const kept = new Map<number, Candidate>()
    for (const one of lists.flat()) {
      const known = kept.get(one.fromMs)
      if (known === undefined || (one.cost ?? 0) < (known.cost ?? 0)) kept.set(one.fromMs, one)
    }
    return [...kept.values()]
  }

  function searchPlace(
    place: Place,
    mode: Mode,
    asked: PlaceSearch,
    allowed: TimeSearch['allowed'],
    profession?: string,
    costOf?: (day: LocalDate) => number,
  ): Candidate[] {
    const { needId, service, turn, held, staffId, language, apartMinutes } = asked
    const words = [
      `service:${service.code}`,
      ...(staffId === undefined ? [] : [`staff:${staffId}`]),
      ...(language === undefined ? [] : [`language:${language}`]),
      ...(asked.method === undefined ? [] : [`competence:${asked.method}`]),
      ...(profession === undefined ? [] : [`profession:${profession}`]),
    ]
    // A room or a device is taken by whoever comes to the place.
    const lacking = mode === 'onsite' ? lackedBy(asked.placeWishes ?? [], place.features) : []
    // What the unit does not have the room has, where the service takes one: of a device nothing is asked.
    const features = lacking.map((one) => `feature:${one}`)
    const kinds = mode === 'onsite' ? service.resources.map((kind) => `resource:${kind}`) : []
    const isRoom = (kind: string) => lacking.length > 0 && hasAnybody(place, [kind, 'place'])
    const rooms = kinds.map((kind) => (isRoom(kind) ? [kind, 'place', ...features] : [kind]))
    if (lacking.length > 0 && !kinds.some(isRoom)) return []
    const { interpreter } = asked
    const { leftOut } = asked
    const colleagues = (service.together ?? []).flatMap((_, entry) =>
      leftOut?.has(entry) === true ? [] : [[besideWord(service.code, entry)]],
    )
    const others = [...rooms, ...(interpreter ? [[`interpreter:${interpreter.how}:${interpreter.language}`]] : [])]
    if (![words, ...colleagues, ...others].every((all) => hasAnybody(place, all))) return []
    const heldHere = new Map<number, SlotSpan[]>()
    for (const [heldBy, spans] of held ?? [])
      for (const { place: where, at } of placesOf.get(heldBy) ?? [])
        if (where === place)
          heldHere.set(
            at,
            spans.flatMap((span) => widened(clock, span)),
          )
    const searchWith = (beside: readonly (readonly string[])[]) =>
      place.index.search({
        from: asked.from,
        to: asked.to,
        duration: asked.duration,
        ways: [
          mode === 'onsite' ? { mode, place: place.here } : mode === 'home' ? { mode, place: asked.atHome } : { mode },
        ],
        needed: [words, ...beside, ...others],
        personBooked: [],
        ...(allowed === undefined ? {} : { allowed }),
        ...(apartMinutes === undefined ? {} : { apart: apartMinutes / slotMinutes }),
        turn,
        held: heldHere,
        limit: 7 * mostADay,
      })
    const { knownBeside = [] } = asked
    const found = bestOfEachStart(
      besideWishes(colleagues, { language, known: knownBeside }, (all) => hasAnybody(place, all)).map(searchWith),
      apartMinutes === undefined ? 1 : apartMinutes / slotMinutes,
    )
    const durationMs = (asked.minutes ?? service.duration_minutes) * 60_000
    return found.map(({ start, calendars: [calendar = 0, ...further] }) => {
      const fromMs = clock.msOf(start)
      const day = clock.dayOf(start)
      return {
        needId,
        staffId: place.calendars[calendar]?.staffId ?? '',
        unitId: place.unitId,
        mode,
        day,
        fromMs,
        toMs: fromMs + durationMs,
        ...(costOf === undefined ? {} : { cost: costOf(day) }),
        ...(interpreter === undefined ? {} : { interpreter: interpreter.how }),
        ...(leftOut === undefined || leftOut.size === 0 ? {} : { withoutBeside: true }),
        ...(colleagues.length === 0
          ? {}
          : { beside: further.slice(0, colleagues.length).map((at) => place.calendars[at]?.staffId ?? '') }),
      }
    })
  }

  return {
    clock,
    roster,
    search,
    changed: (news) => {
      if (news && !overlaps(news.span, clock)) return
      for (const id of news === undefined ? placesOf.keys() : [news.staffId])
        for (const { place, at } of placesOf.get(id) ?? []) {
          const calendar = place.calendars[at]
          if (!calendar) continue
          calendar.rules = { ...calendar.fixed, booked: bookedOf(id, calendar.isStill) }
          place.index.replace(at, calendar.rules)
        }
    },
    calendars: () =>
      places.flatMap(({ calendars }) => calendars.map(({ staffId, only, rules }) => ({ staffId, only, rules, grid }))),
  }
}

/** The wanted days of a week, or what of the week is wanted. */
function spansIn(clock: WeekClock, { fromMs, toMs }: Span, days: ReadonlySet<LocalDate> | undefined): Span[] {
  if (days === undefined) return [{ fromMs, toMs }]
  return clock.days.flatMap((day, at) => {
    if (!days.has(day)) return []
    const from = Math.max(fromMs, clock.msOf(at * slotsADay))
    const to = Math.min(toMs, at === 6 ? clock.toMs : clock.msOf((at + 1) * slotsADay))
    return from < to ? [{ fromMs: from, toMs: to }] : []
  })
}

/** Whether somebody of the place has all that is asked for: most places have nobody, and need no search. */
function hasAnybody(place: Place, words: readonly string[]): boolean {
  const key = words.join(' ')
  const known = place.able.get(key)
  if (known !== undefined) return known
  const able = place.calendars.some(({ fixed }) => words.every((word) => fixed.has.includes(word)))
  place.able.set(key, able)
  return able
}

function fixedRules(
  clock: WeekClock,
  receptions: readonly Reception[],
  book: StaffBook,
  services: readonly ServiceRow[],
  here: number,
): Omit<CalendarRules, 'booked'> {
  const [first] = receptions
  const member = book.staff.get(first?.staffId ?? '')
  return {
    has: [
      `staff:${first?.staffId ?? ''}`,
      ...(member?.professions.map((one) => `profession:${one}`) ?? []),
      ...(member?.languages.map((one) => `language:${one}`) ?? []),
      ...(member?.competences.map((one) => `competence:${one}`) ?? []),
      ...services.flatMap((one) => (first && !one.is_group && gives(book, first, one) ? [`service:${one.code}`] : [])),
      ...services.flatMap(({ code, together = [] }) =>
        together.flatMap((entry, at) => (first && sitsIn(book, first, code, entry) ? [besideWord(code, at)] : [])),
      ),
    ],
    ...workOf(clock, receptions, here),
    groups: [],
    overbooking: 0,
  }
}

const besideWord = (service: string, entry: number) => `beside:${service}:${String(entry)}`

/** A room or a device: there at every hour, unless it is closed or somebody has it. */
const rulesOfResource = (
  clock: WeekClock,
  { kind, closed, isPlace, features }: ResourceRow,
  here: number,
): Omit<CalendarRules, 'booked'> => ({
  has: [`resource:${kind}`, ...(isPlace ? ['place', ...features.map((one) => `feature:${one}`)] : [])],
  open: [{ from: 0, to: 7 * slotsADay, place: here, modes: ['onsite'] }],
  closed: closed.flatMap((span) => widened(clock, span)),
  groups: [],
  overbooking: 0,
})

/**
 * Who interprets stands beside the professionals of a place: on the spot where they come to it, and over a connection wherever the
 * visit is. Both are one person: what is booked of them takes both.
 */
function rulesOfInterpreter(
  clock: WeekClock,
  { languages, municipality, isRemote, open }: InterpreterRow,
  of: string | null,
  { here, nowhere }: { here: number; nowhere: number },
): (Omit<CalendarRules, 'booked'> & { isStill: boolean })[] {
  const rules = (how: string, modes: readonly Mode[], place: number) => ({
    has: languages.map((language) => `interpreter:${how}:${language}`),
    open: open.flatMap((span) => inside(clock, span)).map((slots) => ({ ...slots, place, modes })),
    closed: [],
    groups: [],
    overbooking: 0,
    isStill: how === 'remote',
  })
  const remote = {
    ...rules('remote', ['remote', 'phone', 'home'], nowhere),
    open: [...rules('remote', ['onsite'], here).open, ...rules('remote', ['remote', 'phone', 'home'], nowhere).open],
  }
  return [
    ...(municipality !== null && municipality === of ? [rules('onsite', ['onsite'], here)] : []),
    // Over a connection nobody travels, wherever the visit is.
    ...(isRemote ? [remote] : []),
  ]
}

/**
 * Working hours with their breaks. A break is no end of the work: after a gap of up to an hour nobody has gone back to where they set
 * out from, as they have after a longer one.
 */
function workOf(
  clock: WeekClock,
  receptions: readonly Reception[],
  place: number,
): Pick<CalendarRules, 'open' | 'closed'> {
  const slotsOf = ({ fromMs, toMs }: Span): SlotSpan => ({
    from: Math.ceil(clock.slotOf(fromMs)),
    to: Math.floor(clock.slotOf(toMs)),
  })
  const all = receptions.flatMap(({ open }) => open.map(slotsOf))
  const closed: SlotSpan[] = []
  const open = receptions.flatMap((reception) => {
    const pieces: { from: number; to: number; place: number; modes: readonly Mode[] }[] = []
    for (const span of reception.open.map(slotsOf)) {
      const before = pieces.at(-1)
      const isBreak = before !== undefined && span.from - before.to <= longestBreak
      // Somebody whose receptions lie over one another has no break where one of them goes on.
      if (isBreak && !all.some((one) => one.from < span.from && before.to < one.to)) {
        closed.push({ from: before.to, to: span.from })
        before.to = span.to
      } else pieces.push({ ...span, place, modes: reception.modes })
    }
    return pieces
  })
  return { open, closed }
}

/** An hour, in slots. */
const longestBreak = 60 / slotMinutes

/** Slots that lie whole in a span; nothing when it is in another week. */
function inside(clock: WeekClock, { fromMs, toMs }: Span): SlotSpan[] {
  const from = Math.max(0, Math.ceil(clock.slotOf(fromMs)))
  const to = Math.min(7 * slotsADay, Math.floor(clock.slotOf(toMs)))
  return from < to ? [{ from, to }] : []
}

/** Slots that a span touches; nothing when it is in another week. */
function widened(clock: WeekClock, { fromMs, toMs }: Span): SlotSpan[] {
  if (toMs <= clock.fromMs || fromMs >= clock.toMs) return []
  const from = Math.floor(clock.slotOf(fromMs))
  const to = Math.ceil(clock.slotOf(toMs))
  // Over the turn of an hour that comes twice the wall clock stands lower at the end.
  return [{ from, to: Math.max(to, from + Math.ceil((toMs - fromMs) / (slotMinutes * 60_000))) }]
}
