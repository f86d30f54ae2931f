import type { CompanionTimes, RouteResponse, routes } from '@luukku/contract'
import { isOnlySeen } from '@luukku/domain/access'
import type { PlaceFeature } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { findOwnTimes, latestOf, searchRest, type NeedToRank } from '../booking/index.ts'
import { isGivenOnSite, serviceBook } from '../catalogue/index.ts'
import { listAppointments, toAppointmentView, type AppointmentRow } from '../plan/index.ts'
import { isMine } from './my-contacts.ts'
import { fewThatDiffer, timeViews, type FewTimes } from './time-views.ts'

type MyTimes = RouteResponse<typeof routes.listTimes>
interface MovedNeed extends NeedToRank {
  place_wishes: PlaceFeature[]
  companion: CompanionTimes | null
}

/** @throws AppError not-found: not there, or somebody else's */
export async function getMyAppointment(tx: ReadTx, appointmentId: string): Promise<AppointmentRow> {
  const [row] = await listAppointments(tx, { ids: [appointmentId] })
  if (!row || !isMine(tx.actor, row)) throw notFound()
  return row
}

/**
 * Other times for the same service, from today or from `query.from`: the nearest first, as far ahead as a first time is looked for.
 *
 * @throws AppError as `getMyAppointment`; not-allowed: they may only look
 */
export async function listMyTimes(
  tx: ReadTx,
  key: string,
  appointmentId: string,
  query: { from?: string | undefined; limit: number; rest: 'yes' | 'no' },
): Promise<MyTimes> {
  const row = await getMyAppointment(tx, appointmentId)
  if (isOnlySeen(tx.actor, row.person_id)) throw new AppError('not-allowed')
  const need = await tx.first(sql<MovedNeed>`
    select id, service, urgency_class, unit_id, real_life_date, legal_due_date, companion, place_wishes from need where id = ${row.need_id}`)
  if (!need) throw notFound()
  const single = (ignoresCompanion: boolean) => singleTimes(tx, row, need, { ...query, ignoresCompanion })
  const { times: found, hasMore } = query.rest === 'yes' ? await wholeMoves(tx, row, query) : await single(false)
  // A companion is no reason to come too late unasked: times without them stand beside.
  const asksBoth = query.rest === 'no' && need.companion !== null && !found.some(({ insideLimit }) => insideLimit)
  const alone = asksBoth ? (await single(true)).times : []
  const view = await timeViews(tx, key, row, [...found, ...alone])
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { contact: row.contact_id, appointment: row.id },
  })
  return {
    appointment: toAppointmentView(row, tx.at),
    ...(need.companion === null ? {} : { companion: need.companion }),
    needId: row.need_id,
    ...(isGivenOnSite(await serviceBook(tx), row.service) ? { placeWishes: need.place_wishes } : {}),
    times: found.flatMap(view),
    hasMore,
    ...(asksBoth ? { withoutCompanion: alone.flatMap(view) } : {}),
  }
}

async function singleTimes(
  tx: ReadTx,
  row: AppointmentRow,
  need: MovedNeed,
  query: { from?: string | undefined; limit: number; ignoresCompanion: boolean },
): Promise<FewTimes> {
  const found = await findOwnTimes(
    tx,
    { ...need, service: row.service, person_id: row.person_id },
    { ...query, moving: row },
  )
  return fewThatDiffer(found, {
    limit: query.limit,
    latest: latestOf(need),
    isTheirs: ({ staffId }) => staffId === row.staff_id,
  })
}

/** The time and the rest of its series: where all of it can go. */
async function wholeMoves(
  tx: ReadTx,
  row: AppointmentRow,
  query: { from?: string | undefined; limit: number },
): Promise<FewTimes> {
  const { moves } = await searchRest(tx, row, { ...query, limit: query.limit + 1 })
  const times = moves.map(({ to, later, insideLimit }) => ({ ...to, later, insideLimit }))
  return { times: times.slice(0, query.limit), hasMore: times.length > query.limit }
}
