import type { ConflictList } from '@luukku/contract'
import type { Candidate, Span } from '@luukku/domain/booking'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { findInPlace } from '../booking/index.ts'
import { fullName, readIdentities, type Identity } from '../person/index.ts'
import { professionalOf, readStaffBook, type StaffBook } from '../staffing/index.ts'
import { serviceNameOf } from './lost-time-view.ts'
import { listConflicts, type ConflictRow } from './roster-queries.ts'

type Conflict = ConflictList['conflicts'][number]

/** As many as one looks at in a row; the rest come when these are solved. */
const shown = 20

/**
 * Booked times that the roster no longer carries, each with times in its place. No time is proposed to two: whoever solves
 * the list from the top takes nobody's proposal away.
 */
export async function readConflicts(tx: ReadTx, sealer: Sealer): Promise<ConflictList> {
  const rows = await listConflicts(tx, shown)
  const identities = await readIdentities(
    tx,
    sealer,
    rows.map(({ person_id }) => person_id),
  )
  const book = await readStaffBook(tx)
  const held = new Map<string, Span[]>()
  const conflicts: Conflict[] = []
  for (const row of rows) {
    const found = await findInPlace(tx, row, { held })
    const [best] = found
    if (best) held.set(best.staffId, [...(held.get(best.staffId) ?? []), best])
    conflicts.push(toConflict(row, found, identities.get(row.person_id), book))
  }
  tx.journal({ register: 'both', persons: rows.map(({ person_id }) => person_id), detail: { conflicts: rows.length } })
  return { at: toInstant(tx.at), conflicts, more: Math.max(0, (rows[0]?.total ?? 0) - rows.length) }
}

function toConflict(
  row: ConflictRow,
  proposals: readonly Candidate[],
  identity: Identity | undefined,
  book: StaffBook,
): Conflict {
  const whoOf = (staffId: string) => {
    const member = book.staff.get(staffId)
    return member ? professionalOf(member) : { name: '', role: serviceNameOf(row) }
  }
  const placeOf = ({ mode, unitId }: { mode: ConflictRow['mode']; unitId: string }) => {
    const place = book.units.get(unitId)?.name
    return mode === 'onsite' && place !== undefined && identity?.nonDisclosure !== true
      ? { place: place.fi, placeText: place }
      : {}
  }
  const latest = row.latest ?? undefined
  return {
    appointmentId: row.appointment_id,
    contactId: row.contact_id,
    needId: row.need_id,
    person: identity ? fullName(identity) : '',
    title: row.title ?? serviceNameOf(row),
    start: formatHelsinki(toInstant(row.from)),
    end: formatHelsinki(toInstant(row.to)),
    mode: row.mode,
    ...placeOf({ mode: row.mode, unitId: row.unit_id }),
    ...(row.room !== null && identity?.nonDisclosure !== true ? { room: row.room } : {}),
    staffId: row.staff_id,
    professional: whoOf(row.staff_id),
    why: row.why,
    ...(row.has_arrived ? { hasArrived: true } : {}),
    ...(latest === undefined ? {} : { latest }),
    proposals: proposals.map((one) => ({
      staffId: one.staffId,
      professional: whoOf(one.staffId),
      mode: one.mode,
      ...placeOf(one),
      start: formatHelsinki(toInstant(one.fromMs)),
      end: formatHelsinki(toInstant(one.toMs)),
      insideLimit: latest === undefined || one.day <= latest,
    })),
  }
}
