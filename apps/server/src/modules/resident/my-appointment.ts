import type { CompanionTimes, RouteResponse, routes } from '@luukku/contract'
import { sql } from 'kysely'
import {
  addDays,
  daysBetween,
  formatHelsinki,
  fromHelsinki,
  toHelsinkiDate,
  toInstant,
  type LocalDate,
} from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Candidate } from '@luukku/domain/booking'
import { farthestDays, findCandidates, latestOf, searchRest, type RestMove } from '../booking/index.ts'
import { listAppointments, placeView, toAppointmentView, type AppointmentRow } from '../plan/index.ts'
import { professionText } from '@luukku/i18n/data/professions'
import type { LocalText } from '@luukku/contract'
import { isMine } from './my-contacts.ts'
import { writeChoice } from './time-choice.ts'

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
  const chosen = [...found, ...alone]
  const staff = await tx.rows(sql<{ id: string; given_name: string; family_name: string; professions: string[] }>`
    select id, given_name, family_name, professions from staff_member where id = any (${chosen.map((t) => t.staffId)}::uuid[])`)
  const units = await tx.rows(sql<{ id: string; name: LocalText; address: string | null }>`
    select id, name, address from unit where id = any (${chosen.map((t) => t.unitId)}::uuid[])`)
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { contact: row.contact_id, appointment: row.id },
  })
  const view = (t: Choice): MyTimes['times'] => {
    const who = staff.find(({ id }) => id === t.staffId)
    const where = units.find(({ id }) => id === t.unitId)
    if (!who || !where) return []
    return [
      {
        choice: writeChoice(key, row.id, {
          staffId: t.staffId,
          mode: t.mode,
          startMs: t.fromMs,
          endMs: t.toMs,
          ...(t.later === undefined
            ? {}
            : { later: t.later.map((one) => [one.appointmentId, one.fromMs, one.toMs] as const) }),
        }),
        start: formatHelsinki(toInstant(t.fromMs)),
        end: formatHelsinki(toInstant(t.toMs)),
        mode: t.mode,
        professional: {
          name: `${who.given_name} ${who.family_name}`,
          role: professionText(who.professions[0] ?? ''),
        },
        // Who acts for a person who hides would learn the place of the visit from the other times of its professional.
        ...placeView(t.mode, { place_closed: row.place_closed, unit_name: where.name, address: where.address }),
        insideLimit: t.insideLimit,
        ...(t.later === undefined
          ? {}
          : {
              later: t.later.map(({ fromMs, toMs }) => ({
                start: formatHelsinki(toInstant(fromMs)),
                end: formatHelsinki(toInstant(toMs)),
              })),
            }),
      },
    ]
  }
  return {
    appointment: toAppointmentView(row, tx.at),
    ...(need?.companion ? { companion: need.companion } : {}),
    times: found.flatMap(view),
    ...(asksBoth ? { withoutCompanion: alone.flatMap(view) } : {}),
  }
}

type Choice = Candidate & { insideLimit: boolean; later?: RestMove['later'] }

async function singleTimes(
  tx: ReadTx,
  row: AppointmentRow,
  query: { from?: string | undefined; limit: number; latest: LocalDate | undefined; ignoresCompanion: boolean },
): Promise<Choice[]> {
  const { latest, ignoresCompanion } = query
  const today = toHelsinkiDate(toInstant(tx.at))
  const first = query.from !== undefined && query.from > today ? (query.from as LocalDate) : today
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
  // The person's own professional before others at the same moment; remote and on site are different choices.
  const sorted = found
    .filter((t) => !isNow(t))
    .sort((a, b) => a.fromMs - b.fromMs || Number(b.staffId === row.staff_id) - Number(a.staffId === row.staff_id))
  const seen = new Map(sorted.map((t) => [`${String(t.fromMs)} ${t.mode}`, t]))
  for (const t of [...sorted].reverse()) seen.set(`${String(t.fromMs)} ${t.mode}`, t)
  return spread([...seen.values()], query.limit).map((t) => ({
    ...t,
    insideLimit: latest === undefined || t.day <= latest,
  }))
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

/** A few that differ: half days in turn, so that five times are not five quarters of one morning. */
function spread<T extends { fromMs: number; day: string }>(times: readonly T[], limit: number): T[] {
  const halves = new Map<string, T[]>()
  for (const t of times) {
    const half = `${t.day} ${new Date(t.fromMs).getUTCHours() < 10 ? 'a' : 'b'}`
    halves.set(half, [...(halves.get(half) ?? []), t])
  }
  const groups = [...halves.values()]
  const kept: T[] = []
  for (let round = 0; kept.length < Math.min(limit, times.length); round++)
    for (const group of groups) {
      const time = group[round]
      if (time !== undefined && kept.length < limit) kept.push(time)
    }
  return kept.sort((a, b) => a.fromMs - b.fromMs)
}
