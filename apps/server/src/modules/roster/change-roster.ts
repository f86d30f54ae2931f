import { randomUUID } from 'node:crypto'
import type { RouteBody, RouteResponse, routes } from '@luukku/contract'
import {
  faultOfRoster,
  isLeftOut,
  isWork,
  restsOnHolidays,
  spansOfEntry,
  type EntryTime,
  type EntryTimeFault,
  type RosterEntry,
} from '@luukku/domain/roster'
import type { Span } from '@luukku/domain/booking'
import { addDays, daysBetween, formatHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { lockCalendars } from '../booking/index.ts'
import { readStaffBook } from '../staffing/index.ts'
import { planCheck } from './check-roster.ts'
import { toLostTime } from './lost-time-view.ts'
import {
  findChange,
  keepRoster,
  listEntries,
  listFollowing,
  listLostTimes,
  noteConflicts,
  type KeptRow,
} from './roster-queries.ts'

type Body = RouteBody<typeof routes.changeRoster>
export type Changed = RouteResponse<typeof routes.changeRoster>
export interface RosterChange {
  take: readonly RosterEntry[]
  put: readonly RosterEntry[]
}

const usualModes: RosterEntry['modes'] = ['onsite', 'remote', 'phone']
const aroundMs = 8 * 86_400_000

/**
 * Adds, alters or takes away entries of one professional's roster. What is booked stays; the times that the roster no
 * longer carries are answered, and wait on the conflict list for a person.
 *
 * @throws AppError not-found when the asker does not keep this roster; rule-violated for what stands against the entries
 */
export async function changeRoster(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  staffId: string,
  body: Body,
): Promise<Changed> {
  const member = (await readStaffBook(tx)).staff.get(staffId)
  if (!member) throw notFound()
  const change = body.does === 'add' ? addition(body, member.unit_id) : await alteration(tx, staffId, body)
  return makeChange(tx, services, staffId, change)
}

/** Takes a change back. It is a change too, and can be taken back. */
export async function undoRosterChange(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  changeId: string,
): Promise<Changed> {
  const change = await findChange(tx, changeId)
  if (!change) throw notFound()
  if (change.is_undone) throw new AppError('action-not-possible', { reason: 'undone-already' })
  const [take, put] = [change.put.map(fromRow), change.taken.map(fromRow)]
  return makeChange(tx, services, change.staff_id, { take, put }, changeId)
}

/** Writes a change that stands the rules, and notes what it leaves without anybody. */
export async function makeChange(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  staffId: string,
  { take, put }: RosterChange,
  undoes?: string,
): Promise<Changed> {
  // What is read from here on stands until the commit: the same entry sent twice at once is found the second time.
  await lockCalendars(tx, [staffId])
  const touched = [...take, ...put]
  const taken = new Set(take.map(({ id }) => id))
  const around = await listEntries(tx, [staffId], {
    fromMs: Math.min(...touched.map(({ fromMs }) => fromMs)) - aroundMs,
    toMs: Math.max(...touched.map(({ toMs }) => toMs)) + aroundMs,
  })
  const stay = around.filter(({ id }) => !taken.has(id))
  const fault =
    faultOfRoster(stay, put, tx.at.getTime()) ??
    (take.some(({ toMs }) => toMs <= tx.at.getTime()) ? 'entry-in-the-past' : undefined)
  const changeId = randomUUID()
  // Who may not is answered as for nobody, before anything is said of the roster.
  const did = await keepRoster(tx, {
    id: changeId,
    staffId,
    take: fault === undefined ? [...taken] : [],
    put: fault === undefined ? put.map(toRow) : [],
    ...(undoes === undefined ? {} : { undoes }),
  })
  if (did === undefined) throw notFound()
  if (fault !== undefined) throw new AppError('rule-violated', { reason: fault })
  if (did === 'changed') throw new AppError('version-conflict')
  const contacts = await noteConflicts(tx, staffId, touched)
  await planCheck(
    tx,
    services,
    staffId,
    contacts.map(({ contact_id }) => contact_id),
  )
  const lost = await listLostTimes(tx, [staffId])
  tx.journal({ register: 'none', persons: [], detail: { roster: staffId, change: changeId, conflicts: lost.length } })
  return { changeId, conflicts: lost.map(toLostTime) }
}

function addition(body: Extract<Body, { does: 'add' }>, ownUnit: string): RosterChange {
  const seriesId = body.repeatsUntil === undefined ? undefined : randomUUID()
  if (body.kind === 'duty' && body.dutyRole === undefined)
    throw new AppError('rule-violated', { reason: 'duty-needs-a-role' })
  if (body.hours === undefined && body.kind !== 'absence')
    throw new AppError('rule-violated', { reason: 'hours-needed' })
  const services = body.services ?? []
  const time = timeOf(body)
  const put = spansOrThrow({
    ...time,
    restsOnHolidays: restsOnHolidays({ kind: body.kind, services }, time),
    ...(body.repeatsUntil === undefined ? {} : { repeatsUntil: body.repeatsUntil as LocalDate }),
  }).map((span): RosterEntry => ({
    id: randomUUID(),
    unitId: body.unitId ?? ownUnit,
    kind: body.kind,
    modes: body.modes ?? usualModes,
    services,
    ...(body.kind === 'duty' && body.dutyRole !== undefined ? { dutyRole: body.dutyRole } : {}),
    ...(body.kind === 'absence' ? { absence: body.absence ?? 'other' } : {}),
    ...(seriesId === undefined ? {} : { seriesId }),
    ...span,
  }))
  return { take: [], put }
}

async function alteration(tx: WriteTx, staffId: string, body: Exclude<Body, { does: 'add' }>): Promise<RosterChange> {
  const rows = await listFollowing(tx, staffId, body.entryId)
  const take = body.following ? rows : rows.filter(({ id }) => id === body.entryId)
  const [first] = take
  if (!first) throw notFound()
  if (body.does === 'remove') return { take, put: [] }
  if (body.hours === undefined && first.kind !== 'absence')
    throw new AppError('rule-violated', { reason: 'hours-needed' })
  const moved = daysBetween(dayOf(first), body.day as LocalDate)
  const long = daysBetween(body.day as LocalDate, body.lastDay as LocalDate)
  const put = take.flatMap((entry) => {
    const day = addDays(dayOf(entry), moved)
    const time = { day, lastDay: addDays(day, long) }
    const rests = restsOnHolidays({ kind: entry.kind, services: body.services ?? entry.services }, time)
    // The first was chosen; a row from before the rule gives its holidays up with the next change of what follows.
    if (rests && entry !== first && isLeftOut(body.day as LocalDate, day)) return []
    return spansOrThrow({ ...timeOf(body), ...time }).map((span): RosterEntry => {
      const { absence: before, ...rest } = entry
      const absence = body.absence ?? before
      return {
        ...rest,
        ...(entry.kind === 'absence' && absence !== undefined ? { absence } : {}),
        ...(body.modes === undefined ? {} : { modes: body.modes }),
        ...(body.services === undefined ? {} : { services: body.services }),
        ...span,
        id: randomUUID(),
      }
    })
  })
  return { take, put }
}

const timeOf = (body: {
  day: string
  lastDay: string
  hours?: { from: string; to: string } | undefined
}): EntryTime => ({
  day: body.day as LocalDate,
  lastDay: body.lastDay as LocalDate,
  ...(body.hours === undefined ? {} : { hours: body.hours }),
})
const dayOf = ({ fromMs }: Span) => toHelsinkiDate(toInstant(fromMs))

function spansOrThrow(time: EntryTime): readonly Span[] {
  const spans: readonly Span[] | EntryTimeFault = spansOfEntry(time)
  if (typeof spans === 'string') throw new AppError('rule-violated', { reason: spans })
  return spans
}

const toRow = (entry: RosterEntry): KeptRow => ({
  id: entry.id,
  unit_id: entry.unitId,
  from: formatHelsinki(toInstant(entry.fromMs)),
  to: formatHelsinki(toInstant(entry.toMs)),
  kind: entry.kind,
  modes: isWork(entry) ? [...entry.modes] : [...usualModes],
  services: [...entry.services],
  duty_role: entry.dutyRole ?? null,
  absence: entry.absence ?? null,
  series_id: entry.seriesId ?? null,
})

const fromRow = (row: KeptRow): RosterEntry => ({
  id: row.id,
  unitId: row.unit_id,
  kind: row.kind,
  modes: row.modes,
  services: row.services,
  fromMs: Date.parse(row.from),
  toMs: Date.parse(row.to),
  ...(row.duty_role === null ? {} : { dutyRole: row.duty_role }),
  ...(row.absence === null ? {} : { absence: row.absence }),
  ...(row.series_id === null ? {} : { seriesId: row.series_id }),
})
