import type { LocalText, OwnPiece, OwnWeek } from '@luukku/contract'
import type { StaffActor } from '@luukku/domain/access'
import { waysOfDay, type PlacedTime, type Span, type WayOfTime } from '@luukku/domain/booking'
import { layOutDay, type DayPiece } from '@luukku/domain/roster'
import { formatHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { readTravel } from '../booking/index.ts'
import { listMunicipalities } from '../catalogue/index.ts'
import { fullName, openName, readIdentities, type Identity } from '../person/index.ts'
import { readStaffBook, type StaffBook } from '../staffing/index.ts'
import { serviceNameOf } from './lost-time-view.ts'
import {
  listBusy,
  listEntries,
  listJointNames,
  listMyPlaces,
  listOwnSessions,
  listOwnTimes,
  type OwnSessionRow,
  type OwnTimeRow,
} from './roster-queries.ts'
import { weekOf } from './week-of.ts'

type Known = Pick<Identity, 'givenName' | 'familyName' | 'nonDisclosure'>

/** A taken time, with its row when the wall lets this professional see it, or the group that it is. */
type Taken = Span & { row?: OwnTimeRow; session?: OwnSessionRow }

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
  const [entries, busy, times, sessions, joint, places] = await Promise.all([
    listEntries(tx, [actor.staffId], week),
    listBusy(tx, [actor.staffId], week),
    listOwnTimes(tx, actor.staffId, week),
    listOwnSessions(tx, actor.staffId, week),
    listJointNames(tx),
    listMyPlaces(tx, week),
  ])
  const persons = [...new Set(times.map(({ person_id }) => person_id))]
  // Of whom only sits in, the name is told and nothing else; what the wall opens of the rest comes over it.
  const identities = new Map<string, Known>([
    ...joint.map(({ person_id: id, name_sealed: name, non_disclosure: nonDisclosure }): [string, Known] => [
      id,
      { ...openName(sealer, id, name), nonDisclosure },
    ]),
    ...(await readIdentities(tx, sealer, persons)),
  ])
  const book = await readStaffBook(tx)
  const registers = [...new Set(times.map(({ register }) => register))]
  tx.journal({
    register: registers.length === 1 ? (registers[0] ?? 'none') : registers.length === 0 ? 'none' : 'both',
    persons,
    detail: { week: week.monday, times: times.length },
  })
  const taken = takenOf(busy, times, sessions)
  const placed = places.flatMap(({ unitId, home, ...span }): PlacedTime[] =>
    unitId !== null ? [{ ...span, place: { unitId } }] : home === null ? [] : [{ ...span, place: { home } }],
  )
  const work = entries.flatMap(({ kind, unitId, fromMs, toMs }): PlacedTime[] =>
    kind === 'reception' ? [{ fromMs, toMs, place: { unitId } }] : [],
  )
  const { minutesBetweenPlaces } = await readTravel(tx)
  const municipalities = new Map((await listMunicipalities(tx)).map(({ code, name }) => [code, name]))
  const whereabouts = new Map(
    placed.flatMap(({ place, ...span }) => ('home' in place ? [[keyOf(span), municipalities.get(place.home)]] : [])),
  )
  return {
    at: toInstant(tx.at),
    monday: week.monday,
    days: week.days.map((day) => {
      const isToday = ({ fromMs }: Span) => fromMs >= day.fromMs && fromMs < day.toMs
      const onTheWay = waysOfDay(placed.filter(isToday), work, minutesBetweenPlaces)
      const ways = new Map(onTheWay.map((way) => [keyOf(way), way]))
      const layout = layOutDay(day, entries, taken, onTheWay)
      return {
        day: day.day,
        openMinutes: Math.round(layout.openMinutes),
        bookedMinutes: Math.round(layout.bookedMinutes),
        pieces: layout.pieces.map((piece) => toPiece(piece, identities, book, { ways, homes: whereabouts })),
      }
    }),
  }
}

const keyOf = ({ fromMs, toMs }: Span) => `${String(fromMs)} ${String(toMs)}`

/** Ways and municipalities of visits at home, by their time. */
interface Ways {
  readonly ways: ReadonlyMap<string, WayOfTime>
  readonly homes: ReadonlyMap<string, LocalText | undefined>
}

/**
 * What is seen, and what only is known to be taken: times may lie over one another, and a group is one time of many, so each seen
 * time stands for one of those that are taken then.
 */
function takenOf(busy: readonly Span[], times: readonly OwnTimeRow[], sessions: readonly OwnSessionRow[]): Taken[] {
  const left = new Map<string, number>()
  for (const span of busy) left.set(keyOf(span), (left.get(keyOf(span)) ?? 0) + 1)
  for (const one of [...sessions, ...times]) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) - 1)
  const hidden = [...left].flatMap(([key, n]): Taken[] => {
    const [fromMs = 0, toMs = 0] = key.split(' ').map(Number)
    return Array.from({ length: Math.max(0, n) }, () => ({ fromMs, toMs }))
  })
  return [
    ...sessions.map((session): Taken => ({ fromMs: session.fromMs, toMs: session.toMs, session })),
    ...times.map((row): Taken => ({ fromMs: row.fromMs, toMs: row.toMs, row })),
    ...hidden,
  ]
}

function toPiece(
  piece: DayPiece<Taken>,
  identities: ReadonlyMap<string, Known>,
  book: StaffBook,
  { ways, homes }: Ways,
): OwnPiece {
  const { kind, entry } = piece
  const { row, session } = piece.booked ?? {}
  const key = piece.booked ? keyOf(piece.booked) : ''
  const way = ways.get(key)
  const groupPlace = session === undefined ? undefined : book.units.get(session.unit_id)?.name
  const unit = entry === undefined || kind === 'absence' ? undefined : book.units.get(entry.unitId)?.name
  return {
    kind,
    start: formatHelsinki(toInstant(piece.fromMs)),
    end: formatHelsinki(toInstant(piece.toMs)),
    ...(session === undefined
      ? {}
      : {
          group: {
            title: serviceNameOf(session),
            ...(session.mode === 'onsite' && groupPlace !== undefined ? { place: groupPlace } : {}),
          },
        }),
    ...(row === undefined ? {} : { booked: toBooked(row, identities.get(row.person_id), book, homes.get(key)) }),
    ...(way === undefined
      ? {}
      : {
          way: {
            ...(way.before === undefined ? {} : { before: way.before }),
            ...(way.back === undefined ? {} : { back: way.back }),
          },
        }),
    ...(entry?.absence === undefined ? {} : { absence: entry.absence }),
    ...(unit === undefined ? {} : { place: unit }),
  }
}

function toBooked(
  row: OwnTimeRow,
  identity: Known | undefined,
  book: StaffBook,
  home: LocalText | undefined,
): NonNullable<OwnPiece['booked']> {
  const place = book.units.get(row.unit_id)?.name
  return {
    appointmentId: row.appointment_id,
    needId: row.need_id,
    person: identity ? fullName(identity) : '',
    title: row.title ?? serviceNameOf(row),
    mode: row.mode,
    register: row.register,
    ...(row.mode === 'onsite' && place !== undefined && identity?.nonDisclosure !== true
      ? { place: place.fi, placeText: place }
      : {}),
    ...(row.room !== null && identity?.nonDisclosure !== true ? { room: row.room } : {}),
    ...(row.mode === 'home' && home !== undefined && identity?.nonDisclosure !== true ? { homeIn: home } : {}),
    ...(row.beside ? { beside: true } : {}),
    ...(row.over ? { over: true } : {}),
    ...(row.why === null ? {} : { conflict: { why: row.why, isKept: row.is_kept } }),
  }
}
