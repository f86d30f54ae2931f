import type { MyWaiting, RouteResponse, routes, Unreached } from '@luukku/contract'
import { isOnlySeen } from '@luukku/domain/access'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { professionText } from '@luukku/i18n/data/professions'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import type { ReadTx } from '../../../platform/db.ts'
import type { Sealer } from '../../../platform/seal.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { fullName, phoneToCall, readIdentities } from '../../person/index.ts'
import { placeView, whoComesView } from '../../plan/index.ts'
import { orderWaiting } from '@luukku/domain/booking'
import { listUnreached } from '../../notification/index.ts'
import { listMyMoves } from '../moves/move-queries.ts'
import { toMyMove } from '../moves/move-views.ts'
import { companionThen } from '../visits/companion-then.ts'
import {
  listAllWaiting,
  listMyWaiting,
  listOpenOffers,
  listPlaces,
  type MyWaitingRow,
  type OfferRow,
} from './waiting-queries.ts'

type Desk = RouteResponse<typeof routes.readWaitingDesk>

const at = (date: Date) => formatHelsinki(toInstant(date))
/** With so little notice nearly every freed time can be offered. */
const shortNoticeHours = 4

export function toOfferView(row: OfferRow): NonNullable<MyWaiting['offer']> {
  return {
    offerId: row.id,
    needId: row.need_id,
    service: row.service,
    title: serviceNameText(row.service, row.service_name),
    start: at(row.from),
    end: at(row.to),
    mode: row.mode,
    ...(row.is_group ? { isGroup: true as const } : {}),
    professional: { name: `${row.given_name} ${row.family_name}`, role: professionText(row.professions[0] ?? '') },
    ...placeView(row.mode, row),
    ...whoComesView(row),
    ...companionThen(row.companion, row),
    expiresAt: at(row.expires_at),
  }
}

/** How the needs of these contacts wait. */
export async function readMyWaiting(tx: ReadTx, contactIds: readonly string[]): Promise<MyWaiting[]> {
  const [rows, offers, moves] = await Promise.all([
    listMyWaiting(tx, contactIds),
    listOpenOffers(tx, contactIds),
    listMyMoves(tx, contactIds),
  ])
  return rows.map((row) => {
    const offer = offers.find(({ need_id }) => need_id === row.need_id)
    const move = moves.find(({ need_id }) => need_id === row.need_id)
    return {
      ...toMyWaiting(row, isOnlySeen(tx.actor, row.person_id)),
      ...(offer === undefined ? {} : { offer: toOfferView(offer) }),
      ...(move === undefined ? {} : { move: toMyMove(move) }),
    }
  })
}

function toMyWaiting(row: MyWaitingRow, readOnly: boolean): MyWaiting {
  const { since, modes, only_in, notice_hours: noticeHours, ahead } = row
  return {
    needId: row.need_id,
    contactId: row.contact_id,
    title: row.title,
    modesOfService: row.modes_of_service,
    readOnly,
    canChoose: row.can_choose,
    ...(row.booked_from === null ? {} : { booked: at(row.booked_from) }),
    ...(row.booked_id === null ? {} : { bookedId: row.booked_id }),
    ...(row.due === null ? {} : { latest: row.due }),
    ...(row.is_own_day ? { isOwnDay: true as const } : {}),
    ...(row.promised === null ? {} : { promised: row.promised }),
    ...(since === null || modes === null || noticeHours === null
      ? {}
      : {
          waits: {
            since: at(since),
            place: (ahead ?? 0) + 1,
            modes,
            onlyHere: only_in !== null,
            noticeHours,
            bySms: row.by_sms === true,
            helps: [
              ...(modes.length > 0 && modes.length < row.modes_of_service.length ? (['more-ways'] as const) : []),
              ...(only_in === null ? [] : (['other-places'] as const)),
              ...(noticeHours > shortNoticeHours ? (['shorter-notice'] as const) : []),
            ],
          },
        }),
  }
}

/** Lines of the log that a page shows: some weeks of a busy county. */
const logLines = 200

export async function readWaitingDesk(tx: ReadTx, sealer: Sealer): Promise<Desk> {
  const [rows, offers, unreached, places, services] = await Promise.all([
    listAllWaiting(tx),
    listOpenOffers(tx),
    listUnreached(tx),
    listPlaces(tx, logLines),
    serviceBook(tx),
  ])
  const persons = [...new Set([...rows, ...offers, ...unreached].map(({ person_id }) => person_id))]
  const identities = await readIdentities(tx, sealer, persons)
  const nameOf = (id: string) => {
    const identity = identities.get(id)
    return identity ? fullName(identity) : ''
  }
  const phoneOf = (row: { person_id: string; only_safe: boolean }) =>
    phoneToCall(identities.get(row.person_id), row.only_safe)
  const titleOf = (code: string) => serviceNameText(code, services.get(code)?.name ?? { fi: code, sv: code, en: code })
  tx.journal({
    register: 'both',
    persons,
    detail: { waiting: rows.length, offers: offers.length, unreached: unreached.length, log: places.length },
  })
  const ordered = orderWaiting(
    rows.map((row) => ({
      row,
      needId: row.need_id,
      urgencyClass: row.urgency_class,
      daysLeft: row.due === null ? undefined : Date.parse(row.due),
      journeyMinutes: undefined,
      known: false,
      sinceMs: row.since.getTime(),
    })),
  )
  return {
    waiting: ordered.map(({ row }) => ({
      needId: row.need_id,
      contactId: row.contact_id,
      service: row.service,
      title: titleOf(row.service),
      urgencyClass: row.urgency_class,
      person: nameOf(row.person_id),
      since: at(row.since),
      ...(row.due === null ? {} : { latest: row.due }),
      ...(row.booked_from === null ? {} : { booked: at(row.booked_from) }),
      modes: row.modes,
      noticeHours: row.notice_hours,
    })),
    offers: offers.map((row) => {
      const phone = phoneOf(row)
      return {
        ...toOfferView(row),
        contactId: row.contact_id,
        person: nameOf(row.person_id),
        ...(phone === undefined ? {} : { phone }),
        channel: row.channel,
        undelivered: row.undelivered,
      }
    }),
    unreached: unreached.map((row) => {
      const phone = row.how === 'call' ? phoneOf(row) : undefined
      return {
        noticeId: row.id,
        contactId: row.contact_id,
        person: nameOf(row.person_id),
        template: row.template as Unreached['template'],
        tried: row.tried,
        at: at(row.at),
        ...(row.from === null ? {} : { start: at(row.from) }),
        how: row.how,
        ...(phone === undefined ? {} : { phone }),
      }
    }),
    log: places.map((row) => ({
      freedId: row.freed_id,
      start: at(row.freed_from),
      decidedAt: at(row.decided_at),
      place: row.place,
      needId: row.need_id,
      service: row.service,
      title: titleOf(row.service),
      urgencyClass: row.urgency_class as Desk['log'][number]['urgencyClass'],
      ...(row.days_left === null ? {} : { daysLeft: row.days_left }),
      ...(row.journey_minutes === null ? {} : { journeyMinutes: row.journey_minutes }),
      samePlace: row.same_place,
      known: row.known,
      since: at(row.since),
      outcome: row.outcome as Desk['log'][number]['outcome'],
      ...(row.answer === null ? {} : { answer: row.answer as NonNullable<Desk['log'][number]['answer']> }),
    })),
  }
}
