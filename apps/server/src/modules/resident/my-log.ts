import type { RouteResponse, routes } from '@luukku/contract'
import { sql } from 'kysely'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { professionText } from '@luukku/i18n/data/professions'
import { useLogTexts } from '@luukku/i18n/data/use-log'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { listWhoActsForMe } from '../acting/index.ts'
import { fullName, openName } from '../person/index.ts'

interface UseRow {
  at: Date
  times: number
  actor_kind: string
  /** Of somebody who acted for the person: theirs. */
  other_id: string | null
  action: string
  purpose: string
  besides: boolean
  given_name: string | null
  family_name: string | null
  professions: string[] | null
  before: string | null
}

/** Lines after which no further day is begun. */
const pageOfLog = 500

/**
 * Use of my data in plain words (703/2023 § 10 keeps the log): who, what and why; never what another unit knows. One line
 * for what one person did on one day, so that a reader finds the stranger among them. Whole days, until a page is full: the
 * answer says the day from which it goes on. What somebody did who acts or acted for the person is told apart from what the
 * person did, with the name of one who acts for them now, a guardian too.
 * @param of  only these of the persons one acts for, whole, from the first day
 */
export async function readMyLog(
  tx: ReadTx,
  sealer: Sealer,
  { of, before }: { of?: readonly string[]; before?: string },
): Promise<RouteResponse<typeof routes.readMyLog>> {
  const persons =
    of ?? (tx.actor.kind === 'resident' ? tx.actor.persons : tx.actor.kind === 'visitor' ? [tx.actor.personId] : [])
  const me = 'personId' in tx.actor ? [tx.actor.personId] : []
  // Of what protects a person from who acts for them (0486) a line is of who stood there themself, and of nobody they act for.
  const rows = await tx.rows(sql<UseRow>`
    with use as (
      select e.chain, e.seq, e.at, e.actor_kind, e.actor_id, e.action, e.purpose,
        bool_and(coalesce(e.detail -> 'besides' ? s.person_id::text, false)) as besides
      from journal_entry e join journal_subject s on s.chain = e.chain and s.seq = e.seq
        and (s.person_id = any (${me}::uuid[] || (select joined_into_me()))
          or s.person_id = any (${[...persons]}::uuid[]) and not is_for_the_person_alone(e.action))
      group by e.chain, e.seq),
    line as (select (u.at at time zone 'Europe/Helsinki')::date as day, max(u.at) as at, count(*)::int as times, u.actor_kind,
      case when u.actor_kind in ('resident', 'visitor') and u.actor_id <> all (${me}::text[] || (select joined_into_me())::text[]) then u.actor_id end as other_id,
      u.action, u.purpose, u.besides, m.given_name, m.family_name, m.professions
    from use u left join staff_member m on u.actor_kind = 'staff' and m.id::text = u.actor_id
    where ${before ?? null}::date is null or u.at < ${before ?? null}::date::timestamp at time zone 'Europe/Helsinki'
    group by 1, u.actor_kind, u.actor_id, u.action, u.purpose, u.besides, m.given_name, m.family_name, m.professions),
    last_day as (select day from line order by day desc offset ${of === undefined ? pageOfLog - 1 : null} limit ${of === undefined ? 1 : 0})
    select at, times, actor_kind, other_id, action, purpose, besides, given_name, family_name, professions,
      (select d.day::text from last_day d where exists (select from line older where older.day < d.day)) as before
    from line where day >= coalesce((select day from last_day), '-infinity') order by at desc, action`)
  tx.journal({ register: 'none', persons })
  const goesOn = rows[0]?.before
  const acting = rows.some(({ other_id }) => other_id !== null) ? await listWhoActsForMe(tx) : []
  const names = new Map(
    acting.map((r) => [r.actor_person_id, fullName(openName(sealer, r.actor_person_id, r.name_sealed))]),
  )
  const entries = rows.map((row) => toEntry(row, names))
  return {
    entries: of === undefined ? oneEach(entries) : entries,
    ...(typeof goesOn !== 'string' ? {} : { before: goesOn }),
  }
}

/** Several commands may read alike: what reads alike on one day is one line of the page, at the last time; a file has each. */
function oneEach(entries: readonly ReturnType<typeof toEntry>[]): ReturnType<typeof toEntry>[] {
  const lines = new Map<string, ReturnType<typeof toEntry>>()
  for (const entry of entries) {
    const key = [entry.at.slice(0, 10), entry.by, entry.who, entry.role.fi, entry.what.fi, entry.why.fi].join('\n')
    const line = lines.get(key)
    lines.set(key, line === undefined ? entry : { ...line, times: line.times + entry.times })
  }
  return [...lines.values()]
}

function toEntry(row: UseRow, names: ReadonlyMap<string, string>) {
  const isOther = row.other_id !== null
  const by =
    row.actor_kind === 'staff' || row.actor_kind === 'system' ? row.actor_kind : isOther ? 'representative' : 'me'
  return {
    at: formatHelsinki(toInstant(row.at)),
    who: row.given_name === null ? (names.get(row.other_id ?? '') ?? '') : `${row.given_name} ${row.family_name ?? ''}`,
    role: by === 'staff' ? professionText(row.professions?.[0] ?? '') : useLogTexts[by],
    what: row.besides ? useLogTexts.besides : useLogTexts.what(row.action),
    why: useLogTexts.why(row.purpose),
    by,
    times: row.times,
  } as const
}
