import type { Mode, Span } from '@luukku/domain/booking'
import { breakOfShift, freeSpans, overlaps } from '@luukku/domain/booking'
import {
  addDays,
  fromHelsinki,
  epochMsOf,
  toHelsinkiDate,
  toInstant,
  weekdayOf,
  type Instant,
  type LocalDate,
} from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { listShifts, type ShiftRow } from './staff-queries.ts'

/** A time when a professional receives clients, as far as the roster knows: what is booked is cut away by the search. */
export interface Reception extends Span {
  readonly staffId: string
  readonly unitId: string
  readonly modes: readonly Mode[]
  /** Only these services; empty: every service of the profession. */
  readonly services: readonly string[]
  readonly day: LocalDate
  /** The shift without absences and breaks; one that names no break has its rest cut out. */
  readonly open: readonly Span[]
}

/** What is left of a guidance or duty shift without absences. */
export interface Watch extends Span {
  readonly staffId: string
  readonly dutyRole: string | null
  readonly from: Instant
  readonly to: Instant
}

/** What begins in one week, Monday to Sunday in Finland. */
export interface WeekRoster {
  readonly monday: LocalDate
  readonly receptions: readonly Reception[]
  readonly guidance: readonly Watch[]
  readonly duty: readonly Watch[]
}

/** Absences that begin this long before a week may reach into it; shifts are shorter by far. */
const daysAround = 7

const mondayOf = (day: LocalDate) => addDays(day, -((weekdayOf(day) + 6) % 7))
const startOf = (day: LocalDate) => epochMsOf(fromHelsinki(day, '00:00'))

/**
 * The rosters of the weeks that touch `[fromMs, toMs)`, in order. A week is read whole and kept while the county's rows
 * stand, so that a search reads what is booked, and not the roster.
 */
export async function readWeeks(tx: ReadTx, fromMs: number, toMs: number): Promise<WeekRoster[]> {
  const weeks: WeekRoster[] = []
  // A shift that began days before, a duty over a weekend, may still go on.
  const first = mondayOf(addDays(toHelsinkiDate(toInstant(fromMs)), -3))
  for (let monday = first; startOf(monday) < toMs; monday = addDays(monday, 7)) weeks.push(await readWeek(tx, monday))
  return weeks
}

function readWeek(tx: ReadTx, monday: LocalDate): Promise<WeekRoster> {
  return tx.copyOf(`week ${monday}`, async () => {
    const end = addDays(monday, 7)
    const rows = await listShifts(tx, addDays(monday, -daysAround), addDays(end, daysAround))
    const [fromMs, toMs] = [startOf(monday), startOf(end)]
    return toWeek(
      monday,
      rows.filter((row) => !isGap(row) && row.from_ms >= fromMs && row.from_ms < toMs),
      rows.filter(isGap),
    )
  })
}

const isGap = ({ kind }: ShiftRow) => kind === 'absence' || kind === 'break'

function toWeek(monday: LocalDate, shifts: readonly ShiftRow[], gaps: readonly ShiftRow[]): WeekRoster {
  const gapsOf = Map.groupBy(gaps, ({ staff_id }) => staff_id)
  const own = (row: ShiftRow) => gapsOf.get(row.staff_id) ?? []
  const watchesOf = (wanted: ShiftRow['kind']) =>
    shifts.filter(({ kind }) => kind === wanted).flatMap((row) => toWatches(row, own(row)))
  return {
    monday,
    receptions: joinTouching(
      shifts.filter(({ kind }) => kind === 'reception').map((row) => toReception(row, own(row))),
    ),
    guidance: watchesOf('guidance'),
    duty: watchesOf('duty'),
  }
}

/** Shifts of one kind that touch are one stretch of work: a time may lie over their seam. */
export function joinTouching(receptions: readonly Reception[]): Reception[] {
  const keyOf = ({ staffId, unitId, modes, services }: Reception) =>
    [staffId, unitId, [...modes].sort().join(), [...services].sort().join()].join(' ')
  return [...Map.groupBy(receptions, keyOf).values()].flatMap((alike) => {
    const joined: Reception[] = []
    for (const one of [...alike].sort((a, b) => a.fromMs - b.fromMs)) {
      const before = joined.at(-1)
      if (before?.toMs === one.fromMs)
        joined[joined.length - 1] = { ...before, toMs: one.toMs, open: joinOpen([...before.open, ...one.open]) }
      else joined.push(one)
    }
    return joined
  })
}

/** In order: the end of one may be the beginning of the next. */
function joinOpen(open: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const { fromMs, toMs } of open) {
    const before = joined.at(-1)
    if (before?.toMs === fromMs) joined[joined.length - 1] = { fromMs: before.fromMs, toMs }
    else joined.push({ fromMs, toMs })
  }
  return joined
}

const spanOf = (row: Pick<ShiftRow, 'from_ms' | 'to_ms'>): Span => ({ fromMs: row.from_ms, toMs: row.to_ms })

function toReception(row: ShiftRow, gaps: readonly ShiftRow[]): Reception {
  const span = spanOf(row)
  // Breaks that the roster names are the rest of the shift.
  const isRested = gaps.some((gap) => gap.kind === 'break' && overlaps(spanOf(gap), span))
  const rest = isRested ? undefined : breakOfShift(span)
  const away = gaps.map(spanOf)
  return {
    ...span,
    staffId: row.staff_id,
    unitId: row.unit_id,
    modes: row.modes as Mode[],
    services: row.services,
    day: toHelsinkiDate(toInstant(span.fromMs)),
    open: freeSpans([span], rest === undefined ? away : [...away, rest]),
  }
}

/** What an absence leaves of the shift. During a break somebody still carries what is theirs. */
const toWatches = (row: ShiftRow, gaps: readonly ShiftRow[]): Watch[] =>
  freeSpans([spanOf(row)], gaps.filter(({ kind }) => kind === 'absence').map(spanOf)).map((span) => ({
    ...span,
    staffId: row.staff_id,
    dutyRole: row.duty_role,
    from: toInstant(span.fromMs),
    to: toInstant(span.toMs),
  }))
