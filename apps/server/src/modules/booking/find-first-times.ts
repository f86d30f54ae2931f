import type { Candidate } from '@luukku/domain/booking'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { BookableNeed } from './bookable-needs.ts'
import { findCandidates } from './find-candidates.ts'
import { findOverDays } from './offers/find-over-days.ts'
import { rankNeeds } from './offers/rank-needs.ts'
import { firstDayOf } from './offers/first-day.ts'

/**
 * Free times for the first visit of a need that its person chooses themself: on the days that the county's policy offers first,
 * as when the desk books.
 */
export async function findFirstTimes(
  tx: ReadTx,
  need: BookableNeed,
  o: { from?: string | undefined; limit: number; ignoresCompanion: boolean },
): Promise<Candidate[]> {
  const today = toHelsinkiDate(toInstant(tx.at))
  const fromDay = firstDayOf(o.from, today)
  const { daysOf, laterDays, costOf } = await rankNeeds(tx, [need], { today, fromDay, earliest: false })
  const find = (days: ReadonlySet<LocalDate>) => {
    const inOrder = [...days].sort()
    const [first = fromDay, last = fromDay] = [inOrder[0], inOrder.at(-1)]
    return findCandidates(tx, [need], {
      personId: need.person_id,
      from: new Date(fromHelsinki(first, '00:00')),
      to: new Date(fromHelsinki(addDays(last, 1), '00:00')),
      days,
      noticeMinutes: 60,
      turn: 0,
      preferKnown: true,
      costOf,
      ignoresCompanion: o.ignoresCompanion,
    })
  }
  const found = await findOverDays({
    daysOf,
    laterDays,
    limit: o.limit,
    find: (_, days) => find(days),
    isNear: () => true,
  })
  return found.flat()
}
