import type { RouteBody, RouteResponse, routes } from '@luukku/contract'
import { chooseSeries, type Candidate } from '@luukku/domain/booking'
import { addDays, formatHelsinki, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../../platform/db.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import { findContactRow, spreadOf } from '../../contact/index.ts'
import { professionalOf, readStaffBook } from '../../staffing/index.ts'
import { latestOf, listBookableNeeds } from '../bookable-needs.ts'
import { findCandidates } from '../find-candidates.ts'
import { firstDayOf } from '../offers/first-day.ts'

type Search = RouteBody<typeof routes.searchSeries>
type Found = RouteResponse<typeof routes.searchSeries>

/** A series may begin in the first two weeks; more beginnings would be more of the same. */
const beginDays = 14
/** A few to choose from: professionals looked at, and beginnings of each. */
const most = { professionals: 6, begins: 3, series: 4 }

/**
 * Whole series for one need: every time with one professional. The policy of single times does not order them: a series
 * takes times far ahead, which are nobody else's hurry.
 *
 * @throws AppError not-found for a need that is not there; action-not-possible for one that has its time
 */
export async function searchSeries(tx: ReadTx, search: Search): Promise<Found> {
  const [row, bookable] = await Promise.all([
    findContactRow(tx, search.contactId),
    listBookableNeeds(tx, search.contactId),
  ])
  const need = bookable.find(({ id }) => id === search.needId)
  // Who sees the need alone, behind the wall, is told nothing of the contact's times.
  if (!row || !need) throw notFound()
  if (need.status === 'booked') throw new AppError('action-not-possible', { reason: 'already-booked' })
  const today = toHelsinkiDate(toInstant(tx.at))
  const first = firstDayOf(search.from, today)
  const end = addDays(first, beginDays + search.count * search.everyDays + search.toleranceDays)
  const wanted = {
    personId: need.person_id,
    from: new Date(fromHelsinki(first, '00:00')),
    noticeMinutes: 60,
    turn: spreadOf(search.contactId),
    ...(search.modes === undefined ? {} : { modes: search.modes }),
  }
  const find = async (to: LocalDate, onlyStaffId?: string, orWithoutInterpreter = false): Promise<Candidate[]> => {
    const until = new Date(fromHelsinki(to, '00:00'))
    const only = onlyStaffId === undefined ? {} : { onlyStaffId }
    const [found = []] = await findCandidates(tx, [need], {
      ...{ ...wanted, ...only, to: until },
      ...(orWithoutInterpreter ? { orWithoutInterpreter } : {}),
    })
    return [...found].sort((a, b) => a.fromMs - b.fromMs)
  }
  const staffIds = [...new Set((await find(addDays(first, beginDays))).map(({ staffId }) => staffId))]
  const chosen: Candidate[][] = []
  let longest = 0
  for (const staffId of staffIds.slice(0, most.professionals)) {
    const free = await find(end, staffId)
    const begins = onePerDay(free.filter(({ day }) => day < addDays(first, beginDays)))
    for (const begin of begins.slice(0, most.begins)) {
      const { times, isWhole } = chooseSeries(begin, free, search)
      longest = Math.max(longest, times.length)
      if (isWhole) chosen.push([...times])
    }
  }
  tx.journal({
    register: need.register,
    persons: [need.person_id],
    detail: { contact: search.contactId, need: need.id, count: search.count },
  })
  const book = await readStaffBook(tx)
  const latest = latestOf(need)
  const series = chosen
    .sort((a, b) => (a[0]?.fromMs ?? 0) - (b[0]?.fromMs ?? 0))
    .slice(0, most.series)
    .flatMap((times) => {
      const [begin] = times
      const who = begin && book.staff.get(begin.staffId)
      if (!begin || !who) return []
      const place = book.units.get(begin.unitId)?.name
      return [
        {
          professional: professionalOf(who),
          ...(begin.mode === 'onsite' && place !== undefined ? { place: place.fi, placeText: place } : {}),
          insideLimit: latest === undefined || begin.day <= latest,
          ...interpreterOf(need.interpreter, times),
          times: times.map(({ staffId, mode, fromMs, toMs }) => ({
            staffId,
            mode,
            start: formatHelsinki(toInstant(fromMs)),
            end: formatHelsinki(toInstant(toMs)),
          })),
        },
      ]
    })
  // Somebody interprets, and not then: who looks for a series is told that this is what it lacks.
  const { interpreter } = need
  if (interpreter === null || longest > 0) return { series, longest }
  const without = await find(addDays(first, beginDays), undefined, true)
  return { series, longest, ...(without.length > 0 ? { noInterpreter: interpreter } : {}) }
}

function interpreterOf(
  language: string | null,
  times: readonly Candidate[],
): Pick<Found['series'][number], 'interpreter'> {
  const how = (['missing', 'remote', 'onsite'] as const).find((one) =>
    times.some(({ interpreter }) => interpreter === one),
  )
  return language === null || how === undefined ? {} : { interpreter: { language, how } }
}

function onePerDay(times: readonly Candidate[]): Candidate[] {
  const days = new Map<string, Candidate>()
  for (const time of times) if (!days.has(`${time.day} ${time.mode}`)) days.set(`${time.day} ${time.mode}`, time)
  return [...days.values()]
}
