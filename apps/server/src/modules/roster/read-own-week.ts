import type { OwnPiece, OwnWeek } from '@luukku/contract'
import type { StaffActor } from '@luukku/domain/access'
import type { Span } from '@luukku/domain/booking'
import { layOutDay, type DayPiece } from '@luukku/domain/roster'
import { formatHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { fullName, readIdentities, type Identity } from '../person/index.ts'
import { readStaffBook, type StaffBook } from '../staffing/index.ts'
import { serviceNameOf } from './lost-time-view.ts'
import { listBusy, listEntries, listOwnTimes, type OwnTimeRow } from './roster-queries.ts'
import { weekOf } from './week-of.ts'

/** A taken time, with its row when the wall lets this professional see it. */
type Taken = Span & { row?: OwnTimeRow }

/**
 * My week. A booked time of somebody whose records are closed to me is shown as booked and as nothing else; the place of a
 * person with an order of non-disclosure is left out.
 */
export async function readOwnWeek(
  tx: ReadTx,
  sealer: Sealer,
  actor: StaffActor,
  asked: { day?: string | undefined },
): Promise<OwnWeek> {
  const week = weekOf((asked.day ?? toHelsinkiDate(toInstant(tx.at))) as LocalDate)
  const [entries, busy, times] = await Promise.all([
    listEntries(tx, [actor.staffId], week),
    listBusy(tx, [actor.staffId], week),
    listOwnTimes(tx, actor.staffId, week),
  ])
  const persons = [...new Set(times.map(({ person_id }) => person_id))]
  const identities = await readIdentities(tx, sealer, persons)
  const book = await readStaffBook(tx)
  const registers = [...new Set(times.map(({ register }) => register))]
  tx.journal({
    register: registers.length === 1 ? (registers[0] ?? 'none') : registers.length === 0 ? 'none' : 'both',
    persons,
    detail: { week: week.monday, times: times.length },
  })
  const seen = new Map(times.map((row) => [row.fromMs, row]))
  const taken = busy.map(({ fromMs, toMs }): Taken => {
    const row = seen.get(fromMs)
    return { fromMs, toMs, ...(row === undefined ? {} : { row }) }
  })
  return {
    at: toInstant(tx.at),
    monday: week.monday,
    days: week.days.map((day) => {
      const layout = layOutDay(day, entries, taken)
      return {
        day: day.day,
        openMinutes: Math.round(layout.openMinutes),
        bookedMinutes: Math.round(layout.bookedMinutes),
        pieces: layout.pieces.map((piece) => toPiece(piece, identities, book)),
      }
    }),
  }
}

function toPiece(piece: DayPiece<Taken>, identities: ReadonlyMap<string, Identity>, book: StaffBook): OwnPiece {
  const { kind, entry } = piece
  const row = piece.booked?.row
  const unit = entry === undefined || kind === 'absence' ? undefined : book.units.get(entry.unitId)?.name
  return {
    kind,
    start: formatHelsinki(toInstant(piece.fromMs)),
    end: formatHelsinki(toInstant(piece.toMs)),
    ...(row === undefined ? {} : { booked: toBooked(row, identities.get(row.person_id), book) }),
    ...(entry?.absence === undefined ? {} : { absence: entry.absence }),
    ...(unit === undefined ? {} : { place: unit }),
  }
}

function toBooked(row: OwnTimeRow, identity: Identity | undefined, book: StaffBook): NonNullable<OwnPiece['booked']> {
  const place = book.units.get(row.unit_id)?.name.fi
  return {
    appointmentId: row.appointment_id,
    needId: row.need_id,
    person: identity ? fullName(identity) : '',
    title: row.title ?? serviceNameOf(row),
    mode: row.mode,
    register: row.register,
    ...(row.mode === 'onsite' && place !== undefined && identity?.nonDisclosure !== true ? { place } : {}),
    ...(row.room !== null && identity?.nonDisclosure !== true ? { room: row.room } : {}),
    ...(row.why === null ? {} : { conflict: { why: row.why, isKept: row.is_kept } }),
  }
}
