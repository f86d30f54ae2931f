import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import {
  decideHold,
  holdUntil,
  orderWaiting,
  travelBand,
  type Candidate,
  type WaitingPlace,
} from '@luukku/domain/booking'
import { addDays, daysBetween, fromHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { AppError } from '../../../platform/errors.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { takeBeside } from '../collective/take-beside.ts'
import { findSession, takeSeat } from '../groups/session-queries.ts'
import type { WriteTx } from '../../../platform/db.ts'
import type { Services } from '../../../platform/services.ts'
import { findContactRow } from '../../contact/index.ts'
import { planQuestionNotice } from '../../notification/index.ts'
import { findCandidates } from '../find-candidates.ts'
import { lockCalendars } from '../insert-appointment.ts'
import { countHolds, readBookingLimits } from '../limits/read-limits.ts'
import { readTravel } from '../travel/read-travel.ts'
import { mayHaveOneMore } from './is-kept.ts'
import { closeFreed, listWaitingFor, lockFreed, type FreedRow, type WaitingRow } from './waiting-queries.ts'
import { wayToCome } from './way-to-come.ts'
import { listWaysGiven } from './ways-given.ts'

/** Why somebody who waits was not asked, in the log of fairness. */
type Outcome =
  'offered' | 'asked-before' | 'asked-now' | 'notice' | 'not-earlier' | 'no-time' | 'holds-full' | 'has-time'
type Considered = WaitingPlace & { row: WaitingRow; outcome: Outcome | undefined; time?: Candidate }

/**
 * For so many a time is searched at once; who needs no search to be passed over does not count. Fewer, and the one who fits goes
 * unasked behind others who cannot come; more, and the professional's calendar is locked for longer.
 */
const mostSearched = 50

/**
 * Asks the first of those who wait for such a time and can use it, and holds it for them. The order and everybody passed over
 * stand in `waiting_place`; whoever waits for another service, way or place is nowhere in it.
 * @returns what became of the freed time
 */
export async function offerFreedTime(
  tx: WriteTx,
  services: Pick<Services, 'jobs' | 'sealer'>,
  freedId: string,
): Promise<FreedRow['status'] | undefined> {
  const freed = await lockFreed(tx, freedId)
  if (freed?.status !== 'open') return freed?.status
  const until = holdUntil(tx.at.getTime(), freed.from.getTime())
  if (until === undefined) return close(tx, freed, 'left')
  await lockCalendars(tx, [freed.staff_id])
  const ordered = await considerWaiting(tx, freed)
  const chosen = await chooseFirst(tx, freed, ordered)
  const status = chosen?.time ? 'offered' : 'left'
  const looked = lookedAt(ordered, chosen)
  await writePlaces(tx, freed, looked)
  if (chosen?.time) await holdFor(tx, services, { freed, chosen, time: chosen.time, until: new Date(until) })
  tx.journal({
    register: chosen?.row.register ?? 'none',
    persons: looked.map(({ row }) => row.person_id),
    detail: { freed: freed.id, ...(chosen ? { contact: chosen.row.contact_id } : {}), considered: looked.length },
  })
  return close(tx, freed, status)
}

async function close(tx: WriteTx, freed: FreedRow, status: FreedRow['status']): Promise<FreedRow['status']> {
  await closeFreed(tx, freed.id, status)
  return status
}

/** All who wait for such a time, in order; with why, where no search is needed to pass them over. */
async function considerWaiting(tx: WriteTx, freed: FreedRow): Promise<Considered[]> {
  const today = toHelsinkiDate(toInstant(tx.at))
  const ways = await listWaysGiven(tx, freed)
  const rows = await listWaitingFor(tx, freed, ways)
  const travel = await readTravel(tx)
  const places = rows.map((row): Considered => {
    const short = freed.from.getTime() - tx.at.getTime() < row.notice_hours * 3_600_000
    const later = row.booked_from !== null && row.booked_from <= freed.from
    return {
      row,
      needId: row.need_id,
      urgencyClass: row.urgency_class,
      daysLeft: row.due === null ? undefined : daysBetween(today, row.due),
      journeyMinutes: wayToCome(travel, ways, row),
      known: row.known,
      sinceMs: row.since.getTime(),
      outcome: row.asked_before
        ? 'asked-before'
        : row.asked_now
          ? 'asked-now'
          : later
            ? 'not-earlier'
            : short
              ? 'notice'
              : undefined,
    }
  })
  return [...orderWaiting(places)]
}

/** The first in order for whom the professional gives the service then, in a way that suits them. */
async function chooseFirst(
  tx: WriteTx,
  freed: FreedRow,
  ordered: readonly Considered[],
): Promise<Considered | undefined> {
  const day = toHelsinkiDate(toInstant(freed.from))
  const limits = await readBookingLimits(tx)
  const holds = await countHolds(
    tx,
    ordered.map(({ row }) => row.person_id),
  )
  let searched = 0
  for (const one of ordered) {
    if (one.outcome !== undefined) continue
    const held = holds.get(one.row.person_id) ?? { isVerified: false, open: 0 }
    if (decideHold(limits, held) !== undefined) {
      one.outcome = 'holds-full'
      continue
    }
    // Where their own later time is given up for it they have as many as before.
    if (one.row.booked_from === null && !(await mayHaveOneMore(tx, one.row))) {
      one.outcome = 'has-time'
      continue
    }
    if (searched === mostSearched) return undefined
    searched += 1
    const { row } = one
    const [times = []] = await findCandidates(tx, [{ id: row.need_id, service: row.service }], {
      personId: row.person_id,
      from: new Date(fromHelsinki(day, '00:00')),
      to: new Date(fromHelsinki(addDays(day, 1), '00:00')),
      onlyStaffId: freed.staff_id,
      turn: 0,
      ...(row.modes.length === 0 ? {} : { modes: row.modes }),
      ...(row.only_in === null ? {} : { municipality: row.only_in }),
    })
    // It may begin a little before and end a little after what was freed, where there is room beside it; it uses it.
    const [time] = times
      .filter(({ fromMs, toMs }) => fromMs < freed.to.getTime() && toMs > freed.from.getTime())
      // A group that nobody interprets to is a person's to choose, with somebody who orders one.
      .filter(({ isGroup, interpreter }) => !(isGroup === true && interpreter === 'missing'))
      .sort((a, b) => distance(a, freed) - distance(b, freed) || a.fromMs - b.fromMs)
    if (!time) {
      one.outcome = 'no-time'
      continue
    }
    one.outcome = 'offered'
    one.time = time
    return one
  }
  return undefined
}

const distance = ({ fromMs }: Candidate, freed: FreedRow) => Math.abs(fromMs - freed.from.getTime())

/** Up to the one who was asked, or to the first whom nobody looked at: behind them no order was made. */
function lookedAt(ordered: readonly Considered[], chosen: Considered | undefined): readonly Considered[] {
  if (chosen) return ordered.slice(0, ordered.indexOf(chosen) + 1)
  const end = ordered.findIndex(({ outcome }) => outcome === undefined)
  return end === -1 ? ordered : ordered.slice(0, end)
}

/** What a server that knows no minutes reads of a row. */
const isNear = ({ journeyMinutes }: Considered) => journeyMinutes !== undefined && travelBand(journeyMinutes) === 0

/** In one statement: those who have been asked before may be many. */
async function writePlaces(tx: WriteTx, freed: FreedRow, looked: readonly Considered[]): Promise<void> {
  if (looked.length === 0) return
  const rows = looked.map(({ row }) => row)
  await tx.send(sql`
    insert into waiting_place (county_id, register, person_id, contact_id, need_id, freed_id, decided_at, place, urgency_class, days_left,
      same_place, journey_minutes, known, since, outcome)
    select ${tx.actor.county}, p.register, p.person_id, p.contact_id, p.need_id, ${freed.id}, ${tx.at}, p.place, p.urgency_class, p.days_left,
      p.near, p.journey_minutes, p.known, p.since, p.outcome
    from unnest(${rows.map(({ register }) => register)}::text[], ${rows.map(({ person_id }) => person_id)}::uuid[],
      ${rows.map(({ contact_id }) => contact_id)}::uuid[], ${rows.map(({ need_id }) => need_id)}::uuid[],
      ${rows.map(({ urgency_class }) => urgency_class)}::text[], ${looked.map(({ daysLeft }) => daysLeft ?? null)}::int[],
      ${looked.map(isNear)}::boolean[], ${looked.map(({ journeyMinutes }) => journeyMinutes ?? null)}::int[], ${looked.map(({ known }) => known)}::boolean[],
      ${rows.map(({ since }) => since)}::timestamptz[], ${looked.map(({ outcome }) => outcome)}::text[])
      with ordinality p (register, person_id, contact_id, need_id, urgency_class, days_left, near, journey_minutes, known, since, outcome, place)
    order by p.place`)
}

async function holdFor(
  tx: WriteTx,
  services: Pick<Services, 'jobs' | 'sealer'>,
  o: { freed: FreedRow; chosen: Considered; time: Candidate; until: Date },
): Promise<void> {
  const { freed, time, until } = o
  const { row } = o.chosen
  const [appointmentId, offerId] = [randomUUID(), randomUUID()]
  const [start, end] = [new Date(time.fromMs), new Date(time.toMs)]
  const { staffId, unitId, mode } = time
  const session = time.isGroup ? await findSession(tx, { service: row.service, staffId, mode, start, end }) : undefined
  const seat = session === undefined ? null : await takeSeat(tx, session.id)
  if (time.isGroup && seat === null) throw new AppError('slot-taken')
  await tx.send(sql`
    insert into appointment (id, county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at, held_until,
      session_id, seat)
    values (${appointmentId}, ${tx.actor.county}, ${row.register}, ${row.person_id}, ${row.contact_id}, ${row.need_id}, ${freed.staff_id}, ${time.unitId},
      ${row.service}, ${time.mode}, tstzrange(${start}, ${end}), 'held', ${tx.at}, ${until},
      ${session?.id ?? null}, ${seat})`)
  const need = { id: row.need_id, person_id: row.person_id, contact_id: row.contact_id, service: row.service }
  const entries = (await serviceBook(tx)).get(row.service)?.together ?? []
  await takeBeside(tx, entries, { appointmentId, need, staffId, unitId, mode, start, end, beside: time.beside })
  const contact = await findContactRow(tx, row.contact_id)
  if (!contact) throw new Error('who waits has a contact')
  const channel = await planQuestionNotice(tx, services, contact, { heldId: appointmentId, asksHere: row.by_sms })
  await tx.send(sql`
    insert into waiting_offer (id, county_id, register, person_id, contact_id, need_id, freed_id, appointment_id, offered_at, expires_at, channel, status)
    values (${offerId}, ${tx.actor.county}, ${row.register}, ${row.person_id}, ${row.contact_id}, ${row.need_id}, ${freed.id}, ${appointmentId},
      ${tx.at}, ${until}, ${channel}, 'offered')`)
  await services.jobs.plan(tx, 'end-waiting-offer', { county: tx.actor.county, offerId }, { at: until })
}
