import type { LocalText } from '@luukku/contract'
import type { LocalDate } from '@luukku/domain/time'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { smallestShown } from './suppress.ts'

export interface PlaceRow {
  freed_id: string
  day: LocalDate
  decided_at: Date
  need_id: string
  service: string
  service_name: LocalText | null
  /** So few people were looked at for the service that its name with a day is a person. */
  is_small: boolean
  urgency_class: string
  days_left: number | null
  same_place: boolean
  journey_minutes: number | null
  known: boolean
  since: Date
  outcome: string
  answer: string | null
  answered_at: Date | null
  /** Freed times of the span that are in none of the rows. */
  more: number
}

/**
 * The log of fairness of the freed times that were looked at since, each of them whole and the youngest first.
 *
 * @param most  rows after which no further freed time begins
 * Index: waiting_place_decided, waiting_place_freed.
 */
export const listPlacesSince = (tx: ReadTx, since: Date, most: number) =>
  tx.rows(sql<PlaceRow>`
    with looked as (
      select p.freed_id, p.id, p.person_id, n.service from waiting_place p join need n on n.id = p.need_id
      where p.county_id = ${tx.actor.county} and p.decided_at >= ${since}),
    recent as (
      select freed_id, max(id) as youngest, sum(count(*)) over (order by max(id) desc) - count(*) as rows_before from looked group by freed_id),
    size as (select service, count(distinct person_id) as persons from looked group by service)
    select p.freed_id, (lower(f.during) at time zone 'Europe/Helsinki')::date::text as day, p.decided_at, p.need_id, n.service, v.name as service_name,
      coalesce(z.persons, 0) < ${smallestShown} as is_small, p.urgency_class, p.days_left, p.same_place, p.journey_minutes, p.known, p.since, p.outcome,
      o.status as answer, o.answered_at, (select count(*)::int from recent c where c.rows_before >= ${most}) as more
    from recent r join waiting_place p on p.freed_id = r.freed_id join freed_time f on f.id = p.freed_id join need n on n.id = p.need_id
      left join size z on z.service = n.service
      left join service v on v.county_id = p.county_id and v.code = n.service
      left join waiting_offer o on o.freed_id = p.freed_id and o.need_id = p.need_id and p.outcome = 'offered'
    where r.rows_before < ${most} order by r.youngest desc, p.id`)

export interface OfferSums {
  freed: number
  offered: number
  accepted: number
  declined: number
  unanswered: number
  withdrawn: number
  open: number
}
export const sumOffersSince = async (tx: ReadTx, since: Date): Promise<OfferSums> =>
  (await tx.first(sql<OfferSums>`
    select (select count(*)::int from freed_time f where f.county_id = ${tx.actor.county} and f.freed_at >= ${since}) as freed, count(*)::int as offered,
      count(*) filter (where o.status = 'accepted')::int as accepted, count(*) filter (where o.status = 'declined')::int as declined,
      count(*) filter (where o.status in ('expired', 'unreached'))::int as unanswered,
      count(*) filter (where o.status = 'withdrawn')::int as withdrawn, count(*) filter (where o.status = 'offered')::int as open
    from waiting_offer o where o.county_id = ${tx.actor.county} and o.offered_at >= ${since}`)) ?? {
    ...{ freed: 0, offered: 0, accepted: 0, declined: 0, unanswered: 0, withdrawn: 0, open: 0 },
  }
