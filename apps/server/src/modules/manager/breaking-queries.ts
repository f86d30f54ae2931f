import type { LocalText } from '@luukku/contract'
import { type RawBuilder, sql } from 'kysely'
import type { VisitMeets } from '@luukku/domain/law'
import type { ReadTx } from '../../platform/db.ts'
import { isDuty, stands } from '../law/index.ts'

/** Which limits are asked for. */
export interface BreakingAsked {
  /** The last day looked at; what ended before today is told too. */
  readonly to: string
  readonly service?: string
  readonly municipality?: string
  /** What a booked visit will be in law: a time inside a limit that it does not meet keeps nothing. */
  readonly meets: readonly VisitMeets[]
}

/**
 * The one place that says what breaks: running limits of open needs that end by the day, without a booked time that meets them
 * first, and those of contacts that nobody has assessed yet, under the service that was proposed first. At the assessment the need's
 * own clocks take the place of these, so that nothing is counted twice. The clock of one that stands under another runs on where the
 * other has none of the rule that ends as early. The list, the sentence, the picture and the groups all count these. Index:
 * clock_running.
 */
function breakingOf(tx: ReadTx, o: BreakingAsked): RawBuilder<unknown> {
  return sql`
    from clock k left join need n on n.id = k.need_id join contact c on c.id = k.contact_id
    -- The one that it stands under: its assessment and its end are those of this one too.
    left join contact l on l.id = c.joined_into
    -- What was not understood is a matter of the assessment of need (contactClocks).
    cross join lateral (select case when k.need_id is null then coalesce(c.summary #>> '{needs,0,service}', 'HTA') else n.service end as service,
      case when k.need_id is null then c.municipality_code else n.municipality_code end as municipality_code) w
    left join service s on s.county_id = k.county_id and s.code = w.service
    left join municipality m on m.code = w.municipality_code
    where k.county_id = ${tx.actor.county} and k.state in ('running', 'breached') and k.stopped_at is null and k.due_date <= ${o.to}
      -- A county's own promise is no law: it breaks nothing here.
      and coalesce(k.detail ->> 'kind', 'law') = 'law' and ${isDuty} and ${stands}
      and case when k.need_id is null then least(c.assessed_at, l.assessed_at) is null and c.status <> 'closed' and l.status is distinct from 'closed' else n.status in ('open', 'booked') end
      and (${o.service ?? null}::text is null or w.service = ${o.service ?? null})
      and (${o.municipality ?? null}::text is null or w.municipality_code = ${o.municipality ?? null})
      -- A booked time inside the limit does not break it where the visit is what the limit asks for: a nurse's is no doctor's, and none is a decision.
      and not exists (
        select from appointment a join staff_member g on g.id = a.staff_id
        join meets v on v.service = n.service and v.event = k.detail ->> 'stopEvent' and (v."only" is null or v."only" = g.professions[1]) and g.professions[1] <> all (v.but)
        where a.need_id = n.id and a.status in ('booked', 'arrived', 'started') and (lower(a.during) at time zone 'Europe/Helsinki')::date <= k.due_date)`
}

const withMeets = (meets: readonly VisitMeets[]): RawBuilder<unknown> =>
  sql`with meets as materialized (select * from jsonb_to_recordset(${JSON.stringify(meets)}::jsonb) as v (service text, event text, "only" text, but text[]))`

export interface BreakingRow {
  /** Null: the contact's own, of which nobody has assessed a need yet. */
  need_id: string | null
  rule_id: string
  title: LocalText
  due_date: string
  real_life_date: string | null
  service: string
  service_name: LocalText | null
  municipality_code: string | null
  municipality: LocalText | null
  owner_kind: 'staff' | 'duty'
  owner_id: string
  booked: boolean
}

/** The limits that break, the earliest first. */
export async function listBreaking(tx: ReadTx, o: BreakingAsked & { limit: number }): Promise<BreakingRow[]> {
  return tx.rows(sql<BreakingRow>`
    ${withMeets(o.meets)}
    select n.id as need_id, k.rule_id, k.detail -> 'title' as title, k.due_date, n.real_life_date, w.service, s.name as service_name, w.municipality_code, m.name as municipality,
      case when n.owner_staff_id is null then coalesce(l.next_owner_kind, c.next_owner_kind) else 'staff' end as owner_kind,
      coalesce(n.owner_staff_id::text, l.next_owner_id, c.next_owner_id) as owner_id, coalesce(n.status = 'booked', false) as booked
    ${breakingOf(tx, o)} order by k.due_date, k.rule_id, k.id limit ${o.limit}`)
}

export interface BreakingCount {
  service: string
  service_name: LocalText | null
  municipality_code: string | null
  municipality: LocalText | null
  due_date: string
  n: number
}

/** How many limits break, by service, municipality and last day: all of them, also where the list shows only the first. */
export async function countBreaking(tx: ReadTx, o: BreakingAsked): Promise<BreakingCount[]> {
  return tx.rows(sql<BreakingCount>`
    ${withMeets(o.meets)}
    select w.service, s.name as service_name, w.municipality_code, m.name as municipality, k.due_date, count(*)::int as n
    ${breakingOf(tx, o)} group by 1, 2, 3, 4, 5 order by k.due_date, w.service, w.municipality_code`)
}
