import type { CompanionTimes, RouteResponse, routes } from '@luukku/contract'
import { sql } from 'kysely'
import { addDays, daysBetween, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { farthestDays, findCandidates, firstDayOf, latestOf, searchRest } from '../booking/index.ts'
import { listAppointments, toAppointmentView, type AppointmentRow } from '../plan/index.ts'
import { isMine } from './my-contacts.ts'
import { fewThatDiffer, timeViews, type Choice } from './time-views.ts'

const weeksAhead = 8

type MyTimes = RouteResponse<typeof routes.listTimes>
interface NeedDates {
  real_life_date: LocalDate | null
  legal_due_date: LocalDate | null
  companion: CompanionTimes | null
}

/** @throws AppError not-found: not there, or somebody else's */
export async function getMyAppointment(tx: ReadTx, appointmentId: string): Promise<AppointmentRow> {
  const [row] = await listAppointments(tx, { ids: [appointmentId] })
  if (!row || !isMine(tx.actor, row)) throw notFound()
  return row
}

/** Other times for the same service, from today or from `query.from`: the nearest first, one professional a moment. */
export async function listMyTimes(
  tx: ReadTx,
  key: string,
  appointmentId: string,
  query: { from?: string | undefined; limit: number; rest: 'yes' | 'no' },
): Promise<MyTimes> {
  const row = await getMyAppointment(tx, appointmentId)
  const need = await tx.first(sql<NeedDates>`
    select real_life_date, legal_due_date, companion from need where id = ${row.need_id}`)
  const latest = need && latestOf(need)
  const single = (ignoresCompanion: boolean) => singleTimes(tx, row, { ...query, latest, ignoresCompanion })
  const found = query.rest === 'yes' ? await wholeMoves(tx, row, query) : await single(false)
  // A companion is no reason to come too late unasked: times without them stand beside.
  const asksBoth = query.rest === 'no' && need?.companion && !found.some(({ insideLimit }) => insideLimit)
  const alone = asksBoth ? await single(true) : []
  const view = await timeViews(tx, key, row, [...found, ...alone])
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { contact: row.contact_id, appointment: row.id },
  })
  return {
    appointment: toAppointmentView(row, tx.at),
    ...(need?.companion ? { companion: need.companion } : {}),
    times: found.flatMap(view),
    ...(asksBoth ? { withoutCompanion: alone.flatMap(view) } : {}),
  }
}

async function singleTimes(
  tx: ReadTx,
  row: AppointmentRow,
  query: { from?: string | undefined; limit: number; latest: LocalDate | undefined; ignoresCompanion: boolean },
): Promise<Choice[]> {
  const { latest, ignoresCompanion } = query
  const today = toHelsinkiDate(toInstant(tx.at))
  const first = firstDayOf(query.from, today)
  if (daysBetween(today, first) > farthestDays) return []
  const [found = []] = await findCandidates(tx, [{ id: row.need_id, service: row.service }], {
    personId: row.person_id,
    turn: 0,
    preferStaffId: row.staff_id,
    from: new Date(fromHelsinki(first, '00:00')),
    to: new Date(fromHelsinki(addDays(first, weeksAhead * 7), '00:00')),
    noticeMinutes: 60,
    movingId: row.id,
    ignoresCompanion,
  })
  const isNow = (t: { fromMs: number; mode: string }) => t.fromMs === row.from.getTime() && t.mode === row.mode
  const others = found.filter((t) => !isNow(t))
  return fewThatDiffer(others, { limit: query.limit, latest, isTheirs: ({ staffId }) => staffId === row.staff_id })
}

/** The time and the rest of its series: where all of it can go. */
async function wholeMoves(
  tx: ReadTx,
  row: AppointmentRow,
  query: { from?: string | undefined; limit: number },
): Promise<Choice[]> {
  const { moves } = await searchRest(tx, row, query)
  return moves.map(({ to, later, insideLimit }) => ({ ...to, later, insideLimit }))
}
