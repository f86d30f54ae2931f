import { randomUUID } from 'node:crypto'
import type { RouteResponse, routes } from '@luukku/contract'
import type { Span } from '@luukku/domain/booking'
import { isWork } from '@luukku/domain/roster'
import { addDays, epochMsOf, formatHelsinki, fromHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { professionalOf, readStaffBook } from '../staffing/index.ts'
import { makeChange } from './change-roster.ts'
import { listBusy, listEntries, listOnShift } from './roster-queries.ts'

const minuteMs = 60_000

/** From this minute until midnight in Finland. */
function restOfDay(tx: ReadTx) {
  const today = toHelsinkiDate(toInstant(tx.at))
  return {
    fromMs: Math.floor(tx.at.getTime() / minuteMs) * minuteMs,
    toMs: epochMsOf(fromHelsinki(addDays(today, 1), '00:00')),
  }
}

/**
 * Who is at work from now until the evening, and how many booked times each has left: those with most first.
 * @throws AppError not-found outside the joint guidance unit
 */
export async function listAtWork(tx: ReadTx): Promise<RouteResponse<typeof routes.listAtWork>> {
  // Whom it does not let enter an absence it does not tell who is at work.
  if (tx.actor.kind !== 'staff' || !tx.actor.guidance) throw notFound()
  const rest = restOfDay(tx)
  const [ids, book] = await Promise.all([listOnShift(tx, rest), readStaffBook(tx)])
  const left = Map.groupBy(await listBusy(tx, ids, rest), ({ staffId }) => staffId)
  tx.journal({ register: 'none', persons: [], detail: { atWork: ids.length } })
  const people = ids.flatMap((staffId) => {
    const member = book.staff.get(staffId)
    const unit = member && book.units.get(member.unit_id)?.name
    if (!member?.active || unit === undefined) return []
    return [{ staffId, ...professionalOf(member), unit, times: left.get(staffId)?.length ?? 0 }]
  })
  return {
    at: toInstant(tx.at),
    people: people.sort((a, b) => b.times - a.times || a.name.localeCompare(b.name, 'fi')),
  }
}

/** Further than any duty goes: two weekends. */
const longestMs = 6 * 86_400_000

/**
 * How far past midnight the work of today goes on, a night duty or one over a weekend, in one entry or in several that touch;
 * undefined where it does not. An absence that stands there already is not entered twice.
 */
async function endOfNight(tx: ReadTx, staffId: string, rest: Span): Promise<number | undefined> {
  const entries = await listEntries(tx, [staffId], { fromMs: rest.fromMs, toMs: rest.toMs + longestMs })
  const shifts = entries.filter(isWork).sort((a, b) => a.fromMs - b.fromMs)
  let endMs = Math.max(rest.toMs, ...shifts.filter((one) => one.fromMs < rest.toMs).map(({ toMs }) => toMs))
  const reachesMidnight = shifts.some((one) => one.fromMs < rest.toMs && one.toMs >= rest.toMs)
  if (reachesMidnight) for (const { fromMs, toMs } of shifts) if (fromMs <= endMs) endMs = Math.max(endMs, toMs)
  if (endMs === rest.toMs) return undefined
  const away = entries.filter(({ kind, toMs }) => kind === 'absence' && toMs > rest.toMs)
  const nightEndMs = Math.min(endMs, ...away.map(({ fromMs }) => Math.max(fromMs, rest.toMs)))
  return nightEndMs > rest.toMs ? nightEndMs : undefined
}

/**
 * Somebody is away from now until the evening, and until a night shift of today ends: nothing of the night goes to who is ill.
 * Entered by whoever guides, without asking why. Booked times stay, and those of today come to the list of times without
 * anybody.
 *
 * @throws AppError not-found: nobody such; rule-violated when they are away already
 */
export async function reportAbsence(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  staffId: string,
): Promise<RouteResponse<typeof routes.reportAbsence>> {
  const member = (await readStaffBook(tx)).staff.get(staffId)
  if (!member) throw notFound()
  const rest = restOfDay(tx)
  const nightEndMs = await endOfNight(tx, staffId, rest)
  const entry = {
    id: randomUUID(),
    unitId: member.unit_id,
    kind: 'absence' as const,
    modes: [],
    services: [],
    fromMs: rest.fromMs,
    toMs: nightEndMs ?? rest.toMs,
  }
  const changed = await makeChange(tx, services, staffId, { take: [], put: [entry] })
  return { ...changed, ...(nightEndMs === undefined ? {} : { shiftEnds: formatHelsinki(toInstant(nightEndMs)) }) }
}
