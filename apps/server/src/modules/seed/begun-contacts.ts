import { withOwner } from './as-owner.ts'

/** A contact that an earlier run of the seed made. */
export interface BegunContact {
  id: string
  status: string
}

/**
 * The contacts of a half-filled county by who sent them, of each the earliest first. Read as the owner: no actor may see
 * everybody's contacts.
 */
export async function listBegunContacts(
  ownerUrl: string,
  county: string,
): Promise<ReadonlyMap<string, readonly BegunContact[]>> {
  const { rows } = await withOwner(ownerUrl, (owner) =>
    owner.query<BegunContact & { sender: string }>(
      `select id, status, coalesce(reporter_person_id, person_id) as sender from contact where county_id = $1 order by received_at, id`,
      [county],
    ),
  )
  return Map.groupBy(rows, ({ sender }) => sender)
}
