import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { namesMissingHour } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { listAppointments, readPlans, toAppointmentView } from '../plan/index.ts'
import { bookTimes } from './book-times.ts'
import { createRecentOffers } from './recent-offers.ts'
import { calendarEndpoints } from './calendars/routes.ts'
import { cancelByStaff, moveByStaff, searchRestForStaff } from './change-by-staff.ts'
import { moveEndpoints } from './moves/routes.ts'
import { policyEndpoints } from './policy/routes.ts'
import { withOthers, type FindOtherTimes } from './lost-race.ts'
import { searchOver } from './overbooking/search-over.ts'
import { bookSeries } from './series/book-series.ts'
import { searchSeries } from './series/search-series.ts'
import { seriesLike } from './series/series-like.ts'
import { searchOffers } from './search-offers.ts'
import { offersToLosers, searchToMove } from './search-to-move.ts'
import { interpretingEndpoints } from './visits/missing/routes.ts'
import { undoBooking } from './undo-booking.ts'
import { oldTimeGone, undoMove } from './undo-move.ts'
import { waitingEndpoints } from './waiting/routes.ts'

const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 § 53 (1): joint guidance unit',
}

/** @param findOtherTimes  of the resident's own pages, which stand on this module */
export function bookingEndpoints(services: Services, findOtherTimes: FindOtherTimes): Endpoint[] {
  const recent = createRecentOffers()
  return [
    ...waitingEndpoints(services, recent, findOtherTimes),
    ...policyEndpoints(services),
    ...moveEndpoints(services, recent, findOtherTimes),
    ...calendarEndpoints(services),
    ...interpretingEndpoints(services),
    reads(routes.searchTimes, guidance, async ({ tx, body }) => searchOffers(tx, body, recent)),
    writes(
      routes.bookTimes,
      guidance,
      async ({ tx, body }) => {
        refuseMissingHour(body.items)
        const ids = await bookTimes(tx, services, body)
        recent.letGoSoon(body.contactId, tx.at.getTime())
        return bookedAnswer(tx, ids, body.contactId)
      },
      {
        refused: (error, { body, ...asked }) =>
          withOthers(services, error, { ...asked, access: guidance, action: routes.searchTimes.id }, (tx) =>
            searchOffers(
              tx,
              { contactId: body.contactId, needIds: body.items.map(({ needId }) => needId), limit: offersToLosers },
              recent,
            ),
          ),
      },
    ),
    writes(routes.undoBooking, guidance, ({ tx, body }) => undoBooking(tx, services, body)),
    writes(
      routes.moveForResident,
      guidance,
      async ({ tx, params, body }) => {
        refuseMissingHour([body.to, ...body.later])
        const { id, contactId } = await moveByStaff(tx, services, params.id, body)
        return bookedAnswer(tx, [id], contactId)
      },
      {
        refused: (error, { params, body, ...asked }) =>
          body.later.length > 0
            ? withOthers(services, error, { ...asked, access: guidance, action: routes.searchRest.id }, (tx) =>
                searchRestForStaff(tx, params.id),
              )
            : withOthers(services, error, { ...asked, access: guidance, action: routes.searchTimes.id }, (tx) =>
                searchToMove(tx, params.id, recent),
              ),
      },
    ),
    writes(routes.undoMove, guidance, ({ tx, params, body }) => undoMove(tx, services, params.id, body), {
      refused: (error, { params, body: _, ...asked }) =>
        withOthers(
          services,
          error,
          { ...asked, access: guidance, action: routes.searchTimes.id, over: oldTimeGone },
          (tx) => searchToMove(tx, params.id, recent),
        ),
    }),
    reads(routes.searchOver, guidance, ({ tx, body }) => searchOver(tx, body)),
    reads(routes.searchRest, guidance, ({ tx, params, query }) => searchRestForStaff(tx, params.id, query.from)),
    reads(routes.searchSeries, guidance, ({ tx, body }) => searchSeries(tx, body)),
    writes(
      routes.bookSeries,
      guidance,
      async ({ tx, body }) => {
        refuseMissingHour(body.times)
        return bookedAnswer(tx, await bookSeries(tx, services, body), body.contactId)
      },
      {
        refused: (error, { body, ...asked }) =>
          withOthers(services, error, { ...asked, access: guidance, action: routes.searchSeries.id }, (tx) =>
            searchSeries(tx, seriesLike(body)),
          ),
      },
    ),
    writes(routes.cancelForResident, guidance, async ({ tx, params, body }) => {
      const { id, contactId } = await cancelByStaff(tx, services, params.id, body)
      return bookedAnswer(tx, [id], contactId)
    }),
  ]
}

/** @throws AppError rule-violated for a time told by an hour that no clock shows: whoever sends it means another */
function refuseMissingHour(times: readonly { start: string; end: string }[]): void {
  if (times.some(({ start, end }) => namesMissingHour(start) || namesMissingHour(end)))
    throw new AppError('rule-violated', { reason: 'hour-that-does-not-exist' })
}

async function bookedAnswer(tx: ReadTx, ids: readonly string[], contactId: string) {
  const [plan] = await readPlans(tx, [contactId])
  if (!plan) throw new AppError('action-not-possible', { reason: 'no-plan' })
  const shown = plan.lines
    .flatMap(({ appointment, later = [] }) => (appointment === undefined ? later : [appointment, ...later]))
    .filter(({ appointmentId }) => ids.includes(appointmentId))
    .sort((a, b) => (a.start < b.start ? -1 : 1))
  if (shown.length === ids.length) return { appointments: shown, plan }
  // What is not to come any more is on no line.
  const appointments = await listAppointments(tx, { ids })
  return { appointments: appointments.map((row) => toAppointmentView(row, tx.at)), plan }
}
