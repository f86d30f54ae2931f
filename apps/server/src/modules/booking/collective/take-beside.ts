import { isInside, type Mode } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { WriteTx } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import type { BesideEntry } from '../../catalogue/index.ts'
import { readStaffBook, readWeeks } from '../../staffing/index.ts'
import { sitsIn } from '../calendars/gives.ts'
import { readKnownBeside } from '../known/read-known.ts'
import { listLeftOut } from './left-out.ts'

/** A visit that others sit in at, as it was just written. */
export interface CollectiveVisit {
  appointmentId: string
  need: { id: string; person_id: string; contact_id: string; service: string }
  staffId: string
  unitId: string
  mode: Mode
  start: Date
  end: Date
  /** Who was offered; whoever is free when nobody is named. */
  beside?: readonly string[] | undefined
}

/**
 * Takes one professional of each entry to sit in at a visit: their calendars close with it, and open with it. Each row is of
 * the register of their own profession. Where the person has denied that the other side is told, that entry is left out.
 *
 * @throws AppError rule-violated: somebody was named whom the person's denial leaves out; somebody named does not sit in at
 *   this, or is not on shift there then; slot-taken: nobody is free; the database's exclusion violation when somebody is taken
 *   after all
 */
export async function takeBeside(tx: WriteTx, all: readonly BesideEntry[], visit: CollectiveVisit): Promise<void> {
  const leftOut = await listLeftOut(tx, visit.need.id, all)
  const entries = all.filter((_, at) => !leftOut.has(at))
  // Denied since it was offered: nobody is left to believe that a colleague comes.
  if (leftOut.size > 0 && (visit.beside?.length ?? 0) > entries.length)
    throw new AppError('rule-violated', { reason: 'denied-beside' })
  if (entries.length === 0) return
  const chosen: string[] = []
  // Somebody is named by whoever was shown the time; where nobody is, as the search would have shown it.
  const known =
    visit.beside === undefined ? ((await readKnownBeside(tx, [visit.need.id])).get(visit.need.id) ?? []) : []
  for (const entry of entries) {
    const able = (await listAble(tx, entry, visit)).filter((id) => !chosen.includes(id))
    const named = visit.beside?.find((id) => able.includes(id))
    if (visit.beside !== undefined && named === undefined)
      throw new AppError('rule-violated', { reason: 'not-on-shift-for-this' })
    const staffId = named ?? (await firstFree(tx, [...known.filter((id) => able.includes(id)), ...able], visit))
    if (staffId === undefined) throw new AppError('slot-taken')
    chosen.push(staffId)
  }
  if (visit.beside !== undefined && visit.beside.length !== chosen.length)
    throw new AppError('rule-violated', { reason: 'not-on-shift-for-this' })
  // All at once and in one order, as everybody takes them.
  for (const staffId of [...chosen].sort())
    await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${staffId}, 0))`)
  for (const [at, { register }] of entries.entries()) {
    const staffId = chosen[at] ?? ''
    await tx.send(sql`
      insert into appointment_beside (county_id, register, person_id, contact_id, appointment_id, need_id, given_by, staff_id)
      values (${tx.actor.county}, ${register}, ${visit.need.person_id}, ${visit.need.contact_id}, ${visit.appointmentId}, ${visit.need.id},
        ${visit.staffId}, ${staffId})`)
    tx.journal({
      register,
      persons: [visit.need.person_id],
      detail: { appointment: visit.appointmentId, beside: staffId },
    })
  }
}

/** Who could sit in, as the roster has it: in the same place, where it is one. */
async function listAble(tx: WriteTx, entry: BesideEntry, visit: CollectiveVisit): Promise<string[]> {
  const book = await readStaffBook(tx)
  const time = { fromMs: visit.start.getTime(), toMs: visit.end.getTime() }
  const found = (await readWeeks(tx, time.fromMs, time.toMs)).flatMap(({ receptions }) =>
    receptions.filter(
      (one) =>
        one.staffId !== visit.staffId &&
        one.unitId === visit.unitId &&
        one.modes.includes(visit.mode) &&
        sitsIn(book, one, visit.need.service, entry) &&
        isInside(time, one.open),
    ),
  )
  return [...new Set(found.map(({ staffId }) => staffId))].sort()
}

async function firstFree(tx: WriteTx, able: readonly string[], visit: CollectiveVisit): Promise<string | undefined> {
  const busy = await tx.rows(
    sql<{
      id: string
    }>`select distinct staff_id as id from busy_times(${[...able]}::uuid[], tstzrange(${visit.start}, ${visit.end}))`,
  )
  return able.find((id) => !busy.some((one) => one.id === id))
}
