import type { LocalText, RouteResponse, routes } from '@luukku/contract'
import type { Candidate } from '@luukku/domain/booking'
import { formatHelsinki, toInstant, type LocalDate } from '@luukku/domain/time'
import { professionText } from '@luukku/i18n/data/professions'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import type { RestMove } from '../booking/index.ts'
import { placeView } from '../plan/index.ts'
import { writeChoice } from './time-choice.ts'

type Times = RouteResponse<typeof routes.listTimes>['times']

/** A free time that somebody may choose for themself. */
export type Choice = Candidate & { insideLimit: boolean; later?: RestMove['later'] }

export interface FewTimes {
  readonly times: Choice[]
  /** There are others beside these. */
  readonly hasMore: boolean
}

/**
 * How these times are shown, each with what takes it.
 *
 * @param of  what the choice is for, an appointment or a need: it is good for nothing else
 */
export async function timeViews(
  tx: ReadTx,
  key: string,
  of: { id: string; place_closed: boolean },
  chosen: readonly Choice[],
): Promise<(time: Choice) => Times> {
  const staff = await tx.rows(sql<{ id: string; given_name: string; family_name: string; professions: string[] }>`
    select id, given_name, family_name, professions from staff_member where id = any (${chosen.flatMap((t) => [t.staffId, ...(t.beside ?? [])])}::uuid[])`)
  const units = await tx.rows(sql<{ id: string; name: LocalText; address: string | null }>`
    select id, name, address from unit where id = any (${chosen.map((t) => t.unitId)}::uuid[])`)
  const viewOf = (staffId: string) => {
    const who = staff.find(({ id }) => id === staffId)
    return who && { name: `${who.given_name} ${who.family_name}`, role: professionText(who.professions[0] ?? '') }
  }
  return (t) => {
    const professional = viewOf(t.staffId)
    const where = units.find(({ id }) => id === t.unitId)
    if (!professional || !where) return []
    const beside = (t.beside ?? []).flatMap((id) => viewOf(id) ?? [])
    return [
      {
        choice: writeChoice(key, of.id, {
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
        professional,
        ...(t.isGroup === true ? { isGroup: true as const } : {}),
        ...(beside.length === 0 ? {} : { beside }),
        // Who acts for a person who hides would learn the place of the visit from the other times of its professional.
        ...placeView(t.mode, { place_closed: of.place_closed, unit_name: where.name, address: where.address }),
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
}

/**
 * A few times that differ, the earliest first: one professional a moment, half days in turn, so that five times are not five
 * quarters of one morning. Remote and on site are different choices.
 *
 * @param o.isTheirs  before others at the same moment
 */
export function fewThatDiffer(
  times: readonly Candidate[],
  o: { limit: number; latest: LocalDate | undefined; isTheirs: (time: Candidate) => boolean },
): FewTimes {
  const sorted = [...times].sort((a, b) => a.fromMs - b.fromMs || Number(o.isTheirs(b)) - Number(o.isTheirs(a)))
  const seen = new Map(sorted.map((t) => [`${String(t.fromMs)} ${t.mode}`, t]))
  for (const t of [...sorted].reverse()) seen.set(`${String(t.fromMs)} ${t.mode}`, t)
  const chosen = spread([...seen.values()], o.limit)
  return {
    times: chosen.map((t) => ({ ...t, insideLimit: o.latest === undefined || t.day <= o.latest })),
    hasMore: chosen.length < seen.size,
  }
}

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
