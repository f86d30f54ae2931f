import {
  numberPlaces,
  pairKey,
  placeFeatures,
  type Mode,
  type PlaceFeature,
  type Span,
  type TravelPlace,
} from '@luukku/domain/booking'
import { addDays, epochMsOf, fromHelsinki, toLocalDate, type LocalDate } from '@luukku/domain/time'
import type { TakenSpan } from '../../../../apps/server/src/modules/booking/calendars/booked-times.ts'
import type { InterpreterRow } from '../../../../apps/server/src/modules/booking/calendars/interpreter-queries.ts'
import type { ResourceRow } from '../../../../apps/server/src/modules/booking/calendars/resource-queries.ts'
import type { WeekSearch } from '../../../../apps/server/src/modules/booking/calendars/week-calendars.ts'
import type { ServiceRow } from '../../../../apps/server/src/modules/catalogue/index.ts'
import type { Reception, StaffBook } from '../../../../apps/server/src/modules/staffing/index.ts'

/** A source of numbers in [0, 1): the same seed, the same week. */
export type Uniform = () => number

/** A week of a small county with every feature that the product's calendars have, as its rows would be read. */
export interface RandomWeek {
  readonly monday: LocalDate
  readonly book: StaffBook
  readonly services: readonly ServiceRow[]
  /** As the shifts are: what touches is not joined. */
  readonly receptions: readonly Reception[]
  readonly resources: readonly ResourceRow[]
  readonly interpreters: readonly InterpreterRow[]
  readonly taken: ReadonlyMap<string, readonly TakenSpan[]>
  readonly minutes: (from: TravelPlace, to: TravelPlace) => number
  readonly places: ReturnType<typeof numberPlaces>
}

export const below = (uniform: Uniform, end: number) => Math.floor(uniform() * end)
export const pick = <T>(uniform: Uniform, list: readonly T[]): T => list[below(uniform, list.length)] as T
export const some = <T>(uniform: Uniform, list: readonly T[], share: number) => list.filter(() => uniform() < share)

const modes: readonly Mode[] = ['onsite', 'remote', 'phone', 'home']
const towns = ['148', '698'] as const
export const unitIds = ['u0', 'u1', 'u2'] as const
const staffIds = ['a', 'b', 'c', 'd', 'e', 'f']
/** A usual week, and the two in which the clocks are turned on the Sunday. */
const mondays = ['2026-11-23', '2027-03-22', '2026-10-19'].map((day) => toLocalDate(day))
const noText = { fi: '', sv: '', en: '' }

/** Minutes of the wall clock. */
export const at = (day: LocalDate, minute: number): number =>
  epochMsOf(
    fromHelsinki(day, `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`),
  )
const spanOn = (day: LocalDate, from: number, length: number): Span => ({
  fromMs: at(day, from),
  toMs: at(day, Math.min(1435, from + length)),
})

export function randomWeek(uniform: Uniform): RandomWeek {
  const monday = pick(uniform, mondays)
  const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n))
  const book = randomBook(uniform)
  const minutes = randomTravel(uniform, book)
  const resources = Array.from({ length: below(uniform, 9) }, (_, n): ResourceRow => ({
    id: `r${String(n)}`,
    unitId: pick(uniform, unitIds),
    kind: pick(uniform, ['room', 'device']),
    name: '',
    isPlace: uniform() < 0.7,
    features: some(uniform, placeFeatures, 0.4),
    closed: uniform() < 0.3 ? [spanOn(pick(uniform, days), 480, 60 * (1 + below(uniform, 6)))] : [],
  }))
  const interpreters = Array.from({ length: below(uniform, 3) }, (_, n): InterpreterRow => ({
    id: `i${String(n)}`,
    name: '',
    languages: ['so'],
    municipality: uniform() < 0.6 ? pick(uniform, towns) : null,
    isRemote: uniform() < 0.6,
    // Hours that touch are two rows.
    open: days.flatMap((day) =>
      uniform() < 0.7 ? [spanOn(day, 480, 120), spanOn(day, 600, 60 * (1 + below(uniform, 6)))] : [],
    ),
  }))
  const ids = [...staffIds, ...resources.map(({ id }) => id), ...interpreters.map(({ id }) => id)]
  const taken = new Map(ids.map((id) => [id, randomTaken(uniform, id, days)]))
  return {
    monday,
    book,
    services: randomServices(uniform),
    receptions: staffIds.flatMap((staffId) => days.flatMap((day) => randomDay(uniform, staffId, day))),
    resources,
    interpreters,
    taken,
    minutes,
    places: numberPlaces([...unitIds], [...towns], minutes),
  }
}

function randomBook(uniform: Uniform): StaffBook {
  const staff = staffIds.map((id) => ({
    id,
    given_name: '',
    family_name: '',
    professions: [pick(uniform, ['physio', 'nurse', 'worker'])],
    competences: some(uniform, ['cbt', 'ipc'] as const, 0.4),
    languages: ['fi', ...some(uniform, ['sv', 'so'], 0.3)],
    registers: [pick(uniform, ['health', 'social', 'both', 'both'])],
    unit_id: 'u0',
    phone: null,
    active: uniform() < 0.95,
  }))
  const units = unitIds.map((id) => ({
    id,
    code: id,
    name: noText,
    municipality_code: id === 'u2' ? towns[1] : towns[0],
    address: null,
    joint_guidance: false,
    features: some(uniform, placeFeatures, 0.4),
  }))
  return {
    staff: new Map(staff.map((one) => [one.id, one])),
    units: new Map(units.map((one) => [one.id, one])),
    duties: [],
  }
}

/** Whole slots, the same both ways; from a home to another of the same municipality too. */
function randomTravel(uniform: Uniform, { units }: StaffBook): RandomWeek['minutes'] {
  const known = new Map<string, number>()
  const nameOf = (place: TravelPlace) => ('unitId' in place ? place.unitId : `home ${place.home}`)
  const townOf = (place: TravelPlace) => ('unitId' in place ? units.get(place.unitId)?.municipality_code : place.home)
  return (from, to) => {
    const [a, b] = [nameOf(from), nameOf(to)]
    if (a === b && 'unitId' in from) return 0
    const key = pairKey(a, b)
    const made = known.get(key) ?? 5 * (1 + below(uniform, townOf(from) === townOf(to) ? 6 : 18))
    known.set(key, made)
    return made
  }
}

function randomServices(uniform: Uniform): ServiceRow[] {
  const together = Array.from({ length: uniform() < 0.25 ? 1 + below(uniform, 2) : 0 }, () => ({
    professions: [pick(uniform, ['nurse', 'worker'])],
    register: pick(uniform, ['health', 'social'] as const),
  }))
  const service = (code: string): ServiceRow => ({
    code,
    register: pick(uniform, ['health', 'social', 'both'] as const),
    name: noText,
    bookable: true,
    modes: ['onsite', ...some(uniform, modes.slice(1), 0.6)],
    professions: ['physio', ...some(uniform, ['nurse', 'worker'], 0.6)],
    competences: uniform() < 0.1 ? ['cbt', 'ipc'] : [],
    duration_minutes: 5 * (2 + below(uniform, 18)),
    resources: some(uniform, ['room', 'device'], 0.2),
    extra_minutes: uniform() < 0.5 ? { interpreter: 15, 'more-time': 20 } : {},
    together: code === 'FYSIO' ? together : [],
    is_group: false,
  })
  return [service('FYSIO'), service('OTHER')]
}

/** One or two shifts of a day: apart, touching, in two places, with a gap inside. */
function randomDay(uniform: Uniform, staffId: string, day: LocalDate): Reception[] {
  if (uniform() < 0.25) return []
  const shift = (from: number, length: number, like?: Reception): Reception => {
    const span = spanOn(day, from, length)
    const gap = from + 30 + 5 * below(uniform, 30)
    const isOther = like === undefined || uniform() < 0.5
    return {
      ...span,
      staffId,
      day,
      unitId: isOther ? pick(uniform, unitIds) : like.unitId,
      modes: isOther ? ['onsite', ...some(uniform, modes.slice(1), 0.6)] : like.modes,
      services: isOther ? pick(uniform, [[], [], ['FYSIO'], ['OTHER'], ['FYSIO', 'OTHER']]) : like.services,
      open: cut(span, uniform() < 0.5 ? spanOn(day, gap, pick(uniform, [10, 30, 60, 75])) : undefined),
    }
  }
  const [from, length] = [420 + 5 * below(uniform, 24), 60 + 5 * below(uniform, 60)]
  const first = shift(from, length)
  if (uniform() < 0.5) return [first]
  return [first, shift(from + length + pick(uniform, [0, 0, 0, 15, 60, 90]), 60 + 5 * below(uniform, 60), first)]
}

function cut(span: Span, gap: Span | undefined): Span[] {
  if (gap === undefined || gap.fromMs >= span.toMs || gap.toMs <= span.fromMs) return [span]
  return [
    { fromMs: span.fromMs, toMs: gap.fromMs },
    { fromMs: gap.toMs, toMs: span.toMs },
  ].filter(({ fromMs, toMs }) => fromMs < toMs)
}

function randomTaken(uniform: Uniform, id: string, days: readonly LocalDate[]): TakenSpan[] {
  const count = below(uniform, id.startsWith('r') ? 8 : 12)
  return Array.from({ length: count }, () => randomSpan(uniform, days, !id.startsWith('r'), !id.startsWith('i')))
}

function randomSpan(uniform: Uniform, days: readonly LocalDate[], isPlaced: boolean, atHomes: boolean): TakenSpan {
  const span = spanOn(pick(uniform, days), 420 + 5 * below(uniform, 120), 5 * (1 + below(uniform, 18)))
  if (!isPlaced || uniform() < 0.3) return span
  return uniform() < 0.3 && atHomes
    ? { ...span, home: pick(uniform, [...towns, '']) }
    : { ...span, unitId: pick(uniform, unitIds) }
}

/** Times of a person: what they have themself, and when who comes along cannot. */
export const randomOwn = (uniform: Uniform, { monday }: RandomWeek): TakenSpan[] =>
  Array.from({ length: below(uniform, 4) }, () =>
    randomSpan(
      uniform,
      Array.from({ length: 7 }, (_, n) => addDays(monday, n)),
      uniform() < 0.6,
      true,
    ),
  )

export const randomWishes = (uniform: Uniform): PlaceFeature[] =>
  uniform() < 0.2 ? some(uniform, placeFeatures, 0.3) : []

/** A search of any kind in a week. */
export function randomWeekSearch(uniform: Uniform, week: RandomWeek): WeekSearch {
  const { monday, services } = week
  const service = services[0] as ServiceRow
  const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n))
  const from = at(pick(uniform, days.slice(0, 3)), 15 * below(uniform, 96))
  const to = at(addDays(monday, 3 + below(uniform, 5)), 15 * below(uniform, 96))
  const isLeftOut = service.together.length > 0 && uniform() < 0.3
  return {
    needId: 'n',
    service,
    modes: service.modes,
    fromMs: from,
    toMs: to,
    own: randomOwn(uniform, week),
    turn: below(uniform, 20),
    ...(uniform() < 0.3 ? { minutes: 5 * (2 + below(uniform, 24)) } : {}),
    ...(uniform() < 0.25 ? { interpreter: { language: 'so', how: pick(uniform, ['onsite', 'remote'] as const) } } : {}),
    ...{ placeWishes: randomWishes(uniform) },
    ...(uniform() < 0.08 ? { method: pick(uniform, ['cbt', 'ipc'] as const) } : {}),
    ...(isLeftOut ? { leftOut: new Set([below(uniform, service.together.length)]) } : {}),
    ...(uniform() < 0.2 ? { knownBeside: [pick(uniform, staffIds)] } : {}),
    ...(uniform() < 0.2 ? { municipality: pick(uniform, towns) } : {}),
    ...{ home: pick(uniform, [...towns, '']) },
    ...(uniform() < 0.15 ? { language: pick(uniform, ['fi', 'sv']) } : {}),
    ...(uniform() < 0.1 ? { staffId: pick(uniform, staffIds) } : {}),
    ...(uniform() < 0.3 ? { days: new Set(some(uniform, days, 0.5)) } : {}),
    // Of several who could sit in the wished one may come later in the hour: see `besideWishes`.
    ...(uniform() < 0.2 && service.together.length === 0 ? { apartMinutes: pick(uniform, [30, 60]) } : {}),
    ...(uniform() < 0.3
      ? { held: new Map([[pick(uniform, staffIds), [randomSpan(uniform, days, false, false)]]]) }
      : {}),
  }
}
