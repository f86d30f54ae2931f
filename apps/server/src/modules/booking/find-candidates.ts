import type { Candidate, Mode, OpenTime, Span } from '@luukku/domain/booking'
import { isInside, listCandidates, overlaps } from '@luukku/domain/booking'
import type { ReadTx } from '../../platform/db.ts'
import { serviceBook, type ServiceRow } from '../catalogue/index.ts'
import { readStaffBook, readWeeks, type Reception, type StaffBook } from '../staffing/index.ts'
import { findMovedTime, listBusyTimes } from './busy-queries.ts'

/** Which times are looked for, whatever the need. */
export interface TimesWanted {
  personId: string
  modes?: readonly Mode[]
  language?: string
  municipality?: string
  from: Date
  to: Date
  /** Minutes from now before which nothing is offered. */
  noticeMinutes?: number
  /** The time of this appointment counts as free: it is being moved. */
  movingId?: string
  /** Any whole number: whom of several equals it is, see `listCandidates`. */
  turn: number
  /** Times to leave out beside what is booked, by professional. */
  held?: ReadonlyMap<string, readonly Span[]>
  /** Before others who are free at the same moment in the same place. */
  preferStaffId?: string
}

/**
 * Free times for each need: receptions of professionals who may give the service, minus absences, rests, what is booked,
 * and what the person has booked, also where the caller may not see it. The roster is the county's copy; what is booked is
 * read, in one statement for all needs.
 */
export async function findCandidates(
  tx: ReadTx,
  needs: readonly { id: string; service: string }[],
  wanted: TimesWanted,
): Promise<Candidate[][]> {
  const services = await serviceBook(tx)
  const book = await readStaffBook(tx)
  const span = { fromMs: wanted.from.getTime(), toMs: wanted.to.getTime() }
  const weeks = await readWeeks(tx, span.fromMs, span.toMs)
  const timesOf = needs.map(({ service }) => {
    const row = services.get(service)
    if (!row?.bookable) return { row: undefined, times: [] }
    const receptions = weeks.flatMap((week) => receptionsOf(week.receptions, book, row))
    const times = receptions.filter((one) => overlaps(one, span) && speaks(book, one.staffId, wanted.language))
    return { row, times: preferred(times, wanted.preferStaffId) }
  })
  const staffIds = new Set(timesOf.flatMap(({ times }) => times.map(({ staffId }) => staffId)))
  const taken = await listBusyTimes(tx, [...staffIds], wanted.personId, wanted.from, wanted.to)
  for (const [staffId, spans] of wanted.held ?? [])
    taken.busyOf.set(staffId, [...(taken.busyOf.get(staffId) ?? []), ...spans])
  const moved = wanted.movingId === undefined ? undefined : await findMovedTime(tx, wanted.movingId)
  const own = taken.own.filter(({ fromMs, toMs }) => fromMs !== moved?.fromMs || toMs !== moved.toMs)
  const earliestMs = Math.max(tx.at.getTime() + (wanted.noticeMinutes ?? 0) * 60_000, span.fromMs)
  return needs.map(({ id }, index) => {
    const { row, times = [] } = timesOf[index] ?? {}
    if (!row) return []
    return listCandidates(times, {
      needId: id,
      durationMinutes: row.duration_minutes,
      earliestMs,
      modes: row.modes.filter((mode) => wanted.modes === undefined || wanted.modes.includes(mode)),
      ...(wanted.municipality === undefined ? {} : { municipality: wanted.municipality }),
      busyOf: taken.busyOf,
      own,
      turn: wanted.turn,
    })
  })
}

function preferred<T extends { staffId: string }>(times: readonly T[], staffId: string | undefined): readonly T[] {
  if (staffId === undefined) return times
  return [...times.filter((one) => one.staffId === staffId), ...times.filter((one) => one.staffId !== staffId)]
}

/** A week's receptions are the same array as long as the roster stands: who gives which service in it is found once. */
const known = new WeakMap<readonly Reception[], Map<ServiceRow, (Reception & OpenTime)[]>>()

function receptionsOf(receptions: readonly Reception[], book: StaffBook, service: ServiceRow) {
  const byService = known.get(receptions) ?? new Map<ServiceRow, (Reception & OpenTime)[]>()
  known.set(receptions, byService)
  const found = byService.get(service)
  if (found) return found
  const mine = receptions.flatMap((one) =>
    gives(book, one, service) ? [{ ...one, municipality: book.units.get(one.unitId)?.municipality_code ?? null }] : [],
  )
  byService.set(service, mine)
  return mine
}

/** Whether this professional gives this service in this reception: by profession, by register, and by the shift's own list. */
function gives(book: StaffBook, reception: Reception, service: ServiceRow): boolean {
  const member = book.staff.get(reception.staffId)
  if (member?.active !== true || !member.professions.some((one) => service.professions.includes(one))) return false
  if (reception.services.length > 0 && !reception.services.includes(service.code)) return false
  const oneSide = service.register === 'health' || service.register === 'social'
  return !oneSide || member.registers.includes(service.register) || member.registers.includes('both')
}

const speaks = (book: StaffBook, staffId: string, language: string | undefined) =>
  language === undefined || book.staff.get(staffId)?.languages.includes(language) === true

/** The unit where this professional can give the service at this time and in this mode; undefined when not. */
export async function findUnitOf(
  tx: ReadTx,
  item: { service: string; staffId: string; mode: Mode; start: Date; end: Date },
): Promise<{ unitId: string; durationMinutes: number } | undefined> {
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
    if (found) return { unitId: found.unitId, durationMinutes: service.duration_minutes }
  }
  return undefined
}
