import type { CompanionTimes, LocalText, RouteResponse, routes } from '@luukku/contract'
import { isOnlySeen } from '@luukku/domain/access'
import { formatHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import {
  bookTimes,
  findDayInside,
  findOwnTimes,
  latestOf,
  listBookableNeeds,
  type BookableNeed,
} from '../booking/index.ts'
import { isGivenOnSite, serviceBook } from '../catalogue/index.ts'
import { isMine } from './my-contacts.ts'
import { readChoice } from './time-choice.ts'
import { fewThatDiffer, timeViews } from './time-views.ts'

type MyNeed = BookableNeed & {
  /** When their companion can come, as they are shown it. */
  told: CompanionTimes | null
  place_closed: boolean
}

/**
 * A need whose first time a professional left to this person to choose.
 *
 * @throws AppError not-found: not there, somebody else's, booked, or never left to them; not-allowed: they may only look
 */
async function getMyNeed(tx: ReadTx, needId: string): Promise<MyNeed> {
  const left = await tx.first(sql<{
    contact_id: string
    person_id: string
    companion: CompanionTimes | null
    place_closed: boolean
  }>`
    select contact_id, person_id, companion, place_closed(person_id) as place_closed from need
    where id = ${needId} and status = 'open' and choice_left_at is not null`)
  if (!left || !isMine(tx.actor, left)) throw notFound()
  if (isOnlySeen(tx.actor, left.person_id)) throw new AppError('not-allowed')
  const need = (await listBookableNeeds(tx, left.contact_id)).find(({ id }) => id === needId)
  if (!need) throw notFound()
  return { ...need, told: left.companion, place_closed: left.place_closed }
}

/** More than the search takes for a usual wish, which ends with two days that have times. */
const daysBeyond = 7

const titleOf = ({ title, name }: MyNeed): LocalText => title ?? name

/** First times to choose from, as the desk would offer them: few that differ, the earliest first. */
export async function listMyFirstTimes(
  tx: ReadTx,
  key: string,
  needId: string,
  query: { from?: string | undefined; limit: number },
): Promise<RouteResponse<typeof routes.listFirstTimes>> {
  const need = await getMyNeed(tx, needId)
  const latest = latestOf(need)
  const find = async (ignoresCompanion: boolean, limit = query.limit) =>
    fewThatDiffer(await findOwnTimes(tx, need, { ...query, limit, ignoresCompanion }), {
      limit: query.limit,
      latest,
      isTheirs: ({ isKnown }) => isKnown === true,
    })
  const first = await find(false)
  const { times: found } = first
  // The policy's first days may hold few times where there are others beyond: so many days hold more than are shown.
  const beyond = first.hasMore ? first : await find(false, Math.max(query.limit + 1, daysBeyond))
  const hasMore = beyond.hasMore || beyond.times.length > found.length
  // A companion is no reason to come too late unasked: times without them stand beside.
  const asksBoth = need.told !== null && !found.some(({ insideLimit }) => insideLimit)
  const alone = asksBoth ? (await find(true)).times : []
  const view = await timeViews(tx, key, need, [...found, ...alone])
  tx.journal({
    register: need.register,
    persons: [need.person_id],
    detail: { contact: need.contact_id, need: need.id },
  })
  return {
    need: {
      needId: need.id,
      title: titleOf(need),
      ...(need.legal_due_date === null ? {} : { dueDate: need.legal_due_date }),
    },
    ...(need.told === null ? {} : { companion: need.told }),
    ...(isGivenOnSite(await serviceBook(tx), need.service) ? { placeWishes: [...need.place_wishes] } : {}),
    times: found.flatMap(view),
    hasMore,
    ...(asksBoth ? { withoutCompanion: alone.flatMap(view) } : {}),
  }
}

/**
 * Books the chosen time by the same rules as the desk. One past the law's day, where one inside it was free, is the person's own
 * choice and recorded as such.
 *
 * @returns the appointment's id
 * @throws AppError as `getMyNeed`; rule-violated for a choice not made here, and for one more time of a service than may come
 */
export async function chooseMyTime(tx: WriteTx, services: Services, needId: string, choice: string): Promise<string> {
  const need = await getMyNeed(tx, needId)
  const time = readChoice(services.config.cookieKey, need.id, choice)
  if (!time) throw new AppError('rule-violated', { reason: 'unknown-choice' })
  const { staffId, mode, startMs, endMs } = time
  const declinedDay = await freeDayBefore(tx, need, startMs)
  const [id] = await bookTimes(tx, services, {
    contactId: need.contact_id,
    items: [
      {
        needId: need.id,
        service: need.service,
        staffId,
        mode,
        start: formatHelsinki(toInstant(startMs)),
        end: formatHelsinki(toInstant(endMs)),
        withoutInterpreter: false,
        ...(declinedDay === undefined ? {} : { declinedDay }),
      },
    ],
  })
  if (id === undefined) throw new Error('the chosen time was booked')
  return id
}

/** A free day inside the law's limit, where the chosen time is past it. */
async function freeDayBefore(tx: ReadTx, need: MyNeed, startMs: number) {
  const { legal_due_date: latest, id: needId, person_id: personId, service } = need
  if (latest === null || toHelsinkiDate(toInstant(startMs)) <= latest) return undefined
  return findDayInside(tx, { needId, personId, service, latest })
}
