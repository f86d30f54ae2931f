import { lackedBy, type Candidate } from '@luukku/domain/booking'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { StaffBook } from '../../staffing/index.ts'
import type { TakenSpan } from '../calendars/booked-times.ts'
import { knows, speaks } from '../calendars/gives.ts'
import type { NeedToMeet, TimesWanted } from '../find-candidates.ts'
import { canCome } from '../travel/can-come.ts'
import type { CountyTravel } from '../travel/read-travel.ts'
import type { VisitRow } from '../visits/read-visits.ts'
import type { OpenSession } from './session-queries.ts'

export interface SessionSearch {
  readonly sessions: readonly OpenSession[]
  readonly wanted: TimesWanted
  readonly fromMs: number
  readonly own: readonly TakenSpan[]
  readonly book: StaffBook
  readonly travel: CountyTravel
  readonly band: (unitId: string) => number
  /** What the visit asks: a language to be interpreted, what the unit or its room has, a method. */
  readonly visit: Pick<VisitRow, 'interpreter' | 'place_wishes' | 'method'>
}

/** Sessions of the need's group that the person can come to, the earliest first. */
export function sessionCandidates(need: NeedToMeet, o: SessionSearch): Candidate[] {
  const { wanted, book, travel } = o
  const { interpreter: spoken, place_wishes: wishes, method } = o.visit
  return o.sessions.flatMap((one): Candidate[] => {
    const { staffId, unitId, mode, fromMs, toMs } = one
    const day = toHelsinkiDate(toInstant(fromMs))
    const unit = book.units.get(unitId)
    const fits =
      one.service === need.service &&
      fromMs >= o.fromMs &&
      (wanted.onlyStaffId === undefined || wanted.onlyStaffId === staffId) &&
      (wanted.modes === undefined || wanted.modes.includes(mode)) &&
      (wanted.language === undefined || speaks(book, staffId, wanted.language)) &&
      (mode !== 'onsite' || wanted.municipality === undefined || wanted.municipality === unit?.municipality_code) &&
      (mode !== 'onsite' || lackedBy(wishes, one.features).length === 0) &&
      (wanted.days === undefined || wanted.days.has(day)) &&
      knows(book, staffId, method) &&
      canCome(o.own, one, mode === 'onsite' ? { unitId } : undefined, travel.minutesBetweenPlaces)
    if (!fits) return []
    const away = mode === 'onsite' ? o.band(unitId) : 0
    // Nobody interprets to a group by the calendar: it is ordered, and said so.
    const isMissing = spoken !== null && !speaks(book, staffId, spoken)
    return [
      {
        ...{ needId: need.id, staffId, unitId, mode, day, fromMs, toMs, isGroup: true },
        ...(away === 0 ? {} : { away }),
        ...(isMissing ? { interpreter: 'missing' as const } : {}),
      },
    ]
  })
}
