import type { LocalText, RouteQuery, RouteResponse, routes } from '@luukku/contract'
import { writeCalendar, type CalendarEvent } from '@luukku/domain/booking'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import { calendarTexts } from '@luukku/i18n/data/calendar-file'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { listTellersDanger } from '../contact/index.ts'
import { readIdentities } from '../person/index.ts'
import { listCalendarRows, type CalendarRow } from './calendar-queries.ts'
import { listMyContactRows } from './my-contacts.ts'

type Query = RouteQuery<typeof routes.readMyCalendar>

/**
 * My coming times as a calendar file. A calendar is read by telephones, employers and families: the file says «a booked
 * time» and no place unless its owner chose the service's name; of a person with an order of non-disclosure, or who may be
 * reached by safe ways only, it never says a place. To who acts for another the file is the same whatever that one has told:
 * there the place goes by what the reader told themself (ADR 0208).
 *
 * @throws AppError not-found when the one asked for is not there, not mine, or over
 */
export async function readMyCalendar(
  tx: ReadTx,
  sealer: Sealer,
  query: Query,
): Promise<RouteResponse<typeof routes.readMyCalendar>> {
  const contacts = await listMyContactRows(tx)
  const rows = await listCalendarRows(
    tx,
    contacts.map(({ id }) => id),
    query.appointment,
  )
  if (query.appointment !== undefined && rows.length === 0) throw notFound()
  const persons = [...new Set(rows.map(({ person_id }) => person_id))]
  const identities = await readIdentities(tx, sealer, persons)
  tx.journal({ register: 'both', persons, detail: { times: rows.length, names: query.names } })
  const me = tx.actor.kind === 'resident' || tx.actor.kind === 'visitor' ? tx.actor.personId : undefined
  const [own, others] = [contacts.filter((one) => one.person_id === me), contacts.filter((one) => one.person_id !== me)]
  const careful = new Set([
    ...own.flatMap(({ id, summary }) => (summary.safeContactOnly === true ? [id] : [])),
    ...(await listTellersDanger(tx, sealer, others)),
  ])
  const hidesPlace = ({ person_id, contact_id }: CalendarRow) => {
    const known = identities.get(person_id)
    // Nobody of whom we know nothing is told of with a place.
    if (known?.nonDisclosure !== false || careful.has(contact_id)) return true
    return person_id === me && (known.safeContactOnly || known.contactWay?.onlySafe === true)
  }
  const events = latestOfEach(rows).map((row) => toEvent(row, query, hidesPlace(row)))
  return { file: writeCalendar(events, tx.at.getTime()), times: events.length }
}

/** A time that was cancelled and booked again, or moved, is one event: the last word of it stands. */
function latestOfEach(rows: readonly CalendarRow[]): CalendarRow[] {
  const latest = new Map<string, CalendarRow>()
  for (const row of rows) {
    const known = latest.get(row.uid)
    if (!known || known.status === 'cancelled' || row.sequence > known.sequence) latest.set(row.uid, row)
  }
  return [...latest.values()]
}

function toEvent(row: CalendarRow, { names, lang }: Query, hidesPlace: boolean): CalendarEvent {
  const say = (text: LocalText) => (lang === 'se' ? (text.se ?? text.fi) : text[lang])
  const name = serviceNameText(row.service, row.service_name ?? { fi: row.service, sv: row.service, en: row.service })
  const hasPlace = names === 'service' && row.mode === 'onsite' && !hidesPlace
  const told = hasPlace ? [say(row.unit_name), row.address].filter((part) => part !== null) : []
  return {
    uid: row.uid,
    sequence: row.sequence,
    fromMs: row.from.getTime(),
    toMs: row.to.getTime(),
    isCancelled: row.status === 'cancelled',
    summary: names === 'service' ? say(name) : say(calendarTexts.summary),
    description: say(calendarTexts.description),
    ...(told.length === 0 ? {} : { place: told.join(', ') }),
  }
}
