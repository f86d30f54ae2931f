import { companionAway, overlaps, visitLength, type Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { readStaffBook } from '../../staffing/index.ts'
import { listOwnBusyTimes } from '../busy-queries.ts'
import { calendarsOf } from '../calendars/county-calendars.ts'
import { knows, speaks } from '../calendars/gives.ts'
import { hasPlace } from '../calendars/has-place.ts'
import { createInterpreterCheck } from '../calendars/interpreter-then.ts'
import { factsOf, plainVisit, readVisits } from '../visits/read-visits.ts'
import { listWaysAlone } from '../waiting/ways-given.ts'
import type { LateNeedRow, MovableRow } from './move-queries.ts'

/**
 * Whether a booked time, given up, could be offered to who would be late: by what the waiting list asks then (`listWaitingFor`,
 * `findCandidates`). A visit that is longer than the time is not helped by it, though there may be room beside: a move that nobody
 * asks for is better than one that is for nobody.
 */
export async function createHelpCheck(
  tx: ReadTx,
  helps: LateNeedRow,
  within: { from: Date; to: Date },
): Promise<(row: MovableRow) => Promise<boolean>> {
  const busy = await listOwnBusyTimes(tx, helps.person_id, within.from, within.to)
  const visit = (await readVisits(tx, [helps.need_id])).get(helps.need_id) ?? plainVisit
  const service = (await serviceBook(tx)).get(helps.service)
  const book = await readStaffBook(tx)
  const calendars = calendarsOf(tx)
  await calendars.follow(tx)
  const language = visit.interpreter
  const isInterpreted = await createInterpreterCheck(tx, calendars, language)
  return async (row) => {
    const span: Span = { fromMs: row.from.getTime(), toMs: row.to.getTime() }
    if (!service || busy.some((one) => overlaps(one, span))) return false
    if (visit.companion !== null && companionAway(visit.companion, span).length > 0) return false
    if (!knows(book, row.staff_id, visit.method)) return false
    const interpreted = language !== null && !speaks(book, row.staff_id, language)
    const { minutes } = visitLength(service.duration_minutes, service.extra_minutes, factsOf(visit, interpreted))
    if (minutes * 60_000 > span.toMs - span.fromMs) return false
    for (const way of await listWaysAlone(tx, row)) {
      const suits = helps.modes === null || helps.modes.length === 0 || helps.modes.includes(way.mode)
      const isThere = helps.only_in === null || way.mode !== 'onsite' || way.municipality === helps.only_in
      if (way.service !== helps.service || !suits || !isThere) continue
      if (interpreted && !isInterpreted(span, way.mode, way.municipality)) continue
      if (way.mode !== 'onsite' || (await hasPlace(tx, way.unitId, service, visit.place_wishes))) return true
    }
    return false
  }
}
