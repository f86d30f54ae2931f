import type { Mode } from '@luukku/domain/booking'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant, toLocalDate, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { readStaffBook } from '../staffing/index.ts'
import { findCandidates } from './find-candidates.ts'
import { farthestDays } from './offers/offer-book.ts'

/** Looked at one after the other: where there is capacity the first days show it, and a county's weeks are long to read. */
const horizonsDays = [2, 7, 28, farthestDays]

/**
 * The first day on or before `latest` on which the booking search finds a free time for the need: whether a limit can be
 * kept with the capacity there is.
 *
 * @returns undefined when there is none
 * @law health care act 1326/2010 § 54 2 mom. (116/2023)
 */
export async function findDayInside(
  tx: ReadTx,
  wanted: {
    needId: string
    personId: string
    service: string
    latest: string
    /** What was asked for: only these ways of meeting, this language, this municipality. What the need's visit has interpreted is followed by itself. */
    modes?: readonly Mode[]
    language?: string
    municipality?: string
    /** Whose time counts, by profession: a doctor's limit is kept by no nurse. */
    by?: (profession: string) => boolean
  },
): Promise<LocalDate | undefined> {
  const { latest, needId, personId, service, by = () => true, ...asked } = wanted
  const { staff } = await readStaffBook(tx)
  const today = toHelsinkiDate(toInstant(tx.at))
  const after = addDays(toLocalDate(latest), 1)
  let from = today
  for (const days of horizonsDays) {
    const until = addDays(today, days) < after ? addDays(today, days) : after
    if (until <= from) continue
    const [found = []] = await findCandidates(tx, [{ id: needId, service }], {
      ...asked,
      personId,
      from: new Date(fromHelsinki(from, '00:00')),
      to: new Date(fromHelsinki(until, '00:00')),
      noticeMinutes: 15,
      // Whether the county can keep the limit: whom the person brings along is no lack of capacity.
      ignoresCompanion: true,
      turn: 0,
      // Of several free at the same moment in a place one stands: one whose time counts, where there is one.
      ...(wanted.by === undefined ? {} : { costOf: (_: string, profession: string) => (by(profession) ? 0 : 1) }),
    })
    const counting = found.filter(({ staffId }) => by(staff.get(staffId)?.professions[0] ?? ''))
    const [first] = counting.map(({ day }) => day).sort()
    if (first !== undefined) return first as LocalDate
    from = until
  }
  return undefined
}
