import type { Candidate, Mode } from '@luukku/domain/booking'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { NeedToRank } from './bookable-needs.ts'
import { findCandidates, type NeedToMeet } from './find-candidates.ts'
import { findOverDays } from './offers/find-over-days.ts'
import { rankNeeds } from './offers/rank-needs.ts'
import { firstDayOf } from './offers/first-day.ts'

/** A booked time whose person looks for another. */
export interface MovingTime {
  readonly id: string
  readonly staff_id: string
  readonly mode: Mode
  readonly from: Date
}

/** So many days that have times show whether there are more of them than few. */
const daysToMove = 8

/**
 * Free times that a person chooses from themself, as far ahead as the desk looks: the first ones on the days that the county's
 * policy offers first, as when the desk books; another time for a booked one by the calendar, whatever the policy would leave to others.
 */
export async function findOwnTimes(
  tx: ReadTx,
  need: NeedToRank & NeedToMeet & { person_id: string },
  o: { from?: string | undefined; limit: number; ignoresCompanion: boolean; moving?: MovingTime },
): Promise<Candidate[]> {
  const { moving, ignoresCompanion } = o
  const today = toHelsinkiDate(toInstant(tx.at))
  const fromDay = firstDayOf(o.from, today)
  const { daysOf, laterDays, costOf } = await rankNeeds(tx, [need], { today, fromDay, earliest: moving !== undefined })
  const isNow = ({ fromMs, mode }: Candidate) => fromMs === moving?.from.getTime() && mode === moving.mode
  const find = async (days: ReadonlySet<LocalDate>) => {
    const inOrder = [...days].sort()
    const [first = fromDay, last = fromDay] = [inOrder[0], inOrder.at(-1)]
    const found = await findCandidates(tx, [need], {
      personId: need.person_id,
      from: new Date(fromHelsinki(first, '00:00')),
      to: new Date(fromHelsinki(addDays(last, 1), '00:00')),
      days,
      noticeMinutes: 60,
      turn: 0,
      ignoresCompanion,
      ...(moving === undefined
        ? { preferKnown: true, costOf }
        : { preferStaffId: moving.staff_id, movingId: moving.id }),
    })
    return found.map((list) => list.filter((one) => !isNow(one)))
  }
  const found = await findOverDays({
    daysOf,
    laterDays,
    limit: moving === undefined ? o.limit : Math.max(o.limit, daysToMove),
    find: (_, days) => find(days),
    isNear: () => true,
  })
  return found.flat()
}
