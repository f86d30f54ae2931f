import { chooseMove, overlaps, rankMovable } from '@luukku/domain/booking'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../../platform/db.ts'
import { readStaffBook } from '../../staffing/index.ts'
import { findCandidates } from '../find-candidates.ts'
import { findDayInside } from '../find-day-inside.ts'
import {
  endUnasked,
  insertProposal,
  listLateNeeds,
  listMovable,
  type LateNeedRow,
  type MovableRow,
} from './move-queries.ts'
import { createHelpCheck } from './who-is-helped.ts'

/** So far ahead needs are looked at; what comes later has nights of its own. */
const lookAheadDays = 21
/** A professional reads so many in a morning; the most urgent come first. */
const mostProposals = 20
const mostLateNeeds = 60
/** Nobody is asked to move a time that is nearer than this. */
const noticeDays = 3
const mostTried = 8
const mostMovable = 100

/**
 * Proposes moves of booked times by which somebody who would be late is seen in time. Changes nothing that is booked.
 * @returns how many were proposed
 */
export async function proposeMoves(tx: WriteTx): Promise<number> {
  await endUnasked(tx)
  const today = toHelsinkiDate(toInstant(tx.at))
  const first = addDays(today, noticeDays)
  const late = await listLateNeeds(tx, { from: first, until: addDays(today, lookAheadDays), limit: mostLateNeeds })
  const used = new Set<string>()
  const taken: { staffId: string; fromMs: number; toMs: number }[] = []
  const persons: string[] = []
  let proposed = 0
  for (const helps of late) {
    if (proposed >= mostProposals) break
    // A free time in time needs nobody to move.
    const inTime = await findDayInside(tx, {
      needId: helps.need_id,
      personId: helps.person_id,
      service: helps.service,
      latest: helps.latest,
      ...(helps.modes === null || helps.modes.length === 0 ? {} : { modes: helps.modes }),
      ...(helps.only_in === null ? {} : { municipality: helps.only_in }),
    })
    if (inTime !== undefined) continue
    const found = await findMove(tx, helps, { first, used, taken })
    if (!found) continue
    await insertProposal(tx, { moved: found.moved, to: found.to, helps, night: today })
    used.add(found.moved.person_id)
    taken.push({ staffId: found.to.staffId, fromMs: found.to.from.getTime(), toMs: found.to.to.getTime() })
    persons.push(found.moved.person_id, helps.person_id)
    proposed += 1
  }
  tx.journal({ register: 'both', persons: [...new Set(persons)], detail: { late: late.length, proposed } })
  return proposed
}

interface Round {
  first: LocalDate
  /** People of this night already. */
  used: ReadonlySet<string>
  /** New times of this night already. */
  taken: readonly { staffId: string; fromMs: number; toMs: number }[]
}

async function findMove(tx: WriteTx, helps: LateNeedRow, { first, used, taken }: Round) {
  const dayAfter = addDays(helps.latest, 1)
  const span = { from: new Date(fromHelsinki(first, '00:00')), to: new Date(fromHelsinki(dayAfter, '00:00')) }
  const rows = await listMovable(tx, {
    service: helps.service,
    ...span,
    notPerson: helps.person_id,
    limit: mostMovable,
  })
  const { staff } = await readStaffBook(tx)
  const isHelp = await createHelpCheck(tx, helps, span)
  const movable = rows.filter(({ person_id }) => !used.has(person_id)).map((row) => toMovable(row, helps))
  let tried = 0
  for (const time of rankMovable(movable, helps.latest)) {
    if (tried === mostTried) break
    const { row } = time
    if (staff.get(row.staff_id)?.active !== true || !(await isHelp(row))) continue
    tried += 1
    const [free = []] = await findCandidates(tx, [{ id: row.need_id, service: helps.service }], {
      personId: row.person_id,
      from: span.to,
      to: new Date(fromHelsinki(addDays(time.day, mostDelayDays + 1), '00:00')),
      modes: [row.mode],
      movingId: row.appointment_id,
      orWithoutInterpreter: false,
      preferStaffId: row.staff_id,
      turn: 0,
    })
    const open = free.filter((one) => !taken.some((other) => other.staffId === one.staffId && overlaps(other, one)))
    const to = chooseMove(time, open, helps.latest)
    if (to)
      return {
        moved: row,
        to: { staffId: to.staffId, unitId: to.unitId, mode: to.mode, from: new Date(to.fromMs), to: new Date(to.toMs) },
      }
  }
  return undefined
}

/** As far as times are looked for; `lastMoveDay` cuts it to the need's own limit. */
const mostDelayDays = 14

const toMovable = (row: MovableRow, helps: LateNeedRow) => ({
  row,
  appointmentId: row.appointment_id,
  staffId: row.staff_id,
  unitId: row.unit_id,
  mode: row.mode,
  day: toHelsinkiDate(toInstant(row.from)),
  fromMs: row.from.getTime(),
  latest: row.latest ?? undefined,
  isNear: row.municipality === helps.municipality || row.mode !== 'onsite',
})
