import { withOwner } from './as-owner.ts'

/** A contact that an earlier run of the seed made. */
export interface BegunContact {
  id: string
  status: string
}

/** The contacts of a half-filled county by who sent them. Read as the owner: no actor may see everybody's contacts. */
export async function listBegunContacts(ownerUrl: string, county: string): Promise<ReadonlyMap<string, BegunContact>> {
  const { rows } = await withOwner(ownerUrl, (owner) =>
    owner.query<BegunContact & { sender: string }>(
      `select id, status, coalesce(reporter_person_id, person_id) as sender from contact where county_id = $1`,
      [county],
    ),
  )
  return new Map(rows.map(({ sender, id, status }) => [sender, { id, status }]))
}
