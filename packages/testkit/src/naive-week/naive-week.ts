import { lackedBy, type Candidate, type Mode, type Span } from '@luukku/domain/booking'
import { addDays, toHelsinkiTime, toInstant, type LocalDate } from '@luukku/domain/time'
import { gives, sitsIn } from '../../../../apps/server/src/modules/booking/calendars/gives.ts'
import type { WeekSearch } from '../../../../apps/server/src/modules/booking/calendars/week-calendars.ts'
import type { Reception } from '../../../../apps/server/src/modules/staffing/index.ts'
import { at, unitIds, type RandomWeek } from './random-week.ts'
import { canCome, isFree, targetOf, toWorker, touches, type Worker } from './work-of.ts'

/** Who could give a time: the professional, and those who sit in with them, one list an entry. */
export interface NaiveTime {
  readonly unitId: string
  readonly mode: Mode
  readonly fromMs: number
  readonly givers: readonly string[]
  readonly beside: readonly (readonly string[])[]
}

/**
 * Free times of a week as a person would look for them: place by place, way by way, quarter by quarter, rule by rule. What the
 * product's search is held against, never used by it.
 */
export function searchWeekNaively(week: RandomWeek, wanted: WeekSearch): NaiveTime[] {
  const { monday, book } = week
  const found: NaiveTime[] = []
  const minutes = wanted.minutes ?? wanted.service.duration_minutes
  const quarters = quartersOf(monday).filter(
    ({ fromMs, date }) => fromMs >= wanted.fromMs && fromMs < wanted.toMs && wanted.days?.has(date) !== false,
  )
  for (const unitId of unitIds) {
    if (!week.receptions.some((one) => one.unitId === unitId)) continue
    for (const mode of wanted.modes) {
      if (mode === 'onsite' && wanted.municipality !== undefined)
        if (book.units.get(unitId)?.municipality_code !== wanted.municipality) continue
      let last = ''
      const roles = rolesOf(week, wanted, unitId, mode)
      for (const { fromMs, date, minuteOfDay } of quarters) {
        const span = { fromMs, toMs: fromMs + minutes * 60_000 }
        const { apartMinutes: apart } = wanted
        const stretch = apart === undefined ? String(fromMs) : `${date} ${String(Math.floor(minuteOfDay / apart))}`
        if (stretch === last) continue
        const time = timeAt(week, wanted, roles, { unitId, mode, span })
        if (!time) continue
        found.push(time)
        last = stretch
      }
    }
  }
  return found
}

function quartersOf(monday: LocalDate) {
  const quarters: { fromMs: number; date: LocalDate; minuteOfDay: number }[] = []
  const end = at(addDays(monday, 7), 0)
  for (let fromMs = at(monday, 0); fromMs < end; fromMs += 15 * 60_000) {
    const { date, minuteOfDay } = toHelsinkiTime(toInstant(fromMs))
    quarters.push({ fromMs, date, minuteOfDay })
  }
  return quarters
}

interface Roles {
  readonly givers: readonly Worker[]
  readonly beside: readonly (readonly Worker[])[]
  /** One of each list is taken: rooms, devices, who interprets. */
  readonly things: readonly (readonly ((span: Span) => boolean)[])[]
}

function rolesOf(week: RandomWeek, wanted: WeekSearch, unitId: string, mode: Mode): Roles {
  const { book, receptions, taken, services } = week
  const service = services.find(({ code }) => code === wanted.service.code)
  if (!service) throw new Error('a service of the week')
  const workers = (can: (one: Reception) => boolean) =>
    [
      ...Map.groupBy(
        receptions.filter((one) => one.unitId === unitId && one.modes.includes(mode) && can(one)),
        (one) => [one.staffId, [...one.modes].sort().join(), [...one.services].sort().join()].join(' '),
      ).values(),
    ].map((list) => toWorker(list, taken.get(list[0]?.staffId ?? '') ?? []))
  const member = (id: string) => book.staff.get(id)
  return {
    givers: workers(
      (one) =>
        gives(book, one, service) &&
        (wanted.staffId === undefined || wanted.staffId === one.staffId) &&
        (wanted.language === undefined || member(one.staffId)?.languages.includes(wanted.language) === true) &&
        (wanted.method === undefined || member(one.staffId)?.competences.includes(wanted.method) === true),
    ),
    beside: service.together
      .filter((_, entry) => wanted.leftOut?.has(entry) !== true)
      .map((entry) => workers((one) => sitsIn(book, one, service.code, entry))),
    things: [...thingsOf(week, wanted, unitId, mode), ...interpretersOf(week, wanted, unitId, mode)],
  }
}

/** Rooms and devices that whoever comes to the place takes, with what it must have. */
function thingsOf(week: RandomWeek, wanted: WeekSearch, unitId: string, mode: Mode): Roles['things'] {
  if (mode !== 'onsite') return []
  const here = week.resources.filter((one) => one.unitId === unitId)
  const lacking = lackedBy(wanted.placeWishes ?? [], week.book.units.get(unitId)?.features ?? [])
  const isPlaceKind = (kind: string) => here.some((one) => one.kind === kind && one.isPlace)
  if (lacking.length > 0 && !wanted.service.resources.some(isPlaceKind)) return [[]]
  return wanted.service.resources.map((kind) =>
    here
      .filter((one) => one.kind === kind)
      .filter(
        (one) =>
          lacking.length === 0 || !isPlaceKind(kind) || (one.isPlace && lackedBy(lacking, one.features).length === 0),
      )
      .map(
        ({ id, closed }) =>
          (span: Span) =>
            ![...closed, ...(week.taken.get(id) ?? []), ...(wanted.held?.get(id) ?? [])].some((one) =>
              touches(one, span),
            ),
      ),
  )
}

function interpretersOf(week: RandomWeek, wanted: WeekSearch, unitId: string, mode: Mode): Roles['things'] {
  if (wanted.interpreter === undefined) return []
  const { language, how } = wanted.interpreter
  const municipality = week.book.units.get(unitId)?.municipality_code
  return [
    week.interpreters
      .filter((one) => one.languages.includes(language))
      .filter((one) => (how === 'remote' ? one.isRemote : mode === 'onsite' && one.municipality === municipality))
      .map(({ id, open }) => {
        const taken = week.taken.get(id) ?? []
        // Over a connection nobody travels.
        const worker: Worker = {
          ...{ id, unitId, open, pieces: open },
          taken: how === 'remote' ? taken.map(({ fromMs, toMs }) => ({ fromMs, toMs })) : taken,
        }
        return (span: Span) => isFree(worker, span, how === 'remote' ? undefined : { unitId }, week)
      }),
  ]
}

function timeAt(
  week: RandomWeek,
  wanted: WeekSearch,
  { givers, beside, things }: Roles,
  { unitId, mode, span }: { unitId: string; mode: Mode; span: Span },
): NaiveTime | undefined {
  const to = targetOf(mode, unitId, wanted.home ?? '')
  if (!canCome(wanted.own, span, to, week)) return undefined
  if (things.some((list) => !list.some((free) => free(span)))) return undefined
  const free = (list: readonly Worker[]) => [
    ...new Set(
      list
        .filter(({ id }) => wanted.held?.get(id)?.some((one) => touches(one, span)) !== true)
        .filter((one) => isFree(one, span, to, week))
        .map(({ id }) => id),
    ),
  ]
  const here = beside.map(free)
  const able = free(givers).filter((id) => isSeated([id], here))
  return able.length === 0 ? undefined : { unitId, mode, fromMs: span.fromMs, givers: able, beside: here }
}

/** Whether each list has somebody of its own. */
const isSeated = (taken: readonly string[], [list, ...rest]: readonly (readonly string[])[]): boolean =>
  list === undefined || list.some((id) => !taken.includes(id) && isSeated([...taken, id], rest))

/** What is wrong with a time that was found; nothing where it is one of those. */
export function faultOfFound(one: Candidate, times: readonly NaiveTime[]): string | undefined {
  const time = times.find(
    ({ unitId, mode, fromMs }) => unitId === one.unitId && mode === one.mode && fromMs === one.fromMs,
  )
  if (!time) return 'no time'
  if (!time.givers.includes(one.staffId)) return 'a giver who cannot'
  const beside = one.beside ?? []
  if (beside.length !== time.beside.length || new Set([one.staffId, ...beside]).size !== beside.length + 1)
    return 'who sits in is not one of each'
  return beside.every((id, entry) => time.beside[entry]?.includes(id)) ? undefined : 'somebody sits in who cannot'
}
