import { sql } from 'kysely'
import type { WriteTx } from './db.ts'

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Whose rows a stored answer names, when its caller still sees every one of them; undefined when a right has ended since.
 * A professional who never saw the contact itself sees it by a need of theirs.
 *
 * @param stored  request and answer, as text: every id in them is looked at
 */
export async function personsStillSeen(tx: WriteTx, stored: string): Promise<string[] | undefined> {
  const ids = [...new Set(stored.match(uuids) ?? [])]
  if (ids.length === 0) return []
  const rows = await tx.rows(sql<{ person_id: string; seen: boolean }>`
    select k.person_id, case k.kind
        when 'contact' then exists (select from contact c where c.id = k.id) or exists (select from need n where n.contact_id = k.id)
        when 'need' then exists (select from need n where n.id = k.id)
        when 'appointment' then exists (select from appointment a where a.id = k.id)
        else exists (select from person p where p.id = k.id) end as seen
    from known_rows(${ids}::uuid[]) k`)
  return rows.every(({ seen }) => seen) ? [...new Set(rows.map(({ person_id }) => person_id))] : undefined
}
